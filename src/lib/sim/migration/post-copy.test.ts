import { describe, expect, test } from 'vitest';
import { GiB, MiB } from '../units';
import { PAGE } from './policy';
import { networkFaults, postCopy, speedWhilePulling, type PostCopy } from './post-copy';

const guest: PostCopy = { ramBytes: GiB, bytesPerS: 128 * MiB, workingSetBytes: 100 * PAGE };

test('every page is sent once, after 8 MiB of registers and devices', () => {
	expect(postCopy({ ...guest, setupS: 1, resumeS: 0.03 })).toMatchObject({
		outcome: 'done',
		sentBytes: GiB + 8 * MiB,
		downtimeS: 0.0625 + 0.03,
		pullS: 8,
		totalS: 1 + 0.0625 + 0.03 + 8
	});
});

test('21 percent of the working set is fetched page by page', () => {
	expect(networkFaults(100 * PAGE)).toBeCloseTo(21, 12);
});

test('each such page costs the guest a millisecond of the time that its memory takes to follow', () => {
	// 21 ms of 8 s
	expect(speedWhilePulling(100 * PAGE, GiB, 128 * MiB)).toBeCloseTo(1 - 0.021 / 8, 12);
	expect(postCopy(guest)).toMatchObject({ guestSpeed: expect.closeTo(1 - 0.021 / 8, 12) as number });
});

test('with more faults than time, it stands still, and never runs backwards', () => {
	expect(speedWhilePulling(GiB, GiB, GiB)).toBe(0);
});

describe('edges', () => {
	test('no bandwidth: it stalls', () => expect(postCopy({ ...guest, bytesPerS: 0 })).toEqual({ outcome: 'stalled' }));
	test('cut off while it pulls, the guest stands still', () => expect(speedWhilePulling(100 * PAGE, GiB, 0)).toBe(0));
	test('nothing to pull: full speed', () => expect(speedWhilePulling(0, 0, 128 * MiB)).toBe(1));
	test('NaN is refused', () => expect(() => postCopy({ ...guest, ramBytes: NaN })).toThrow(RangeError));
});
