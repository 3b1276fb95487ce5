// One host's drawing: plate, bay with its guests, hypervisor band, memory ruler, ports, and the local disks beneath.
import { m } from '$lib/paraglide/messages';
import type { HostView, TaskView, WorldView } from '$lib/sim/view';
import { productLabel } from '$lib/words/labels';
import { clock, duration } from '$lib/words/time';
import { memory, percent } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { cutText, textWidth } from '../marks/measure';
import { coreCells } from './cores';
import type { Condition, HostMark, TileMark } from './marks';
import { EDGE, memoryPx, type Metrics } from './metrics';
import { noteMark, NOTE_LEAST } from './note';
import { hangInShelf, hangOnRail } from './parked';
import { fillShelves, type Filled } from './shelves';
import { stands } from './state';
import { storeMark } from './store';
import { freeText, pieceBox, standing, tileMarks, type Standing } from './tiles';

const LOCAL_HEIGHT = 30;

export const conditionOf = (host: HostView): Condition => (host.power === 'on' ? (host.maintenance ? 'maintenance' : 'on') : host.power);

/** What the hypervisor keeps, for itself and for each guest: all that is used and is no guest's. */
function sliceMiB(host: HostView, all: readonly Standing[]): number {
	if (host.power !== 'on') return host.power === 'off' ? 0 : host.hypervisorMiB;
	return Math.max(0, host.memoryUsedMiB - all.reduce((sum, { guest }) => sum + guest.memoryMiB, 0));
}

export interface Bay {
	readonly filled: Filled<Standing>;
	readonly sliceMiB: number;
}

export function bayOf(view: WorldView, host: HostView, metrics: Metrics): Bay {
	const all = standing(view, host, stands);
	const first = sliceMiB(host, all);
	const items = all.map((one) => ({ key: one, MiB: one.guest.memoryMiB }));
	return { filled: fillShelves(items, first, metrics.shelfMiB, host.memoryMiB), sliceMiB: first };
}

