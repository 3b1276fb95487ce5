// One host as marks: its people above, its systems in the bay at the width of their memory, its metal below. Pure: the same for server,
// browser and tests.
import { m } from '$lib/paraglide/messages';
import type { HostView, WorldView } from '$lib/sim/view';
import { stateLabel } from '$lib/words/labels';
import { duration } from '$lib/words/time';
import { count, memory } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { tileFace, type TileLook } from '../marks/tile';
import { cellsOf, HYPER, perMiB, standOn } from '../five-reasons/pieces';
import { hasAlarm, stands, tileState, tileWord } from '../rack/state';
import { inside, osWords } from './inside';
import type { HostMarks, SystemMark } from './marks';
import type { System } from './seats';
import { block, NAMED, NAMELESS, row, rowsNamed, rowsNameless, STEM } from './standing';

/** the handle stands above its tile */
const HANDLE = 12;
const NARROW = 340;
/** px of the bay, with names above it and without; where tiles are narrow, twenty session windows need more */
const BAY = { named: 236, nameless: 212, more: 40 } as const;
const RULER = 20;
const PLATE = 34;
const METAL_BAND = 34;
const TICK_MIB = 16_384;
const SIXTEEN = 16;

/** @param named with people's names and lines, as one needs to see who stops; without, as one counts them */
export function layout(view: WorldView, host: HostView, systems: readonly System[], width: number, named: boolean): HostMarks {
	const scale = perMiB(host, width);
	const metal = host.hypervisor === 'none';
	const seated = systems.filter(({ seats }) => seats.some(({ condition }) => condition !== 'noRoom'));
	const deskPitch = 4096 * scale;
	const peopleHeight = named ? rowsNamed(width, deskPitch) * NAMED.height : rowsNameless(12_288 * scale) * NAMELESS.height;
	const bay: Box = {
		x: 0,
		y: peopleHeight + (named ? STEM : 4),
		width,
		height: (named ? BAY.named : BAY.nameless) + (width < NARROW ? BAY.more : 0)
	};
	const floor = bay.y + bay.height;
	const terminals = seated.filter(({ shared }) => shared).length;
	const tileHeight = bay.height - HANDLE;
	const placed = metal
		? []
		: standOn(
				seated.map(({ guest }) => guest),
				host,
				bay,
				tileHeight
			);
	const boxes = seated.map((_, nth) => placed[nth]?.box ?? bay);
	const plateY = floor + HYPER + RULER;
	const plate = { x: 0, y: plateY, width, height: PLATE };
	return {
		width,
		height: plateY + PLATE,
		host,
		named,
		...standing(seated, boxes, width, peopleHeight, named ? bay.y + HANDLE - 8 : null),
		bay,
		systems: seated.map((system, nth) => systemMark(system, host, boxes[nth] ?? bay, nth - terminals)),
		free: freeText(host, bay, scale, metal),
		hyper: metal ? null : { x: 0, y: floor, width, height: HYPER },
		slice: { x: 0, y: bay.y, width: metal || host.power !== 'on' ? 0 : px(host.hypervisorMiB * scale), height: bay.height },
		ticks: ticksOf(host, width),
		plate,
		...plateOf(view, host, plate)
	};
}

function standing(systems: readonly System[], boxes: readonly Box[], width: number, ground: number, top: number | null) {
	const shared = systems.flatMap((system, nth) => {
		const box = boxes[nth];
		if (!system.shared || !box) return [];
		const next = boxes[nth + 1]?.x ?? width;
		return [block(system.seats, box, Math.max(box.width, next - box.x), ground, top)];
	});
	const alone = systems.flatMap(({ shared: many, seats }, nth) => {
		const tile = boxes[nth];
		return many || !tile ? [] : seats.map((seat) => ({ ...seat, tile }));
	});
	const pitch = (alone[0]?.tile.width ?? 0) + 3;
	const all = [...shared, row(alone, pitch, ground, top)];
	return { people: all.flatMap(({ people }) => people), stems: all.flatMap(({ stems }) => stems) };
}

