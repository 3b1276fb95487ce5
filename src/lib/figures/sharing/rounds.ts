// Turns on cores: rounds in which everybody who is due runs once, packed so that no core runs two vCPUs at once and no vCPU runs twice.

export interface Span {
	/** ms */
	readonly from: number;
	readonly to: number;
}

export interface CoreRun extends Span {
	readonly kind: 'run';
	readonly core: number;
	/** in the order of the totals */
	readonly vcpu: number;
}

/** ms that one turn lasts at most [A: for the picture; Xen's first credit scheduler gave 30] */
export const TURN_MS = 50;

/** ms that are nothing */
export const EPS = 1e-9;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * ms of each vCPU in each round: whoever needs little takes few whole turns, spread over the rounds. On a full host that would leave
 * gaps; then everybody takes a part of each round, which always fits.
 *
 * @param totals ms of each vCPU in all
 * @param shift by how much the rounds of two vCPUs are shifted against each other, 0..1
 */
export function roundsOf(totals: readonly number[], cores: number, ms: number, shift: number): number[][] {
	const times = totals.map((total) => Math.ceil(total / TURN_MS - EPS));
	const count = Math.max(1, ...times);
	const spread = rounds(count, (round, vcpu) => {
		const [total = 0, turns = 0] = [totals[vcpu], times[vcpu]];
		const phase = (vcpu * shift) % 1;
		const due = (at: number) => Math.floor((at * turns) / count + phase);
		return due(round + 1) > due(round) ? total / turns : 0;
	});
	const length = spread.reduce((sum, pieces) => sum + lengthOf(pieces, cores), 0);
	if (length <= ms + EPS) return spread;
	return rounds(count, (_, vcpu) => (totals[vcpu] ?? 0) / count);

	function rounds(many: number, piece: (round: number, vcpu: number) => number): number[][] {
		return Array.from({ length: many }, (_, round) => totals.map((__, vcpu) => piece(round, vcpu)));
	}
}

/** ms of a round in which the pieces fit on the cores, and nobody runs on two of them at once [McNaughton 1959] */
const lengthOf = (pieces: readonly number[], cores: number): number => Math.max(sum(pieces) / cores, ...pieces);

export interface Placed {
	readonly onCores: readonly CoreRun[];
	/** when all cores are busy; before 0, as at the end of the picture before */
	readonly full: readonly Span[];
}

/**
 * The rounds on the cores; between two rounds the cores rest.
 *
 * @param first whose turn is the first
 * @param stride by so many places a later one begins each next round
 */
export function placed(rounds: readonly (readonly number[])[], cores: number, ms: number, first: number, stride: number): Placed {
	const rest = (ms - rounds.reduce((sum, pieces) => sum + lengthOf(pieces, cores), 0)) / rounds.length;
	const onCores: CoreRun[] = [];
	const full: Span[] = [];
	let start = Math.max(0, rest) / 2;
	rounds.forEach((pieces, round) => {
		const length = lengthOf(pieces, cores);
		let [core, at] = [0, 0];
		pieces.forEach((_, nth) => {
			const vcpu = (nth + first + round * stride) % pieces.length;
			for (let left = pieces[vcpu] ?? 0; left > EPS;) {
				const part = Math.min(left, length - at);
				if (part > EPS) onCores.push({ kind: 'run', core, vcpu, from: start + at, to: start + at + part });
				[at, left] = [at + part, left - part];
				if (length - at <= EPS) [core, at] = [core + 1, 0];
			}
		});
		const busy = core >= cores ? length : core === cores - 1 ? at : 0;
		if (busy > EPS) full.push({ from: start, to: start + busy });
		start += length + Math.max(0, rest);
	});
	return { onCores, full: joined(full, ms) };
}

/** what touches is one; the time before the picture is like its end */
function joined(spans: readonly Span[], ms: number): Span[] {
	const whole: Span[] = [];
	for (const span of [...spans.map(({ from, to }) => ({ from: from - ms, to: to - ms })), ...spans]) {
		const last = whole.at(-1);
		if (last && span.from - last.to < 1e-6) whole[whole.length - 1] = { from: last.from, to: span.to };
		else whole.push(span);
	}
	return whole;
}
