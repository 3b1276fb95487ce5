// The copies that a scenario begins with.
import type { Draft } from '../draft';
import { datastoreId, guestId, hostId } from '../ids';
import type { Scenario } from '../scenario';
import { toNs } from '../units';
import { writtenBytes } from './copies';
import { plan } from './plan';
import { replicate } from './replicate';
import { consistencyOf, contentOf } from './take-backup';

export function startProtection(draft: Draft, { backups, replications }: Pick<Scenario, 'backups' | 'replications'>): void {
	for (const { guest: name, datastore: store, everySeconds, keep, taken } of backups) {
		const [guest, datastore, everyNs] = [guestId(name), datastoreId(store), toNs(everySeconds)];
		plan(draft, { guest, datastore, everyNs, keep, dueAt: taken ? draft.now + everyNs : draft.now });
		if (taken) addFull(draft, guest, datastore);
	}
	for (const { guest, host, datastore, everySeconds, synced } of replications) {
		const wanted = { guest: guestId(guest), host: hostId(host), datastore: datastoreId(datastore), everyNs: toNs(everySeconds) };
		replicate(draft, wanted, synced);
	}
}

function addFull(draft: Draft, id: ReturnType<typeof guestId>, datastore: ReturnType<typeof datastoreId>): void {
	const guest = draft.guest(id);
	const content = contentOf(draft, guest);
	draft.add('backups', {
		id: `backup:${draft.nextSerial()}`,
		guest: id,
		name: guest.name,
		takenAt: draft.now,
		finishedAt: draft.now,
		datastore,
		kind: 'full',
		bytes: writtenBytes(content.disks),
		consistent: consistencyOf(guest),
		content
	});
}
