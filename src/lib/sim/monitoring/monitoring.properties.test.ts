// Histories and alarms of arbitrary lives: what is kept by changes is what a look at everything would find, however often one looks.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLife, tightEstate, type Life } from '../../../../tests/fixtures/commands';
import { advance } from '../advance';
import { perform } from '../perform';
import { start } from '../start';
import type { World } from '../world';
import { alarmsAt } from './alarms';
import { guestHealth, hostHealth } from './health';
import { follow, historyFrom, observe, samplesFor, type History } from './history';
import { isRecorded, type Metric, type ObjectId } from './metrics';
import { readingsOf } from './readings';
import { Roster } from './roster';
import { RINGS } from './series';

/** lives through it, watched; `pieces`: how often the time between two commands is looked at */
function live(life: Life, pieces: number, look: (world: World, history: History) => void = () => undefined) {
	let world = start(tightEstate);
	const history = historyFrom(world);
	for (const { wait, command } of life) {
		const from = world.now;
		for (let i = 1; i <= pieces; i++) {
			world = advance(world, i === pieces ? from + wait * 1e9 : from + Math.round((wait * 1e9 * i) / pieces), follow(history)).world;
			observe(history, world);
			look(world, history);
		}
		const outcome = perform(world, command);
		if (outcome.refused) continue;
		world = outcome.world;
		observe(history, world, outcome.events);
		look(world, history);
	}
	return { world, history };
}

/** every metric of every thing, by a look at everything */
const everything = (world: World): Map<string, number> =>
	new Map(
		readingsOf(world, new Roster(), new Set(Object.keys(world.places))).map(({ object, metric, value }) => [`${object} ${metric}`, value])
	);

const balloonMoves = (metric: string): boolean =>
	metric.endsWith('balloonMiB') || metric.endsWith('swappedMiB') || metric.endsWith('memoryPercent');

test('what was kept by changes is what a look at everything finds', () => {
	let compared = 0;
	fc.assert(
		fc.property(anyLife, (life) => {
			live(life, 1, (world, { series }) => {
				for (const [key, value] of everything(world)) {
					const [object = '', metric = ''] = key.split(' ');
					// a balloon that fills, and the paging that it relieves, are told of at their ends only
					if (!isRecorded(metric as Metric) || balloonMoves(metric)) continue;
					expect(series[object]?.[metric as Metric]?.value ?? 0, key).toBeCloseTo(value, 9);
					compared++;
				}
			});
		}),
		{ numRuns: 60, seed: 20_261_122 }
	);
	expect(compared).toBeGreaterThan(10_000);
});

test('one step equals many: histories and alarms', () => {
	fc.assert(
		fc.property(anyLife, fc.integer({ min: 2, max: 5 }), (life, pieces) => {
			const [once, often] = [live(life, 1), live(life, pieces)];
			expect(alarmsAt(often.history.alarms, often.world.now)).toEqual(alarmsAt(once.history.alarms, once.world.now));
			for (const [object, own] of Object.entries(once.history.series))
				for (const metric of Object.keys(own) as Metric[])
					if (!balloonMoves(metric))
						expect(samplesFor(often.history, object as ObjectId, metric, 'hour')).toEqual(
							samplesFor(once.history, object as ObjectId, metric, 'hour')
						);
		}),
		{ numRuns: 60, seed: 20_261_122 }
	);
});

test('an alarm stands no earlier than what it is about, and never twice for the same', () => {
	let seen = 0;
	fc.assert(
		fc.property(anyLife, (life) => {
			live(life, 1, (world, history) => {
				const { standing, past } = alarmsAt(history.alarms, world.now);
				expect(new Set(standing.map(({ id }) => id)).size).toBe(standing.length);
				for (const { since, changedAt, clearedAt, acknowledgedAt } of [...standing, ...past]) {
					expect(since).toBeGreaterThanOrEqual(0);
					expect(changedAt).toBeGreaterThanOrEqual(since);
					expect(clearedAt ?? Infinity).toBeGreaterThanOrEqual(changedAt);
					expect(acknowledgedAt ?? since).toBeGreaterThanOrEqual(since);
				}
				seen += standing.length + past.length;
			});
		}),
		{ numRuns: 60, seed: 20_261_122 }
	);
	expect(seen).toBeGreaterThan(100);
});

test('everything has a health, and a thing in trouble has a reason', () => {
	const codes = new Set<string>();
	fc.assert(
		fc.property(anyLife, (life) => {
			const { world } = live(life, 1);
			for (const health of [
				...world.guests.map(({ id }) => guestHealth(world, id)),
				...world.hosts.map(({ id }) => hostHealth(world, id))
			]) {
				expect(health).not.toBeNull();
				expect(health?.level === 'ok').toBe((health?.reasons ?? []).every(({ level }) => level === 'info'));
				for (const { code, value } of health?.reasons ?? []) {
					expect(value).toBeGreaterThanOrEqual(0);
					codes.add(code);
				}
			}
			expect(guestHealth(world, 'vm:constructor')).toBeNull();
		}),
		{ numRuns: 60, seed: 20_261_122 }
	);
	expect(codes.size).toBeGreaterThan(6);
});

test('after a busy year a history is no larger than its rings allow', () => {
	let world = start(tightEstate);
	const history = historyFrom(world);
	const day = 86_400e9;
	const size = () =>
		Math.max(...Object.values(history.series).flatMap((own) => Object.values(own).map((series) => JSON.stringify(series).length)));
	const change = (i: number) => {
		const outcome = perform(world, { type: 'editGuest', guest: 'vm:a', change: { cpuGHz: 0.5 + ((i * 37) % 101) / 100 } });
		if (!outcome.refused) world = outcome.world;
		observe(history, world);
	};
	for (let i = 0; world.now < 366 * day; i++) {
		// rarely through most of the year, often in its last days
		world = advance(world, world.now + (world.now < 364 * day ? 20_000e9 : 137e9), follow(history)).world;
		change(i);
	}
	for (const { id, keeps } of RINGS) {
		const samples = samplesFor(history, 'vm:a', 'guest.cpuGHz', id);
		expect(samples.length).toBeGreaterThan(keeps - 2);
		expect(samples.length).toBeLessThanOrEqual(keeps + 1);
	}
	expect(size()).toBeLessThan(RINGS.reduce((sum, { keeps }) => sum + keeps, 0) * 45);
});
