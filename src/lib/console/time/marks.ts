// What stands on the time line: facts worth a mark, gathered so that two marks never share a place.
import type { SimEvent } from '$lib/sim/event';

export type MarkKind = 'event' | 'warn' | 'bad';

export interface Mark {
	/** s, of the first event gathered here */
	readonly seconds: number;
	readonly kind: MarkKind;
	readonly events: readonly SimEvent[];
}

/** The weight of an event on the time line; null when it is too small for a mark. */
export function markKind(event: SimEvent): MarkKind | null {
	switch (event.type) {
		case 'hostFailed':
		case 'migrationFailed':
			return 'bad';
		case 'migrationNotConverging':
			return 'warn';
		case 'guestStateChanged':
			if (event.to === 'crashed') return 'bad';
			return event.to === 'noSpace' ? 'warn' : 'event';
		case 'taskEnded':
			return event.result === 'failed' ? 'bad' : null;
		case 'taskStarted':
		case 'migrationRound':
		case 'dataWritten':
			return null;
		default:
			return 'event';
	}
}

const RANK: Record<MarkKind, number> = { event: 0, warn: 1, bad: 2 };

/** Marks over `span` seconds, at most `slots` of them: what falls into one slot shares a mark, which takes the gravest kind. */
export function marks(events: readonly SimEvent[], span: number, slots: number): Mark[] {
	const bySlot = new Map<number, { seconds: number; kind: MarkKind; events: SimEvent[] }>();
	for (const event of events) {
		const kind = markKind(event);
		if (kind === null) continue;
		const seconds = event.at / 1e9;
		const slot = span > 0 ? Math.min(slots - 1, Math.floor((seconds / span) * slots)) : 0;
		const mark = bySlot.get(slot);
		if (mark === undefined) bySlot.set(slot, { seconds, kind, events: [event] });
		else {
			mark.events.push(event);
			if (RANK[kind] > RANK[mark.kind]) mark.kind = kind;
		}
	}
	return [...bySlot.values()];
}
