// Copies, networks and rules as people read them.
import { leftAt } from '../anchor';
import type { CommandType } from '../command';
import { findDatastore, findGuest } from '../look';
import { storesOf } from '../storage/chain';
import { GiB, MB, SECOND } from '../units';
import { violations } from '../vendor/check';
import type { Guest, Host, World } from '../world';
import type { Backup, Replication } from './backup';
import { coverOn, writtenBytes } from './copies';
import { isCorrupt, isDamaged } from './damage';
import { recoveryTimeNs } from './recovery';
import type { BackupView, GuestIdentityView, ProtectionView, ReplicationView } from './view';

export const protectionView = (world: World): Omit<ProtectionView, 'networks'> => ({
	backups: world.backups.map((backup) => backupView(world, backup)),
	backupPlans: world.backupPlans.map(({ id, guest, datastore, everyNs, keep, dueAt }) => ({
		id,
		guest,
		datastore,
		everySeconds: everyNs / SECOND,
		keep,
		nextSeconds: dueAt / SECOND
	})),
	replications: world.replications.map((replication) => replicationView(world, replication)),
	vendor: {
		rules: world.policy.vendorRules,
		violations: violations(world).flatMap(({ guest, rule }) =>
			rule.reason === null ? [] : [{ guest: guest.id, role: guest.role, reason: rule.reason }]
		)
	}
});

export const identityView = (guest: Guest): GuestIdentityView => ({
	...guest.identity,
	conflict: guest.conflict,
	corrupt: isCorrupt(guest)
});

/** operations of this topic that a guest in its state accepts */
export const protectionOperationsOf = ({ state, template }: Guest): CommandType[] => [
	...(['off', 'running', 'paused', 'suspended'].includes(state) ? (['backupGuest'] as const) : []),
	...(state === 'running' || (state === 'off' && !template) ? (['customizeGuest'] as const) : []),
	...(state === 'running' ? (['corruptGuest'] as const) : []),
	'planBackups',
	'replicateGuest'
];

const VIRTUAL_ONLY: readonly CommandType[] = ['migrate', 'cloneGuest', 'pause', 'suspend', 'takeSnapshot', 'revertSnapshot', 'convertDisk'];

/** without what only a hypervisor does, on a server that has none */
export const possibleOn = (host: Host, operations: readonly CommandType[]): CommandType[] =>
	operations.filter((operation) => host.product !== 'physical' || !VIRTUAL_ONLY.includes(operation));

function backupView(world: World, backup: Backup): BackupView {
	const { id, guest: guestId, name, datastore, kind, takenAt, finishedAt, bytes, consistent, content } = backup;
	const store = findDatastore(world, datastore);
	const guest = findGuest(world, guestId);
	const contentBytes = writtenBytes(content.disks);
	return {
		id,
		guest: guestId,
		name,
		datastore,
		kind,
		takenSeconds: takenAt / SECOND,
		complete: finishedAt !== null,
		GiB: bytes / GiB,
		contentGiB: contentBytes / GiB,
		recoverySeconds: recoveryTimeNs(contentBytes, store?.bytesPerS ?? 0, world.policy.bootNs) / SECOND,
		consistent,
		corrupt: content.disks.some(({ extents }) => isDamaged(extents)),
		outlives: guest && store ? coverOn(world, store, storesOf(world, guest)) : null
	};
}

function replicationView(world: World, replication: Replication): ReplicationView {
	const { id, guest, host, datastore, everyNs, recoveryPoint, copying, content } = replication;
	return {
		id,
		guest,
		host,
		datastore,
		everySeconds: everyNs / SECOND,
		recoverySeconds: recoveryPoint === null ? null : recoveryPoint / SECOND,
		lagSeconds: recoveryPoint === null ? null : (world.now - recoveryPoint) / SECOND,
		sending: copying && {
			GiB: copying.bytes / GiB,
			leftGiB: leftAt(copying.progress, world.now) / GiB,
			MBps: copying.progress.perSecond / MB
		},
		corrupt: content?.disks.some(({ extents }) => isDamaged(extents)) ?? false
	};
}
