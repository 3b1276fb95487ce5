// The small panel beside an arriving guest: which round, what is left, and a bar for each of the last rounds.
import { m } from '$lib/paraglide/messages';
import type { MigrationView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import { memory } from '$lib/words/units';
import type { Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import type { NoteMark } from './marks';

const MOST_BARS = 3;
export const NOTE_LEAST = 112;
const NOTE_MOST = 190;

/** The arriving guest's move as a panel in the free room; null where that is too small. */
export function noteMark(view: WorldView, guest: GuestId, room: Box): NoteMark | null {
	const move = view.guests[guest]?.task?.migration;
	const bars = move ? barsOf(move) : [];
	const height = 26 + 17 * Math.max(1, bars.length) + 4;
	if (!move || room.width < NOTE_LEAST || room.height < height) return null;
	const width = Math.min(NOTE_MOST, room.width);
	const round = roundText(move);
	const left = move.phase === 'setup' || move.phase === 'queued' ? '' : m.rack_note_left({ left: memory(move.leftMiB) });
	const fits = textWidth(round, 13, 'bold') + textWidth(` · ${left}`, 12) <= width - 18;
	return {
		guest,
		box: { x: room.x, y: Math.round(room.y + (room.height - height) / 2), width, height },
		round,
		left: fits ? left : '',
		bars
	};
}

export function roundText(move: MigrationView): string {
	switch (move.phase) {
		case 'queued':
			return m.rack_phase_queued();
		case 'setup':
			return m.rack_phase_setup();
		case 'disks':
			return m.rack_phase_disks();
		case 'precopy':
			return m.rack_phase_round({ round: move.round });
		case 'stopAndCopy':
			return m.rack_phase_stop();
		case 'switchOver':
			return m.rack_phase_switch();
		case 'pull':
			return m.rack_phase_pull();
	}
}

function barsOf(move: MigrationView): NoteMark['bars'] {
	let number = 0;
	const done = move.rounds.map((round) => ({ round: (number += round.times), MiB: round.sentMiB, now: false }));
	const all = move.phase === 'precopy' ? [...done, { round: move.round, MiB: move.roundMiB, now: true }] : done;
	const most = Math.max(1, ...all.map(({ MiB }) => MiB));
	return all.slice(-MOST_BARS).map(({ round, MiB, now }) => ({ round, share: MiB / most, text: memory(MiB), now }));
}
