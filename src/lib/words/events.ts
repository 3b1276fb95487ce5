// Facts of the model as sentences, one for each: for the event log, the screen reader's status and the command line.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { DatastoreId, GuestId, HostId } from '$lib/sim/world';
import { alarmName, alarmThing } from './alarms';
import { clusterEvent, isClusterEvent, isClusterEventWorthSaying } from './cluster-events';
import { deliveryEvent, isDeliveryEvent, isDeliveryWorthSaying } from './delivery-events';
import { fieldLabel } from './labels';
import { guestMigrated, migrationFailed, migrationRound, migrationText } from './migration-events';
import { memoryPolicyChanged, memoryStateChanged } from './memory-events';
import type { Names } from './names';
import { isProtectionEvent, isProtectionNews, protectionEvent } from './protection-events';
import type { Said, Tone } from './said';
import { stateChanged } from './state-events';
import { isStorageEvent, storageEvent, writtenText } from './storage-events';
import { taskEnded, taskStarted } from './task-events';
import { count, list, plural, size } from './units';

export type { Tone };

export interface EventText extends Said {
	/** what to show when the line is chosen */
	readonly subject: GuestId | HostId | DatastoreId | null;
}

const about = (subject: EventText['subject'], tone: Tone, text: string): EventText => ({ text, tone, subject });

export function eventText(event: SimEvent, names: Names): EventText {
	if (isStorageEvent(event)) return storageEvent(event, names);
	if (isClusterEvent(event)) return clusterEvent(event, names);
	if (isDeliveryEvent(event)) return deliveryEvent(event, names);
	if (isProtectionEvent(event)) return protectionEvent(event, names);
	switch (event.type) {
		case 'guestStateChanged':
			return { ...stateChanged(event, names), subject: event.guest };
		case 'guestCreated':
			return about(event.guest, 'good', createdText(event, names));
		case 'guestDeleted':
			return about(null, 'info', m.words_event_guestDeleted({ guest: event.name, size: size(event.freedBytes) }));
		case 'guestEdited':
			return about(event.guest, 'info', editedText(event, names));
		case 'guestMoved':
			return about(
				event.guest,
				'good',
				m.words_event_guestMoved({ guest: names.name(event.guest), from: names.name(event.from), to: names.name(event.to) })
			);
		case 'taskStarted':
			return about(event.guest, 'info', taskStarted(event, names));
		case 'taskEnded':
			return { ...taskEnded(event, names), subject: event.guest };
		case 'migrationRound':
			return about(event.guest, 'info', migrationRound(event, names));
		case 'migrationNotConverging':
			return about(event.guest, 'warn', m.words_event_notConverging({ guest: names.name(event.guest), left: size(event.leftBytes) }));
		case 'guestMigrated':
			return about(event.guest, 'good', guestMigrated(event, names));
		case 'migrationFailed':
			return { ...migrationFailed(event, names), subject: event.guest };
		case 'migrationQueued':
		case 'migrationRefused':
		case 'migrationThrottled':
		case 'migrationSwitched':
		case 'migrationStalled':
		case 'migrationResumed':
		case 'storageMoved':
		case 'storageMoveFailed':
			return { ...migrationText(event, names), subject: event.guest };
		case 'dataWritten':
			return { ...writtenText(event, names), subject: event.guest };
		case 'datastoreGrown':
			return about(
				event.datastore,
				'good',
				m.words_event_datastoreGrown({ datastore: names.name(event.datastore), size: size(event.bytes) })
			);
		case 'hostPowerChanged':
			return { ...hostPowerText(event, names), subject: event.host };
		case 'memoryPolicyChanged':
			return about(null, 'info', memoryPolicyChanged(event));
		case 'memoryStateChanged':
			return { ...memoryStateChanged(event, names), subject: event.host };
		case 'hostFailed':
			return about(event.host, 'bad', hostFailedText(event, names));
		case 'alarmAcknowledged':
			return about(
				null,
				'info',
				m.monitoring_event_alarmAcknowledged({ alarm: alarmName(event.alarm), thing: alarmThing(event.of, names) })
			);
		case 'maintenanceEntered':
			return about(event.host, 'info', m.words_event_maintenanceEntered({ host: names.name(event.host) }));
		case 'maintenanceExited':
			return about(event.host, 'good', m.words_event_maintenanceExited({ host: names.name(event.host) }));
		default:
			return assertNever(event);
	}
}

