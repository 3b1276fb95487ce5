// The people of the clinic as marks: five to a head, in one block for each terminal server, those who are cut off at its end. And the line to
// the remote clinic, one stripe for each session, to scale.
import type { GuestView, WorldView } from '$lib/sim/view';
import type { EndpointView } from '$lib/sim/delivery/view';
import { px, type Box } from '../marks/box';

/** people that one head stands for: every terminal server has a multiple of it */
export const PER_HEAD = 5;

const HEAD = { pitch: 15, size: 15, height: 19 } as const;
/** under the heads, for the server's name */
const LABEL = 17;
const GAP = { x: 14, y: 8 } as const;

export interface BlockMark {
	readonly guest: GuestView;
	readonly box: Box;
	readonly heads: readonly { readonly x: number; readonly y: number; readonly cut: boolean }[];
	/** baseline of the server's name */
	readonly label: { readonly x: number; readonly y: number };
}

export interface PeopleMarks {
	readonly width: number;
	readonly height: number;
	readonly blocks: readonly BlockMark[];
}

/** the terminal servers, in the order of the estate */
const terminals = (view: WorldView): readonly GuestView[] => Object.values(view.guests).filter(({ service }) => service.sessions !== null);

/** the server that a group of PCs has its sessions on */
export function serverOf(view: WorldView, { uses }: EndpointView): GuestView | undefined {
	const server = uses.flatMap(({ application }) => view.applications[application]?.server ?? [])[0];
	return server === undefined ? undefined : view.guests[server];
}

export const remoteOf = (view: WorldView): EndpointView | undefined => Object.values(view.endpoints)[0];

/** those of the main clinic, or those of the remote one */
export function groupOf(view: WorldView, where: 'main' | 'remote'): readonly GuestView[] {
	const endpoint = remoteOf(view);
	const remote = endpoint && serverOf(view, endpoint);
	return terminals(view).filter((guest) => (guest.id === remote?.id) === (where === 'remote'));
}

/**
 * @param width px; blocks go on in the next row
 * @param perHead people
 * @param pitch px from head to head
 */
export function peopleMarks(guests: readonly GuestView[], width: number, perHead = PER_HEAD, pitch: number = HEAD.pitch): PeopleMarks {
	const blocks: BlockMark[] = [];
	let [x, y, row] = [0, 0, 0];
	for (const guest of guests) {
		const heads = Math.ceil(guest.users / perHead);
		const most = Math.max(1, Math.min(heads, Math.floor(width / pitch)));
		const rows = Math.ceil(heads / most);
		const box = { x, y, width: most * pitch, height: rows * HEAD.height + LABEL };
		if (x > 0 && x + box.width > width) [x, y, row] = [0, y + row + GAP.y, 0];
		const cut = Math.ceil(guest.service.cutOff / perHead);
		blocks.push({
			guest,
			box: { ...box, x, y },
			heads: Array.from({ length: heads }, (_, nth) => ({
				x: x + (nth % most) * pitch,
				y: y + Math.floor(nth / most) * HEAD.height,
				cut: nth >= heads - cut
			})),
			label: { x, y: y + rows * HEAD.height + 12 }
		});
		row = Math.max(row, box.height);
		x += box.width + GAP.x;
	}
	return { width, height: y + row, blocks };
}

export const HEAD_SIZE = HEAD.size;

export interface LineMarks {
	readonly width: number;
	readonly height: number;
	/** the line itself, as long as it carries sessions */
	readonly box: Box;
	/** sessions that come through */
	readonly on: readonly Box[];
	/** people for whom there is no room */
	readonly waiting: Box | null;
	readonly cut: boolean;
	/** from one session to the next */
	readonly pitch: number;
	readonly sessions: number;
	readonly waits: number;
	readonly carries: number;
}

const LINE_HEIGHT = 30;
/** sessions at which the drawing of a line ends; it may carry more */
const LONGEST = 60;

/** @param width px of the longer of the line and the people */
export function lineMarks({ count, online, line }: EndpointView, width: number): LineMarks {
	const carries = line?.carries ?? LONGEST;
	const sessions = online ? Math.min(count, carries) : 0;
	const waits = count - sessions;
	const drawn = Math.min(carries, LONGEST);
	const each = (width - 2) / Math.max(count, drawn);
	const at = (nth: number): number => px(1 + nth * each);
	return {
		width,
		height: LINE_HEIGHT + 2,
		box: { x: 1, y: 1, width: px(Math.max(2, drawn * each)), height: LINE_HEIGHT },
		on: Array.from({ length: sessions }, (_, nth) => ({
			x: at(nth) + 0.5,
			y: 5,
			width: px(Math.max(1, each - 1)),
			height: LINE_HEIGHT - 8
		})),
		waiting: waits > 0 && online ? { x: at(drawn), y: 1, width: px(waits * each), height: LINE_HEIGHT } : null,
		cut: !online,
		pitch: px(each),
		sessions,
		waits,
		carries
	};
}
