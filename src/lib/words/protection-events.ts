// What happens to networks, identities, copies and sites, as sentences.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { ProtectionFact } from '$lib/sim/protection/event';
import type { DatastoreId, GuestId } from '$lib/sim/world';
import { belongsTo } from './belongs';
import type { Names } from './names';
import type { Said } from './said';
import { clock, durationNs } from './time';
import { count, plural, size } from './units';

/** the topic's events: a new one is missed here by the compiler */
export const PROTECTION_EVENTS: Readonly<Record<ProtectionFact['type'], true>> = {
	networkCreated: true,
	networkDeleted: true,
	addressConflict: true,
	addressFreed: true,
	guestCustomized: true,
	cpuMaskChanged: true,
	backupFinished: true,
	backupFailed: true,
	backupMissed: true,
	backupsPlanned: true,
	backupsStopped: true,
	backupDeleted: true,
	restoreStarted: true,
	guestRestored: true,
	restoreFailed: true,
	replicationStarted: true,
	replicaUpdated: true,
	replicaMissed: true,
	replicationStopped: true,
	replicaTookOver: true,
	datastoreLost: true,
	guestCorrupted: true,
	siteFailed: true,
	vendorRulesChanged: true
};
export const isProtectionEvent = belongsTo(PROTECTION_EVENTS);

export type ProtectionEvent = Extract<SimEvent, { type: ProtectionFact['type'] }>;
type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;

export function protectionEvent(event: ProtectionEvent, names: Names): Said & { readonly subject: GuestId | DatastoreId | null } {
	const subject = 'guest' in event ? event.guest : 'datastore' in event ? event.datastore : null;
	return { ...said(event, names), subject };
}

function said(event: ProtectionEvent, names: Names): Said {
	const words = {
		guest: 'guest' in event ? names.name(event.guest) : '',
		datastore: 'datastore' in event ? names.name(event.datastore) : ''
	};
	switch (event.type) {
		case 'networkCreated':
			return good(m.protection_event_networkCreated({ network: names.name(event.network), isolated: event.isolated ? 'yes' : 'no' }));
		case 'networkDeleted':
			return info(m.protection_event_networkDeleted({ network: event.name }));
		case 'addressConflict':
			return bad(m.protection_event_addressConflict({ ...words, other: names.name(event.with), address: event.address }));
		case 'addressFreed':
			return good(m.protection_event_addressFreed(words));
		case 'guestCustomized': {
			const { hostname, address } = event;
			return good(
				address === null
					? m.protection_event_customizedAutomatic({ ...words, hostname })
					: m.protection_event_customized({ ...words, hostname, address })
			);
		}
		case 'cpuMaskChanged': {
			const cluster = names.name(event.cluster);
			if (event.generation === null) return info(m.protection_event_cpuMaskNone({ cluster }));
			return info(m.protection_event_cpuMask({ cluster, generation: String(event.generation) }));
		}
		case 'backupFinished':
			return finishedText(event, words);
		case 'backupFailed':
			return bad(m.protection_event_backupFailed(words));
		case 'backupMissed':
			return bad(m.protection_event_backupMissed({ ...words, reason: event.reason }));
		case 'backupsPlanned': {
			const kept = { count: count(event.keep), countForm: plural(event.keep) };
			return good(m.protection_event_backupsPlanned({ ...words, every: durationNs(event.everyNs), ...kept }));
		}
		case 'backupsStopped':
			return info(m.protection_event_backupsStopped(words));
		case 'backupDeleted':
			return info(m.protection_event_backupDeleted({ guest: event.name, size: size(event.freedBytes) }));
		case 'restoreStarted':
			return info(m.protection_event_restoreStarted({ ...words, size: size(event.bytes) }));
		case 'guestRestored':
			return good(
				m.protection_event_restored({
					...words,
					time: durationNs(event.ns),
					clock: clock(event.recoveryPoint / 1e9),
					lost: durationNs(event.lostNs)
				})
			);
		case 'restoreFailed':
			return bad(m.protection_event_restoreFailed(words));
		case 'datastoreLost':
			return bad(lostText(event, words.datastore));
		case 'guestCorrupted':
			return bad(m.protection_event_corrupted({ ...words, size: size(event.bytes) }));
		case 'siteFailed':
			return bad(siteText(event));
		case 'vendorRulesChanged': {
			const broken = event.broken.length;
			if (event.rules === 'none') return info(m.protection_event_vendorRulesNone());
			return {
				tone: broken > 0 ? 'warn' : 'info',
				text: m.protection_event_vendorRules({ count: count(broken), countForm: plural(broken) })
			};
		}
		default:
			return replicaText(event, names, words);
	}
}

type ReplicaEvent = Of<'replicationStarted' | 'replicaUpdated' | 'replicaMissed' | 'replicationStopped' | 'replicaTookOver'>;

function replicaText(event: ReplicaEvent, names: Names, words: { readonly guest: string; readonly datastore: string }): Said {
	switch (event.type) {
		case 'replicationStarted':
			return good(
				m.protection_event_replicationStarted({ guest: words.guest, host: names.name(event.host), every: durationNs(event.everyNs) })
			);
		case 'replicaUpdated': {
			const cycle = { guest: words.guest, clock: clock(event.recoveryPoint / 1e9), size: size(event.bytes), time: durationNs(event.ns) };
			return event.keepsUp ? info(m.protection_event_replicaUpdated(cycle)) : { tone: 'warn', text: m.protection_event_replicaLate(cycle) };
		}
		case 'replicaMissed':
			return bad(m.protection_event_replicaMissed({ guest: words.guest, reason: event.reason }));
		case 'replicationStopped':
			return info(m.protection_event_replicationStopped(words));
		case 'replicaTookOver':
			return good(
				m.protection_event_tookOver({
					guest: words.guest,
					host: names.name(event.to),
					clock: clock(event.recoveryPoint / 1e9),
					lost: durationNs(event.lostNs)
				})
			);
		default:
			return assertNever(event);
	}
}

const good = (text: string): Said => ({ tone: 'good', text });
const info = (text: string): Said => ({ tone: 'info', text });
const bad = (text: string): Said => ({ tone: 'bad', text });

/** A backup on the datastore of its original is no protection, and is said to be none. */
function finishedText(event: Of<'backupFinished'>, { guest, datastore }: { readonly guest: string; readonly datastore: string }): Said {
	const words = { guest, datastore, size: size(event.bytes), time: durationNs(event.ns), consistent: event.consistent };
	const text = event.kind === 'full' ? m.protection_event_backupFull(words) : m.protection_event_backupIncremental(words);
	if (event.cover.datastore) return { tone: event.consistent === 'application' ? 'good' : 'warn', text };
	return { tone: 'warn', text: m.protection_event_backupBeside({ text, datastore }) };
}

const lostText = (event: Of<'datastoreLost'>, datastore: string): string =>
	m.protection_event_datastoreLost({
		datastore,
		guests: count(event.guests.length),
		guestsForm: plural(event.guests.length),
		backups: count(event.backups),
		backupsForm: plural(event.backups)
	});

const siteText = (event: Of<'siteFailed'>): string =>
	m.protection_event_siteFailed({
		site: event.site,
		hosts: count(event.hosts.length),
		hostsForm: plural(event.hosts.length),
		datastores: count(event.datastores.length),
		datastoresForm: plural(event.datastores.length)
	});

/** what a status line needs not repeat: cycles that go as they should, and what begins */
export const isProtectionNews = (event: ProtectionEvent): boolean =>
	!(event.type === 'replicaUpdated' && event.keepsUp) && event.type !== 'restoreStarted';
