// What a guest's tile shows at its width: the one measurement decides name or code, where the level runs and where the menu button sits.
import type { Role } from '$lib/sim/world';
import { px, type Box } from './box';
import { textWidth } from './measure';
import type { Pages } from './pages';

/** what there is room for, from most to least; `stack` is the full name under the glyph */
export type Face = 'name' | 'stack' | 'code' | 'glyph' | 'level' | 'plain';

export interface TileFace {
	readonly face: Face;
	/** px above which the level never rises: it must not cross the name */
	readonly head: number;
	/** px of the foot, where memory and CPU are written: the level begins above it */
	readonly foot: number;
	/** px from the tile's bottom to its CPU level */
	readonly level: number;
	/** where the menu button sits: over the edges of a tile that is narrower; null when it is too low for a target of 24 px */
	readonly menu: Box | null;
	/** px of the role's glyph */
	readonly glyph: number;
	/** squares of memory that fit between head and foot while it moves */
	readonly pages: { readonly columns: number; readonly rows: number };
}

export type TileState =
	| 'running'
	| 'starting'
	| 'stopping'
	| 'leaving'
	| 'arriving'
	| 'frozen'
	| 'paused'
	| 'noSpace'
	| 'suspending'
	| 'resuming'
	| 'crashed'
	/** its host failed */
	| 'cutOff';

/** all that a tile says, wherever it stands */
export interface TileLook {
	readonly name: string;
	readonly role: Role;
	readonly code: string;
	readonly face: TileFace;
	readonly state: TileState;
	/** needs a look: starved of CPU, at its CPU's limit, or a move that does not end */
	readonly alarm: boolean;
	/** at the foot: memory at the left, CPU or a word at the right */
	readonly memory: string;
	readonly word: string;
	/** of a boot, a shutdown, a save, 0..1; null when nothing is under way */
	readonly progress: number | null;
	readonly pages: Pages | null;
}

export const MENU = 24;
const EDGE = 2;
const PAD = 7;
const GLYPH = 16;
const LEAST_GLYPH = 11;
/** lower tiles have no foot, and the name stands higher */
export const LOW = 64;
const PAGE = 8;

/** @param cpu 0..100; `code` is the role's short word. Sizes in px. */
export function tileFace(name: string, code: string, cpu: number, width: number, height: number): TileFace {
	const inside = width - 2 * (EDGE + PAD);
	const named = GLYPH + 5 + textWidth(name, 14, 'bold');
	const between = width - 2 * EDGE;
	const face = faceFor(inside, between, named, textWidth(name, 14, 'bold') + 6, textWidth(code, 12, 'bold'), height);
	const low = height < LOW;
	const head = face === 'level' || face === 'plain' ? 0 : low ? 21 : face === 'name' ? 28 : face === 'glyph' ? 26 : 42;
	const foot = (face === 'name' || face === 'stack' || face === 'code') && !low ? 20 : 0;
	const free = Math.max(0, height - head - foot);
	const beside = face === 'name' && inside >= named + MENU + 2;
	const middle = {
		x: px(face === 'name' ? width - EDGE - 4 - MENU : (width - MENU) / 2),
		y: px(head + (free - MENU) / 2),
		width: MENU,
		height: MENU
	};
	const menu = beside ? { ...middle, y: 3 } : free >= MENU ? middle : null;
	return {
		face,
		head,
		foot,
		level: px(foot + (free * Math.min(100, Math.max(0, cpu))) / 100),
		menu,
		glyph: Math.min(GLYPH, Math.floor(between)),
		pages: {
			columns: Math.min(12, Math.max(0, Math.floor((inside + 2) / PAGE))),
			rows: Math.min(4, Math.max(0, Math.floor((free + 2) / PAGE)))
		}
	};
}

function faceFor(inside: number, between: number, named: number, stacked: number, coded: number, height: number): Face {
	if (inside >= named) return 'name';
	if (between >= stacked && height >= 74) return 'stack';
	if (height >= LOW ? between >= coded : inside >= GLYPH + 4 + coded) return 'code';
	if (between >= LEAST_GLYPH) return 'glyph';
	return between >= 6 ? 'level' : 'plain';
}
