// What can be chosen in the figure, out of the texts that a link or a slide sets: anything else counts as not chosen.
import { REQUESTS, type Request, type Stack } from '$lib/sim/host/route';
import type { Choices } from '../figure';
import { nearest, type Place } from './story';

export const SHOWN = {
	types: ['esx', 'workstation'],
	three: ['hyper-v', 'esx', 'xenserver']
} as const satisfies Record<string, readonly Stack[]>;
export type Shown = keyof typeof SHOWN;

export interface Chosen {
	readonly shown: Shown;
	readonly request: Request;
	readonly assist: boolean;
	/** the one that is seen where there is room for one */
	readonly open: Stack;
	/** what is still to come is kept for later: somebody is guessing */
	readonly guessing: boolean;
	/** what was measured in 2003 stands beside the two types */
	readonly published: boolean;
}

export function chosenOf(choices: Choices): Chosen {
	const shown: Shown = choices.view === 'types' ? 'types' : 'three';
	const stacks: readonly Stack[] = SHOWN[shown];
	return {
		shown,
		request: REQUESTS.find((request) => request === choices.request) ?? 'write',
		assist: choices.assist !== 'off',
		open: stacks.find((stack) => stack === choices.stack) ?? stacks[0] ?? 'esx',
		guessing: choices.sums === 'later',
		published: shown === 'types' && choices.published !== 'later'
	};
}

/** where the story stands: at the hypervisor, unless told otherwise, so that the first picture already says something */
export const placeOf = (choices: Choices, request: Request, tools: boolean): Place => ({
	request,
	tools,
	stop: nearest(request, tools, choices.stop ?? 'wall')
});
