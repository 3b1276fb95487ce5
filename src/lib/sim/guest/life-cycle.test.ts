import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMachine, initialTransition, transition, type StateValue } from 'xstate';
import type { GuestState } from '../world';
import { compileTable } from './compile-table';
import { nextState } from './life-cycle';
import { LIFE_CYCLE } from './life-cycle.table';
import { guestMachine, type GuestEvent } from './machine';

const STATES = Object.keys(LIFE_CYCLE) as GuestState[];
const EVENTS = [...guestMachine.events] as GuestEvent[];
const leafName = (value: StateValue): string => (typeof value === 'string' ? value : leafName(Object.values(value)[0] as StateValue));
const isTopLevel = (state: string) => ['off', 'suspended', 'crashed'].includes(state);
const snapshotIn = (state: string) => guestMachine.resolveState({ value: isTopLevel(state) ? state : { powered: state } });

test('the committed table is what the machine compiles to', () => {
	expect(LIFE_CYCLE).toEqual(compileTable(guestMachine));
});

test('every state answers every event as the machine itself does', () => {
	for (const state of STATES)
		for (const event of EVENTS) {
			const before = snapshotIn(state);
			const [next] = transition(guestMachine, before, { type: event });
			expect(nextState(state, event) ?? state, `${state} + ${event}`).toBe(leafName(next.value));
			expect(nextState(state, event) !== undefined, `${state} accepts ${event}`).toBe(before.can({ type: event }));
		}
	expect(STATES.length * EVENTS.length).toBe(150);
});

test('any walk through the table is a walk through the machine', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 40 }), (walk) => {
			let [snapshot] = initialTransition(guestMachine);
			let here: GuestState = 'off';
			for (const type of walk) {
				[snapshot] = transition(guestMachine, snapshot, { type });
				here = nextState(here, type) ?? here;
				expect(leafName(snapshot.value)).toBe(here);
			}
		}),
		{ numRuns: 100, seed: 2 }
	);
});

test('every state can be reached, and left for off', () => {
	const reach = (from: GuestState) => {
		const seen = new Set<GuestState>([from]);
		for (const state of seen) for (const to of Object.values(LIFE_CYCLE[state])) seen.add(to);
		return seen;
	};
	expect(reach('off').size).toBe(STATES.length);
	for (const state of STATES) expect(reach(state).has('off'), state).toBe(true);
});

test.each([
	['a guard', createMachine({ initial: 'a', states: { a: { on: { E: { target: 'b', guard: () => true } } }, b: {} } })],
	['always', createMachine({ initial: 'a', states: { a: { always: 'b' }, b: {} } })],
	['after', createMachine({ initial: 'a', states: { a: { after: { 10: 'b' } }, b: {} } })],
	['parallel states', createMachine({ type: 'parallel', states: { a: {}, b: {} } })],
	['an action', createMachine({ initial: 'a', states: { a: { on: { E: { target: 'b', actions: () => undefined } } }, b: {} } })],
	['an entry action', createMachine({ initial: 'a', states: { a: { entry: () => undefined } } })]
])('the compiler refuses %s', (_, machine) => {
	expect(() => compileTable(machine)).toThrow(/cannot be a table row/);
});
