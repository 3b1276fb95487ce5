// What the drawing of one host consists of: people above, the systems they depend on in the bay, metal below.
import type { HostView } from '$lib/sim/view';
import type { IconName } from '$lib/ui/icons';
import type { Box } from '../marks/box';
import type { TileLook } from '../marks/tile';
import type { Condition } from './seats';

export interface PersonMark {
	readonly person: number;
	readonly name: string;
	/** middle of head and shoulders, and their top */
	readonly x: number;
	readonly y: number;
	readonly condition: Condition;
}

/** from people down to what carries them */
export interface StemMark {
	readonly d: string;
	readonly condition: 'works' | 'slow' | 'cut';
}

export interface SystemMark {
	readonly id: string;
	/** of its tile, or of the whole bay on metal */
	readonly box: Box;
	/** null on metal, and while it holds no memory: then an empty outline is left */
	readonly look: TileLook | null;
	readonly metal: boolean;
	readonly os: {
		readonly box: Box;
		readonly words: string;
		readonly condition: 'runs' | 'starting' | 'down';
		readonly sign?: IconName;
	} | null;
	readonly app: { readonly box: Box; readonly words: string } | null;
	readonly windows: readonly { readonly person: number; readonly box: Box; readonly lost: boolean }[];
}

export interface HostMarks {
	readonly width: number;
	readonly height: number;
	readonly host: HostView;
	/** with names and stems, or only head and shoulders */
	readonly named: boolean;
	readonly people: readonly PersonMark[];
	readonly stems: readonly StemMark[];
	readonly bay: Box;
	readonly systems: readonly SystemMark[];
	/** in the empty part of the bay: how much is free */
	readonly free: { readonly x: number; readonly y: number; readonly text: string } | null;
	/** null on metal */
	readonly hyper: Box | null;
	/** the hypervisor's own memory */
	readonly slice: Box;
	readonly ticks: readonly { readonly x: number; readonly label: string | null; readonly anchor: 'start' | 'middle' | 'end' }[];
	readonly plate: Box;
	/** after the host's name, as much as fits */
	readonly words: string;
	readonly cells: readonly { readonly x: number; readonly y: number; readonly level: number }[];
	readonly cell: number;
}
