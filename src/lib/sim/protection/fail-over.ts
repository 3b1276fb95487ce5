// The copy at the other place takes over: the guest starts there with the disks of the recovery point. What came after it is lost.
import { refuse, type Check } from '../check';
import { canStart, notBusy, stateCheck } from '../guest/checks';
import { power } from '../guest/power';
import { findDatastore, findGuest, findHost } from '../look';
import type { Operation } from '../operation';
import type { StoredFile } from '../storage/disk';
import type { Draft } from '../draft';
import type { Guest, World } from '../world';
import { vendorCheck } from '../vendor/check';
import type { Backup, Replication } from './backup';
import { replicationMeant } from './meant';
import { soundCopy, storeThere, workSince } from './checks';
import { disksOn, guestFrom, readersOf, putInPlace } from './restore';

export const failOverReplica: Operation<'failOverReplica'> = {
	checks(world, { replication: id }) {
		const replication = replicationMeant(world, id);
		if (!replication) return [refuse('exists', false, { what: id })];
		const { content, recoveryPoint } = replication;
		const guest = findGuest(world, replication.guest);
		const host = findHost(world, replication.host);
		const store = findDatastore(world, replication.datastore);
		const name = guest?.name ?? replication.guest.slice(3);
		const complete = content !== null && recoveryPoint !== null;
		if (!host || !store) return [refuse('exists', false, { what: host ? replication.datastore : replication.host })];
		if (!complete) return [refuse('recoveryPoint', false, { guest: name, seconds: 0 })];
		return [
			refuse('exists', true, { what: name }),
			...(guest ? originalIsDown(world, guest) : []),
			storeThere(store),
			...(guest ? startsThere(world, guest, replication, content) : []),
			soundCopy(name, content.disks),
			workSince(name, recoveryPoint, world.now),
			...vendorCheck(world, content.hardware.role, host.id)
		];
	},
	apply(draft, { replication: id }) {
		const replication = replicationMeant(draft, id);
		if (!replication?.content || replication.recoveryPoint === null) return;
		const { guest, host, datastore, content, recoveryPoint } = replication;
		const disks = disksOn(content.disks, datastore);
		const before = findGuest(draft, guest);
		draft.remove('replications', replication.id);
		if (before) {
			leaveFiles(draft, before);
			putInPlace(draft, before, host, disks);
		} else draft.addGuest(guestFrom(draft, content, guest.slice(3), { host, datastore }, disks));
		const lostNs = draft.now - recoveryPoint;
		draft.emit({ type: 'replicaTookOver', guest, from: before?.host ?? null, to: host, recoveryPoint, lostNs });
		power.apply(draft, { type: 'powerOn', guest });
	}
};

/** one guest never runs twice */
function originalIsDown(world: World, guest: Guest): Check[] {
	const down = guest.state === 'off' || guest.state === 'crashed';
	const children = readersOf(world, guest);
	return [
		stateCheck(guest, 'failOverReplica', down, down ? [] : [{ type: 'powerOff', guest: guest.id }]),
		notBusy(guest),
		refuse('cloneSource', children.length === 0, { guest: guest.name, clones: children.map(({ name }) => name).join(', ') })
	];
}

const startsThere = (world: World, guest: Guest, { host, datastore }: Replication, content: Backup['content']): Check[] =>
	canStart(world, {
		...guest,
		host,
		state: 'off',
		disks: disksOn(content.disks, datastore),
		snapshots: [],
		currentSnapshot: null
	});

/** The old disks stay where they are, as files of nobody, unless their datastore is lost. */
function leaveFiles(draft: Draft, guest: Guest): void {
	const files = [...guest.disks, ...guest.snapshots.flatMap(({ layers }) => layers)];
	for (const store of [...draft.datastores]) {
		const left: StoredFile[] = files
			.filter(({ datastore, usedBytes }) => datastore === store.id && usedBytes > 0)
			.map(({ usedBytes }, place) => ({ name: `${guest.name}-${place + 1}`, bytes: usedBytes, kind: 'disk' }));
		if (left.length > 0 && !store.lost) draft.setDatastore(store.id, { files: [...store.files, ...left] });
	}
}
