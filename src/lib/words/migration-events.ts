// How a live migration is told: each round, its end, and why it failed.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { MigrationFact } from '$lib/sim/migration/event';
import { CHECK_TITLES } from './check-words';
import type { Names } from './names';
import type { Said } from './said';
import { durationNs } from './time';
import { count, list, percent, plural, size } from './units';

type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;
type MigrationEvent = Extract<SimEvent, { type: MigrationFact['type'] }>;

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
	const text = event.method === 'post-copy' ? postCopied(event, names) : preCopied(event, names);
	return event.throttlePercent > 0 ? m.migration_event_heldBack({ text, percent: percent(event.throttlePercent) }) : text;
}

const postCopied = (event: Of<'guestMigrated'>, names: Names): string =>
	m.migration_event_postCopied({
		guest: names.name(event.guest),
		from: names.name(event.from),
		to: names.name(event.to),
		sent: size(event.sentBytes),
		time: durationNs(event.totalNs),
		pause: durationNs(event.downtimeNs)
	});

function preCopied(event: Of<'guestMigrated'>, names: Names): string {
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
	if (!event.live) return { tone: event.cause === 'cancelled' ? 'info' : 'warn', text: m.migration_event_failed_off(words) };
	if (event.phase === 'pull') return { tone: 'bad', text: m.migration_event_failed_pull({ ...words, cause: event.cause }) };
	if (event.phase === 'queued' && event.cause !== 'sourceLost' && event.cause !== 'guestStopped')
		return { tone: 'info', text: m.migration_event_failed_queued(words) };
	switch (event.cause) {
		case 'noSpace':
			return { tone: 'warn', text: m.migration_event_failed_noSpace(words) };
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

/** the facts of a move beside its rounds and its end */
export function migrationText(event: MigrationEvent, names: Names): Said {
	const guest = names.name(event.guest);
	switch (event.type) {
		case 'storageMoved': {
			const from = list(event.from.map((store) => names.name(store)));
			const words = { guest, from, to: names.name(event.to), size: size(event.bytes), time: durationNs(event.ns) };
			return { tone: 'good', text: m.migration_event_storageMoved(words) };
		}
		case 'storageMoveFailed': {
			const words = { guest, to: names.name(event.to), cause: event.cause };
			return { tone: event.cause === 'cancelled' ? 'info' : 'warn', text: m.migration_event_storageMoveFailed(words) };
		}
		default:
			return underWay(event, names);
	}
}

function underWay(event: Exclude<MigrationEvent, { type: 'storageMoved' | 'storageMoveFailed' }>, names: Names): Said {
	const words = { guest: names.name(event.guest), from: names.name(event.from), to: names.name(event.to) };
	switch (event.type) {
		case 'migrationQueued': {
			const running = { running: count(event.running), runningForm: plural(event.running), limit: count(event.limit) };
			return {
				tone: 'info',
				text: m.migration_event_queued({
					...words,
					...running,
					host: event.host === null ? '' : names.name(event.host),
					full: event.host === null ? 'pair' : 'host'
				})
			};
		}
		case 'migrationRefused':
			return { tone: 'warn', text: m.migration_event_refused({ ...words, title: CHECK_TITLES[event.check]() }) };
		case 'migrationThrottled':
			return { tone: 'warn', text: m.migration_event_throttled({ ...words, percent: percent(event.percent) }) };
		case 'migrationSwitched':
			return {
				tone: 'info',
				text: m.migration_event_switched({ ...words, pause: durationNs(event.downtimeNs), left: size(event.leftBytes) })
			};
		case 'migrationStalled':
			return {
				tone: event.paused ? 'bad' : 'warn',
				text: m.migration_event_stalled({ ...words, paused: event.paused ? 'yes' : 'no' })
			};
		case 'migrationResumed':
			return { tone: 'good', text: m.migration_event_resumed({ ...words, time: durationNs(event.ns) }) };
		default:
			return assertNever(event);
	}
}
