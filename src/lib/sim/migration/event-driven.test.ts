// The migration that runs in the world, with everything that can happen to it on the way.
import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate, MiBps } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import { advance } from '../advance';
import type { Command } from '../command';
import type { SimEvent } from '../event';
import { hashWorld } from '../hash';
import { view } from '../picture';
import type { Scenario } from '../scenario';
import { start } from '../start';
import { SECOND, GiB, MiB } from '../units';
import { STOP_POLICIES, type World } from '../world';
import { postCopy } from './post-copy';
import { preCopy } from './pre-copy';

type Policy = Partial<Scenario['policies']['migration']>;
const PEER: Policy = { setupSeconds: 0, resumeSeconds: 0 };
const move: Command = { type: 'migrate', guest: 'vm:app-01', to: 'host:birch' };
const of = (guest: string): Command => ({ type: 'migrate', guest: `vm:${guest}`, to: 'host:birch' });

/** guests of 1 GiB on alder, two ports of 100 MiB/s */
function estate(dirtyMiBps: number, migration: Policy = {}, names = ['app-01'], nicMiBps = 100): World {
	const hosts = ['alder', 'birch'].map((name) => aHost(name, { nicMbps: MiBps(nicMiBps) }));
	const load = { ...aGuest('x').load, cpuGHz: 1, dirtyMiBps, workingSetMiB: 900 };
	return start(anEstate({ hosts, guests: names.map((name) => aGuest(name, { memoryMiB: 1_024, load })), policies: { migration } }));
}
const alive = (world: World, guest = 'app-01') => view(world).guests[`vm:${guest}`];
const types = (events: readonly SimEvent[]) => events.map(({ type }) => type);

