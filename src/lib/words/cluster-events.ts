// What clusters do, and the faults that they are there for, as sentences.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { AvailabilityFact } from '$lib/sim/availability/event';
import { belongsTo } from './belongs';
import { CHECK_TITLES } from './check-words';
import { fieldLabel } from './labels';
import type { Names } from './names';
import type { Said } from './said';
import { clock, durationNs } from './time';
import { count, finePercent, list, plural } from './units';

/** the topic's events: a new one is missed here by the compiler */
export const CLUSTER_EVENTS: Readonly<Record<AvailabilityFact['type'], true>> = {
	hostIsolated: true,
	hostRejoined: true,
	linkCut: true,
	linkMended: true,
	pathLost: true,
	pathRestored: true,
	toolsHung: true,
	hostDeclaredFailed: true,
	hostDeclaredIsolated: true,
	hostQuarantined: true,
	guestRestarted: true,
	guestNotRestarted: true,
	evacuationStarted: true,
	evacuationStuck: true,
	evacuationStopped: true,
	balanceMove: true,
	clusterEdited: true,
	ruleAdded: true,
	ruleRemoved: true
};
export const isClusterEvent = belongsTo(CLUSTER_EVENTS);

export function clusterEvent(event: AvailabilityFact, names: Names): Said & { readonly subject: `vm:${string}` | `host:${string}` | null } {
	switch (event.type) {
		case 'hostIsolated':
			return { tone: 'bad', text: m.availability_event_hostIsolated({ host: names.name(event.host) }), subject: event.host };
		case 'hostRejoined':
			return { tone: 'good', text: m.availability_event_hostRejoined({ host: names.name(event.host) }), subject: event.host };
		case 'linkCut':
			return { tone: 'bad', text: m.availability_event_linkCut({ host: names.name(event.host) }), subject: event.host };
		case 'linkMended':
			return { tone: 'good', text: m.availability_event_linkMended({ host: names.name(event.host) }), subject: event.host };
		case 'pathLost':
			return { tone: 'bad', text: pathLost(event, names), subject: event.host };
		case 'pathRestored': {
			const words = { host: names.name(event.host), datastore: names.name(event.datastore) };
			return { tone: 'good', text: m.availability_event_pathRestored(words), subject: event.host };
		}
		case 'toolsHung':
			return { tone: 'warn', text: m.availability_event_toolsHung({ guest: names.name(event.guest) }), subject: event.guest };
		case 'hostDeclaredFailed':
			return { tone: 'bad', text: declaredFailed(event, names), subject: event.host };
		case 'hostDeclaredIsolated':
			return { tone: 'bad', text: declaredIsolated(event, names), subject: event.host };
		case 'hostQuarantined': {
			const words = { host: names.name(event.host), cluster: names.name(event.cluster) };
			const text = m.availability_event_quarantined({ ...words, failures: count(event.failures), until: clock(event.until / 1e9) });
			return { tone: 'warn', text, subject: event.host };
		}
		case 'guestRestarted':
			return { tone: 'good', text: restarted(event, names), subject: event.guest };
		case 'guestNotRestarted': {
			const words = { guest: names.name(event.guest), reason: reasonText(event.reason) };
			return { tone: 'bad', text: m.availability_event_notRestarted(words), subject: event.guest };
		}
		case 'evacuationStarted':
		case 'evacuationStuck':
		case 'evacuationStopped':
			return { ...evacuation(event, names), subject: event.host };
		case 'balanceMove':
			return { tone: 'info', text: moved(event, names), subject: event.guest };
		case 'clusterEdited': {
			const words = { cluster: names.name(event.cluster), fields: list(event.fields.map(fieldLabel)) };
			return { tone: 'info', text: m.availability_event_clusterEdited(words), subject: null };
		}
		case 'ruleAdded': {
			const { kind, guests } = event.rule;
			const words = { cluster: names.name(event.cluster), guests: list(guests.map((guest) => names.name(guest))), kind };
			return { tone: 'info', text: m.availability_event_ruleAdded(words), subject: null };
		}
		case 'ruleRemoved': {
			const words = { cluster: names.name(event.cluster), rule: event.name };
			return { tone: 'info', text: m.availability_event_ruleRemoved(words), subject: null };
		}
		default:
			return assertNever(event);
	}
}

