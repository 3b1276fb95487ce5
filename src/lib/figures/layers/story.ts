// The story of one request: a state chart whose states are its stops, forwards and backwards. Each request has a chart of its own, and
// another one where its device is emulated: there are more stops.
import { createMachine, transition, type AnyMachineSnapshot } from 'xstate';
import { REQUESTS, stopsOf, type Request, type StopName } from '$lib/sim/host/route';

export interface Place {
	readonly request: Request;
	/** the guest's drivers come from its tools: no emulated device is on the way */
	readonly tools: boolean;
	readonly stop: StopName;
}
export type StoryEvent = 'NEXT' | 'BACK';

const nameOf = (request: Request, tools: boolean): string => (tools ? request : `${request}-emulated`);

const chart = (request: Request, tools: boolean) => {
	const stops = stopsOf(request, { tools });
	const states = stops.map((stop, nth) => [stop, { on: { NEXT: stops[nth + 1], BACK: stops[nth - 1] } }] as const);
	return [nameOf(request, tools), { initial: stops[0], states: Object.fromEntries(states) }] as const;
};

export const storyMachine = createMachine({
	id: 'request',
	initial: 'write',
	states: Object.fromEntries(REQUESTS.flatMap((request) => [chart(request, true), chart(request, false)]))
});

const snapshotAt = ({ request, tools, stop }: Place): AnyMachineSnapshot =>
	storyMachine.resolveState({ value: { [nameOf(request, tools)]: stop } });

export const canGo = (place: Place, type: StoryEvent): boolean => snapshotAt(place).can({ type });

/** one stop further, or back; the same place at either end */
export function go(place: Place, type: StoryEvent): Place {
	const [next] = transition(storyMachine, snapshotAt(place), { type });
	return {
		...place,
		stop: stopsOf(place.request, place).find((stop) => next.matches({ [nameOf(place.request, place.tools)]: stop })) ?? place.stop
	};
}

/** that stop, or the one before it where the way has no such stop: tools were installed while their absence was followed; the first, of no stop at all */
export function nearest(request: Request, tools: boolean, stop: string): StopName {
	const all = stopsOf(request, { tools: false });
	const here = stopsOf(request, { tools });
	const upTo = all.slice(0, all.findIndex((each) => each === stop) + 1);
	return upTo.findLast((each) => here.includes(each)) ?? here[0] ?? 'app';
}
