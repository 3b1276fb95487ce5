import { expect, test } from 'vitest';
import { atRates, clearsAt, headWaitNs, waiting, type Backlog } from './backlog';

const open: Backlog = { at: 0, items: 0, arrivalsPerS: 0.5, servedPerS: 2 };

test('an engine that keeps up leaves nothing waiting', () => {
	expect(waiting(open, 3_600e9)).toBe(0);
	expect(clearsAt(open)).toBe(0);
});

test('an hour of standing still queues 1,800 messages, and they drain in 20 minutes', () => {
	const stopped = atRates(open, 100e9, { arrivalsPerS: 0.5, servedPerS: 0 });
	expect(waiting(stopped, 3_700e9)).toBe(1_800);
	expect(clearsAt(stopped)).toBe(Infinity);
	// the one that came first has waited the whole hour
	expect(headWaitNs(stopped, 3_700e9)).toBe(3_600e9);
	const again = atRates(stopped, 3_700e9, { arrivalsPerS: 0.5, servedPerS: 2 });
	expect(clearsAt(again)).toBe(3_700e9 + 1_200e9);
	expect(waiting(again, 4_300e9)).toBe(900);
	expect(waiting(again, 9_999e9)).toBe(0);
});

test('a queue that gets more than is served never clears', () => {
	expect(clearsAt({ at: 0, items: 0, arrivalsPerS: 3, servedPerS: 2 })).toBe(Infinity);
	expect(clearsAt({ at: 0, items: 5, arrivalsPerS: 2, servedPerS: 2 })).toBe(Infinity);
	expect(clearsAt({ at: 7, items: 0, arrivalsPerS: 2, servedPerS: 2 })).toBe(7);
	expect(headWaitNs({ at: 0, items: 0, arrivalsPerS: 0, servedPerS: 0 }, 9)).toBe(0);
});