/** @param above room that phones need for the wire into this host, in px */
export function hostMark(view: WorldView, host: HostView, metrics: Metrics, x: number, y: number, above: number): HostMark {
	const bay = bayOf(view, host, metrics);
	const parkedGuests = host.guests.flatMap((id) => view.guests[id] ?? []).filter((guest) => !stands(guest, host));
	const row = { x, y, width: metrics.width, height: 0 };
	const top = y + metrics.gap / 2 + above;
	const bayX = x + EDGE + metrics.plateWidth;
	const bayTop = top + EDGE + metrics.plateHeight;
	const capacities = bay.filled.capacityMiB;
	const bayWidth = memoryPx(metrics, metrics.folded ? metrics.shelfMiB : Math.max(...capacities));

	const shelfPitch = metrics.handleRoom + metrics.tileHeight;
	const free = (rail: number, shelf: number): Box => {
		const from = bayX + memoryPx(metrics, bay.filled.usedMiB[shelf] ?? 0) + 10;
		const floor = bayTop + rail + (shelf + 1) * shelfPitch;
		const to = bayX + memoryPx(metrics, capacities[shelf] ?? 0);
		return { x: px(from), y: floor - metrics.tileHeight, width: px(to - from), height: metrics.tileHeight };
	};
	const shelfNumbers = capacities.map((_, shelf) => shelf);
	const hung =
		parkedGuests.length > 0 && !metrics.dense
			? shelfNumbers.map((shelf) => ({ shelf, marks: hangInShelf(parkedGuests, host.id, free(0, shelf)) })).find(({ marks }) => marks)
			: undefined;
	const rail =
		hung || parkedGuests.length === 0
			? { marks: [], height: 0 }
			: hangOnRail(parkedGuests, host.id, { x: bayX, y: bayTop + metrics.handleRoom - 2, width: bayWidth });
	const parked = hung?.marks ?? rail.marks;

	const floors = shelfNumbers.map((shelf) => bayTop + rail.height + (shelf + 1) * shelfPitch);
	const floor = floors.at(-1) ?? bayTop;
	const tiles = tileMarks(view, host, bay.filled, metrics, (piece) => pieceBox(piece, bayX, floors, metrics));
	const locals = host.datastores.flatMap((id) => view.datastores[id] ?? []).filter((store) => !store.shared && !metrics.dense);
	const localTop = floor + metrics.hyperHeight + metrics.rulerHeight;
	const bottom = localTop + locals.length * LOCAL_HEIGHT + EDGE;
	const box = { x, y: top, width: px(metrics.plateWidth + bayWidth + metrics.portsWidth + 2 * EDGE), height: bottom - top };

	const lastFree = roomLeft(free(rail.height, floors.length - 1), hung?.shelf === floors.length - 1 ? parked : []);
	const note = noteFor(
		view,
		tiles,
		shelfNumbers.map((shelf) => roomLeft(free(rail.height, shelf), hung?.shelf === shelf ? parked : []))
	);
	const plate = metrics.folded
		? { x: x + EDGE, y: top + EDGE, width: box.width - 2 * EDGE, height: metrics.plateHeight }
		: { x: x + EDGE, y: top + EDGE, width: metrics.plateWidth, height: box.height - 2 * EDGE };
	const ports = { x: bayX + bayWidth, y: bayTop, width: metrics.portsWidth, height: bottom - EDGE - bayTop };
	const middle = ports.y + ports.height / 2;
	const coreRoom = metrics.folded ? { width: 90, height: 24 } : { width: metrics.plateWidth - 24, height: Math.max(11, box.height - 92) };
	const cores = metrics.dense ? { size: 0, height: 0, cells: [] } : coreCells(view, host, coreRoom);
	const coreOrigin = corePlace(metrics, plate, cores);
	const words = wordsOf(view, host);
	const text = freeText(host.memoryFreeMiB, host.power === 'on' && !host.maintenance);
	return {
		id: host.id,
		name: host.name,
		...plateHead(host.name, plate, metrics),
		condition: conditionOf(host),
		row: { ...row, height: bottom + metrics.gap / 2 - y },
		box,
		plate,
		bay: { x: bayX, y: bayTop, width: bayWidth, height: floor - bayTop },
		ports,
		under: words.under,
		cpu: words.cpu,
		cpuPercent: host.cpuPercent,
		memoryPercent: host.memoryPercent,
		cores: cores.cells.map((cell) => ({ ...cell, x: cell.x + coreOrigin.x, y: cell.y + coreOrigin.y })),
		coreSize: cores.size,
		shelves: floors.map((floor, shelf) => ({ x: bayX, floor, width: memoryPx(metrics, capacities[shelf] ?? 0) })),
		voids: voidsOf(capacities, bayX, bayWidth, bayTop + rail.height, metrics),
		slice: { x: bayX, y: (floors[0] ?? floor) - metrics.tileHeight, width: memoryPx(metrics, bay.sliceMiB), height: metrics.tileHeight },
		sliceText: memory(bay.sliceMiB),
		hyper: { x: bayX, y: floor, width: bayWidth, height: metrics.hyperHeight },
		ticks: ticksOf(bayX, bayWidth, metrics, capacities.length > 1),
		tiles,
		parked,
		free:
			note === null && !metrics.dense && host.power === 'on' && host.memoryFreeMiB >= 0 && lastFree.width >= textWidth(text, 13) + 12
				? { x: px(lastFree.x + 8), y: lastFree.y + lastFree.height / 2 - 4, text }
				: null,
		over: overMark(host, tiles, { x: bayX, y: bayTop, width: bayWidth, height: 0 }, floor + metrics.hyperHeight + 15, metrics),
		note,
		local: locals.map((store, nth) =>
			storeMark(
				view,
				store,
				{ x: bayX + 6, y: localTop + nth * LOCAL_HEIGHT + 4, width: bayWidth - 12, height: LOCAL_HEIGHT - 8 },
				Math.min(bayWidth * 0.45, textWidth(store.name, 12) + 18)
			)
		),
		nic: { x: ports.x + ports.width / 2, y: px(middle - 14), live: host.sendingMbps + host.receivingMbps > 0 },
		hba: { x: ports.x + ports.width / 2, y: px(middle + 14) }
	};
}

function voidsOf(capacities: readonly number[], x: number, width: number, top: number, metrics: Metrics): Box[] {
	const pitch = metrics.handleRoom + metrics.tileHeight;
	return capacities.flatMap((MiB, shelf) => {
		const from = memoryPx(metrics, MiB);
		return width - from < 1 ? [] : [{ x: px(x + from), y: top + shelf * pitch, width: px(width - from), height: pitch }];
	});
}

/** beneath what sticks out of the chassis, or beside the last guest of the shelf that the host does not have */
function overMark(host: HostView, tiles: readonly TileMark[], bay: Box, y: number, metrics: Metrics): HostMark['over'] {
	if (host.memoryFreeMiB >= 0 || metrics.dense) return null;
	const text = m.rack_surplus({ amount: memory(-host.memoryFreeMiB) });
	const end = Math.max(0, ...tiles.flatMap(({ box, more }) => [box, ...more]).map((box) => box.x + box.width));
	if (end > bay.x + bay.width) return { x: px(Math.max(end, bay.x + bay.width + 8 + textWidth(text, 13, 'bold'))), y, text };
	const last = tiles.at(-1)?.box;
	return last ? { x: px(last.x + last.width + 14 + textWidth(text, 13, 'bold')), y: last.y + last.height / 2, text } : null;
}

/** what parked guests leave of a shelf's free part */
function roomLeft(free: Box, parked: readonly { readonly box: Box }[]): Box {
	const left = Math.min(free.x + free.width, ...parked.map(({ box }) => box.x - 8));
	return { ...free, width: px(left - free.x) };
}

