// The guests that stand in a host's bay, and the ones arriving: each at its place on the shelves, at the width of its memory.
import { m } from '$lib/paraglide/messages';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import { roleCode } from '$lib/words/labels';
import { memory } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { tileFace } from '../marks/tile';
import type { TileMark } from './marks';
import { memoryPx, type Metrics } from './metrics';
import type { Filled, Piece } from './shelves';
import { hasAlarm, pagesOf, tileState, tileWord } from './state';

/** between two tiles, so that each keeps its own edge */
const ASIDE = 2;

export interface Standing {
	readonly guest: GuestView;
	readonly arriving: boolean;
}

export function tileMarks(
	view: WorldView,
	host: HostView,
	filled: Filled<Standing>,
	metrics: Metrics,
	place: (piece: Piece) => Box
): TileMark[] {
	return filled.placed.map(({ key, pieces }) => {
		const [box, ...more] = pieces.map(place).sort((a, b) => b.width - a.width);
		return tileMark(key, host, box ?? { x: 0, y: 0, width: 0, height: 0 }, more);
	});
}

/** where a piece of memory stands: `x`, the bay's left; floors, the y on which each shelf stands */
export function pieceBox(piece: Piece, x: number, floors: readonly number[], metrics: Metrics): Box {
	const left = x + memoryPx(metrics, piece.fromMiB) + ASIDE;
	const width = Math.max(2, memoryPx(metrics, piece.MiB) - 2 * ASIDE);
	return { x: px(left), y: (floors[piece.shelf] ?? 0) - metrics.tileHeight, width: px(width), height: metrics.tileHeight };
}

function tileMark({ guest, arriving }: Standing, host: HostView, box: Box, more: readonly Box[]): TileMark {
	const state = arriving ? 'arriving' : tileState(guest, host);
	const code = roleCode(guest.role);
	const face = tileFace(guest.name, code, state === 'running' || state === 'paused' ? guest.cpuPercent : 0, box.width, box.height);
	const move = guest.task?.migration ?? null;
	const count = face.pages.columns * face.pages.rows;
	const moving = move !== null && (state === 'leaving' || state === 'arriving' || state === 'frozen');
	return {
		guest: guest.id,
		host: host.id,
		name: guest.name,
		role: guest.role,
		code,
		box,
		more,
		face,
		state,
		alarm: !arriving && hasAlarm(guest),
		memory: memory(guest.memoryMiB),
		word: tileWord(state, guest),
		progress: guest.task && !moving ? guest.task.percent / 100 : null,
		pages: moving ? pagesOf(move, guest.memoryMiB, count) : null
	};
}

/** What stands in the bay, in the scenario's order, the arriving ones last. */
export function standing(view: WorldView, host: HostView, stands: (guest: GuestView, host: HostView) => boolean): Standing[] {
	const here = host.guests.flatMap((id) => view.guests[id] ?? []).filter((guest) => stands(guest, host));
	const coming = host.arriving.flatMap((id) => view.guests[id] ?? []);
	return [...here.map((guest) => ({ guest, arriving: false })), ...coming.map((guest) => ({ guest, arriving: true }))];
}

export const freeText = (MiB: number, takesGuests: boolean): string => {
	return takesGuests ? m.rack_free({ amount: memory(MiB) }) : m.rack_free_closed({ amount: memory(MiB) });
};
