// The pieces that the panels' layouts are put together from: a host with its cores, a guest's tile, the disks on a storage.
import { m } from '$lib/paraglide/messages';
import type { DatastoreView, GuestView, HostView, WorldView } from '$lib/sim/view';
import { roleCode, stateLabel } from '$lib/words/labels';
import { memory, percent } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { tileFace, type TileLook } from '../marks/tile';
import { pagesOf, tileState, tileWord } from '../rack/state';
import type { GuestMark, HostMark, StoreMark } from './marks';

export const HANDLE = 10;
export const HYPER = 9;
export const PLATE = 30;
const CELL = 12;

export const perMiB = (host: HostView, width: number): number => width / host.memoryMiB;

/** work fills one core after the other, so that what is left idle can be seen */
export function cellsOf(host: HostView, place: (nth: number) => { x: number; y: number }): HostMark['cells'] {
	const busy = (host.cpuPercent / 100) * host.cores;
	return Array.from({ length: host.cores }, (_, nth) => ({ ...place(nth), level: px(Math.min(1, Math.max(0, busy - nth)) * 10) / 10 }));
}

/** a host with its plate beneath the bay, as wide as the bay */
export function hostBelow(host: HostView, bay: Box, usedMiB = host.memoryUsedMiB): HostMark {
	const floor = bay.y + bay.height;
	const plate = { x: bay.x, y: floor + HYPER, width: bay.width, height: PLATE };
	const words = textWidth(host.name, 13, 'bold') + textWidth(m.figures_reasons_noPower(), 12);
	const fits = 34 + words + 12 + host.cores * (CELL + 2) <= bay.width;
	const perRow = fits ? host.cores : Math.ceil(host.cores / 2);
	const small = perRow < host.cores;
	const cell = small ? 9 : CELL;
	const right = plate.x + plate.width - 8;
	const cells = cellsOf(host, (nth) => ({
		x: right - (perRow - (nth % perRow)) * (cell + 2),
		y: plate.y + PLATE / 2 - (small ? cell + 1 : cell / 2) + Math.floor(nth / perRow) * (cell + 2)
	}));
	return { host, bay, plate, flat: true, cells, cell, ...hostParts(host, bay, usedMiB) };
}

/** a host with its plate at the left of the bay */
export function hostBeside(host: HostView, plate: Box, bay: Box): HostMark {
	const perRow = Math.ceil(host.cores / 2);
	const cells = cellsOf(host, (nth) => ({
		x: plate.x + 12 + (nth % perRow) * (CELL + 2),
		y: plate.y + plate.height - 38 + Math.floor(nth / perRow) * (CELL + 2)
	}));
	return { host, bay, plate, flat: false, cells, cell: CELL, ...hostParts(host, bay, host.memoryUsedMiB) };
}

function hostParts(host: HostView, bay: Box, usedMiB: number): Pick<HostMark, 'hyper' | 'slice' | 'word' | 'free'> {
	const scale = perMiB(host, bay.width);
	const on = host.power === 'on';
	const word = on ? percent(host.cpuPercent) : host.power === 'failed' ? m.figures_reasons_noPower() : stateLabel(host.power);
	const text = on ? m.figures_reasons_free({ amount: memory(host.memoryFreeMiB) }) : word;
	const used = on ? usedMiB * scale : 0;
	const room = bay.width - used;
	return {
		hyper: { x: bay.x, y: bay.y + bay.height, width: bay.width, height: HYPER },
		slice: { x: bay.x, y: bay.y, width: on ? px(host.hypervisorMiB * scale) : 0, height: bay.height },
		word,
		free:
			host.power !== 'failed' && room > textWidth(text, 12) + 12
				? { x: px(bay.x + used + room / 2), y: bay.y + bay.height / 2 + 4, text }
				: null
	};
}

interface TileOptions {
	readonly arriving?: boolean;
	/** at the foot instead of its state */
	readonly word?: string;
	readonly look?: TileLook['state'];
}

export function tileOf(guest: GuestView, host: HostView, box: Box, options: TileOptions = {}): GuestMark {
	const state = options.look ?? (options.arriving ? 'arriving' : tileState(guest, host));
	const code = roleCode(guest.role);
	const face = tileFace(guest.name, code, state === 'running' ? guest.cpuPercent : 0, box.width, box.height);
	const move = guest.task?.migration ?? null;
	return {
		key: options.arriving ? `to ${guest.id}` : guest.id,
		guest,
		box,
		look: {
			name: guest.name,
			role: guest.role,
			code,
			face,
			state,
			alarm: false,
			memory: memory(guest.memoryMiB),
			word: options.word ?? tileWord(state, guest),
			progress: guest.task && !move ? px(guest.task.percent) / 100 : null,
			pages: move && pagesOf(move, guest.memoryMiB, face.pages.columns * face.pages.rows)
		},
		os: null,
		people: guest.users,
		done: false
	};
}

/** tiles side by side on the floor of a bay, each as wide as its memory, beginning after the hypervisor's own */
export function standOn(
	guests: readonly (GuestView & { readonly arriving?: boolean })[],
	host: HostView,
	bay: Box,
	height: number
): readonly { readonly guest: GuestView; readonly box: Box }[] {
	const scale = perMiB(host, bay.width);
	let x = bay.x + host.hypervisorMiB * scale;
	return guests.map((guest) => {
		const width = guest.memoryMiB * scale;
		const box = { x: px(x + 1.5), y: bay.y + bay.height - height, width: px(width - 3), height };
		x += width;
		return { guest, box };
	});
}

/** @param head px of the cylinder's head with its name */
export function storeMark(view: WorldView, store: DatastoreView, box: Box, note = ''): StoreMark {
	const from = box.x + storeHead(store) + 2;
	const scale = (box.width - storeHead(store) - 2 - box.height * 0.44) / store.sizeGiB;
	let x = from;
	const slices = note
		? []
		: store.files.map((file) => {
				const guest = view.guests[file.guest];
				const slice = {
					x: px(x),
					width: px(file.GiB * scale - 2),
					written: guest?.task?.kind === 'clone' ? px(guest.task.percent) / 100 : 1,
					name: guest?.name ?? ''
				};
				x += file.GiB * scale;
				return slice;
			});
	return { box, name: store.name, slices, note };
}

export const storeHead = (store: { readonly name: string }): number => textWidth(store.name, 12, 'bold') + 26;