type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;

function createdText(event: Of<'guestCreated'>, names: Names): string {
	const [guest, host] = [names.name(event.guest), names.name(event.host)];
	return event.source === null
		? m.words_event_guestCreated({ guest, host })
		: m.words_event_guestCloned({ guest, host, source: names.name(event.source) });
}

function editedText(event: Of<'guestEdited'>, names: Names): string {
	const guest = names.name(event.guest);
	const later: readonly string[] = event.pending ? event.fields.filter((field) => field === 'vcpus' || field === 'memoryMiB') : [];
	const now = event.fields.filter((field) => !later.includes(field));
	const words = { guest, now: list(now.map(fieldLabel)), later: list(later.map(fieldLabel)) };
	if (later.length === 0) return m.words_event_guestEdited(words);
	return now.length === 0 ? m.words_event_guestEditedLater(words) : m.words_event_guestEditedBoth(words);
}

function hostFailedText(event: Of<'hostFailed'>, names: Names): string {
	const host = names.name(event.host);
	return event.guests.length === 0
		? m.words_event_hostFailedEmpty({ host })
		: m.words_event_hostFailed({ host, count: count(event.guests.length), countForm: plural(event.guests.length) });
}

function hostPowerText(event: Of<'hostPowerChanged'>, names: Names): Said {
	const host = names.name(event.host);
	switch (event.to) {
		case 'on':
			return { tone: 'good', text: m.words_event_hostOn({ host }) };
		case 'starting':
			return { tone: 'info', text: m.words_event_hostStarting({ host }) };
		case 'off':
			return { tone: 'info', text: m.words_event_hostOff({ host }) };
		case 'failed':
			return { tone: 'bad', text: m.words_event_hostWentDown({ host }) };
		default:
			return assertNever(event.to);
	}
}

/** Whether the polite status says it. What another event says better, and what only tells that work goes on, stays in the log. */
export function isWorthSaying(event: SimEvent): boolean {
	if (isStorageEvent(event)) return true;
	if (isClusterEvent(event)) return isClusterEventWorthSaying(event);
	if (isDeliveryEvent(event)) return isDeliveryWorthSaying(event);
	if (isProtectionEvent(event)) return isProtectionNews(event);
	switch (event.type) {
		case 'guestStateChanged':
			return event.cause !== 'hostLost' && event.cause !== 'hostReturned';
		case 'taskStarted':
			return event.kind === 'migrate' || event.kind === 'clone';
		case 'taskEnded':
			return event.kind === 'job' || event.kind === 'clone';
		case 'migrationRound':
			return false;
		case 'dataWritten':
			return event.missingBytes === 0;
		case 'hostPowerChanged':
			return event.to !== 'failed';
		case 'guestCreated':
			return event.source === null;
		case 'guestDeleted':
		case 'guestEdited':
		case 'guestMoved':
		case 'migrationNotConverging':
		case 'guestMigrated':
		case 'migrationFailed':
		case 'migrationQueued':
		case 'migrationRefused':
		case 'migrationThrottled':
		case 'migrationSwitched':
		case 'migrationStalled':
		case 'migrationResumed':
		case 'storageMoved':
		case 'storageMoveFailed':
		case 'datastoreGrown':
		case 'memoryPolicyChanged':
		case 'memoryStateChanged':
		case 'alarmAcknowledged':
		case 'hostFailed':
		case 'maintenanceEntered':
		case 'maintenanceExited':
			return true;
		default:
			return assertNever(event);
	}
}