describe('the move in the world agrees with the closed recurrence', () => {
	test.each(
		STOP_POLICIES.flatMap((stop) =>
			[0, 5, 40, 90].flatMap((dirtyMiBps) => (['linear', 'saturating'] as const).map((dirtying) => ({ stop, dirtyMiBps, dirtying })))
		)
	)('$stop, rewriting $dirtyMiBps MiB/s, $dirtying', ({ stop, dirtyMiBps, dirtying }) => {
		const { events } = later(after(estate(dirtyMiBps, { stop, dirtying, setupSeconds: 2 }), move).world, 3_600);
		const done = only(events, 'guestMigrated');
		const expected = preCopy({
			ramBytes: GiB,
			bytesPerS: 100 * MiB,
			dirtyBytesPerS: dirtyMiBps * MiB,
			workingSetBytes: 900 * MiB,
			policy: stop,
			dirtying,
			setupS: 2,
			resumeS: 0.03
		});
		if (expected.outcome !== 'done') throw new Error(expected.outcome);
		expect(events.filter(({ type }) => type === 'migrationRound')).toHaveLength(expected.rounds.length);
		expect(done.totalNs / SECOND).toBeCloseTo(expected.totalS, 5);
		expect(done.downtimeNs / SECOND).toBeCloseTo(expected.downtimeS, 6);
		expect(Math.abs(done.sentBytes - expected.sentBytes)).toBeLessThan(100);
	});

	test('a last copy that may take longer than the rule says: the same rounds, and a limit of its own', () => {
		const { events } = later(after(estate(50, { lastCopySeconds: 0.3 }), move).world, 3_600);
		// what is left halves with each round: 16 MiB are the first that 100 MiB/s carry in 0.3 s, 2 MiB in 0.03 s
		const done = only(events, 'guestMigrated');
		expect(done.rounds.map(({ sentBytes }) => Math.round(sentBytes / MiB))).toEqual([1_024, 512, 256, 128, 64, 32, 16]);
		expect(done.downtimeNs / SECOND).toBeCloseTo(0.16 + 0.03, 6);
		expect(warnings(estate(150, { lastCopySeconds: 9 }), move)).not.toContain('converges');
		expect(warnings(estate(150, { lastCopySeconds: 8.9 }), move)).toContain('converges');
	});

	test('auto-converge: the same throttle after each round, and the same end', () => {
		const { events } = later(after(estate(150, { ...PEER, stop: 'qemu', autoConverge: true }), move).world, 3_600);
		const input = { ramBytes: GiB, bytesPerS: 100 * MiB, dirtyBytesPerS: 150 * MiB, workingSetBytes: 900 * MiB };
		const expected = preCopy({ ...input, policy: 'qemu', autoConverge: true });
		if (expected.outcome !== 'done') throw new Error(expected.outcome);
		expect(only(events, 'guestMigrated')).toMatchObject({ throttlePercent: expected.rounds.at(-1)?.throttlePercent });
		expect(only(events, 'guestMigrated').totalNs / SECOND).toBeCloseTo(expected.totalS, 5);
		const said = events.flatMap((event) => (event.type === 'migrationThrottled' ? [event.percent] : []));
		expect(said).toEqual([...new Set(expected.rounds.map(({ throttlePercent }) => throttlePercent))].slice(1));
	});

	test('post-copy: a pause for 8 MiB, each page once, slower while they come', () => {
		const moving = after(estate(150, { ...PEER, method: 'post-copy' }), move).world;
		const { world, events } = later(moving, 1);
		const expected = postCopy({ ramBytes: GiB, bytesPerS: 100 * MiB, workingSetBytes: 900 * MiB });
		if (expected.outcome !== 'done') throw new Error(expected.outcome);
		expect(only(events, 'migrationSwitched').downtimeNs / SECOND).toBeCloseTo(0.08, 9);
		expect(alive(world)).toMatchObject({ host: 'host:birch', task: { migration: { phase: 'pull' } } });
		expect(alive(world)?.task?.migration?.speedPercent).toBeCloseTo(expected.guestSpeed * 100, 9);
		const done = only(later(world, 60).events, 'guestMigrated');
		expect(done).toMatchObject({ method: 'post-copy', sentBytes: expected.sentBytes });
		expect(done.totalNs / SECOND).toBeCloseTo(expected.totalS, 6);
		expect(done.downtimeNs / SECOND).toBeCloseTo(expected.downtimeS, 6);
	});

	test('a command can ask for the other method than the policy', () => {
		const { events } = later(after(estate(10, PEER), { ...move, method: 'post-copy' }).world, 60);
		expect(only(events, 'guestMigrated').method).toBe('post-copy');
	});

	test('only what is used is sent, when the option is on', () => {
		const world = estate(0, { ...PEER, usedPagesOnly: true });
		const half = after(world, { type: 'editGuest', guest: 'vm:app-01', change: { activePercent: 93.75 } }).world;
		expect(only(later(after(half, move).world, 60).events, 'guestMigrated').sentBytes).toBe(960 * MiB);
	});

	test('a slow sender is the bottleneck, in the last copy too', () => {
		const { events } = later(after(estate(10, { ...PEER, senderMbps: MiBps(50) }), move).world, 600);
		const expected = preCopy({
			ramBytes: GiB,
			bytesPerS: 100 * MiB,
			senderBytesPerS: 50 * MiB,
			dirtyBytesPerS: 10 * MiB,
			workingSetBytes: 900 * MiB
		});
		expect(only(events, 'guestMigrated').totalNs / SECOND).toBeCloseTo(expected.outcome === 'done' ? expected.totalS : NaN, 5);
	});
});

