// One way as marks: Alder at the left with the guest that serves, the wire, the desk's PC at the right. Sizes in px, from the row's left and top.
import { px, type Box } from '../marks/box';
import { cutText, textWidth } from '../marks/measure';
import { machineTexts, type MachineTexts } from './machine-texts';
import { sendsPictures, type Way } from './ways';

export interface Chip {
	readonly box: Box;
	readonly words: string;
	/** the code runs here: the dot */
	readonly dot: { readonly x: number; readonly y: number } | null;
	/** part of it that is there, 0..1 */
	readonly there: number;
}

export interface Wire {
	readonly from: number;
	readonly to: number;
	readonly y: number;
	/** where it is cut; null: it is whole */
	readonly gap: number | null;
	/** of what crosses, from the left: pictures are many, a file is one */
	readonly parcels: readonly Box[];
	readonly rate: string;
	readonly kind: string;
}

export interface Row {
	readonly width: number;
	readonly height: number;
	readonly server: {
		readonly box: Box;
		readonly hyper: Box;
		readonly guest: Box;
		readonly os: Box;
		readonly runs: boolean;
		readonly words: string;
	};
	readonly desk: { readonly box: Box; readonly os: Box; readonly words: string };
	/** around the program: a session, a package, or a guest on a hypervisor on the PC's system */
	readonly session: Box | null;
	readonly others: readonly Box[];
	readonly store: { readonly box: Box; readonly words: string } | null;
	readonly picture: { readonly box: Box; readonly words: string; readonly state: 'live' | 'frozen' | 'none' } | null;
	readonly bubble: Box | null;
	readonly hidden: { readonly guest: Box; readonly os: Box; readonly hyper: Box; readonly words: string } | null;
	readonly chip: Chip;
	readonly wire: Wire;
}

const FRAME = 2;
const OS = 20;
/** of an OS band's folder tab */
const TAB = 5;
const HYPER = 9;
const HANDLE = 8;
const CHIP = 26;
const LOW = 104;
const HIGH = 124;
const PARCEL = 9;

export const heightOf = (id: Way['id']): number => (id === 'hidden' ? HIGH : LOW);

/** px of a machine: the wire has what is left */
export const machineWidth = (width: number): number => px(Math.min(230, Math.max(112, width * 0.34)));

export function rowOf(way: Way, width: number): Row {
	const height = heightOf(way.id);
	const side = machineWidth(width);
	const texts = machineTexts(way, side);
	const server = serverOf(way, side, height, texts);
	const desk = deskOf(way, width - side, side, height, texts);
	const pictures = sendsPictures(way.id);
	const hidden = way.id === 'hidden' ? hiddenOf(desk.box, desk.os, texts) : null;
	const picture = pictures ? pictureOf(way, desk.box, desk.os, texts) : null;
	const bubble = !pictures && !hidden ? inner(desk.box, desk.os, 8) : null;
	const home = pictures ? inner(server.guest, server.os, 6) : (hidden?.guest ?? bubble ?? desk.box);
	const session = way.id === 'session' ? { ...home, width: Math.min(home.width, chipWidth(texts.chip) + 14) } : null;
	return {
		...{ width, height, server, desk, hidden, picture, bubble, session },
		others: session ? othersOf(way, home, session) : [],
		store: pictures ? null : { box: inner(server.guest, server.os, 6), words: texts.store },
		chip: chipOf(way, session ?? home, session ? 11 : 0, hidden?.os, texts),
		wire: wireOf(way, side, width - side, height, texts)
	};
}

/** between a box's top and the OS band at its bottom */
const inner = (box: Box, os: Box, pad: number): Box => ({
	x: box.x + pad,
	y: box.y + pad,
	width: box.width - 2 * pad,
	height: os.y - TAB - box.y - pad - 4
});

function serverOf(way: Way, side: number, height: number, texts: MachineTexts): Row['server'] {
	const box = { x: 0, y: height - LOW, width: side, height: LOW };
	const hyper = { x: FRAME, y: height - FRAME - HYPER, width: side - 2 * FRAME, height: HYPER };
	const guest = { x: 6, y: box.y + HANDLE + 5, width: side - 12, height: hyper.y - box.y - HANDLE - 5 };
	return { box, hyper, guest, os: osIn(guest), runs: way.serverRuns, words: texts.serverOs };
}

