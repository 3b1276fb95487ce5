import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, later } from '../../../../tests/fixtures/play';
import { start } from '../start';
import { askedBy, givenTo, morning } from './morning';
import { evenly } from './storm';

const NO_LIMIT = 1e9;
const waits = (arrivals: readonly number[], ends: readonly number[]) => ends.map((end, i) => end - (arrivals[i] ?? 0));

describe('a morning on one datastore', () => {
	test('without a limit everybody waits for a boot and a log-in: 60 s and 30 s', () => {
		const arrivals = evenly(50, 5);
		for (const wait of waits(arrivals, morning(arrivals, false, NO_LIMIT).ends)) expect(wait).toBeCloseTo(90, 6);
		for (const wait of waits(arrivals, morning(arrivals, true, NO_LIMIT).ends)) expect(wait).toBeCloseTo(30, 6);
	});

	test('all at once: n·J/C for the boots, then for the log-ins', () => {
		// 400 · 1,020 / 3,200 = 127.5 s, and 400 · 360 / 3,200 = 45 s
		const together = new Array<number>(400).fill(0);
		for (const end of morning(together, false, 3_200).ends) expect(end).toBeCloseTo(172.5, 6);
		for (const end of morning(together, true, 3_200).ends) expect(end).toBeCloseTo(45, 6);
	});

	test('counts every desktop in one phase, and ends with all of them at work', () => {
		const { moments } = morning(evenly(60, 1), false, 300);
		for (const { at, booting, loggingIn, working } of moments)
			expect(booting + loggingIn + working).toBe(Math.min(60, Math.floor(at + 1 + 1e-6)));
		expect(moments.at(-1)).toMatchObject({ booting: 0, loggingIn: 0, working: 60 });
	});

	test('work done is what was asked in all: 1,020 and 360 each, and 7.5 a second from then on', () => {
		const { moments, ends } = morning(evenly(30, 2), false, 100);
		const last = Math.max(...ends);
		let [boot, login] = [0, 0];
		moments.forEach((moment, i) => {
			const span = (moments[i + 1]?.at ?? last) - moment.at;
			const given = givenTo(moment, 100);
			expect(given.boot + given.login + given.steady).toBeLessThanOrEqual(100 + 1e-9);
			boot += given.boot * span;
			login += given.login * span;
		});
		expect(boot).toBeCloseTo(30 * 1_020, 3);
		expect(login).toBeCloseTo(30 * 360, 3);
	});

	test('who asks for less than an equal share gets it; the others share the rest', () => {
		const busy = { booting: 200, loggingIn: 100, working: 100 };
		expect(askedBy(busy)).toEqual({ boot: 3_400, login: 1_200, steady: 750 });
		// 3,200 − 750 for those at work leaves 2,450 for 300 equals
		const given = givenTo(busy, 3_200);
		expect(given.steady).toBeCloseTo(750, 9);
		expect(given.boot).toBeCloseTo((2_450 * 200) / 300, 9);
		expect(given.login).toBeCloseTo((2_450 * 100) / 300, 9);
	});

	test('on a datastore that does nothing nobody ever works', () => {
		expect(morning([0, 1], false, 0).ends).toEqual([Infinity, Infinity]);
		expect(morning([], false, 100)).toEqual({ moments: [{ at: 0, booting: 0, loggingIn: 0, working: 0 }], ends: [] });
	});
});

test.each([false, true])('is what a pool in the world does; booted before: %s', (booted) => {
	const world = start(
		anEstate({
			datastores: [{ name: 'san', shared: true, sizeGiB: 2_000, iops: 300, throughputMBps: 4_000, site: 'main' }],
			hosts: [aHost('alder', { memoryMiB: 262_144 })],
			guests: [aGuest('golden', { state: 'off', memoryMiB: 1_536, load: { cpuGHz: 0.1, dirtyMiBps: 1, workingSetMiB: 100 } })],
			desktopPools: [
				{
					...{ name: 'desk', kind: 'pooled' as const, image: 'golden', broker: null, hosts: ['alder'], datastore: 'san' },
					...{ size: 38, spare: booted ? 38 : 0, onLogOff: 'reset' as const, loggedOn: 0 }
				}
			]
		})
	);
	const asked = after(world, { type: 'logInToPool', pool: 'pool:desk', users: 38, seconds: 19 });
	const ended = [...asked.events, ...later(asked.world, 3_600).events].flatMap((event) =>
		event.type === 'taskEnded' && event.kind === 'logIn' ? [event.at / 1e9] : []
	);
	const { ends } = morning(evenly(38, 2), booted, 300);
	expect(ended).toHaveLength(38);
	// the world also makes each desktop, which takes a moment
	ended.forEach((end, i) => expect(Math.abs(end - (ends[i] ?? NaN))).toBeLessThan(0.1));
});
