// What the race says: how a lane stands, how far a prediction was off, and the rounds as sentences.
import { m } from '$lib/paraglide/messages';
import type { Scenario } from '$lib/sim/scenario';
import { MB, MiB } from '$lib/sim/units';
import { duration } from '$lib/words/time';
import { bandwidth, count, decimal, memory, percent, size } from '$lib/words/units';
import { verdict, type Guess } from './guess';
import type { Lane, View } from './lanes';
import { enoughBytes } from './plan';
import type { Run } from './run';

/** bytes per second → "1,250 MB/s": in one unit, so that a dirty rate can be set beside a wire */
export const speed = (bytesPerS: number): string => m.words_rate_mb({ value: count(bytesPerS / MB) });

/** "10 Gbit/s, that is 1,250 MB/s" */
export const wireText = (Mbps: number): string => m.race_wire({ link: bandwidth(Mbps), speed: speed((Mbps * MB) / 8) });

export type Rule = 'rest-30' | 'rest-300' | 'rounds-5' | 'rounds-29';
export const RULES: readonly Rule[] = ['rest-30', 'rest-300', 'rounds-5', 'rounds-29'];

type Said = Pick<Scenario['policies']['migration'], 'stop' | 'lastCopySeconds'>;
export const RULE: Readonly<Record<Rule, Said>> = {
	'rest-30': { stop: 'fixed-threshold', lastCopySeconds: 0.03 },
	'rest-300': { stop: 'fixed-threshold', lastCopySeconds: 0.3 },
	'rounds-5': { stop: 'xen-current' },
	'rounds-29': { stop: 'xen-legacy' }
};

/** the nearest of them: another estate may have another one */
export function ruleOf({ stop, lastCopySeconds = 0.03 }: Said): Rule {
	if (stop === 'xen-current') return 'rounds-5';
	if (stop === 'xen-legacy' || stop === 'xen-2004-adaptive') return 'rounds-29';
	return stop === 'qemu' || lastCopySeconds > 0.1 ? 'rest-300' : 'rest-30';
}

export const ruleName = (rule: Rule): string =>
	({ 'rest-30': m.race_rule_30, 'rest-300': m.race_rule_300, 'rounds-5': m.race_rule_5, 'rounds-29': m.race_rule_29 })[rule]();

export const ruleMeaning = (rule: Rule): string =>
	({
		'rest-30': m.race_rule_30_means,
		'rest-300': m.race_rule_300_means,
		'rounds-5': m.race_rule_5_means,
		'rounds-29': m.race_rule_29_means
	})[rule]();

export type Way = 'rounds' | 'slow' | 'post-copy';
export const WAYS: readonly Way[] = ['rounds', 'slow', 'post-copy'];
export const wayName = (way: Way): string => ({ rounds: m.race_way_rounds, slow: m.race_way_slow, 'post-copy': m.race_way_post })[way]();
export const wayMeaning = (way: Way): string =>
	({ rounds: m.race_way_rounds_means, slow: m.race_way_slow_means, 'post-copy': m.race_way_post_means })[way]();

/** a heading that says who wins, before and after the race */
export function laneTitle({ key, plan }: Lane, which: View): string {
	if (which === 'memory') return m.race_lane_memory({ name: key, memory: size(plan.ramBytes) });
	if (key === 'shared') return m.race_lane_shared();
	if (key === 'local') return m.race_lane_local();
	const ratio = plan.dirtyBytesPerS / plan.liveBytesPerS;
	const rewrites = ratio > 1.005 ? m.race_lane_faster() : ratio >= 0.995 ? m.race_lane_equal() : m.race_lane_slower();
	return m.race_lane({ name: key, rewrites });
}

export type Tone = 'plain' | 'ok' | 'bad' | 'guest';

