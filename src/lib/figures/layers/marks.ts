// What a stack's drawing is made of, in px from its left and top. The plans place them; the drawing only draws.
import type { StopName } from '$lib/sim/host/route';
import type { IconName } from '$lib/ui/icons';
import type { Box } from '../marks/box';

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** a piece of software inside a system or the hypervisor; the one that moves bits in and out of metal is drawn as metal */
export interface ChipMark {
	readonly box: Box;
	readonly words: string;
	readonly look: 'hyper' | 'metal' | 'played';
}

export interface TileMark {
	readonly box: Box;
	readonly name: string;
	/** the name does not fit: its glyph over its code */
	readonly coded: boolean;
	readonly icon: IconName;
	/** a parent partition or dom0 stays where it is */
	readonly handle: boolean;
	readonly state: 'runs' | 'cut' | 'crashed' | 'starting' | 'off' | 'hung';
	readonly app: { readonly box: Box; readonly words: string } | null;
	readonly os: { readonly box: Box; readonly words: string; readonly at: Point } | null;
}

/** Where things stand in one stack; the way of a request is a track through named places, and a stop may share the place of another. */
export interface Plan {
	readonly tiles: readonly TileMark[];
	readonly hypervisor: { readonly box: Box; readonly words: string; readonly at: Point; readonly anchor: 'start' | 'end' };
	/** the host's own operating system, below a hosted hypervisor */
	readonly hostOs: { readonly box: Box; readonly words: string; readonly os: string; readonly app: { box: Box; words: string } } | null;
	readonly chips: readonly ChipMark[];
	/** shared memory, with the lines that lead to it */
	readonly ring: { readonly box: Box; readonly words: string; readonly left: Point; readonly right: Point } | null;
	readonly tracks: { readonly device: Track; readonly core: Track };
	/** px of the middle of the cable to disk or network */
	readonly cable: number;
	readonly cells: readonly Point[];
}

export type Track = readonly (Point & { readonly stop?: StopName })[];

export interface StopMark extends Point {
	readonly name: StopName;
	/** its number, from 1 */
	readonly number: number;
	readonly state: 'past' | 'now' | 'later' | 'unreached';
}

export interface LineMark {
	readonly points: readonly Point[];
	readonly state: 'past' | 'later' | 'unreached';
}

export interface StackMarks {
	readonly width: number;
	readonly height: number;
	readonly plan: Plan;
	readonly metal: Box;
	readonly metalWords: string;
	/** 0..1 of each core */
	readonly levels: readonly number[];
	readonly condition: 'on' | 'failed' | 'starting';
	readonly device: { readonly kind: 'disk' | 'network'; readonly box: Box };
	readonly lines: readonly LineMark[];
	readonly stops: readonly StopMark[];
}
