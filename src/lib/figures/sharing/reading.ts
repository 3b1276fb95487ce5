// Ready time as charts count it, and what it is a part of: the same milliseconds on two charts, for each vCPU.
import { CHART_INTERVALS_S, READY_BAD_PERCENT, READY_GOOD_PERCENT, readyMsOf, readyPercentOf } from '$lib/sim/host/ready';
import type { GuestView } from '$lib/sim/view';

export const CHARTS = { live: CHART_INTERVALS_S[0], day: CHART_INTERVALS_S[1] } as const;
export type Chart = keyof typeof CHARTS;

export const isChart = (value: string | undefined): value is Chart => value !== undefined && Object.hasOwn(CHARTS, value);

/** what the published rule of thumb says of a vCPU: below 5% good, above 10% bad */
export type Verdict = 'good' | 'watch' | 'bad';

/** @param percent of one vCPU's time */
export function verdictOf(percent: number): Verdict {
	if (percent < READY_GOOD_PERCENT) return 'good';
	// to a tenth of a percent, as it is shown: 9.96 reads as 10
	return Math.round(percent * 10) / 10 < READY_BAD_PERCENT ? 'watch' : 'bad';
}

export interface Reading {
	/** the count that the live chart shows, summed over the guest's vCPUs */
	readonly ms: number;
	readonly vcpus: number;
	/** s of a point of the chart that it is read on */
	readonly intervalS: number;
	/** what the count is for each vCPU, if it stood on that chart */
	readonly percent: number;
	/** ms that this guest would really add up in such a point */
	readonly wouldBeMs: number;
}

export function readingOf(guest: GuestView, chart: Chart): Reading {
	const { readyMs: ms, vcpus } = guest;
	const intervalS = CHARTS[chart];
	return {
		ms,
		vcpus,
		intervalS,
		percent: readyPercentOf(ms / vcpus, intervalS),
		wouldBeMs: readyMsOf(guest.readyPercent, intervalS) * vcpus
	};
}
