// A picture of turns: vCPUs on cores over a short time, drawn from the shares that the model granted. The model knows shares, not turns: the
// order is an illustration, the lengths are exact. A vCPU waits only while all cores are busy, as long as its waiting finds room there.

import { EPS, placed, roundsOf, sum, type CoreRun, type Placed, type Span } from './rounds';

/** percent of its time that a vCPU spends in each way; the rest it has nothing to do */
export interface VcpuShare {
	readonly run: number;
	readonly ready: number;
	readonly coStop: number;
	readonly capped: number;
}

export type TurnKind = keyof VcpuShare;

/** ms */
export interface Turn {
	readonly kind: TurnKind;
	readonly from: number;
	readonly to: number;
}

export interface Schedule {
	readonly onCores: readonly CoreRun[];
	/** of each share, in order of time */
	readonly turns: readonly (readonly Turn[])[];
}

/** orders that are tried with each spread; among so many there is a good one */
const TRIES = 16;

/**
 * @param shares what runs must fit: together at most `cores` × 100, each at most 100
 * @param ms the time to be drawn
 */
export function schedule(shares: readonly VcpuShare[], cores: number, ms: number): Schedule {
	const made = fittest(shares, cores, ms);
	const turns = shares.map((share, vcpu) =>
		[...runsOf(made, vcpu), ...between(gapsOf(made, vcpu, ms), share, ms)].sort((a, b) => a.from - b.from)
	);
	return { onCores: made.onCores, turns };
}

/** of some orders the one in which most waiting falls on times when all cores are busy */
function fittest(shares: readonly VcpuShare[], cores: number, ms: number): Placed {
	let best: Placed = { onCores: [], full: [] };
	let least = Infinity;
	const totals = shares.map(({ run }) => (run / 100) * ms);
	for (const spread of SPREADS) {
		const rounds = roundsOf(totals, cores, ms, spread);
		for (let order = 0; order < Math.min(TRIES, shares.length ** 2); order++) {
			const made = placed(rounds, cores, ms, order % shares.length, 1 + Math.floor(order / shares.length));
			const outside = sum(shares.map(({ ready }, vcpu) => Math.max(0, (ready / 100) * ms - crowdedOf(made, vcpu, ms))));
			if (outside < least - EPS) [best, least] = [made, outside];
			if (least < EPS) return best;
		}
	}
	return best;
}

/** by how much the rounds of two vCPUs are shifted against each other: irregular, so that few turns do not fall together */
const SPREADS = [0.618, 0.382, 0.236, 0.5, 0.146];

// ── not running: after a turn stopped for its siblings or by its cap, before the next one ready ──

interface Gap extends Span {
	/** ms just before the next turn in which all cores are busy */
	readonly crowded: number;
}

function between(gaps: readonly Gap[], share: VcpuShare, ms: number): Turn[] {
	const lengths = gaps.map(({ from, to }) => to - from);
	const waits = part(
		(share.ready / 100) * ms,
		gaps.map(({ crowded }) => crowded),
		lengths
	);
	const left = lengths.map((length, nth) => length - (waits[nth] ?? 0));
	const stops = part((share.coStop / 100) * ms, left, left);
	const caps = part((share.capped / 100) * ms, left, left);
	return gaps.flatMap(({ from, to }, nth) => {
		const stopped = from + (stops[nth] ?? 0);
		return [
			...inside('coStop', from, stopped, ms),
			...inside('capped', stopped, stopped + (caps[nth] ?? 0), ms),
			...inside('ready', to - (waits[nth] ?? 0), to, ms)
		];
	});
}

const runsOf = ({ onCores }: Placed, vcpu: number): CoreRun[] =>
	onCores.filter((turn) => turn.vcpu === vcpu).sort((a, b) => a.from - b.from);

/** ms before its turns in which all cores are busy: there is room for its waiting */
const crowdedOf = (made: Placed, vcpu: number, ms: number): number => sum(gapsOf(made, vcpu, ms).map(({ crowded }) => crowded));

/** the times between its turns; the first follows the last one of the picture before */
function gapsOf(made: Placed, vcpu: number, ms: number): Gap[] {
	const runs = runsOf(made, vcpu);
	const last = runs.at(-1);
	if (!last) return [{ from: 0, to: ms, crowded: 0 }];
	return runs.map(({ from: to }, nth) => {
		const from = nth === 0 ? last.to - ms : (runs[nth - 1] ?? last).to;
		const crowd = made.full.find((span) => span.from <= to + EPS && to <= span.to + EPS);
		return { from, to, crowded: crowd ? Math.max(0, to - Math.max(from, crowd.from)) : 0 };
	});
}

/** the amount over several places: in proportion to the first rooms, and what they can't hold in what is left of the whole rooms */
function part(amount: number, first: readonly number[], whole: readonly number[]): number[] {
	const room = sum(first);
	const inFirst = Math.min(amount, room);
	const rest = amount - inFirst;
	const more = sum(whole) - room;
	return first.map(
		(each, nth) => (room > EPS ? (each / room) * inFirst : 0) + (more > EPS ? (((whole[nth] ?? 0) - each) / more) * rest : 0)
	);
}

/** what begins before the picture stands at its end */
function inside(kind: TurnKind, from: number, to: number, ms: number): Turn[] {
	if (to - from <= EPS) return [];
	if (from >= -EPS) return [{ kind, from, to }];
	if (to <= EPS) return [{ kind, from: from + ms, to: to + ms }];
	return [
		{ kind, from: 0, to },
		{ kind, from: from + ms, to: ms }
	];
}
