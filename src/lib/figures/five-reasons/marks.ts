// What a panel's drawing consists of. Every panel uses some of it.
import type { GuestView, HostView } from '$lib/sim/view';
import type { Box } from '../marks/box';
import type { TileLook } from '../marks/tile';

export interface GuestMark {
	/** the same guest may stand twice while it moves */
	readonly key: string;
	readonly guest: GuestView;
	readonly box: Box;
	readonly look: TileLook;
	/** the band of its own operating system, where the panel is about systems */
	readonly os: { readonly box: Box; readonly name: string } | null;
	/** who work through it */
	readonly people: number;
	/** it has just been through what the panel does to it */
	readonly done: boolean;
}

export interface HostMark {
	readonly host: HostView;
	readonly plate: Box;
	/** one line on the plate, or two */
	readonly flat: boolean;
	readonly bay: Box;
	readonly hyper: Box;
	/** the hypervisor's own memory */
	readonly slice: Box;
	readonly cells: readonly { readonly x: number; readonly y: number; readonly level: number }[];
	readonly cell: number;
	/** "8%", "off" */
	readonly word: string;
	/** in the empty part of the bay: how much is free, or that the host is off */
	readonly free: { readonly x: number; readonly y: number; readonly text: string } | null;
}

export interface StoreMark {
	readonly box: Box;
	readonly name: string;
	/** virtual disks; `written`, the part that has been copied, 0..1 */
	readonly slices: readonly { readonly x: number; readonly width: number; readonly written: number; readonly name: string }[];
	/** instead of slices */
	readonly note: string;
}

export interface OutageMark {
	readonly box: Box;
	/** out of service and nobody does anything; then booting, as far as it has come */
	readonly down: Box | null;
	readonly boot: Box | null;
	readonly downText: string;
	readonly bootText: string;
	/** above the right end */
	readonly endText: string;
}

export interface PanelMarks {
	readonly width: number;
	readonly height: number;
	readonly hosts: readonly HostMark[];
	readonly guests: readonly GuestMark[];
	readonly stores: readonly StoreMark[];
	/** where a guest was whose memory is lost */
	readonly ghost: Box | null;
	readonly arrow: { readonly x: number; readonly y: number; readonly width: number } | null;
	readonly outage: OutageMark | null;
}
