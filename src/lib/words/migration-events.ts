// How a live migration is told: each round, its end, and why it failed.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { Names } from './names';
import type { Said } from './said';
import { durationNs } from './time';
import { count, plural, size } from './units';

type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;

export function migrationRound(event: Of<'migrationRound'>, names: Names): string {
	return m.words_event_migrationRound({
		guest: names.name(event.guest),
		round: event.round,
		sent: size(event.sentBytes),
		time: durationNs(event.ns),
		dirtied: size(event.dirtiedBytes)
	});
}

export function guestMigrated(event: Of<'guestMigrated'>, names: Names): string {
	// the last one is the stop-and-copy, told by its pause
	const rounds = event.rounds.slice(0, -1).reduce((sum, round) => sum + round.times, 0);
	return m.words_event_guestMigrated({
		guest: names.name(event.guest),
		from: names.name(event.from),
		to: names.name(event.to),
		sent: size(event.sentBytes),
		count: count(rounds),
		countForm: plural(rounds),
		time: durationNs(event.totalNs),
		pause: durationNs(event.downtimeNs)
	});
}

export function migrationFailed(event: Of<'migrationFailed'>, names: Names): Said {
	const words = { guest: names.name(event.guest), from: names.name(event.from), to: names.name(event.to) };
	switch (event.cause) {
		case 'sourceLost':
			return { tone: 'bad', text: m.words_event_migrationFailed_sourceLost(words) };
		case 'targetLost':
			return { tone: 'warn', text: m.words_event_migrationFailed_targetLost(words) };
		case 'cancelled':
			return { tone: 'info', text: m.words_event_migrationFailed_cancelled(words) };
		case 'guestStopped':
			return { tone: 'warn', text: m.words_event_migrationFailed_guestStopped(words) };
		default:
			return assertNever(event.cause);
	}
}