describe('several at once on one link', () => {
	test('two that rewrite nothing take twice as long; two that rewrite take more than that', () => {
		const seconds = (dirty: number, names: string[]) => {
			const { events } = later(after(estate(dirty, PEER, names), ...names.map(of)).world, 3_600);
			return events.flatMap((event) => (event.type === 'guestMigrated' ? [event.totalNs / SECOND] : []));
		};
		expect(seconds(0, ['a', 'b'])).toEqual([20.48, 20.48]);
		const [alone = 0] = seconds(30, ['a']);
		const [both = 0] = seconds(30, ['a', 'b']);
		expect(both / alone).toBeGreaterThan(2.1);
	});

	test('each of which comes to its end alone, they may not come to one together', () => {
		const { world, events } = later(after(estate(60, PEER, ['a', 'b']), of('a'), of('b')).world, 3_600);
		expect(events.filter(({ type }) => type === 'guestMigrated')).toEqual([]);
		expect(events.filter(({ type }) => type === 'migrationNotConverging')).toHaveLength(2);
		expect(alive(world, 'a')?.task).toMatchObject({ secondsLeft: null, migration: { notConverging: true } });
		// one is called off: the other has the link to itself, and arrives
		const { events: freed } = later(after(world, { type: 'cancelTask', task: 'task:1' }).world, 600);
		expect(only(freed, 'guestMigrated').guest).toBe('vm:b');
	});

	test('a port for migrations alone leaves the other to the clinic', () => {
		const hosts = ['alder', 'birch'].map((name) => aHost(name, { nicMbps: MiBps(10), migrationNicMbps: MiBps(100) }));
		const guests = [aGuest('app-01', { memoryMiB: 1_000, load: { ...aGuest('x').load, dirtyMiBps: 0 } })];
		const { events } = later(after(start(anEstate({ hosts, guests, policies: { migration: PEER } })), move).world, 60);
		expect(only(events, 'guestMigrated').totalNs).toBe(10 * SECOND);
	});
});

describe('guests that send and receive share the port', () => {
	const withTraffic = (networkMbps: number, migrationNicMbps: number | null = null) => {
		const hosts = ['alder', 'birch'].map((name) => aHost(name, { nicMbps: MiBps(100), migrationNicMbps }));
		const load = { ...aGuest('x').load, dirtyMiBps: 0 };
		const guests = [
			aGuest('app-01', { memoryMiB: 1_000, load }),
			aGuest('web', { host: 'birch', memoryMiB: 1_000, load: { ...load, networkMbps } })
		];
		return start(anEstate({ hosts, guests, policies: { migration: PEER } }));
	};
	const seconds = (world: World) => only(later(after(world, move).world, 600).events, 'guestMigrated').totalNs / SECOND;

	test('a little of it leaves the rest; as much as there is leaves half', () => {
		// half of it each way: 20 of 100 MiB/s, then 200
		expect(seconds(withTraffic(MiBps(40)))).toBeCloseTo(12.5, 8);
		expect(seconds(withTraffic(MiBps(400)))).toBeCloseTo(20, 8);
	});

	test('it does not matter to a port for migrations', () => {
		expect(seconds(withTraffic(MiBps(400), MiBps(100)))).toBeCloseTo(10, 8);
	});

	test('it ends when the guest is paused, from the middle of a round', () => {
		const half = later(after(withTraffic(MiBps(400)), move).world, 10).world;
		const { events } = later(after(half, { type: 'pause', guest: 'vm:web' }).world, 60);
		expect(only(events, 'guestMigrated').totalNs / SECOND).toBeCloseTo(15, 8);
	});
});

