// A server of the pool as a tile: its name, and whether it serves.
import { m } from '$lib/paraglide/messages';
import type { GuestView } from '$lib/sim/view';
import { tileFace, type TileLook } from '../marks/tile';

export function serverLook(
	guest: GuestView | null,
	role: TileLook['role'],
	size: { readonly width: number; readonly height: number }
): TileLook {
	const state = guest?.state === 'running' || guest?.state === 'starting' ? guest.state : 'crashed';
	const words = { running: m.desktops_serves, starting: m.desktops_starts, crashed: m.desktops_dead } as const;
	const name = guest?.name ?? '';
	return {
		name,
		role,
		code: '',
		face: tileFace(name, '', guest?.cpuPercent ?? 0, size.width, size.height),
		state,
		alarm: false,
		memory: '',
		word: words[state](),
		progress: guest?.task ? guest.task.percent / 100 : null,
		pages: null
	};
}