function systemMark(system: System, host: HostView, box: Box, nth: number): SystemMark {
	const { guest } = system;
	if (host.hypervisor === 'none') {
		const band = { x: 0, y: box.y + box.height - METAL_BAND, width: box.width, height: METAL_BAND };
		const above = { x: 0, y: box.y, width: box.width, height: box.height - METAL_BAND + 26 };
		const { app, windows } = inside(system, above, 24, 0);
		const off = host.power !== 'on';
		return {
			id: guest.id,
			box,
			look: null,
			metal: true,
			os: off ? null : { box: band, ...osWords(guest, band.width) },
			app: off ? null : app,
			windows: off ? [] : windows
		};
	}
	if (!stands(guest, host)) return { id: guest.id, box, look: null, metal: false, os: null, app: null, windows: [] };
	const look = lookOf(system, host, box, nth);
	return { id: guest.id, box, look, metal: false, ...inside(system, box, look.face.head, look.face.foot) };
}

function lookOf({ guest, shared }: System, host: HostView, box: Box, nth: number): TileLook {
	const { corrupt } = guest.identity;
	const state = corrupt ? 'crashed' : tileState(guest, host);
	const code = shared ? guest.name : String(nth + 1);
	return {
		name: guest.name,
		role: guest.role,
		code,
		// all numbers get as much room as the widest: either every desktop shows its own, or none
		face: tileFace(guest.name, shared ? code : '00', state === 'running' ? guest.cpuPercent : 0, box.width, box.height),
		state,
		alarm: state === 'running' && hasAlarm(guest),
		memory: memory(guest.memoryMiB),
		// what ails it, and that it starts, stands on its system
		word: state === 'crashed' || state === 'starting' ? '' : tileWord(state, guest),
		progress: guest.task ? px(guest.task.percent) / 100 : null,
		pages: null
	};
}

function freeText(host: HostView, bay: Box, scale: number, metal: boolean): HostMarks['free'] {
	if (metal || host.power !== 'on') return null;
	const text = m.sessions_free({ amount: memory(host.memoryFreeMiB) });
	const room = host.memoryFreeMiB * scale;
	return room > textWidth(text, 12) + 16 ? { x: px(bay.width - room / 2), y: px(bay.y + bay.height / 2 + 4), text } : null;
}

function ticksOf(host: HostView, width: number): HostMarks['ticks'] {
	const inner = Array.from({ length: Math.ceil(host.memoryMiB / TICK_MIB) }, (_, nth) => ({
		x: px((nth * TICK_MIB * width) / host.memoryMiB),
		label: count(nth * SIXTEEN),
		anchor: nth === 0 ? ('start' as const) : ('middle' as const)
	}));
	return [...inner, { x: width, label: memory(host.memoryMiB), anchor: 'end' as const }];
}

/** the cores at the right, in two rows where one is too long; before them as many words as fit */
function plateOf(view: WorldView, host: HostView, plate: Box): Pick<HostMarks, 'words' | 'cells' | 'cell'> {
	const left = 34 + textWidth(host.name, 14, 'bold');
	const size = m.sessions_size({ cores: count(host.cores), memory: memory(host.memoryMiB) });
	const state = host.power === 'on' ? size : powerText(view, host);
	const one = host.cores * 14;
	const single = left + textWidth(size, 13) + 12 + one <= plate.width - 8;
	const cell = single ? 12 : 9;
	const perRow = single ? host.cores : Math.ceil(host.cores / 2);
	const right = plate.width - 8;
	const cells = cellsOf(host, (nth) => ({
		x: right - (perRow - (nth % perRow)) * (cell + 2),
		y: plate.y + PLATE / 2 - (single ? cell / 2 : cell + 1) + Math.floor(nth / perRow) * (cell + 2)
	}));
	return { words: left + textWidth(state, 13) + 8 <= right - perRow * (cell + 2) ? state : '', cells, cell };
}

function powerText(view: WorldView, host: HostView): string {
	const boot = view.tasks.find((task) => task.kind === 'bootHost' && task.host === host.id);
	return typeof boot?.secondsLeft !== 'number'
		? stateLabel(host.power)
		: m.sessions_hostStarting({ time: duration(Math.ceil(boot.secondsLeft)) });
}
