import { describe, expect, test } from 'vitest';
import { start } from '$lib/sim/start';
import { aCluster, aGuest, aHost, anEstate } from '../../../tests/fixtures/estate';
import { ahead } from './ahead';

const world = start(
	anEstate({
		hosts: [aHost('alder'), aHost('birch')],
		guests: [aGuest('app', { users: 12 })],
		clusters: [aCluster('ward', ['alder', 'birch'], { ha: { ...aCluster('', []).ha, profile: 'vsphere4' } })]
	})
);
const fail = { type: 'failHost', host: 'host:alder' } as const;

describe('a look ahead', () => {
	test('without a time it goes on until nothing is due: 15 s to notice, 5 s to place, 60 s to boot', () => {
		const { view, events, refused } = ahead(world, [fail]);
		expect(refused).toBeNull();
		expect(events.at(-1)?.at).toBe(80e9);
		expect(view.guests['vm:app']).toMatchObject({ state: 'running', host: 'host:birch' });
		expect(view.people.lostUserMinutes).toBe((12 * 80) / 60);
	});

	test('with a time it stops there', () => {
		const { view } = ahead(world, [fail], 30);
		expect(view.seconds).toBe(30);
		expect(view.guests['vm:app']?.state).toBe('starting');
	});

	test('the world that it starts from stays as it was, and a refusal ends the commands', () => {
		const { view, refused } = ahead(world, [fail, fail, { type: 'powerOnHost', host: 'host:alder' }], 0);
		expect(refused?.some(({ id, passed }) => id === 'state' && !passed)).toBe(true);
		expect(view.hosts['host:alder']?.power).toBe('failed');
		expect(world.hosts[0]?.power).toBe('on');
	});
});
