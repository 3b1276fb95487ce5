import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviation, imbalance, priorityOf, recommend, type BalanceGuest, type BalanceHost } from './balance';

/** hosts of 10 GHz and 10 GB, with the load of their guests */
function cluster(...guests: readonly (readonly [id: string, host: string, cpu: number, memory: number])[]) {
	const all: BalanceGuest[] = guests.map(([id, host, cpu, memory]) => ({ id, host, cpu, memory }));
	const hosts = ['A', 'B', 'C'].map((id): BalanceHost => {
		const sum = (of: 'cpu' | 'memory') => all.reduce((total, guest) => total + (guest.host === id ? guest[of] : 0), 0);
		return { id, cpu: sum('cpu') / 10, memory: sum('memory') / 10, cpuCapacity: 10, memoryCapacity: 10 };
	});
	return { hosts, guests: all };
}
const anything = { most: 10, allowed: () => true };

test('the deviation is that of the whole population', () => {
	expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
	expect(deviation([])).toBe(0);
	expect(deviation([3])).toBe(0);
});

test('imbalance takes CPU and memory together, and one alone as it is', () => {
	const { hosts } = cluster(['a', 'A', 6, 0]);
	// loads 0.6, 0, 0: mean 0.2, variance 0.08
	expect(imbalance(hosts)).toBeCloseTo(Math.sqrt(0.08), 12);
});

test('the priority follows VMware KB 1007485', () => {
	expect(priorityOf(0, 4)).toBe(6);
	expect(priorityOf(0.05, 4)).toBe(5);
	expect(priorityOf(0.14, 4)).toBe(3);
	expect(priorityOf(0.9, 4)).toBe(2);
});

test('the best move comes first, with the numbers that speak for it', () => {
	const { hosts, guests } = cluster(['a', 'A', 6, 4], ['b', 'A', 3, 4], ['c', 'B', 3, 2]);
	const [move, ...others] = recommend(hosts, guests, anything);
	expect(move).toMatchObject({ guest: 'a', from: 'A', to: 'C', fromLoad: [0.9, 0.4], toLoad: [0, 0.6] });
	expect(move?.after).toBeLessThan(move?.before ?? 0);
	expect(others).toEqual([]);
});

test('a balanced cluster is left alone', () => {
	const { hosts, guests } = cluster(['a', 'A', 3, 3], ['b', 'B', 3, 3], ['c', 'C', 3.2, 3]);
	expect(recommend(hosts, guests, anything)).toEqual([]);
});

test('what is not allowed is not recommended; the next best is', () => {
	const { hosts, guests } = cluster(['a', 'A', 6, 4], ['b', 'A', 3, 4], ['c', 'B', 3, 2]);
	const [move] = recommend(hosts, guests, { most: 1, allowed: (guest, to) => !(guest === 'a' && to === 'C') });
	expect([move?.guest, move?.to]).toEqual(['b', 'C']);
	expect(recommend(hosts, guests, { most: 1, allowed: () => false })).toEqual([]);
});

test('one guest that makes all the load has nowhere better to be', () => {
	const { hosts, guests } = cluster(['a', 'A', 9, 9]);
	expect(recommend(hosts, guests, anything)).toEqual([]);
});

test('every move lessens the imbalance, by the number it says, and nobody moves twice', () => {
	const anyGuests = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
		maxLength: 12
	});
	let moved = 0;
	fc.assert(
		fc.property(anyGuests, (list) => {
			const { hosts, guests } = cluster(...list.map(([host, cpu, memory], i) => [`g${i}`, host, cpu, memory] as const));
			const moves = recommend(hosts, guests, anything);
			moved += moves.length;
			expect(new Set(moves.map(({ guest }) => guest)).size).toBe(moves.length);
			const places = new Map(guests.map(({ id, host }) => [id, host]));
			for (const move of moves) {
				places.set(move.guest, move.to);
				const now = cluster(...guests.map(({ id, cpu, memory }) => [id, places.get(id) ?? '', cpu, memory] as const));
				expect(move.after).toBeLessThan(move.before);
				expect(imbalance(now.hosts)).toBeCloseTo(move.after, 9);
			}
		}),
		{ numRuns: 500, seed: 20_261_122 }
	);
	expect(moved).toBeGreaterThan(300);
});
