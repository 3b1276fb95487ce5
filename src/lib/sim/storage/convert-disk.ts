// Writing a disk anew in another format: VHD or VMDK, thin or thick, with the sizes that real files have. The old file goes when the new
// one is complete.
import { amount } from '../anchor';
import { refuse, warn, type Check } from '../check';
import type { CommandOf } from '../command';
import type { Draft } from '../draft';
import { hostIsOn, notBusy, roomOn } from '../guest/checks';
import { virtualOnly } from '../guest/physical';
import { disksThere } from '../protection/checks';
import { findGuest, hostOf } from '../look';
import type { Operation } from '../operation';
import type { Task } from '../task';
import { GiB } from '../units';
import type { Guest, Product, World } from '../world';
import { inState, noChain } from './checks';
import { DISK_FORMATS, type Disk, type DiskFormat } from './disk';
import { fileBytes } from './file-size';
import { fitsVhd, VHD, vhdDisk } from './vhd';

export const convertDisk: Operation<'convertDisk'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		const disk = guest.disks[command.disk];
		if (!disk || !DISK_FORMATS.includes(command.format))
			return [refuse('exists', false, { what: disk ? command.format : `${guest.name}: disk` })];
		return [
			refuse('exists', true, { what: guest.name }),
			...virtualOnly(world, guest, 'convertDisk'),
			...disksThere(world, guest),
			inState(guest, 'convertDisk', ['off']),
			notBusy(guest),
			hostIsOn(world, guest),
			noChain(guest),
			...formatChecks(world, guest, disk, command),
			roomOn(world, disk.datastore, converted(disk, command).usedBytes)
		];
	},

	apply(draft, command) {
		const guest = draft.guest(command.guest);
		const disk = guest.disks[command.disk];
		if (!disk) return;
		const totalBytes = converted(disk, command).usedBytes;
		draft.startTask(guest.id, {
			id: draft.nextTask(),
			kind: 'convertDisk',
			startedAt: draft.now,
			disk: command.disk,
			format: command.format,
			thin: command.thin,
			totalBytes,
			temporary: [{ datastore: disk.datastore, bytes: totalBytes }],
			progress: amount(draft.now, totalBytes)
		});
	}
};

/** The new file is complete: it takes the old one's place. */
export function endConversion(draft: Draft, guest: Guest, task: Extract<Task, { kind: 'convertDisk' }>): void {
	draft.endTask(guest, 'done');
	const before = guest.disks[task.disk];
	if (!before) return;
	const after = converted(before, task);
	draft.setGuest(guest.id, { disks: guest.disks.map((disk, place) => (place === task.disk ? after : disk)) });
	draft.emit({
		type: 'diskConverted',
		guest: guest.id,
		disk: task.disk,
		format: task.format,
		thin: task.thin,
		fromBytes: before.usedBytes,
		toBytes: after.usedBytes,
		sizeBefore: before.sizeBytes,
		sizeAfter: after.sizeBytes
	});
}

/** The disk in its new file. A VHD's size is rounded up to whole cylinders, as converting tools do; going back does not undo that. */
export function converted(disk: Disk, { format, thin }: { readonly format: DiskFormat; readonly thin: boolean }): Disk {
	const sizeBytes = format === 'vhd' && disk.format !== 'vhd' ? vhdDisk(disk.sizeBytes, { forceSize: false }).virtualBytes : disk.sizeBytes;
	const after: Disk = { ...disk, format, thin, sizeBytes };
	return { ...after, usedBytes: fileBytes(after, thin ? 'thin' : 'thick', disk.extents) };
}

/** what a product keeps its guests' disks in */
const FORMAT_OF: Readonly<Record<Product, DiskFormat | null>> = {
	esx: 'vmdk',
	'hyper-v': 'vhd',
	xenserver: 'vhd',
	workstation: 'vmdk',
	physical: null
};

function formatChecks(world: World, guest: Guest, disk: Disk, { format, thin }: CommandOf<'convertDisk'>): Check[] {
	const { product } = hostOf(world, guest.host);
	const own = FORMAT_OF[product];
	const sizeGiB = disk.sizeBytes / GiB;
	return [
		refuse('diskSize', format !== 'vhd' || fitsVhd(disk.sizeBytes), { sizeGiB, mostGiB: VHD.mostBytes / GiB }),
		refuse('sameFormat', disk.format !== format || disk.thin !== thin, { format, thin: thin ? 'thin' : 'thick' }),
		warn('diskFormat', own === null || own === format, { product, format, own: own ?? format })
	];
}
