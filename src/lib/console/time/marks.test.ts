import { describe, expect, it } from 'vitest';
import type { SimEvent } from '$lib/sim/event';
import { markKind, marks } from './marks';

const entered = (seconds: number): SimEvent => ({ type: 'maintenanceEntered', host: 'host:birch', at: seconds * 1e9 });
const failed = (seconds: number): SimEvent => ({ type: 'hostFailed', host: 'host:birch', guests: [], at: seconds * 1e9 });
const round = (seconds: number): SimEvent => ({
	type: 'migrationRound',
	task: 'task:1',
	guest: 'vm:a',
	round: 1,
	sentBytes: 1,
	ns: 1,
	dirtiedBytes: 1,
	at: seconds * 1e9
});

describe('marks on the time line', () => {
	it('stand where their events happened', () => {
		expect(marks([entered(10), entered(60)], 100, 10).map((m) => m.seconds)).toEqual([10, 60]);
	});
	it('share a place and take the gravest kind when events are close', () => {
		expect(marks([entered(10), failed(11)], 100, 10)).toEqual([{ seconds: 10, kind: 'bad', events: [entered(10), failed(11)] }]);
	});
	it('leave out what is too small', () => {
		expect(marks([round(5)], 100, 10)).toEqual([]);
	});
	it('keep an event at the very end inside the last place', () => {
		expect(marks([entered(95), entered(100)], 100, 10)).toHaveLength(1);
	});
	it('survive a span of nothing', () => {
		expect(marks([entered(0)], 0, 10)).toHaveLength(1);
	});
	it('are grave for a crash and a warning for want of space', () => {
		const change = { type: 'guestStateChanged', guest: 'vm:a', from: 'running', host: 'host:birch', operation: null, at: 0 } as const;
		expect(markKind({ ...change, to: 'crashed', cause: 'crash' })).toBe('bad');
		expect(markKind({ ...change, to: 'noSpace', cause: 'spaceRanOut' })).toBe('warn');
	});
});
