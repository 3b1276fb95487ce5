// What the rack draws: places, levels and the few words on them. Made by `layout.ts`, drawn as SVG or on a canvas, read out by `twin.ts`.
import type { DatastoreId, GuestId, HostId, Role } from '$lib/sim/world';
import type { Box } from '../marks/box';
import type { TileLook } from '../marks/tile';

/** a guest that stands in a bay */
export interface TileMark extends TileLook {
	readonly guest: GuestId;
	/** where it is drawn; an arriving one is drawn where it does not run yet */
	readonly host: HostId;
	readonly box: Box;
	/** the rest of a guest that no shelf holds in one piece */
	readonly more: readonly Box[];
}

/** holds no memory: hangs on a hook, off the ruler */
export interface ParkedMark {
	readonly guest: GuestId;
	readonly host: HostId;
	readonly name: string;
	readonly role: Role;
	readonly box: Box;
	readonly state: 'off' | 'suspended' | 'crashed';
	/** "Off"; empty where only the sign has room */
	readonly word: string;
	readonly label: string;
	readonly menu: Box;
}

export interface StoreMark {
	readonly id: DatastoreId;
	readonly name: string;
	readonly box: Box;
	/** where the slices lie */
	readonly inner: Box;
	readonly shared: boolean;
	readonly usedText: string;
	readonly freeText: string;
	readonly slices: readonly {
		readonly guest: GuestId;
		readonly role: Role;
		readonly box: Box;
		readonly memory: boolean;
		readonly glyph: boolean;
	}[];
	readonly free: { readonly x: number; readonly y: number } | null;
}

export type Condition = 'on' | 'off' | 'starting' | 'failed' | 'maintenance';

export interface HostMark {
	readonly id: HostId;
	readonly name: string;
	readonly condition: Condition;
	/** the name, as much of it as the plate has room for */
	readonly title: string;
	/** for the button of its actions, on the plate */
	readonly menu: Box;
	/** with the room above and below that belongs to it in the list */
	readonly row: Box;
	readonly box: Box;
	readonly plate: Box;
	readonly bay: Box;
	readonly ports: Box;
	/** "VMware ESX · 16 cores" */
	readonly under: readonly string[];
	/** "CPU 55%", or what it does instead */
	readonly cpu: string;
	readonly cpuPercent: number;
	readonly memoryPercent: number;
	readonly cores: readonly { readonly x: number; readonly y: number; readonly level: number }[];
	readonly coreSize: number;
	/** where guests stand; the last one's floor is the hypervisor's band */
	readonly shelves: readonly { readonly x: number; readonly floor: number; readonly width: number }[];
	/** parts of shelves where the host has no memory */
	readonly voids: readonly Box[];
	/** memory that the hypervisor keeps for itself and for each guest */
	readonly slice: Box;
	readonly sliceText: string;
	readonly hyper: Box;
	readonly ticks: readonly { readonly x: number; readonly label: string | null; readonly anchor: 'start' | 'middle' | 'end' }[];
	readonly tiles: readonly TileMark[];
	readonly parked: readonly ParkedMark[];
	readonly free: { readonly x: number; readonly y: number; readonly text: string } | null;
	/** "+8 GB": how much more its guests hold than it has, beneath what sticks out */
	readonly over: { readonly x: number; readonly y: number; readonly text: string } | null;
	readonly note: NoteMark | null;
	readonly local: readonly StoreMark[];
	readonly nic: { readonly x: number; readonly y: number; readonly live: boolean };
	readonly hba: { readonly x: number; readonly y: number };
}

/** how a move is getting on, beside the arriving guest */
export interface NoteMark {
	readonly guest: GuestId;
	readonly box: Box;
	readonly round: string;
	readonly left: string;
	/** what each round sent, or is sending: newest last, at most three */
	readonly bars: readonly { readonly round: number; readonly share: number; readonly text: string; readonly now: boolean }[];
}

export interface WireMark {
	readonly guest: GuestId;
	readonly path: string;
	/** tip of the arrow, which points left, or down on phones */
	readonly tip: { readonly x: number; readonly y: number; readonly down: boolean };
	/** px between two squares: the wider, the slower the link */
	readonly gap: number;
	readonly flows: boolean;
	readonly rate: { readonly x: number; readonly y: number; readonly text: string } | null;
	/** on phones: the sentence beside the wire */
	readonly strip: { readonly x: number; readonly y: number; readonly name: string; readonly text: string } | null;
}

export interface RackMarks {
	readonly width: number;
	readonly height: number;
	readonly folded: boolean;
	readonly hosts: readonly HostMark[];
	readonly stores: readonly StoreMark[];
	readonly wires: readonly WireMark[];
	/** the storage network, from hosts to cylinders */
	readonly fabric: string;
	readonly pxPerGiB: number;
}
