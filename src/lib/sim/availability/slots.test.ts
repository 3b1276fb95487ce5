import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { keepsFree, percentFor, unreservedPercent } from './percent';
import { availableSlots, DEFAULT_SLOT_HZ, failoverCapacity, slotOf, slotsOn, type Pair } from './slots';
import { leftOver } from './survive';

const pair = ([cpu = NaN, memory = NaN]: readonly number[]): Pair => ({ cpu, memory });
const inputsOf = (id: string) =>
	open.vectors.find((each) => each.id === id) as unknown as { inputs: Record<string, number[][]>; expected: object };

test('ha.vsphere.slots: the worked example of the vSphere Availability guide', () => {
	const { inputs, expected } = inputsOf('ha.vsphere.slots');
	const hosts = (inputs.hosts_GHz_GB ?? []).map(pair);
	const guests = (inputs.vm_reservations_GHz_GB ?? []).map(pair);
	const slot = slotOf(guests, 0.256);
	const slots = hosts.map((host) => slotsOn(host, slot));
	expect({
		slot_GHz_GB: [slot.cpu, slot.memory],
		slots_per_host: slots,
		current_failover_capacity_hosts: failoverCapacity(slots, guests.length),
		available_slots_with_1_host_reserved: availableSlots(slots, 1, guests.length)
	}).toEqual(expected);
});

test('ha.vsphere.defaultslot: VMware KB 1010594', () => {
	const overhead = 100;
	const slots = [DEFAULT_SLOT_HZ.vsphere4, DEFAULT_SLOT_HZ.later].map((hz) => slotOf([{ cpu: 0, memory: overhead }], hz));
	expect(slots.map(({ cpu }) => cpu / 1e6)).toEqual([256, 32]);
	expect(slots.map(({ memory }) => memory)).toEqual([overhead, overhead]);
});

test('the same guide by percentage: 70 % of the CPU and 71 % of the memory are free', () => {
	const hosts = [pair([9, 9]), pair([9, 6]), pair([6, 6])];
	const guests = [pair([2, 1]), pair([2, 1]), pair([1, 2]), pair([1, 1]), pair([1, 1])];
	expect(unreservedPercent(hosts, guests)).toEqual({ cpu: 70, memory: 71 });
	expect(keepsFree({ cpu: 70, memory: 71 }, { cpu: 25, memory: 25 })).toBe(true);
	expect(keepsFree({ cpu: 70, memory: 24 }, { cpu: 25, memory: 25 })).toBe(false);
});

describe('slots', () => {
	test('one giant reservation makes few of them; none at all makes very many', () => {
		const host = { cpu: 16e9, memory: 64 * 2 ** 30 };
		const small = [
			{ cpu: 0, memory: 100 * 2 ** 20 },
			{ cpu: 0, memory: 100 * 2 ** 20 }
		];
		expect(slotsOn(host, slotOf(small, DEFAULT_SLOT_HZ.later))).toBe(500);
		const giant = { cpu: 8e9, memory: 32 * 2 ** 30 };
		expect(slotsOn(host, slotOf([...small, giant], DEFAULT_SLOT_HZ.later))).toBe(2);
	});

	test('a cluster without guests counts in default slots, and a slot without memory is bound by the CPU alone', () => {
		expect(slotOf([], 32)).toEqual({ cpu: 32, memory: 0 });
		expect(slotsOn({ cpu: 320, memory: 5 }, { cpu: 32, memory: 0 })).toBe(10);
	});

	test('a host smaller than one slot has none', () => {
		expect(slotsOn({ cpu: 1, memory: 8 }, { cpu: 2, memory: 2 })).toBe(0);
		expect(slotsOn({ cpu: 1, memory: -3 }, { cpu: 1, memory: 1 })).toBe(0);
	});

	test('failover capacity counts the largest hosts first', () => {
		expect(failoverCapacity([4, 3, 3], 3)).toBe(2);
		expect(failoverCapacity([10, 1, 1], 3)).toBe(0);
		expect(failoverCapacity([2, 2], 5)).toBe(0);
		expect(failoverCapacity([2, 2], 0)).toBe(2);
		expect(failoverCapacity([], 0)).toBe(0);
		expect(availableSlots([2, 2], 1, 3)).toBe(-1);
	});
});

const anyCluster = fc.record({
	hosts: fc.array(fc.record({ cpu: fc.integer({ min: 4, max: 40 }), memory: fc.integer({ min: 4, max: 64 }) }), {
		minLength: 1,
		maxLength: 6
	}),
	guests: fc.array(
		fc.record({ host: fc.nat(5), promised: fc.record({ cpu: fc.integer({ min: 0, max: 6 }), memory: fc.integer({ min: 0, max: 10 }) }) }),
		{
			minLength: 1,
			maxLength: 24
		}
	),
	failures: fc.integer({ min: 0, max: 3 }),
	lost: fc.uniqueArray(fc.nat(5), { maxLength: 3 })
});

/** guests that were let in one by one, where there is room for them and a slot is left */
function letIn({ hosts, guests, failures }: { hosts: Pair[]; guests: { host: number; promised: Pair }[]; failures: number }) {
	const inside: { host: number; promised: Pair }[] = [];
	for (const guest of guests) {
		const next = [...inside, { ...guest, host: guest.host % hosts.length }];
		const slot = slotOf(
			next.map(({ promised }) => promised),
			1
		);
		const slots = hosts.map((host) => slotsOn(host, slot));
		const fits = hosts.every((host, place) => {
			const here = next.filter((each) => each.host === place);
			const sum = (of: keyof Pair) => here.reduce((total, each) => total + each.promised[of], 0);
			return sum('cpu') <= host.cpu && sum('memory') <= host.memory;
		});
		if (fits && availableSlots(slots, failures, next.length) >= 0) inside.push(next.at(-1) ?? guest);
	}
	return inside;
}

test('under the slot policy every reservation finds a host after the tolerated failures, whichever hosts they hit', () => {
	let moved = 0;
	fc.assert(
		fc.property(anyCluster, (cluster) => {
			const inside = letIn(cluster);
			const lost = new Set(cluster.lost.filter((place) => place < cluster.hosts.length).slice(0, cluster.failures));
			moved += inside.filter(({ host }) => lost.has(host)).length;
			expect(leftOver(cluster.hosts, inside, lost)).toEqual([]);
		}),
		{ numRuns: 2_000, seed: 20_261_122 }
	);
	expect(moved).toBeGreaterThan(500);
});

test('the percentage policy makes no such promise: what is free may lie in pieces', () => {
	const hosts = [pair([10, 10]), pair([10, 10]), pair([10, 10])];
	const guests = hosts.map((_, host) => ({ host, promised: pair([1, 6]) }));
	const promised = guests.map((guest) => guest.promised);
	const wanted = percentFor(1, 3);
	expect(keepsFree(unreservedPercent(hosts, promised), { cpu: wanted, memory: wanted })).toBe(true);
	// 8 are free on the two hosts that are left, 4 on each; the guest needs 6 in one piece
	expect(leftOver(hosts, guests, new Set([0]))).toEqual([0]);
	const slots = hosts.map((host) => slotsOn(host, slotOf(promised, 1)));
	expect(availableSlots(slots, 1, guests.length)).toBe(-1);
});

test('nothing is free in a cluster of nothing', () => {
	expect(unreservedPercent([], [])).toEqual({ cpu: 0, memory: 0 });
	expect(unreservedPercent([pair([4, 4])], [pair([1, 5])])).toEqual({ cpu: 75, memory: -25 });
});
