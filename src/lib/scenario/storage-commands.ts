// The commands on disks, snapshots and files, as a file writes them.
import * as v from 'valibot';
import { DISK_FORMATS } from '$lib/sim/storage/disk';
import { at, datastore, guest, operation } from './references';
import { amount, count, flag, text } from './values';

const snapshot = v.pipe(text(80, 'Its name, or its id.'), v.nonEmpty());

export const storageCommands = [
	v.strictObject({
		at,
		type: operation('takeSnapshot', 'Freezes the disks of a guest, which goes on in new files on top.'),
		guest,
		name: text(40, 'Lower-case letters, digits and hyphens.'),
		memory: v.exactOptional(flag('Its memory is saved too. Default: no.'))
	}),
	v.strictObject({
		at,
		type: operation('revertSnapshot', 'Discards everything since a snapshot.'),
		guest,
		snapshot
	}),
	v.strictObject({
		at,
		type: operation('deleteSnapshot', 'Deletes a snapshot: the present is kept, the files are merged.'),
		guest,
		snapshot
	}),
	v.strictObject({
		at,
		type: v.pipe(v.picklist(['convertToTemplate', 'convertToGuest']), v.description('A template never runs: clones come from it.')),
		guest
	}),
	v.strictObject({
		at,
		type: operation('convertDisk', 'Writes a disk anew in another format, thin or thick.'),
		guest,
		disk: v.optional(count(0, 63, 'Which disk, from 0. Default: the first.'), 0),
		format: v.pipe(v.picklist(DISK_FORMATS), v.description('vmdk: VMware; vhd: Microsoft and Xen.')),
		thin: v.optional(flag('The file grows as the guest writes.'), true)
	}),
	v.strictObject({
		at,
		type: operation('deleteFile', 'Deletes a file that belongs to no guest.'),
		datastore,
		file: v.pipe(text(80, 'Its name.'), v.nonEmpty())
	}),
	v.strictObject({
		at,
		type: operation('fillDatastore', 'A fault: something fills a datastore.'),
		datastore,
		freeGiB: v.optional(amount(0, 16_777_216, 'What is left free.'), 0)
	})
] as const;
