import { expect, test } from 'vitest';
import {
	crossingSeconds,
	crossingsOf,
	REGISTERS,
	REQUESTS,
	ROUND_TRIP_CYCLES,
	routeOf,
	stopsOf,
	type Request,
	type Stack,
	type Switches
} from './route';

const STACKS = ['hyper-v', 'esx', 'xenserver', 'workstation'] as const satisfies readonly Stack[];
const ALL: Switches = { tools: true, assist: true };

const crossings = (stack: Stack, request: Request, switches: Partial<Switches> = {}) => {
	const route = routeOf(stack, request, { ...ALL, ...switches });
	return route && crossingsOf(route);
};

/** walls between the guest and whoever has the drivers, and from the interrupt back to the guest */
const WALLS = { 'hyper-v': [2, 3], esx: [1, 1], xenserver: [2, 3], workstation: [2, 2] } as const;

test('an ordinary instruction crosses nothing, in any stack and whatever is switched', () => {
	for (const stack of STACKS)
		for (const tools of [true, false]) expect(crossings(stack, 'instruction', { tools })).toEqual({ there: 0, back: 0 });
	expect(crossings('esx', 'instruction', { assist: false })).toEqual({ there: 0, back: 0 });
});

test('a halted core goes to the hypervisor and comes back; a hosted hypervisor must give it on to the host OS', () => {
	for (const stack of ['hyper-v', 'esx', 'xenserver'] as const) expect(crossings(stack, 'privileged')).toEqual({ there: 1, back: 1 });
	expect(crossings('workstation', 'privileged')).toEqual({ there: 2, back: 2 });
});

test.each(['write', 'packet'] as const)('a %s in shared memory passes each wall once: it is the doorbell that crosses', (request) => {
	for (const stack of STACKS) {
		const [there, back] = WALLS[stack];
		expect(crossings(stack, request)).toEqual({ there, back });
	}
});

test.each(['write', 'packet'] as const)('an emulated %s makes a trip for each register that its driver touches', (request) => {
	const { start, finish } = REGISTERS[request];
	for (const stack of STACKS) {
		const [there, back] = WALLS[stack];
		// the last register started it, and is not waited for
		expect(crossings(stack, request, { tools: false })).toEqual({
			there: there + (start - 1) * 2 * there,
			back: back + finish * 2 * there
		});
	}
});

test('in numbers: 5 crossings become 53 where the drivers have an owner, 2 become 26 on ESX', () => {
	const sum = (stack: Stack, tools: boolean) => {
		const { there, back } = crossings(stack, 'write', { tools }) ?? { there: 0, back: 0 };
		return there + back;
	};
	expect([sum('xenserver', true), sum('xenserver', false)]).toEqual([5, 53]);
	expect([sum('esx', true), sum('esx', false)]).toEqual([2, 26]);
});

test('Hyper-V and Xen are the same drawing', () => {
	for (const request of REQUESTS)
		for (const tools of [true, false])
			expect(routeOf('hyper-v', request, { tools, assist: true })).toEqual(routeOf('xenserver', request, { tools, assist: true }));
});

test('without hardware assist Hyper-V does not start; a system changed for Xen has no emulated devices', () => {
	expect(routeOf('hyper-v', 'write', { tools: true, assist: false })).toBeNull();
	expect(routeOf('xenserver', 'write', { tools: false, assist: false })?.drivers).toBe('paravirtual');
	expect(crossings('xenserver', 'write', { tools: false, assist: false })).toEqual({ there: 2, back: 3 });
	expect(routeOf('esx', 'write', { tools: false, assist: false })?.drivers).toBe('emulated');
});

test('all stacks have the same stops, and every route begins and ends in the guest unless a core does the work', () => {
	for (const request of REQUESTS)
		for (const tools of [true, false])
			for (const stack of STACKS) {
				const stops = routeOf(stack, request, { tools, assist: true })?.stops ?? [];
				expect(stops.map(({ name }) => name)).toEqual(stopsOf(request, { tools }));
				expect(stops[0]?.side).toBe('guest');
				expect(stops.at(-1)?.side).toBe(request === 'instruction' ? 'metal' : 'guest');
				expect(stops.filter(({ side }) => side === 'metal')).toHaveLength(1);
			}
});

test('two crossings take the cycles of one round trip', () => {
	expect(crossingSeconds(2, 1)).toBeCloseTo(ROUND_TRIP_CYCLES[2011] / 1e9, 15);
	// five of them on a core of 2.5 GHz
	expect(crossingSeconds(5, 2.5) * 1e6).toBeCloseTo(0.784, 3);
});
