import { expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { FREE_TARGET, MEMORY_RULES, MEMORY_STATES, nextMemoryState, type MemoryState } from './memory-state';

const vector = open.vectors.find(({ id }) => id === 'mem.states');

test(`mem.states: ${vector?.source ?? ''}`, () => {
	const of = (pick: (state: MemoryState) => unknown) => Object.fromEntries(MEMORY_STATES.map((state) => [state, pick(state)]));
	expect({
		threshold_pct_free: of((state) => MEMORY_RULES[state].thresholdPercent),
		action: of((state) => MEMORY_RULES[state].action)
	}).toEqual(vector?.expected);
});

test.each<[MemoryState, number, MemoryState]>([
	['high', 4, 'high'],
	['high', 3.9, 'soft'],
	['high', 1.9, 'hard'],
	['high', 0.9, 'low'],
	['high', -20, 'low'],
	['soft', 6.5, 'soft'],
	['soft', 6.6, 'high'],
	['soft', 2, 'soft'],
	['hard', 4.5, 'hard'],
	['hard', 4.6, 'soft'],
	['hard', 6.6, 'high'],
	['low', 2.5, 'low'],
	['low', 2.6, 'hard'],
	['low', 5, 'soft'],
	['low', 7, 'high']
])('from %s with %f %% free to %s: entered below one threshold, left above a higher one', (from, free, to) => {
	expect(nextMemoryState(from, free)).toBe(to);
});

test('reclaiming aims at what leaves soft: 6.5 %', () => expect(FREE_TARGET).toBe(0.065));
