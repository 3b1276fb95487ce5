// The states and transitions to be drawn, read from the table that the model runs on: nothing of the life cycle is typed here again.
import { LIFE_CYCLE } from '$lib/sim/guest/life-cycle.table';
import { isPowered, isWorking, nextState } from '$lib/sim/guest/life-cycle';
import type { GuestEvent } from '$lib/sim/guest/machine';
import type { GuestState } from '$lib/sim/world';

export const isState = (text: string | undefined): text is GuestState => text !== undefined && Object.hasOwn(LIFE_CYCLE, text);
export const STATES: readonly GuestState[] = Object.keys(LIFE_CYCLE).filter(isState);

/** a state, or the frame around all that have power */
export type From = GuestState | 'powered';

export interface Edge {
	readonly from: From;
	readonly to: GuestState;
	/** that lead there, in the table's order */
	readonly events: readonly string[];
}

const row = (state: GuestState): readonly (readonly [string, GuestState])[] => Object.entries(LIFE_CYCLE[state]);

/** what can crash has power: these stand inside the frame */
export const POWERED: readonly GuestState[] = STATES.filter((state) => nextState(state, 'crash') !== undefined);

/** what all of them accept, with the same end: one arrow from the frame serves for all */
const COMMON = row(POWERED[0] ?? 'running').filter(([event, to]) =>
	POWERED.every((state) => row(state).some(([other, end]) => other === event && end === to))
);

const isCommon = (state: GuestState, event: string) => POWERED.includes(state) && COMMON.some(([common]) => common === event);

/** transitions of the state's own, without what the frame says for it and without those that lead nowhere else */
const own = (state: GuestState) => row(state).filter(([event, to]) => to !== state && !isCommon(state, event));

const bundle = (from: From, ways: readonly (readonly [string, GuestState])[]): Edge[] =>
	[...new Set(ways.map(([, to]) => to))].map((to) => ({ from, to, events: ways.filter(([, end]) => end === to).map(([event]) => event) }));

export const EDGES: readonly Edge[] = [...STATES.flatMap((state) => bundle(state, own(state))), ...bundle('powered', COMMON)];

export const edgeKey = ({ from, to }: Pick<Edge, 'from' | 'to'>): string => `${from}>${to}`;

const ENDS: ReadonlySet<string> = new Set<GuestEvent>(['booted', 'stopped', 'saved', 'restored']);

/** it ends by itself: nobody rests there */
export const isPassage = (state: GuestState): boolean => own(state).some(([event]) => ENDS.has(event));

/** where an event leads once what it begins is over: resume leads to running, by way of resuming */
export function restAfter(state: GuestState, event: GuestEvent): GuestState | undefined {
	const next = nextState(state, event);
	if (next === undefined || !isPassage(next)) return next;
	return own(next).find(([end]) => ENDS.has(end))?.[1];
}

export interface Holding {
	readonly processor: boolean;
	readonly memory: boolean;
	readonly disk: boolean;
}

/** what a guest in this state takes of a host that is on; its files are there in all of them */
export const holdingOf = (state: GuestState): Holding => ({ processor: isWorking(state), memory: isPowered(state), disk: true });
