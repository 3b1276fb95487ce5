// The four states of a host's free memory, and what the hypervisor does in each. A state is entered when free memory falls below
// one threshold and left when it rises above a higher one, so that it does not flicker.

export const MEMORY_STATES = ['high', 'soft', 'hard', 'low'] as const;
export type MemoryState = (typeof MEMORY_STATES)[number];

export interface MemoryStateRule {
	/** published name of the level, in percent of the host's memory that is free [Waldspurger, OSDI 2002, section 6.3: 6, 4, 2, 1] */
	readonly thresholdPercent: number;
	/** the state is entered when less than this is free; `high` is where everything begins */
	readonly enterBelowPercent: number;
	/** and left for a better one when more than this is free: the next threshold, and half a point [direction uncertain; A: 0.5] */
	readonly leaveAbovePercent: number;
	readonly action: string;
}

const HYSTERESIS = 0.5;

/** Defaults of ESX 1.5 to 4.x; later versions derive them from the host's size. */
export const MEMORY_RULES: Readonly<Record<MemoryState, MemoryStateRule>> = {
	high: { thresholdPercent: 6, enterBelowPercent: Infinity, leaveAbovePercent: Infinity, action: 'none' },
	soft: { thresholdPercent: 4, enterBelowPercent: 4, leaveAbovePercent: 6 + HYSTERESIS, action: 'balloon, page if balloon impossible' },
	hard: { thresholdPercent: 2, enterBelowPercent: 2, leaveAbovePercent: 4 + HYSTERESIS, action: 'page' },
	low: { thresholdPercent: 1, enterBelowPercent: 1, leaveAbovePercent: 2 + HYSTERESIS, action: 'page and block VMs above target' }
};

/** part of a host's memory that reclaiming aims to have free: the one above which it may stop */
export const FREE_TARGET = MEMORY_RULES.soft.leaveAbovePercent / 100;

/** @param freePercent of the host's memory; below 0 where more is in use than there is */
export function nextMemoryState(state: MemoryState, freePercent: number): MemoryState {
	let place = MEMORY_STATES.indexOf(state);
	const rule = (at: number) => MEMORY_RULES[MEMORY_STATES[at] ?? 'low'];
	while (place + 1 < MEMORY_STATES.length && freePercent < rule(place + 1).enterBelowPercent) place++;
	while (place > 0 && freePercent > rule(place).leaveAbovePercent) place--;
	return MEMORY_STATES[place] ?? 'low';
}
