// What a scenario file says of snapshots, linked clones, files, and what is asked of disks.
import * as v from 'valibot';
import { amount, count, flag, guestName, text } from './values';

export const datastoreKeys = {
	latencyMs: v.exactOptional(amount(0.001, 10_000, 'Milliseconds of a read or write when nobody else asks. Default: 1.')),
	writePenalty: v.exactOptional(count(1, 12, 'Operations of its disks for each write: 2 for RAID 10, 4 for RAID 5. Default: 1.')),
	files: v.exactOptional(
		v.pipe(
			v.array(
				v.strictObject({
					name: v.pipe(text(80, 'Its name.'), v.nonEmpty()),
					GiB: amount(0, 16_777_216, 'What it takes.'),
					kind: v.optional(v.pipe(v.picklist(['disk', 'image', 'other']), v.description('What the file is.')), 'other')
				})
			),
			v.maxLength(1000),
			v.description('Files that belong to no guest: left-over disks, installation images.')
		)
	)
};

export const loadKeys = {
	iops: v.exactOptional(amount(0, 10_000_000, 'Reads and writes per second that it asks for while it runs. Default: 0.')),
	writePercent: v.exactOptional(amount(0, 100, 'How many of them are writes. Default: 50.'))
};

export const policyKeys = {
	repairSeconds: v.exactOptional(
		amount(0, 864_000, 'Seconds from the failure of a host until it is mended and serves again, boots included. Default: it stays down.')
	),
	storage: v.exactOptional(
		v.pipe(
			v.strictObject({
				bootIops: amount(0, 1_000_000, 'Of a guest that boots.'),
				loginIops: amount(0, 1_000_000, 'Of a desktop whose user logs in.')
			}),
			v.description('Reads and writes per second that storms are made of. Default: 17 and 12.')
		)
	)
};

const snapshot = v.strictObject({
	name: guestName('Lower-case letters, digits and hyphens.'),
	parent: v.exactOptional(guestName('The snapshot below it. Default: the one before it in this list.')),
	memory: v.exactOptional(flag('It holds the memory, too. Default: no.')),
	GiB: v.exactOptional(amount(0, 1_048_576, 'New data in the first disk since the snapshot below it. Default: 0.'))
});

export const guestKeys = {
	snapshots: v.exactOptional(v.pipe(v.array(snapshot), v.maxLength(64), v.description('Taken of its disks already.'))),
	onSnapshot: v.exactOptional(guestName('The snapshot on which the present lies. Default: the last one.')),
	sinceSnapshotGiB: v.exactOptional(amount(0, 1_048_576, 'New data in the first disk since then. Default: 0.')),
	linkedTo: v.exactOptional(guestName('A linked clone: its disks are new, empty files on the present snapshot of this guest.')),
	template: v.exactOptional(flag('Clones come from it; it never runs. Default: no.'))
};
