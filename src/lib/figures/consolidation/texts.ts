// The sums and the outages of the packing as words.
import { m } from '$lib/paraglide/messages';
import type { WorldView } from '$lib/sim/view';
import { duration } from '$lib/words/time';
import { count, list, percent } from '$lib/words/units';
import { REPAIR_SECONDS, type Outage, type Totals } from './cost';

export interface Sum {
	readonly what: string;
	readonly was: string;
	readonly now: string;
	/** 0..1 of the bar, before and now, and at the peak */
	readonly wasPart: number;
	readonly nowPart: number;
	readonly peakPart: number | null;
	/** the layer that the bar speaks of */
	readonly layer: 'metal' | 'os' | 'guest';
	readonly assumed: boolean;
}

export const watts = (value: number): string => m.consolidation_watts({ value: count(Math.round(value / 10) * 10) });

export function sumsOf(was: Totals, now: Totals, peak: Totals): readonly Sum[] {
	const plain = (
		what: string,
		of: (totals: Totals) => number,
		words: (value: number) => string,
		layer: Sum['layer'],
		assumed: boolean
	) => ({
		what,
		was: words(of(was)),
		now: words(of(now)),
		wasPart: 1,
		nowPart: of(was) > 0 ? Math.min(1, of(now) / of(was)) : 0,
		peakPart: null,
		layer,
		assumed
	});
	const full = (what: string, of: (totals: Totals) => number) => ({
		what,
		was: percent(of(was)),
		now: of(peak) === of(now) ? percent(of(now)) : m.consolidation_peak({ value: percent(of(now)), peak: percent(of(peak)) }),
		wasPart: of(was) / 100,
		nowPart: Math.min(1, of(now) / 100),
		peakPart: of(peak) === of(now) ? null : Math.min(1, of(peak) / 100),
		layer: 'guest' as const,
		assumed: of(peak) !== of(now)
	});
	return [
		plain(m.consolidation_boxes(), ({ boxes }) => boxes, count, 'metal', false),
		plain(
			m.consolidation_space(),
			({ units }) => units,
			(value) => m.consolidation_units({ value: count(value) }),
			'metal',
			true
		),
		plain(m.consolidation_power(), (totals) => totals.watts, watts, 'metal', true),
		plain(m.consolidation_systems(), ({ systems }) => systems, count, 'os', false),
		full(m.consolidation_memory(), ({ memory }) => memory),
		full(m.consolidation_iops(), ({ iops }) => iops),
		full(m.consolidation_cpu(), ({ cpu }) => cpu)
	];
}

export interface Case {
	readonly key: 'boxes' | 'none' | 'spare';
	readonly outage: Outage | null;
	/** it is the arrangement on the screen */
	readonly now: boolean;
}

export const caseName = (key: Case['key']): string =>
	({ boxes: m.consolidation_case_boxes, none: m.consolidation_case_none, spare: m.consolidation_case_spare })[key]();

export const stopsText = ({ stopped, host }: Outage): string => m.consolidation_stopped({ names: list(stopped), host });

export const timeText = ({ seconds, people, left }: Outage): string => {
	const time = duration(seconds ?? REPAIR_SECONDS);
	if (seconds !== null) return m.consolidation_restarted({ time });
	return left < people ? m.consolidation_someWait({ time, left: count(left) }) : m.consolidation_untilMended({ time });
};

/** of the estate on the screen: what a pulled plug has done so far; null while all is well. `goesOn`: more will happen by itself */
export function failureText(view: WorldView, servedAt: number | null, goesOn: boolean): string | null {
	const failed = Object.values(view.hosts).find(({ power }) => power === 'failed');
	if (!failed) return null;
	const words = { host: failed.name, people: count(view.people.cutOff), all: count(view.people.users) };
	const since = failed.failedAtSeconds ?? 0;
	if (view.people.cutOff === 0 && servedAt !== null) return m.consolidation_said_back({ time: duration(servedAt - since) });
	return goesOn ? m.consolidation_said_failed(words) : m.consolidation_said_stays(words);
}
