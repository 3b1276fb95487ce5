import { describe, expect, test } from 'vitest';
import { aCluster, aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import { start } from '../start';

/** a newer host and an older one in one cluster; the mask shows what the older one has, or nothing is masked */
const estate = (cpuMask: number | null, state: 'off' | 'running' = 'off') =>
	start(
		anEstate({
			hosts: [aHost('new', { cpuGeneration: 2017 }), aHost('old', { cpuGeneration: 2012 })],
			clusters: [aCluster('pair', ['new', 'old'], { cpuMask })],
			guests: [aGuest('app', { host: 'new', state })]
		})
	);
const powerOn: Command = { type: 'powerOn', guest: 'vm:app' };
const toOld: Command = { type: 'migrate', guest: 'vm:app', to: 'host:old' };
const mask: Command = { type: 'setCpuMask', cluster: 'cluster:pair', generation: 2012 };
const booted = (world: ReturnType<typeof estate>) => later(after(world, powerOn).world, 61).world;

describe('a guest on the newer host', () => {
	test('is shown all of its CPU, and so can not move to the older one', () => {
		expect(failing(booted(estate(null)), toOld)).toEqual(['cpuGeneration']);
	});
	test('is shown less under a mask, and can', () => {
		const world = booted(estate(2012));
		expect(world.guests[0]?.cpuSeen).toEqual({ vendor: 'intel', generation: 2012 });
		expect(failing(world, toOld)).toEqual([]);
	});
	test('that runs from the start was powered on under the mask of its scenario', () => {
		expect(failing(estate(2012, 'running'), toOld)).toEqual([]);
	});
	test('goes on seeing what it saw when the mask comes later: the warning and the event name it', () => {
		const world = booted(estate(null));
		expect(warnings(world, mask)).toEqual(['cpuMask']);
		const masked = after(world, mask);
		expect(only(masked.events, 'cpuMaskChanged').later).toEqual(['vm:app']);
		expect(failing(masked.world, toOld)).toEqual(['cpuGeneration']);
		const again = later(after(masked.world, { type: 'powerOff', guest: 'vm:app' }, powerOn).world, 61).world;
		expect(failing(again, toOld)).toEqual([]);
	});
	test('is not shown more than its host has by a mask of the future', () => {
		expect(booted(estate(2020)).guests[0]?.cpuSeen?.generation).toBe(2017);
	});
	test.each([[NaN], [2012.5], [1500]])('a mask of generation %s is refused', (generation) => {
		expect(failing(estate(null), { ...mask, generation })).toEqual(['value']);
	});
	test('a mask of no cluster is refused', () => {
		expect(failing(estate(null), { ...mask, cluster: 'cluster:constructor' })).toEqual(['exists']);
	});
});
