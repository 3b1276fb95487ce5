// One machine at each of the four frames, as marks: what stands on the metal, how busy its cores are, and where the names point.
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { Box } from '../marks/box';

export const FRAMES = ['bare', 'sliding', 'guests', 'named'] as const;
export type Frame = (typeof FRAMES)[number];

export const PARTS = ['guest', 'guestOs', 'hypervisor', 'host', 'core'] as const;
export type Part = (typeof PARTS)[number];

export interface GuestMark {
	readonly box: Box;
	readonly os: Box;
	readonly app: Box;
	/** px, of the handle's and the person's middle */
	readonly middle: number;
	readonly guest: GuestView;
	/** dashed while it is only a promise: off, or still starting */
	readonly promised: boolean;
}

export interface Label {
	readonly part: Part;
	/** where the words begin, and their first line's foot */
	readonly x: number;
	readonly y: number;
	/** the end of the leader line, on the part */
	readonly to: { readonly x: number; readonly y: number };
}

export interface BuildUpMarks {
	readonly width: number;
	readonly height: number;
	readonly host: HostView;
	readonly metal: Box;
	readonly cells: readonly { readonly x: number; readonly y: number; readonly level: number }[];
	readonly cell: number;
	/** null on the bare server */
	readonly hypervisor: Box | null;
	/** the operating system that owns the machine; null once it is a guest's */
	readonly owner: {
		readonly os: Box;
		readonly app: Box;
		readonly middle: number;
		readonly guest: GuestView;
		readonly lifted: boolean;
	} | null;
	readonly guests: readonly GuestMark[];
	readonly labels: readonly Label[];
}

const TOP = 34; // room for people
const METAL = 62;
const BAND = 30;
const OS = 34;
const GUEST = 140;
const GAP = 8;
const CELL = 15;

/** @param width px of the whole drawing */
export function layout(view: WorldView, frame: Frame, width: number): BuildUpMarks | null {
	const host = Object.values(view.hosts)[0];
	if (!host) return null;
	// names need room beside the machine; without them it takes the whole width
	const gutter = frame !== 'named' ? 2 : width < 460 ? 88 : 116;
	const [x, right] = [gutter, width - 2];
	const machine = right - x;
	const metalY = TOP + GUEST + BAND;
	const metal: Box = { x, y: metalY, width: machine, height: METAL };
	const lifted = frame === 'sliding';
	// while the system is lifted off the metal, nothing runs on it
	const busy = lifted ? 0 : (host.cpuPercent / 100) * host.cores;
	const cells = cellsOf(host.cores, busy, right - 12, metalY + METAL / 2 - CELL / 2);
	const all = host.guests.flatMap((id) => view.guests[id] ?? []);
	const [first] = all;
	const shown = frame === 'guests' ? all.slice(0, 2) : frame === 'named' ? all : [];
	const slot = machine / Math.max(2, shown.length);
	const guests = shown.map((guest, nth) => guestMark(guest, { x: x + nth * slot + GAP / 2, y: TOP, width: slot - GAP, height: GUEST }));
	const sliding = lifted ? machine * 0.34 : 0;
	return {
		width,
		height: metalY + METAL + 16,
		host,
		metal,
		cells,
		cell: CELL,
		hypervisor: frame === 'bare' ? null : { x: x + sliding, y: metalY - BAND, width: machine - sliding, height: BAND },
		owner: first && (frame === 'bare' || lifted) ? owner(first, x, machine, metalY - (lifted ? BAND + 34 : 0), lifted) : null,
		guests,
		labels: frame === 'named' ? labels(guests[0], metal, cells) : []
	};
}

/** work fills one core after the other, so that what is left idle can be seen */
function cellsOf(cores: number, busy: number, right: number, y: number): BuildUpMarks['cells'] {
	return Array.from({ length: cores }, (_, nth) => ({
		x: right - (cores - nth) * (CELL + 3),
		y,
		level: Math.min(1, Math.max(0, busy - nth))
	}));
}

function owner(guest: GuestView, x: number, machine: number, floor: number, lifted: boolean): BuildUpMarks['owner'] {
	const os: Box = { x: x + 10, y: floor - OS, width: machine - 20, height: OS };
	const app: Box = { x: x + machine / 2 - 62, y: os.y - 46, width: 124, height: 30 };
	return { os, app, middle: x + machine / 2, guest, lifted };
}

function guestMark(guest: GuestView, box: Box): GuestMark {
	const inner = { x: box.x + 8, width: box.width - 16 };
	return {
		box,
		os: { ...inner, y: box.y + box.height - OS - 10, height: OS },
		app: { ...inner, y: box.y + 42, height: 28 },
		middle: box.x + box.width / 2,
		guest,
		promised: guest.state !== 'running'
	};
}

function labels(guest: GuestMark | undefined, metal: Box, cells: BuildUpMarks['cells']): Label[] {
	if (!guest) return [];
	const core = cells[0] ?? { x: metal.x, y: metal.y };
	return [
		{ part: 'guest', x: 0, y: guest.box.y + 22, to: { x: guest.box.x + 5, y: guest.box.y + 18 } },
		{ part: 'guestOs', x: 0, y: guest.os.y + 18, to: { x: guest.os.x + 6, y: guest.os.y + 14 } },
		{ part: 'hypervisor', x: 0, y: metal.y - BAND + 24, to: { x: metal.x + 6, y: metal.y - BAND + 20 } },
		{ part: 'host', x: 0, y: metal.y + 26, to: { x: metal.x + 6, y: metal.y + 22 } },
		{ part: 'core', x: 0, y: metal.y + METAL + 10, to: { x: core.x + CELL / 2, y: core.y + CELL + 2 } }
	];
}