type Of<Type extends AvailabilityFact['type']> = Extract<AvailabilityFact, { type: Type }>;

/** why a guest waits to be started again: a clause, to stand after a colon */
export const reasonText = (reason: Of<'guestNotRestarted'>['reason'] | 'detecting'): string => m.availability_reason({ reason });

function pathLost({ host, datastore, guests }: Of<'pathLost'>, names: Names): string {
	const words = { host: names.name(host), datastore: names.name(datastore) };
	if (guests.length === 0) return m.availability_event_pathLostEmpty(words);
	return m.availability_event_pathLost({ ...words, count: count(guests.length), countForm: plural(guests.length) });
}

function declaredFailed({ cluster, host, afterNs, locked }: Of<'hostDeclaredFailed'>, names: Names): string {
	const words = { cluster: names.name(cluster), host: names.name(host), time: durationNs(afterNs) };
	if (locked.length === 0) return m.availability_event_declaredFailed(words);
	return m.availability_event_declaredFailedLocked({ ...words, count: count(locked.length), countForm: plural(locked.length) });
}

function declaredIsolated({ host, afterNs, response, guests }: Of<'hostDeclaredIsolated'>, names: Names): string {
	const words = { host: names.name(host), time: durationNs(afterNs) };
	if (guests.length === 0 && response !== 'leaveOn') return m.availability_event_declaredIsolatedEmpty(words);
	const few = guests.length <= 3;
	const named = few
		? list(guests.map((guest) => names.name(guest)))
		: m.words_guest_count({ count: count(guests.length), countForm: plural(guests.length) });
	return m.availability_event_declaredIsolated({ ...words, response, guests: named });
}

function restarted(event: Of<'guestRestarted'>, names: Names): string {
	const { detectNs, placeNs, queueNs, bootNs, users, kind } = event;
	const words = {
		guest: names.name(event.guest),
		host: names.name(event.host),
		outage: durationNs(detectNs + placeNs + queueNs + bootNs),
		detect: durationNs(detectNs),
		boot: durationNs(bootNs),
		users: users === 0 ? 'none' : m.availability_people({ count: count(users), countForm: plural(users) })
	};
	if (kind === 'reset') return m.availability_event_resetDone(words);
	return m.availability_event_restarted({ ...words, place: durationNs(placeNs), queue: durationNs(queueNs) });
}

function evacuation(event: Of<'evacuationStarted'> | Of<'evacuationStuck'> | Of<'evacuationStopped'>, names: Names): Said {
	const host = names.name(event.host);
	switch (event.type) {
		case 'evacuationStarted': {
			const number = event.guests.length;
			if (number === 0) return { tone: 'info', text: m.availability_event_evacuationStarted_none({ host }) };
			return { tone: 'info', text: m.availability_event_evacuationStarted({ host, count: count(number), countForm: plural(number) }) };
		}
		case 'evacuationStuck': {
			const guests = event.guests.map(({ guest, reason }) =>
				m.availability_stuck({ guest: names.name(guest), reason: CHECK_TITLES[reason]() })
			);
			const words = { host, guests: list(guests), count: count(guests.length), countForm: plural(guests.length) };
			return { tone: 'warn', text: m.availability_event_evacuationStuck(words) };
		}
		case 'evacuationStopped':
			return { tone: 'info', text: m.availability_event_evacuationStopped({ host }) };
	}
}

function moved({ cluster, guest, from, to, rule, before, after }: Of<'balanceMove'>, names: Names): string {
	const words = { cluster: names.name(cluster), guest: names.name(guest), from: names.name(from), to: names.name(to) };
	if (rule !== null) return m.availability_event_moveForRule({ ...words, rule });
	return m.availability_event_moveForBalance({ ...words, before: finePercent(before * 100), after: finePercent(after * 100) });
}

/** Whether the polite status says it: what another event says better stays in the log. */
export const isClusterEventWorthSaying = (event: AvailabilityFact): boolean => event.type !== 'balanceMove';
