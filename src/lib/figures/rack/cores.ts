// The cells of a host's cores, and how full each is: the guests' virtual CPUs, dealt to the least busy core, the busiest first.
// The model knows only sums (a scheduler moves vCPUs all the time); this is one deal that adds up to the same sum.
import type { HostView, WorldView } from '$lib/sim/view';
import { px, type Box } from '../marks/box';

const SIZES = [
	{ size: 11, gap: 2 },
	{ size: 9, gap: 2 },
	{ size: 7, gap: 2 },
	{ size: 5, gap: 1 },
	{ size: 3, gap: 1 }
] as const;

export interface CoreCells {
	readonly size: number;
	readonly height: number;
	readonly cells: readonly { readonly x: number; readonly y: number; readonly level: number }[];
}

/** @returns cells from the room's left and top, in the largest size at which all fit */
export function coreCells(view: WorldView, host: HostView, room: Pick<Box, 'width' | 'height'>): CoreCells {
	const levels = coreLevels(view, host);
	for (const { size, gap } of SIZES) {
		const across = Math.floor((room.width + gap) / (size + gap));
		if (across < Math.min(8, levels.length) && size > 3) continue;
		const columns = Math.min(across, across >= 16 ? 16 : 8 * Math.max(1, Math.floor(across / 8)));
		const rows = Math.ceil(levels.length / columns);
		const height = rows * (size + gap) - gap;
		if (height > room.height && size > 3) continue;
		const cells = levels.map((level, at) => ({ x: (at % columns) * (size + gap), y: Math.floor(at / columns) * (size + gap), level }));
		return { size, height, cells };
	}
	return { size: 0, height: 0, cells: [] };
}

/** 0..1 of each core */
export function coreLevels(view: WorldView, host: HostView): number[] {
	const levels = new Array<number>(host.cores).fill(0);
	const work = host.guests
		.flatMap((id) => {
			const guest = view.guests[id];
			if (!guest || guest.cpuGrantedGHz <= 0) return [];
			return new Array<number>(guest.vcpus).fill(guest.cpuGrantedGHz / guest.vcpus / host.coreGHz);
		})
		.sort((a, b) => b - a);
	let over = 0;
	for (const share of work) {
		const least = levels.indexOf(Math.min(...levels));
		const sum = (levels[least] ?? 0) + share;
		over += Math.max(0, sum - 1);
		levels[least] = Math.min(1, sum);
	}
	const room = levels.reduce((sum, level) => sum + 1 - level, 0);
	const part = room > 0 ? Math.min(1, over / room) : 0;
	return levels.map((level) => px((level + (1 - level) * part) * 10) / 10);
}