/** beside the first guest arriving, on the roomiest shelf */
function noteFor(view: WorldView, tiles: readonly TileMark[], rooms: readonly Box[]): HostMark['note'] {
	const arriving = tiles.find((tile) => tile.state === 'arriving');
	const room = [...rooms].sort((a, b) => b.width - a.width)[0];
	if (!arriving || !room || room.width < NOTE_LEAST) return null;
	return noteMark(view, arriving.guest, { ...room, x: room.x + 4, width: room.width - 8 });
}

const BUTTON = 26;

/** The button stands beside the name; where both have no room, beneath the words, and where there is none either, the name is cut. */
function plateHead(name: string, plate: Box, metrics: Metrics): Pick<HostMark, 'title' | 'menu'> {
	const right = plate.x + plate.width - BUTTON - 4;
	const at = (y: number): Box => ({ x: right, y: px(y), width: BUTTON, height: BUTTON });
	if (metrics.folded) {
		const room = plate.width - 27 - 40 - (metrics.dense ? 70 : 110);
		return { title: cutText(name, metrics.dense ? 12 : 16, 'bold', room), menu: at(plate.y + (plate.height - BUTTON) / 2) };
	}
	if (metrics.dense) return { title: cutText(name, 12, 'bold', plate.width - 21), menu: at(plate.y + Math.min(plate.height - BUTTON, 42)) };
	const beside = textWidth(name, 16, 'bold') <= plate.width - 27 - BUTTON - 4;
	const beneath = !beside && plate.height >= 140;
	const room = plate.width - 30 - (beneath ? 0 : BUTTON);
	return { title: cutText(name, 16, 'bold', room), menu: at(plate.y + (beneath ? 60 : 6)) };
}

function corePlace(
	metrics: Metrics,
	plate: Box,
	cores: { readonly height: number; readonly size: number; readonly cells: readonly { readonly x: number }[] }
): { x: number; y: number } {
	const width = Math.max(0, ...cores.cells.map(({ x }) => x + cores.size));
	if (metrics.folded) return { x: plate.x + plate.width - 40 - width, y: px(plate.y + (plate.height - cores.height) / 2) };
	return { x: plate.x + 12, y: plate.y + plate.height - 27 - cores.height };
}

/** how long until it has booted */
export const bootOf = (view: WorldView, host: HostView): TaskView | undefined =>
	host.power === 'starting' ? view.tasks.find((task) => task.kind === 'bootHost' && task.host === host.id) : undefined;

function leftText(view: WorldView, host: HostView): string {
	const left = bootOf(view, host)?.secondsLeft;
	return typeof left === 'number' ? m.rack_left({ time: duration(Math.ceil(left)) }) : '';
}

function wordsOf(view: WorldView, host: HostView): { under: string[]; cpu: string } {
	const cores = m.rack_cores({ count: host.cores });
	const product = productLabel(host.product);
	switch (conditionOf(host)) {
		case 'on':
			return { under: [product, cores], cpu: m.rack_cpu({ percent: percent(host.cpuPercent) }) };
		case 'maintenance':
			return { under: [m.rack_host_maintenance(), cores], cpu: m.rack_cpu({ percent: percent(host.cpuPercent) }) };
		case 'starting':
			return { under: [m.rack_host_starting(), cores], cpu: leftText(view, host) };
		case 'off':
			return { under: [m.rack_host_off(), cores], cpu: '' };
		case 'failed':
			return { under: [m.rack_host_failed({ clock: clock(host.failedAtSeconds ?? 0) }), cores], cpu: '' };
	}
}

/** every 16 GB, with a figure where there is room for one */
function ticksOf(x: number, width: number, metrics: Metrics, shelves: boolean): HostMark['ticks'] {
	const total = Math.round(width / metrics.pxPerMiB);
	const step = (metrics.shelfMiB <= 40 * 1024 ? 4 : 16) * 1024;
	const count = Math.floor(total / step + 1e-6);
	const every = [1, 2, 4, 8, 16].find((steps) => steps * step * metrics.pxPerMiB >= 110) ?? 16;
	const last = shelves ? m.rack_shelf({ amount: memory(total) }) : memory(total);
	const keepOff = textWidth(last, 12) + 26;
	const ticks = Array.from({ length: count + 1 }, (_, nth) => {
		const at = px(x + memoryPx(metrics, nth * step));
		const end = nth * step >= total - 1;
		const labelled = nth % every === 0 && (x + width - at > keepOff || nth === 0);
		const figure = nth === 0 ? '0' : String((nth * step) / 1024);
		return {
			x: end ? x + width : at,
			label: labelled && !end ? figure : null,
			anchor: nth === 0 ? ('start' as const) : ('middle' as const)
		};
	});
	return [...ticks, { x: x + width, label: last, anchor: 'end' as const }];
}
