// A demonstration as a story of a few beats, read off the world alone: so it knows where it stands after any undo, and needs no clock.
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { WorldView } from '$lib/sim/view';
import type { GuestId, HostId } from '$lib/sim/world';

export const REASONS = ['safely', 'consolidate', 'isolate', 'manage', 'survive'] as const;
export type Reason = (typeof REASONS)[number];

/** `hand`: it goes on when somebody presses again */
export type Phase = 'ready' | 'between' | 'hand' | 'done';
export type Way = 'forward' | 'back';

export interface Story {
	/** its own: no other story touches them */
	readonly hosts: readonly HostId[];
	readonly guests: readonly GuestId[];
	phase(view: WorldView, events: readonly SimEvent[]): Phase;
	/** the next beat on the way to the end; none while something is under way */
	forward(view: WorldView): readonly Command[];
	/** the next beat on the way to the start */
	back(view: WorldView): readonly Command[];
	/** what "Again" does: bring everything back first, or run once more as it stands */
	readonly again: Way;
}

/** the task is under way with something of this story */
export const isBusy = (story: Story, view: WorldView): boolean =>
	view.tasks.some(({ guest, host }) => (guest === null ? story.hosts.includes(host) : story.guests.includes(guest)));
