import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHASE_LOADS, phaseIos } from './phases';
import { burstSeconds, evenly, storm } from './storm';
import { vector } from './vectors.fixture';

const boots = (begins: readonly number[]) =>
	begins.map((at) => ({ at, ios: phaseIos('boot'), iops: PHASE_LOADS.streamed.boot.iops.typical }));

test('vdi.iops.phases: Dell EqualLogic BP1018, table 7', () => {
	const { expected } = vector('vdi.iops.phases');
	const { steady, login, boot } = PHASE_LOADS.streamed;
	const ends = ({ iops }: typeof steady) => [iops.low, iops.high];
	expect({ steady: ends(steady), login_storm: ends(login), boot_storm: ends(boot) }).toEqual({
		steady: expected.steady,
		login_storm: expected.login_storm,
		boot_storm: expected.boot_storm
	});
	expect({ steady: steady.writes, login: login.writes, boot: boot.writes }).toEqual(expected.write_fraction);
});

test('a boot is 1,020 operations, and a login 360', () => {
	expect([phaseIos('boot'), phaseIos('login')]).toEqual([1_020, 360]);
});

test('one boot on an idle datastore takes its minute', () => {
	expect(storm(boots([0]), 5_000)).toMatchObject({ seconds: 60, most: 1, peakAsked: 17, peakGranted: 17 });
});

test.each([
	[10, 5_000, 60],
	[100, 1_700, 60],
	[200, 1_700, 120],
	[630, 7_500, 85.68]
])('%i boots at once share %i operations a second: %f s', (count, capacity, seconds) => {
	expect(storm(boots(evenly(count, Infinity)), capacity).seconds).toBeCloseTo(seconds, 9);
	expect(burstSeconds(count, 1_020, 17, capacity)).toBeCloseTo(seconds, 9);
});

// The paper restarted them through the management server. It saw 15,000 operations a second at the peak on two arrays and no bottleneck in
// them: so the order in which machines are started sets the time, not the disks.
test('1,270 desktops boot in 10 to 12 minutes [Dell BP1018, 5.7], started two a second [A], on arrays of 15,000 operations a second', () => {
	const { seconds, most } = storm(boots(evenly(1_270, 2)), 15_000);
	// the last begins at 634.5 s and has its minute
	expect(seconds).toBeCloseTo(694.5, 6);
	expect(seconds).toBeGreaterThanOrEqual(600);
	expect(seconds).toBeLessThanOrEqual(720);
	expect(most).toBe(120);
});

test('the same desktops started at once would need 86 s there, and 10 to 12 minutes on an array of about 2,000 operations a second', () => {
	expect(storm(boots(evenly(1_270, Infinity)), 15_000).seconds).toBeCloseTo((1_270 * 1_020) / 15_000, 6);
	// 24 disks of 15,000/min at 150, two writes for each of the 87 % [RAID 10]: 3,600 / 1.87
	const { seconds } = storm(boots(evenly(1_270, Infinity)), 3_600 / (0.13 + 2 * 0.87));
	expect(seconds).toBeGreaterThan(600);
	expect(seconds).toBeLessThan(720);
});

test('boots and logins share: the smaller askers are satisfied first', () => {
	// level of 20 over two: the login takes its 4, the boot gets 16
	const { ends } = storm(
		[
			{ at: 0, ios: 160, iops: 17 },
			{ at: 0, ios: 40, iops: 4 }
		],
		20
	);
	expect(ends).toEqual([10, 10]);
});

test('a datastore that gives nothing lets nobody finish; what asks nothing ends where it began', () => {
	expect(storm(boots([0, 5]), 0).ends).toEqual([Infinity, Infinity]);
	expect(storm([{ at: 3, ios: 0, iops: 17 }], 0).ends).toEqual([3]);
	expect(storm([], 100)).toEqual({ ends: [], seconds: 0, most: 0, peakAsked: 0, peakGranted: 0 });
});

test('no datastore gives more than it has, everybody takes at least its own time, and nothing is lost on the way', () => {
	const job = fc.record({ at: fc.integer({ min: 0, max: 60 }), ios: fc.integer({ min: 1, max: 500 }), iops: fc.constantFrom(5, 12, 17) });
	fc.assert(
		fc.property(fc.array(job, { minLength: 1, maxLength: 30 }), fc.integer({ min: 5, max: 200 }), (jobs, capacity) => {
			const { ends, seconds, peakGranted, peakAsked } = storm(jobs, capacity);
			expect(peakGranted).toBeLessThanOrEqual(Math.min(capacity, peakAsked) + 1e-9);
			jobs.forEach((each, i) => expect(ends[i]).toBeGreaterThanOrEqual(each.at + each.ios / each.iops - 1e-6));
			const work = jobs.reduce((sum, { ios }) => sum + ios, 0);
			expect(seconds).toBeGreaterThanOrEqual(Math.min(...jobs.map(({ at }) => at)) + work / capacity - 1e-6);
			// while one of them still works, the datastore is either full or everybody has all it asks
			const slowest = Math.max(...jobs.map(({ at, ios, iops }) => at + ios / iops));
			expect(seconds).toBeLessThanOrEqual(slowest + work / capacity + 1e-6);
		}),
		{ numRuns: 300, seed: 11 }
	);
});
