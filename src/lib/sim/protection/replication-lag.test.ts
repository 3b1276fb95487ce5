import { describe, expect, test } from 'vitest';
import { SECOND } from '../units';
import { replicationLag } from './replication-lag';

const link = { intervalNs: 300 * SECOND, bytesPerS: 10e6, changedBytesPerS: 2e6, contentBytes: 400e9 };

describe('a replica', () => {
	test('is at worst one interval and one sending time old', () => {
		// 2 MB/s for 300 s = 600 MB, sent at 10 MB/s in 60 s
		expect(replicationLag(link)).toEqual({
			bytes: 600e6,
			sendNs: 60 * SECOND,
			periodNs: 300 * SECOND,
			worstNs: 360 * SECOND,
			keepsUp: true
		});
	});
	test('of a guest that changes nothing is at worst one interval old', () => {
		expect(replicationLag({ ...link, changedBytesPerS: 0 })).toMatchObject({ bytes: 0, sendNs: 0, worstNs: 300 * SECOND, keepsUp: true });
	});
	test('keeps up as long as the link carries what changes, to the byte', () => {
		expect(replicationLag({ ...link, changedBytesPerS: 10e6 })).toMatchObject({
			sendNs: 300 * SECOND,
			worstNs: 600 * SECOND,
			keepsUp: true
		});
		expect(replicationLag({ ...link, changedBytesPerS: 10e6 + 1 }).keepsUp).toBe(false);
	});
	test('that does not keep up ends in sending everything, one cycle after the other', () => {
		// 400 GB at 10 MB/s: 40,000 s a cycle
		const late = replicationLag({ ...link, changedBytesPerS: 30e6 });
		expect(late).toEqual({
			bytes: 400e9,
			sendNs: 40_000 * SECOND,
			periodNs: 40_000 * SECOND,
			worstNs: 80_000 * SECOND,
			keepsUp: false
		});
	});
	test('of a small disk keeps up however often it is rewritten', () => {
		expect(replicationLag({ ...link, changedBytesPerS: 500e6, contentBytes: 2e9 })).toMatchObject({ bytes: 2e9, keepsUp: true });
	});
	test('without a link ages for ever', () => {
		expect(replicationLag({ ...link, bytesPerS: 0 })).toMatchObject({ sendNs: Infinity, worstNs: Infinity, keepsUp: false });
	});
});