describe('a migration that will never end', () => {
	const endless = () => later(after(estate(150), move).world, 600);

	test('says so, and costs nothing more: hours later it is one line longer by nothing', () => {
		const { world, events } = endless();
		expect(types(events).filter((type) => type === 'migrationNotConverging')).toHaveLength(1);
		const years = later(world, 3_600 * 24 * 365);
		expect(years.events).toEqual([]);
		expect(alive(years.world)?.task?.migration?.rounds.length).toBe(2);
	});

	test('counts the rounds that went by, all the same', () => {
		const { world } = endless();
		// 1 s of set-up, 10.24 s, then 9 s each
		const done = Math.floor((600 - 1 - 10.24) / 9);
		expect(alive(world)?.task?.migration).toMatchObject({ round: 2 + done, rounds: [{ times: 1 }, { times: done, sentMiB: 900 }] });
		expect(alive(world)?.task?.migration?.leftMiB).toBeCloseTo(900 - 100 * (600 - 1 - 10.24 - 9 * done), 6);
		expect(alive(world)?.task?.migration?.rateMBps).toBeCloseTo((100 * MiB) / 1e6, 9);
		expect(view(world).hosts['host:alder']?.sendingMbps).toBeCloseTo(MiBps(100), 9);
	});

	test('ends when the guest calms down, from the middle of a round', () => {
		const { world } = endless();
		const calm = after(world, { type: 'editGuest', guest: 'vm:app-01', change: { dirtyMiBps: 1 } }).world;
		const { events } = later(calm, 600);
		const done = only(events, 'guestMigrated');
		const round = Math.floor((600 - 1 - 10.24) / 9);
		// the round under way had rewritten 150 MiB/s so far (no more than 900 MiB), and rewrites 1 MiB/s from then on
		const into = 600 - 1 - 10.24 - 9 * round;
		const left = events.find((event) => event.type === 'migrationRound');
		expect(left?.type === 'migrationRound' ? left.dirtiedBytes / MiB : NaN).toBeCloseTo(Math.min(900, 150 * into + 1 * (9 - into)), 3);
		expect(done.rounds.reduce((sum, { times }) => sum + times, 0)).toBeGreaterThan(round);
	});

	test('ends when the policy is one that gives up: with a long pause', () => {
		const { events } = later(after(estate(150, { stop: 'xen-current' }), move).world, 600);
		expect(only(events, 'guestMigrated').downtimeNs).toBe(9.03 * SECOND);
		expect(types(events)).not.toContain('migrationNotConverging');
	});
});

test('load that changes inside a round counts from then on', () => {
	const world = later(after(estate(10, PEER), move).world, 4).world;
	const busier = after(world, { type: 'editGuest', guest: 'vm:app-01', change: { dirtyMiBps: 40 } }).world;
	expect(alive(busier)?.task?.migration?.dirtiedMiB).toBe(40);
	const [first] = later(busier, 10).events;
	expect(first?.type === 'migrationRound' ? first.dirtiedBytes / MiB : NaN).toBeCloseTo(10 * 4 + 40 * 6.24, 6);
});

describe('a link that is cut', () => {
	const cut = (world: World) => after(world, { type: 'cutLink', host: 'host:birch' });
	const mend = (world: World) => after(world, { type: 'mendLink', host: 'host:birch' });

	test('stalls the copy, which goes on when it is mended: nothing is sent twice', () => {
		const stalled = cut(later(after(estate(0, PEER), move).world, 4).world);
		expect(only(stalled.events, 'migrationStalled').paused).toBe(false);
		const later100 = later(stalled.world, 100);
		expect(later100.events).toEqual([]);
		expect(alive(later100.world)?.task?.migration).toMatchObject({ leftMiB: 624, rateMBps: 0, stalledSeconds: 100 });
		const mended = mend(later100.world);
		expect(only(mended.events, 'migrationResumed').ns).toBe(100 * SECOND);
		expect(only(later(mended.world, 60).events, 'guestMigrated')).toMatchObject({ totalNs: (100 + 10.24) * SECOND, sentBytes: GiB });
	});

	test('the guest goes on rewriting meanwhile', () => {
		const stalled = later(cut(later(after(estate(10, PEER), move).world, 4).world).world, 10).world;
		expect(alive(stalled)?.task?.migration?.dirtiedMiB).toBe(140);
	});

	test('a guest that fetches its memory stands still until it is mended, and runs on', () => {
		const pulling = later(after(estate(0, { ...PEER, method: 'post-copy' }), move).world, 1).world;
		const stalled = cut(pulling);
		expect(only(stalled.events, 'migrationStalled').paused).toBe(true);
		expect(alive(stalled.world)).toMatchObject({ state: 'running', frozen: true, cpuGrantedGHz: 0 });
		const mended = mend(later(stalled.world, 30).world);
		expect(alive(mended.world)).toMatchObject({ frozen: false });
		expect(only(later(mended.world, 60).events, 'guestMigrated')).toMatchObject({
			totalNs: (30 + 10.32) * SECOND,
			downtimeNs: 30.08 * SECOND
		});
	});

	test('cut before it begins, it waits from the first byte, with a warning', () => {
		const world = cut(estate(0, PEER)).world;
		expect(warnings(world, move)).toContain('link');
		const stalled = later(after(world, move).world, 100);
		expect(types(stalled.events)).toEqual(['migrationStalled']);
		expect(types(later(mend(stalled.world).world, 60).events)).toContain('guestMigrated');
	});

	test('one that never ends stalls, too, in the middle of one of its rounds', () => {
		const endless = later(after(estate(150, PEER), move).world, 600).world;
		const left = alive(endless)?.task?.migration?.leftMiB ?? NaN;
		const stalled = later(cut(endless).world, 50).world;
		expect(alive(stalled)?.task?.migration?.leftMiB).toBeCloseTo(left, 6);
		expect(alive(stalled)?.task?.migration?.dirtiedMiB).toBe(900);
	});

	test('a port of its own for migrations is not cut with the other', () => {
		const hosts = ['alder', 'birch'].map((name) => aHost(name, { migrationNicMbps: 1_000 }));
		const { events } = later(after(cut(start(anEstate({ hosts }))).world, move).world, 600);
		expect(types(events)).toContain('guestMigrated');
	});
});

