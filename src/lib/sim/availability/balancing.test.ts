import { describe, expect, test } from 'vitest';
import { aCluster, aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, later, only } from '../../../../tests/fixtures/play';
import type { ScenarioCluster, ScenarioGuest } from '../scenario';
import { nextDue } from '../agenda';
import { start } from '../start';
import { imbalance } from './balance';
import { loadsOf, recommendationsOf } from './balancing';

const HOSTS = ['alder', 'birch', 'cedar'];
const busy = (name: string, host: string, cpuGHz: number, change: Partial<ScenarioGuest> = {}) =>
	aGuest(name, { host, load: { cpuGHz, dirtyMiBps: 5, workingSetMiB: 256 }, ...change });
const estate = (guests: readonly ScenarioGuest[], cluster: Partial<ScenarioCluster> = {}) =>
	start(
		anEstate({
			hosts: HOSTS.map((name) => aHost(name)),
			guests,
			clusters: [aCluster('ward', HOSTS, { balancing: 'automatic', ...cluster })]
		})
	);
const crowd = Array.from({ length: 6 }, (_, i) => busy(`g-${i}`, 'alder', 2));

describe('automatic balancing', () => {
	test('moves guests at the next multiple of five minutes, until the loads are even, and then rests', () => {
		const world = estate(crowd);
		expect(world.clusters[0]?.balanceAt).toBe(300e9);
		const { world: then, events } = later(world, 3_600);
		const moves = events.flatMap((event) => (event.type === 'balanceMove' ? [event] : []));
		expect(moves[0]).toMatchObject({ at: 300e9, from: 'host:alder', cause: 'balance' });
		for (const { before, after } of moves) expect(after).toBeLessThan(before);
		const cluster = then.clusters[0];
		// at the default threshold a cluster of three is even enough below 0.2 / sqrt(3)
		expect(cluster ? imbalance(loadsOf(then, cluster)) : NaN).toBeLessThanOrEqual(0.2 / Math.sqrt(3));
		expect(nextDue(then)).toBe(Infinity);
	});

	test('does nothing in a cluster that is even, and looks again when a load changes', () => {
		const even = later(estate(HOSTS.map((host, i) => busy(`g-${i}`, host, 2))), 900);
		expect(even.events).toEqual([]);
		expect(even.world.clusters[0]?.balanceAt).toBeNull();
		const changed = after(even.world, { type: 'editGuest', guest: 'vm:g-0', change: { cpuGHz: 4 } }).world;
		expect(changed.clusters[0]?.balanceAt).toBe(1_200e9);
	});

	test('keeps those apart who are to be apart, before anything else', () => {
		const guests = [
			busy('web-1', 'alder', 1),
			busy('web-2', 'alder', 1),
			busy('x', 'birch', 1),
			busy('y', 'cedar', 1, { memoryMiB: 2_048 })
		];
		const rules = [{ name: 'webs', kind: 'apart', guests: ['web-1', 'web-2'] }] as const;
		const { world, events } = later(estate(guests, { rules }), 900);
		expect(only(events, 'balanceMove')).toMatchObject({ guest: 'vm:web-2', to: 'host:cedar', cause: 'rule', rule: 'webs' });
		expect(world.guests[0]?.host).not.toBe(world.guests[1]?.host);
	});

	test('brings those together who are to be together, and leaves them there', () => {
		const guests = [busy('app', 'alder', 6), busy('db', 'birch', 6), busy('x', 'alder', 1)];
		const rules = [{ name: 'pair', kind: 'together', guests: ['app', 'db'] }] as const;
		const { world } = later(estate(guests, { rules }), 3_600);
		expect(world.guests.map(({ host }) => host).slice(0, 2)).toEqual(['host:alder', 'host:alder']);
	});

	test('never moves who can not be moved', () => {
		const held = crowd.map((guest) => ({ ...guest, device: 'dongle' }));
		expect(later(estate(held), 3_600).events).toEqual([]);
	});
});

test('by hand, the same moves are recommended with their numbers, and nothing moves', () => {
	const world = later(estate(crowd, { balancing: 'manual' }), 3_600).world;
	expect(world.guests.every(({ host }) => host === 'host:alder')).toBe(true);
	const cluster = world.clusters[0];
	const [first] = cluster ? recommendationsOf(world, cluster) : [];
	// six guests of 2 GHz on 16 GHz: loads 75 %, 0, 0; and 12 of 62 GiB active
	expect(first).toMatchObject({ guest: 'vm:g-0', from: 'host:alder', to: 'host:birch', cause: 'balance' });
	if (first?.cause !== 'balance') throw new Error('no balance');
	expect(first.move.fromLoad).toEqual([0.75, 0.625]);
	expect(first.move.toLoad).toEqual([0, 0.125]);
});
