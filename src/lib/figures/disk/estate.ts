// The guests of the estate that the figure knows, and the commands that it sends them. All disks have 64 MiB.
import type { Command } from '$lib/sim/command';
import { GiB, MiB } from '$lib/sim/units';
import type { DatastoreId, GuestId, HostId } from '$lib/sim/world';

export const KiB = 1_024;
export const DISK_BYTES = 64 * MiB;

/** the same machine in two products: each write goes to both, so that both files can be compared */
export const VHD_GUEST: GuestId = 'vm:labels-vhd';
export const VMDK_GUEST: GuestId = 'vm:labels-vmdk';
export const PAIR = [VHD_GUEST, VMDK_GUEST] as const;

/** half full; snapshots are taken of it */
export const MARKED: GuestId = 'vm:results-01';

/** half full, with a snapshot that clones lie on; and the two clones that the figure can make of it */
export const TEMPLATE: GuestId = 'vm:train-template';
export const CLONES = ['linked', 'full'] as const;
export type CloneKind = (typeof CLONES)[number];
export const CLONE_IDS: Readonly<Record<CloneKind, GuestId>> = { linked: 'vm:train-linked', full: 'vm:train-full' };

export const HOMES: readonly [HostId, HostId] = ['host:alder', 'host:cedar'];
export const STORES: readonly [DatastoreId, DatastoreId] = ['ds:san-01', 'ds:san-02'];

export const writeTo = (guest: GuestId, from: number, bytes: number): Command => ({
	type: 'writeData',
	guest,
	GiB: bytes / GiB,
	atGiB: from / GiB
});

export const makeClone = (kind: CloneKind): Command => ({
	type: 'cloneGuest',
	guest: TEMPLATE,
	name: CLONE_IDS[kind].slice('vm:'.length),
	host: HOMES[0],
	datastore: STORES[0],
	linked: kind === 'linked'
});