/** how the lane stands, in two or three words */
export function standing({ run }: Lane): { readonly text: string; readonly tone: Tone } {
	if (run.endless) return { text: m.race_stands_endless(), tone: 'bad' };
	switch (run.phase) {
		case 'ready':
			return { text: m.race_stands_ready(), tone: 'plain' };
		case 'setup':
			return { text: m.race_stands_setup(), tone: 'guest' };
		case 'disks':
			return { text: m.race_stands_disks(), tone: 'guest' };
		case 'rounds':
			return { text: m.race_stands_round({ round: count(run.round) }), tone: 'guest' };
		case 'pause':
			return { text: m.race_stands_pause(), tone: 'guest' };
		case 'pull':
			return { text: m.race_stands_pull(), tone: 'guest' };
		case 'done':
			return { text: m.race_stands_done({ time: duration(run.seconds) }), tone: 'ok' };
	}
}

/** where the guest is, below its tile */
export function whereText({ run, from, to }: Lane): string {
	if (run.phase === 'done') return m.race_where_done({ to });
	if (run.phase === 'pull') return m.race_where_pull({ to });
	if (run.endless) return m.race_where_endless({ from });
	if (run.phase === 'ready') return m.race_where_ready({ from, to });
	return run.phase === 'pause' ? m.race_where_pause() : m.race_where_moving({ from });
}

/** s of the pause once it is over; null before */
export const pauseOf = ({ phase, pause }: Run): number | null =>
	pause && (phase === 'done' || phase === 'pull') ? pause.to - pause.from : null;

export const guessText = (guess: Guess): string =>
	guess === null ? m.race_guess_none() : guess === 'never' ? m.race_guess_never() : duration(guess);

/** how far a prediction was off; null while nobody knows, or nothing was predicted */
export function gapText(what: 'end' | 'pause', guess: Guess, { run }: Lane): string | null {
	if (guess === null) return null;
	const over = what === 'end' ? (run.phase === 'done' ? run.seconds : null) : pauseOf(run);
	if (over === null && !run.endless) return null;
	const told = verdict(guess, over);
	const [said, was] = [guessText(guess), over === null ? '' : duration(over)];
	const apart = over === null || guess === 'never' ? '' : duration(Math.abs(over - guess));
	switch (told.was) {
		case 'close':
			return m.race_gap_close({ what, guess: said, was });
		case 'more':
			return m.race_gap_more({ what, guess: said, was, apart, times: decimal(told.far, told.far < 10 ? 1 : 0) });
		case 'less':
			return m.race_gap_less({ what, guess: said, was, apart, times: decimal(1 / told.far, told.far > 0.1 ? 1 : 0) });
		case 'rightlyNever':
			return m.race_gap_rightlyNever({ what });
		case 'neverCame':
			return m.race_gap_neverCame({ what, guess: said });
		case 'cameAfterAll':
			return m.race_gap_cameAfterAll({ what, was });
	}
}

/** the lane in sentences: the same rows as its table */
export function linesOf(lane: Lane): string[] {
	const { run, plan, guest } = lane;
	const head = m.race_text_lane({ guest: guest.name, stands: standing(lane).text, where: whereText(lane) });
	const enough = enoughBytes(plan);
	const left = run.rounds.findLast((round) => round.leftMiB === 0)?.dirtiedMiB;
	const pause = pauseOf(run);
	return [
		head,
		...(run.disk ? [m.race_text_disk({ sent: memory(run.disk.MiB - run.disk.leftMiB), of: memory(run.disk.MiB) })] : []),
		...(left === undefined
			? []
			: [enough === null ? m.race_text_left({ left: memory(left) }) : m.race_text_leftOf({ left: memory(left), enough: size(enough) })]),
		...(run.endless ? [m.race_text_endless({ left: memory(left ?? 0) })] : []),
		...(pause === null ? [] : [m.race_text_pause({ pause: duration(pause), to: lane.to, time: duration(run.pause?.to ?? run.seconds) })]),
		...(run.throttlePercent > 0 ? [m.race_text_slowed({ percent: percent(run.throttlePercent) })] : []),
		...(run.phase === 'done'
			? [m.race_text_sent({ sent: memory(run.sentMiB), times: decimal((run.sentMiB * MiB) / plan.ramBytes, 2) })]
			: [])
	];
}