describe('waiting for a turn', () => {
	const one = (names: string[], policy: Policy = { perHost: 1 }) => estate(0, { ...PEER, ...policy }, names);

	test('beyond the limit of a host it waits, and begins by itself when the other has ended', () => {
		const first = after(one(['a', 'b']), of('a')).world;
		expect(failing(first, of('b'))).toEqual([]);
		expect(warnings(first, of('b'))).toContain('concurrency');
		const { world, events } = after(first, of('b'));
		expect(only(events, 'migrationQueued')).toMatchObject({ guest: 'vm:b', running: 1, limit: 1 });
		expect(alive(world, 'b')).toMatchObject({ task: { migration: { phase: 'queued' } }, host: 'host:alder' });
		const done = later(world, 60).events.flatMap((event) =>
			event.type === 'guestMigrated' ? [[event.guest, event.at, event.totalNs]] : []
		);
		expect(done).toEqual([
			['vm:a', 10.24 * SECOND, 10.24 * SECOND],
			['vm:b', 20.48 * SECOND, 10.24 * SECOND]
		]);
	});

	test('the oldest goes first', () => {
		const { events } = later(after(one(['a', 'b', 'c', 'd']), of('a'), of('d'), of('b'), of('c')).world, 100);
		expect(events.flatMap((event) => (event.type === 'guestMigrated' ? [event.guest] : []))).toEqual(['vm:a', 'vm:d', 'vm:b', 'vm:c']);
	});

	test('one between the same two hosts, as Hyper-V 2008 R2 has it; another pair is free', () => {
		const hosts = ['alder', 'birch', 'cedar'].map((name) => aHost(name));
		const guests = ['a', 'b', 'c'].map((name) => aGuest(name));
		const world = start(anEstate({ hosts, guests, policies: { migration: { perPair: 1 } } }));
		const moving = after(world, of('a'), of('b'), { ...of('c'), to: 'host:cedar' } as Command).world;
		expect(['a', 'b', 'c'].map((name) => alive(moving, name)?.task?.migration?.phase)).toEqual(['setup', 'queued', 'setup']);
	});

	test('it holds no memory at its target while it waits', () => {
		const waiting = after(one(['a', 'b']), of('a'), of('b')).world;
		expect(view(waiting).hosts['host:birch']?.arriving).toEqual(['vm:a']);
		expect(view(waiting).hosts['host:birch']?.memoryUsedMiB).toBe(2_048 + 1_124);
	});

	test('it leaves when it is called off, and its target fails without anything else happening to it', () => {
		const waiting = after(one(['a', 'b']), of('a'), of('b')).world;
		const left = after(waiting, { type: 'cancelTask', task: 'task:2' });
		expect(only(left.events, 'migrationFailed')).toMatchObject({ cause: 'cancelled', phase: 'queued' });
		const lost = after(waiting, { type: 'failHost', host: 'host:birch' });
		expect(lost.events.filter(({ type }) => type === 'migrationFailed')).toHaveLength(2);
		expect(alive(lost.world, 'b')).toMatchObject({ state: 'running', host: 'host:alder', task: null });
	});

	test('when its turn comes and its way is closed by then, it gives up and says why', () => {
		const waiting = after(one(['a', 'b']), of('a'), of('b')).world;
		const device = { ...waiting, guests: waiting.guests.map((guest) => (guest.id === 'vm:b' ? { ...guest, localMedia: true } : guest)) };
		const { world, events } = later(device, 60);
		expect(only(events, 'migrationRefused')).toMatchObject({ guest: 'vm:b', check: 'localMedia' });
		expect(alive(world, 'b')).toMatchObject({ host: 'host:alder', task: null, state: 'running' });
	});
});

