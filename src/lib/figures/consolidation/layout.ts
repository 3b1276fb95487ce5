// A host to pack, to scale: where its plate and bay are, and where each guest stands on the ruler of its memory.
import type { HostView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import { roleCode, guestState } from '$lib/words/labels';
import { memory, percent } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { tileFace, type TileLook } from '../marks/tile';

export interface TileMark extends TileLook {
	readonly guest: GuestId;
	readonly box: Box;
}

export interface HostMarks {
	readonly width: number;
	readonly height: number;
	readonly box: Box;
	readonly plate: Box;
	readonly bay: Box;
	/** the plate lies on top */
	readonly flat: boolean;
	readonly hypervisor: Box;
	readonly tiles: readonly TileMark[];
	readonly free: Box;
}

const PLATE = 118;
const FLAT = 30;
const BAY = 92;
const FOOT = 9;
/** px below which the plate goes on top */
const NARROW = 520;

export function hostMarks(view: WorldView, host: HostView, width: number): HostMarks {
	const flat = width < NARROW;
	const height = flat ? FLAT + BAY : BAY;
	const plate = { x: 0, y: 0, width: flat ? width : PLATE, height: flat ? FLAT : height };
	const bay = { x: flat ? 0 : PLATE, y: flat ? FLAT : 0, width: flat ? width : width - PLATE, height: BAY };
	const scale = (bay.width - 2) / host.memoryMiB;
	const top = bay.y + 15;
	const tall = bay.y + BAY - FOOT - 2 - top;
	const hypervisor = { x: bay.x, y: bay.y + 2, width: px(host.hypervisorMiB * scale), height: BAY - FOOT - 4 };
	const guests = host.guests.flatMap((id) => view.guests[id] ?? []).filter(({ holdsMemory, state }) => holdsMemory || state === 'crashed');
	// what the hypervisor keeps for each guest besides: an equal share of what is used and not their own
	const own = guests.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0);
	const beside = host.power === 'on' && guests.length > 0 ? Math.max(0, host.memoryUsedMiB - host.hypervisorMiB - own) / guests.length : 0;
	let x = hypervisor.x + hypervisor.width;
	const tiles = guests.map((guest): TileMark => {
		const box = { x: px(x + 1), y: top, width: px(Math.max(4, guest.memoryMiB * scale - 1)), height: tall };
		x += (guest.memoryMiB + beside) * scale;
		const state = guest.state === 'crashed' ? 'cutOff' : guest.state === 'starting' ? 'starting' : 'running';
		return {
			guest: guest.id,
			box,
			name: guest.name,
			role: guest.role,
			code: roleCode(guest.role),
			face: tileFace(guest.name, roleCode(guest.role), guest.cpuPercent, box.width, tall),
			state,
			alarm: false,
			memory: memory(guest.memoryMiB),
			word: state === 'running' ? percent(guest.cpuPercent) : guestState(guest.state),
			progress: guest.task ? guest.task.percent / 100 : null,
			pages: null
		};
	});
	const end = bay.x + bay.width - 1;
	return {
		width,
		height,
		box: { x: 0, y: 0, width, height },
		plate,
		bay,
		flat,
		hypervisor,
		tiles,
		free: { x: px(x + 2), y: top, width: px(Math.max(0, end - x - 4)), height: tall }
	};
}
