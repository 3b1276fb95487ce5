// Reverting to a snapshot discards everything since: the files being written are dropped for new, empty ones on the snapshot's. With
// saved memory the guest goes on from that moment; without, it is off, as if power had been cut then.
import { amount } from '../anchor';
import { refuse, warn, type Check } from '../check';
import type { Draft } from '../draft';
import { canStart, cpuChecks, hostIsOn, notBusy, peopleServed } from '../guest/checks';
import { virtualOnly } from '../guest/physical';
import { disksThere } from '../protection/checks';
import { findGuest } from '../look';
import type { Operation } from '../operation';
import { GiB } from '../units';
import type { Guest, World } from '../world';
import { filesAt, onTop, snapshotOf } from './chain';
import { findSnapshot, inState } from './checks';
import { withoutUnused } from './consolidate';
import { bytesOf } from './content';
import type { Snapshot } from './disk';
import { emptyBytes } from './writing';

export const revertSnapshot: Operation<'revertSnapshot'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		const snapshot = guest && findSnapshot(guest, command.snapshot);
		if (!guest || !snapshot || snapshot.deleted) return [refuse('exists', false, { what: guest ? command.snapshot : command.guest })];
		const bytes = discarded(world, guest, snapshot);
		return [
			refuse('exists', true, { what: snapshot.name }),
			...virtualOnly(world, guest, 'revertSnapshot'),
			...disksThere(world, guest),
			inState(guest, 'revertSnapshot', ['off', 'running', 'paused', 'noSpace', 'suspended', 'crashed']),
			notBusy(guest),
			hostIsOn(world, guest),
			...(snapshot.memoryBytes > 0 ? goesOn(world, guest, snapshot) : []),
			warn('discards', bytes === 0, { guest: guest.name, snapshot: snapshot.name, GiB: bytes / GiB }),
			...peopleServed(world, guest)
		];
	},

	apply(draft, command) {
		const guest = draft.guest(command.guest);
		const snapshot = findSnapshot(guest, command.snapshot);
		if (!snapshot) return;
		const to = snapshot.memoryBytes > 0 ? 'resuming' : 'off';
		const discardedBytes = discarded(draft, guest, snapshot);
		draft.setGuest(guest.id, {
			...snapshot.hardware,
			state: to,
			disks: guest.disks.map((disk) => onTop(disk, emptyBytes(disk, 'delta'))),
			currentSnapshot: snapshot.id,
			cpuSeen: snapshot.cpuSeen,
			jobs: [],
			pending: null,
			wantsBytes: 0,
			wantsAt: null,
			suspendBytes: 0
		});
		const after = draft.guest(guest.id);
		draft.setGuest(guest.id, { snapshots: withoutUnused(draft, after).snapshots });
		draft.emit({ type: 'snapshotReverted', guest: guest.id, snapshot: snapshot.id, name: snapshot.name, discardedBytes, to });
		if (guest.state !== to)
			draft.emit({
				type: 'guestStateChanged',
				guest: guest.id,
				from: guest.state,
				to,
				cause: 'command',
				host: guest.host,
				operation: 'revertSnapshot'
			});
		if (to === 'resuming') readMemory(draft, guest, snapshot);
	}
};

function readMemory(draft: Draft, guest: Guest, { memoryBytes }: Snapshot): void {
	const progress = amount(draft.now, memoryBytes);
	draft.startTask(guest.id, { id: draft.nextTask(), kind: 'restore', startedAt: draft.now, totalBytes: memoryBytes, progress });
}

/** it needs a place to run, and a CPU like the one that its memory knows */
function goesOn(world: World, guest: Guest, { hardware, cpuSeen }: Snapshot): Check[] {
	const then: Guest = { ...guest, ...hardware, pending: null, cpuSeen };
	// its host is checked already
	return [...canStart(world, then).slice(1), ...cpuChecks(world, guest.host, then)];
}

/** bytes written since the snapshot, along the way to it; from another branch: all since the two parted */
function discarded(world: World, guest: Guest, snapshot: Snapshot): number {
	const kept = new Set<string>();
	for (let each: Snapshot | undefined = snapshot; each; each = snapshotOf(guest, each.parent)) kept.add(each.id);
	return guest.disks.reduce(
		(sum, disk, place) =>
			filesAt(world, guest, place, guest.currentSnapshot)
				// the files of other snapshots stay: only their way to the present is left
				.filter((file) => file.guest === guest.id && !kept.has(file.snapshot) && snapshotOf(guest, file.snapshot)?.deleted)
				.reduce((bytes, file) => bytes + bytesOf(file.extents), sum + bytesOf(disk.extents)),
		0
	);
}
