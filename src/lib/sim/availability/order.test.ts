import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RESTART_PRIORITIES } from '../world';
import { restartOrder, type Restarting } from './order';

const guest = (id: string, change: Partial<Restarting> = {}): Restarting => ({ id, priority: 'medium', delayNs: 0, needs: [], ...change });

test('by priority, then start delay, then id', () => {
	const guests = [guest('c'), guest('b', { delayNs: 5 }), guest('a', { priority: 'low' }), guest('d', { priority: 'high' }), guest('aa')];
	expect(restartOrder(guests)).toEqual(['d', 'aa', 'c', 'b', 'a']);
});

test('who is never restarted is left out, and nobody waits for it', () => {
	expect(restartOrder([guest('a', { needs: ['b'] }), guest('b', { priority: 'never' })])).toEqual(['a']);
});

test('what a guest needs comes before it, whatever its priority', () => {
	const guests = [guest('app', { priority: 'high', needs: ['db', 'elsewhere'] }), guest('db', { priority: 'low' }), guest('fax')];
	expect(restartOrder(guests)).toEqual(['db', 'app', 'fax']);
});

test('needs are started in order among themselves, and once', () => {
	const guests = [
		guest('a', { needs: ['z', 'y'] }),
		guest('b', { needs: ['y'] }),
		guest('y'),
		guest('z', { priority: 'high', needs: ['y'] })
	];
	expect(restartOrder(guests)).toEqual(['y', 'z', 'a', 'b']);
});

test('a chain of ten thousand needs is no trouble', () => {
	const chain = Array.from({ length: 10_000 }, (_, i) =>
		guest(`g${String(i).padStart(5, '0')}`, { needs: [`g${String(i + 1).padStart(5, '0')}`] })
	);
	expect(restartOrder(chain).at(0)).toBe('g09999');
});

test('everyone who is to be restarted is, once, after what it needs', () => {
	const anyGuests = fc
		.array(
			fc.record({ priority: fc.constantFrom(...RESTART_PRIORITIES), delayNs: fc.nat(2), needs: fc.array(fc.nat(11), { maxLength: 3 }) }),
			{
				maxLength: 12
			}
		)
		// a need always has a higher number: no circles
		.map((list) =>
			list.map((each, i) => ({ ...each, id: `g${i}`, needs: each.needs.filter((need) => need > i).map((need) => `g${need}`) }))
		);
	fc.assert(
		fc.property(anyGuests, (guests) => {
			const order = restartOrder(guests);
			const due = guests.filter(({ priority }) => priority !== 'never');
			expect([...order].sort()).toEqual(due.map(({ id }) => id).sort());
			for (const { id, needs } of due)
				for (const need of needs) if (order.includes(need)) expect(order.indexOf(need)).toBeLessThan(order.indexOf(id));
		}),
		{ numRuns: 500, seed: 20_261_122 }
	);
});
