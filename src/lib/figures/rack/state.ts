// From a guest's view to how its tile looks: the state, its word at the foot, what is under way and how far its memory has travelled.
import { m } from '$lib/paraglide/messages';
import type { GuestView, HostView, MigrationView } from '$lib/sim/view';
import { percent } from '$lib/words/units';
import type { Pages } from '../marks/pages';
import type { TileState } from '../marks/tile';

/** Yellow ring: beyond these the users notice [A: 90% of its CPU used, or 10% of the time ready and not running]. */
const BUSY_PERCENT = 90;
const READY_PERCENT = 10;

/** It stands on the ruler: it holds memory, or it did when its host failed. */
export const stands = (guest: GuestView, host: HostView): boolean =>
	guest.holdsMemory || (guest.state === 'crashed' && host.power === 'failed');

export function tileState(guest: GuestView, host: HostView): TileState {
	if (guest.state === 'crashed') return host.power === 'failed' ? 'cutOff' : 'crashed';
	if (guest.frozen) return 'frozen';
	if (guest.task?.kind === 'migrate') return 'leaving';
	return guest.state === 'off' || guest.state === 'suspended' ? 'stopping' : guest.state;
}

const WORDS: Readonly<Record<Exclude<TileState, 'running'>, () => string>> = {
	starting: m.rack_state_starting,
	stopping: m.rack_state_stopping,
	leaving: m.rack_state_leaving,
	arriving: m.rack_state_arriving,
	frozen: m.rack_state_frozen,
	paused: m.rack_state_paused,
	noSpace: m.rack_state_noSpace,
	suspending: m.rack_state_suspending,
	resuming: m.rack_state_resuming,
	crashed: m.rack_state_crashed,
	cutOff: m.rack_state_cutOff
};

export const tileWord = (state: TileState, guest: GuestView): string => (state === 'running' ? percent(guest.cpuPercent) : WORDS[state]());

export const hasAlarm = (guest: GuestView): boolean =>
	guest.state === 'noSpace' ||
	(guest.state === 'running' &&
		(guest.cpuPercent >= BUSY_PERCENT || guest.readyPercent >= READY_PERCENT || guest.task?.migration?.notConverging === true));

/** How many of `count` squares are at the target as they are now, and how many must go again. */
export function pagesOf(move: MigrationView, memoryMiB: number, count: number): Pages {
	const share = (MiB: number): number => Math.min(count, Math.ceil((count * MiB) / memoryMiB - 1e-9));
	// its disks go first: of its memory nothing has been sent yet
	if (move.phase === 'setup' || move.phase === 'disks') return { count, sent: 0, dirty: 0 };
	const first = move.phase === 'precopy' && move.round === 1;
	const dirty = share(first ? move.dirtiedMiB : move.leftMiB + move.dirtiedMiB);
	const waiting = first ? share(move.leftMiB) : 0;
	return { count, sent: Math.max(0, count - waiting - dirty), dirty: Math.min(dirty, count - waiting) };
}
