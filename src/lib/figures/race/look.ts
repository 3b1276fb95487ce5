// How a lane's guest looks: its tile, with its pages while they travel.
import type { GuestView, HostView } from '$lib/sim/view';
import { roleCode } from '$lib/words/labels';
import { memory } from '$lib/words/units';
import { tileFace, type TileLook } from '../marks/tile';
import { hasAlarm, pagesOf, tileState, tileWord } from '../rack/state';

export const TILE = { width: 122, height: 96 } as const;

export function lookOf(guest: GuestView, host: HostView): TileLook {
	const state = tileState(guest, host);
	const code = roleCode(guest.role);
	const face = tileFace(guest.name, code, state === 'running' ? guest.cpuPercent : 0, TILE.width, TILE.height);
	const move = guest.task?.migration ?? null;
	return {
		name: guest.name,
		role: guest.role,
		code,
		face,
		state,
		alarm: hasAlarm(guest),
		memory: memory(guest.memoryMiB),
		word: tileWord(state, guest),
		progress: null,
		pages: move && pagesOf(move, guest.memoryMiB, face.pages.columns * face.pages.rows)
	};
}
