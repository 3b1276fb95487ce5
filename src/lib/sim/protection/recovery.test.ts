import { describe, expect, test } from 'vitest';
import { SECOND } from '../units';
import { backupBytes, copyNs, coverOf, mergedBytes, recoveryPoint, recoveryTimeNs } from './recovery';

describe('a recovery point', () => {
	const nightly = [
		{ takenAt: 0, finishedAt: 40 },
		{ takenAt: 100, finishedAt: 110 },
		{ takenAt: 200, finishedAt: null }
	];
	test('is when the last complete backup began, since what was written while it copied is not in it', () => {
		expect(recoveryPoint(nightly, 300)).toBe(100);
	});
	test('stays at the older backup until the newer one is complete', () => {
		expect(recoveryPoint(nightly, 109)).toBe(0);
		expect(recoveryPoint(nightly, 110)).toBe(100);
	});
	test('does not exist before the first backup is complete, and never lies in the future', () => {
		expect(recoveryPoint(nightly, 39)).toBe(null);
		expect(recoveryPoint([], 300)).toBe(null);
		expect(recoveryPoint([{ takenAt: 500, finishedAt: 20 }], 300)).toBe(null);
	});
	test('is the newest one whatever the order of the list', () => {
		expect(recoveryPoint([...nightly].reverse(), 300)).toBe(100);
	});
});

describe('a backup', () => {
	test('copies all that is written the first time, and then only what changed', () => {
		expect(backupBytes(400e9, null)).toBe(400e9);
		expect(backupBytes(400e9, 12e9)).toBe(12e9);
		expect(backupBytes(400e9, 0)).toBe(0);
	});
	test('never copies more than the guest has, however often it was rewritten', () => {
		expect(backupBytes(40e9, 900e9)).toBe(40e9);
	});
	test('thrown away leaves its bytes to the next, up to the whole content', () => {
		expect(mergedBytes(30e9, 5e9, 40e9)).toBe(35e9);
		expect(mergedBytes(38e9, 5e9, 40e9)).toBe(40e9);
	});
	test('of 400 GB takes 4,000 s at 100 MB/s, and for ever without bandwidth', () => {
		expect(copyNs(400e9, 100e6)).toBe(4_000 * SECOND);
		expect(copyNs(1, 0)).toBe(Infinity);
		expect(copyNs(0, 0)).toBe(0);
	});
	test('is back in use after copying and booting', () => {
		expect(recoveryTimeNs(400e9, 100e6, 60 * SECOND)).toBe(4_060 * SECOND);
	});
});

describe('a copy', () => {
	const original = [{ datastore: 'ds:san', site: 'main' }];
	test.each([
		['on the same datastore protects against losing neither', { datastore: 'ds:san', site: 'main' }, { datastore: false, site: false }],
		['beside it protects against losing the datastore only', { datastore: 'ds:nas', site: 'main' }, { datastore: true, site: false }],
		['at another site protects against both', { datastore: 'ds:vault', site: 'north' }, { datastore: true, site: true }]
	])('%s', (_, copy, cover) => {
		expect(coverOf(copy, original)).toEqual(cover);
	});
	test('must lie apart from every disk of a guest that has several', () => {
		const two = [...original, { datastore: 'ds:fast', site: 'north' }];
		expect(coverOf({ datastore: 'ds:vault', site: 'north' }, two)).toEqual({ datastore: true, site: false });
		expect(coverOf({ datastore: 'ds:fast', site: 'west' }, two)).toEqual({ datastore: false, site: true });
	});
});
