import { describe, expect, it } from 'vitest';
import { start } from '$lib/sim/start';
import { view } from '$lib/sim/picture';
import { estate } from './estate';
import { complaintsAbout } from './rules';

const draw = (hosts: number, guests: number, seed = 2010) => estate({ title: 'Drawn', description: '', seed, hosts, guests });

describe('a drawn estate', () => {
	it.each([
		[1, 0],
		[1, 40],
		[21, 7],
		[100, 1000]
	])('of %i hosts and %i guests has them, and breaks no rule', (hosts, guests) => {
		const drawn = draw(hosts, guests);
		expect([drawn.hosts.length, drawn.guests.length]).toEqual([hosts, guests]);
		expect(complaintsAbout(drawn)).toEqual([]);
	});

	it('is the same for the same seed, and another for another', () => {
		expect(draw(20, 100)).toEqual(draw(20, 100));
		expect(draw(20, 100, 2011).guests).not.toEqual(draw(20, 100).guests);
	});

	it('grows at its end: the first guests stay who they are', () => {
		const named = (guests: number) =>
			draw(40, guests)
				.guests.slice(0, 150)
				.map(({ role, host, vcpus, memoryMiB }) => [role, host, vcpus, memoryMiB]);
		expect(named(400)).toEqual(named(200));
	});

	it('puts no more on a host than its memory holds: who finds no room is off', () => {
		const crowded = draw(1, 60);
		expect(crowded.guests.some(({ state, role }) => state === 'off' && role !== 'test')).toBe(true);
		for (const { hosts } of [crowded, draw(3, 100)].map((drawn) => view(start(drawn))))
			for (const host of Object.values(hosts)) expect(host.memoryFreeMiB).toBeGreaterThanOrEqual(0);
	});

	it('is busy, not full: every cluster keeps a third of its CPU and a tenth of its memory at least', () => {
		const hosts = Object.values(view(start(draw(100, 1000))).hosts);
		const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
		for (const cluster of ['clinical-a', 'clinical-b', 'desktops', 'imaging', 'office']) {
			const own = hosts.filter((host) => host.name.startsWith(cluster));
			expect(own).toHaveLength(20);
			expect(mean(own.map((host) => host.cpuPercent))).toBeLessThan(67);
			expect(mean(own.map((host) => host.memoryPercent))).toBeLessThan(90);
			expect(mean(own.map((host) => host.memoryPercent))).toBeGreaterThan(20);
		}
	});

	it('has needs and storage inside each cluster only', () => {
		const { guests, hosts } = draw(100, 1000);
		const host = new Map(hosts.map((each) => [each.name, each]));
		const clusterOf = new Map(guests.map((guest) => [guest.name, guest.host.slice(0, -3)]));
		for (const guest of guests) {
			for (const needed of guest.needs) expect(clusterOf.get(needed)).toBe(clusterOf.get(guest.name));
			for (const disk of guest.disks) expect(host.get(guest.host)?.datastores).toContain(disk.datastore);
		}
	});
});