const osIn = (box: Box): Box => ({ x: box.x + FRAME, y: box.y + box.height - FRAME - OS, width: box.width - 2 * FRAME, height: OS });

function deskOf(way: Way, x: number, width: number, height: number, texts: MachineTexts): Row['desk'] {
	const tall = way.id === 'hidden' ? HIGH : 84;
	const box = { x, y: way.id === 'hidden' ? 0 : (height - tall) / 2, width, height: tall };
	return { box, os: osIn(box), words: texts.deskOs };
}

function hiddenOf(desk: Box, below: Box, texts: MachineTexts): NonNullable<Row['hidden']> {
	const hyper = { x: desk.x + FRAME, y: below.y - TAB - HYPER, width: desk.width - 2 * FRAME, height: HYPER };
	const top = desk.y + HANDLE + 5;
	const guest = { x: desk.x + 6, y: top, width: desk.width - 12, height: hyper.y - top };
	return { guest, os: osIn(guest), hyper, words: texts.hiddenOs };
}

function pictureOf(way: Way, desk: Box, os: Box, texts: MachineTexts): NonNullable<Row['picture']> {
	const room = inner(desk, os, 8);
	const state = way.standing === 'runs' ? 'live' : way.standing === 'frozen' ? 'frozen' : 'none';
	return { box: { ...room, width: Math.min(room.width, 150) }, words: texts.picture, state };
}

const chipWidth = (words: string): number => px(textWidth(words, 12, 'bold') + 42);

function chipOf(way: Way, home: Box, head: number, os: Box | undefined, texts: MachineTexts): Chip {
	const width = Math.min(home.width - 8, chipWidth(texts.chip));
	const bottom = os ? os.y - TAB - 3 : home.y + home.height;
	const top = home.y + head;
	const box = {
		x: px(home.x + (way.id === 'session' ? (home.width - width) / 2 : 7)),
		y: px((top + bottom - CHIP) / 2),
		width,
		height: CHIP
	};
	return {
		box,
		words: texts.chip,
		dot: way.codeRuns ? { x: px(box.x + width - 14), y: px(box.y + CHIP / 2) } : null,
		there: sendsPictures(way.id) ? 1 : way.there
	};
}

/** other people's sessions on the same Windows, as many as there is room for */
function othersOf(way: Way, home: Box, session: Box): Box[] {
	const people = way.server.service.sessions?.loggedOn ?? 0;
	const [width, gap] = [24, 4];
	const left = session.x + session.width + 8;
	const fit = Math.max(0, Math.floor((home.x + home.width - left + gap) / (width + gap)));
	return Array.from({ length: Math.min(people - 1, fit) }, (_, nth) => ({
		x: left + nth * (width + gap),
		y: home.y + 10,
		width,
		height: home.height - 12
	}));
}

function wireOf(way: Way, from: number, to: number, height: number, texts: MachineTexts): Wire {
	const y = height / 2 + 12;
	const room = to - from - 16;
	const count = way.crossing === 'pictures' ? 8 : way.crossing === 'parcel' ? (way.id === 'streamed' ? 5 : 1) : 0;
	const size = way.crossing === 'parcel' ? (count === 1 ? 30 : 12) : PARCEL;
	const step = count > 1 ? Math.min(size + 6, room / count) : 0;
	const start = from + 8 + (room - (count - 1) * step - size) / 2;
	return {
		...{ from, to, y },
		gap: way.online ? null : px((from + to) / 2),
		parcels: Array.from({ length: count }, (_, nth) => ({
			x: px(start + nth * step),
			y: y - 17,
			width: size,
			height: way.crossing === 'parcel' ? 12 : PARCEL
		})),
		rate: cutText(texts.rate, 12, 'bold', room + 12),
		kind: cutText(texts.kind, 12, 'regular', room + 12)
	};
}
