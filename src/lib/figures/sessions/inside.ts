// The inside of a system, between a tile's name and its foot: session windows, the EHR client, and at the bottom the operating system.
import { m } from '$lib/paraglide/messages';
import type { GuestView } from '$lib/sim/view';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import type { SystemMark } from './marks';
import { stopped, type System } from './seats';

const BAND = 24;
/** the band's tab stands above it */
const TAB = 6;
const CHIP = 22;
const GAP = 6;
/** px of a session window, from the largest down */
const WINDOWS = [32, 28, 24, 21, 18, 16, 14] as const;

/** @param head px that the name takes; @param foot px of memory and CPU */
export function inside({ guest, shared, seats }: System, box: Box, head: number, foot: number): Pick<SystemMark, 'os' | 'app' | 'windows'> {
	const pad = box.width < 50 ? 2 : 8;
	const width = px(box.width - 2 * pad);
	const left = px(box.x + pad);
	const os = { x: left, y: box.y + box.height - foot - BAND - 6, width, height: BAND };
	const client = m.sessions_client();
	const words = textWidth(client, 12, 'bold') + 24 <= width ? client : '';
	const chip = {
		x: left,
		y: os.y - TAB - GAP - CHIP,
		width: words === '' ? Math.min(26, width) : px(textWidth(client, 12, 'bold') + 24),
		height: CHIP
	};
	const top = box.y + head + GAP;
	const app = { box: words === '' ? { ...chip, x: px(box.x + (box.width - chip.width) / 2) } : chip, words };
	return {
		os: { box: os, ...osWords(guest, width) },
		app,
		windows: shared ? windowsIn(seats, { x: left, y: top, width, height: chip.y - GAP - top }) : []
	};
}

/** as large as all of them fit */
function windowsIn(seats: System['seats'], area: Box): SystemMark['windows'] {
	for (const width of WINDOWS) {
		const height = Math.round(width * 0.86);
		const columns = Math.max(1, Math.floor((area.width + 4) / (width + 4)));
		const rows = Math.ceil(seats.length / columns);
		if (rows * (height + 4) - 4 > area.height && width !== WINDOWS.at(-1)) continue;
		return seats.map((seat, nth) => ({
			person: seat.person,
			box: { x: area.x + (nth % columns) * (width + 4), y: area.y + Math.floor(nth / columns) * (height + 4), width, height },
			lost: stopped(seat)
		}));
	}
	return [];
}

/** the system's name, or what ails it, as long as it fits: "Windows Server 2022", "Windows Server", "Windows", "Win" */
export function osWords(guest: GuestView, width: number): Pick<NonNullable<SystemMark['os']>, 'words' | 'condition' | 'sign'> {
	const fitting = (texts: readonly string[], room: number) => texts.find((text) => textWidth(text, 12, 'bold') <= room) ?? '';
	const room = width - (width < 48 ? 1 : 14);
	if (guest.identity.corrupt) return { words: fitting([m.sessions_encrypted()], room - 18), condition: 'down', sign: 'lock' };
	if (guest.state === 'running') return { words: fitting(shorter(guest.os), room), condition: 'runs' };
	if (guest.state === 'starting') return { words: fitting([m.sessions_starting()], room - 18), condition: 'starting', sign: 'restart' };
	return { words: fitting([m.sessions_crashed()], room - 18), condition: 'down', sign: 'cross' };
}

function shorter(os: string): string[] {
	const parts = os.split(' ');
	return [...parts.map((_, nth) => parts.slice(0, parts.length - nth).join(' ')), os.slice(0, 3)];
}
