// Cores in turns as marks: guests above with a line for each vCPU, below them the metal with a row for each core, on one axis of time.
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { GuestId, Role } from '$lib/sim/world';
import type { HostView } from '$lib/sim/view';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import type { Member } from './crew';
import { verdictOf, type Verdict } from './reading';
import { schedule, type Schedule, type TurnKind, type VcpuShare } from './turns';

export interface TurnMark {
	readonly kind: TurnKind;
	readonly x: number;
	readonly width: number;
}

export interface LineMark {
	readonly y: number;
	readonly height: number;
	/** empty where the line is too low for it */
	readonly label: string;
	readonly turns: readonly TurnMark[];
}

export interface GuestMark {
	readonly id: GuestId;
	readonly name: string;
	readonly role: Role;
	readonly vcpus: number;
	readonly followed: boolean;
	readonly head: Box;
	readonly lines: readonly LineMark[];
	/** of each of its vCPUs */
	readonly readyPercent: number;
	readonly verdict: Verdict;
}

export interface CoreTurnMark extends TurnMark {
	/** empty where it does not fit */
	readonly label: string;
	readonly followed: boolean;
}

export interface CoreMark {
	readonly head: Box;
	readonly turns: readonly CoreTurnMark[];
}

export interface CoresMarks {
	readonly width: number;
	readonly height: number;
	/** ms that are drawn */
	readonly ms: number;
	/** heads stand above their lines */
	readonly folded: boolean;
	readonly plot: Box;
	readonly ticks: readonly { readonly x: number; readonly ms: number }[];
	readonly guests: readonly GuestMark[];
	/** the hypervisor, between guests and metal */
	readonly band: Box;
	readonly cores: readonly CoreMark[];
}

/** px: below this width heads stand above their lines, and half the time is drawn */
const FOLD = 560;
const HEAD = 136;
/** at the right, for the ready time in percent */
const READY = 66;
const AXIS = 20;
/** px of a guest's lines together, its gap to the next, and of all cores together: they don't change with vCPUs and cores */
const BLOCK = 54;
const GAP = 14;
const METAL = 118;
const BAND = 9;
/** px of a folded head, and left of folded lines */
const FOLDED = { head: 24, left: 28, block: 42 };

/** ms to be drawn at this width */
export const timeDrawn = (width: number): number => (width < FOLD ? 500 : 1_000);

/** The turns of a host's guests. Views come many times a second, shares change rarely: equal shares get the same turns. */
export function turnsKeeper(): (shares: readonly VcpuShare[], cores: number, width: number) => Schedule {
	let key = '';
	let made: Schedule = { onCores: [], turns: [] };
	return (shares, cores, width) => {
		const next = JSON.stringify([shares, cores, timeDrawn(width)]);
		if (next !== key) [key, made] = [next, schedule(shares, cores, timeDrawn(width))];
		return made;
	};
}

/** @param made the turns of `sharesOf(crew)` on the host's cores */
export function layout(host: HostView, crew: readonly Member[], made: Schedule, followed: GuestId | null, width: number): CoresMarks {
	const folded = width < FOLD;
	const ms = timeDrawn(width);
	const left = folded ? FOLDED.left : HEAD + 10;
	const plotWidth = width - left - (folded ? 0 : READY);
	const x = scaleLinear()
		.domain([0, ms])
		.range([left, left + plotWidth]);
	const top = AXIS + GAP;
	const step = (folded ? FOLDED.head + FOLDED.block : BLOCK) + GAP;
	const firsts = firstsOf(crew);
	const guests = crew.map((member, nth) => guestMark(member, made, firsts[nth] ?? 0, top + nth * step, followed, folded, x));
	const band = { x: 0, y: top + crew.length * step - 4, width: left + plotWidth, height: BAND };
	const cores = coreMarks(host.cores, crew, made, firsts, followed, band.y + BAND, folded, x);
	return {
		width,
		height: band.y + BAND + METAL + 4,
		ms,
		folded,
		plot: { x: left, y: AXIS, width: px(plotWidth), height: px(band.y + BAND + coreStep(host.cores) * host.cores + 3 - AXIS) },
		ticks: x.ticks(5).map((at) => ({ x: px(x(at)), ms: at })),
		guests,
		band,
		cores
	};
}

/** of each guest, its first share */
function firstsOf(crew: readonly Member[]): number[] {
	let next = 0;
	return crew.map(({ guest }) => (next += guest.vcpus) - guest.vcpus);
}

function guestMark(
	{ guest, letter, share }: Member,
	made: Schedule,
	first: number,
	y: number,
	followed: GuestId | null,
	folded: boolean,
	x: ScaleLinear<number, number>
): GuestMark {
	const room = folded ? FOLDED.block : BLOCK;
	const from = folded ? y + FOLDED.head : y;
	const line = Math.min(folded ? 20 : 24, room / guest.vcpus);
	const start = from + (folded ? 3 : (room - line * guest.vcpus) / 2);
	const height = px(line * (line > 12 ? 0.8 : 0.86));
	const lines = Array.from({ length: guest.vcpus }, (_, nth) => ({
		y: px(start + nth * line + (line - height) / 2),
		height,
		label: line >= 18 ? turnName(letter, nth, guest.vcpus) : '',
		turns: (made.turns[first + nth] ?? []).map((turn) => ({ kind: turn.kind, ...along(turn, x) }))
	}));
	return {
		id: guest.id,
		name: guest.name,
		role: guest.role,
		vcpus: guest.vcpus,
		followed: guest.id === followed,
		head: folded
			? { x: 0, y, width: Math.ceil(textWidth(guest.name, 14, 'bold')) + 40, height: FOLDED.head }
			: { x: 0, y, width: HEAD, height: BLOCK },
		lines,
		readyPercent: share.ready,
		verdict: verdictOf(share.ready)
	};
}

function coreMarks(
	count: number,
	crew: readonly Member[],
	made: Schedule,
	firsts: readonly number[],
	followed: GuestId | null,
	top: number,
	folded: boolean,
	x: ScaleLinear<number, number>
): CoreMark[] {
	const step = coreStep(count);
	const height = px(step - 3);
	return Array.from({ length: count }, (_, core) => ({
		head: { x: 0, y: px(top + 3 + core * step), width: folded ? FOLDED.left - 4 : HEAD, height },
		turns: made.onCores
			.filter((turn) => turn.core === core)
			.map((turn) => {
				const nth = firsts.findLastIndex((first) => first <= turn.vcpu);
				const member = crew[nth];
				const place = along(turn, x);
				const label = member ? turnName(member.letter, turn.vcpu - (firsts[nth] ?? 0), member.guest.vcpus) : '';
				const fits = height >= 14 && textWidth(label, 12, 'bold') + 4 <= place.width;
				return { kind: turn.kind, ...place, label: fits ? label : '', followed: member?.guest.id === followed };
			})
	}));
}

const coreStep = (count: number): number => Math.min(40, METAL / count);

const turnName = (letter: string, nth: number, vcpus: number): string => (vcpus === 1 ? letter : `${letter}${nth}`);

function along({ from, to }: { readonly from: number; readonly to: number }, x: ScaleLinear<number, number>): { x: number; width: number } {
	return { x: x(from), width: x(to) - x(from) };
}