describe('post-copy can lose the guest', () => {
	const pulling = () => later(after(estate(0, { ...PEER, method: 'post-copy' }), move).world, 1).world;

	test('its source fails before all pages came: it crashes, on a target that is well', () => {
		const { world, events } = after(pulling(), { type: 'failHost', host: 'host:alder' });
		expect(only(events, 'migrationFailed')).toMatchObject({ cause: 'sourceLost', phase: 'pull' });
		expect(alive(world)).toMatchObject({ state: 'crashed', host: 'host:birch', task: null });
	});

	test('its target fails: it crashes with it', () => {
		const { world, events } = after(pulling(), { type: 'failHost', host: 'host:birch' });
		expect(only(events, 'migrationFailed')).toMatchObject({ cause: 'targetLost', phase: 'pull' });
		expect(alive(world)).toMatchObject({ state: 'crashed', host: 'host:birch' });
	});

	test('the target fails before the switch: it goes on at its source', () => {
		const early = later(after(estate(0, { method: 'post-copy' }), move).world, 1.02).world;
		const { world } = after(early, { type: 'failHost', host: 'host:birch' });
		expect(alive(world)).toMatchObject({ state: 'running', host: 'host:alder', frozen: false });
	});

	test('there is no way back once it runs at its target', () => {
		expect(failing(pulling(), { type: 'cancelTask', task: 'task:1' })).toEqual(['task']);
		expect(failing(pulling(), { type: 'powerOffHost', host: 'host:alder' })).toContain('guestsOn');
	});

	test('both hosts keep its memory until the last page has come', () => {
		const world = pulling();
		expect(view(world).hosts['host:alder']?.memoryUsedMiB).toBe(2_048 + 1_124);
		expect(view(world).hosts['host:birch']?.memoryUsedMiB).toBe(2_048 + 1_124);
		expect(view(later(world, 60).world).hosts['host:alder']?.memoryUsedMiB).toBe(2_048);
	});
});

test('one step equals many, through rounds, queue and post-copy', () => {
	for (const [dirty, policy] of [
		[40, { perHost: 1 }],
		[150, {}],
		[150, { method: 'post-copy' }],
		[90, { stop: 'qemu', autoConverge: true }]
	] as const) {
		const moving = after(estate(dirty, policy, ['a', 'b', 'c']), of('a'), of('b'), of('c')).world;
		let stepped = moving;
		for (let at = 0.7; at < 90; at += 0.7) stepped = advance(stepped, Math.round(at * SECOND)).world;
		stepped = advance(stepped, 90 * SECOND).world;
		expect(hashWorld(stepped)).toBe(hashWorld(advance(moving, 90 * SECOND).world));
	}
});
