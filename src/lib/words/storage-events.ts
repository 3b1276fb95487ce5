// What happens to disks, snapshots and files, as sentences.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { DiskFormat } from '$lib/sim/storage/disk';
import type { StorageFact } from '$lib/sim/storage/event';
import type { DatastoreId, GuestId } from '$lib/sim/world';
import { belongsTo } from './belongs';
import type { Names } from './names';
import type { Said } from './said';
import { count, list, plural, size, sizesApart } from './units';

/** the topic's events: a new one is missed here by the compiler */
export const STORAGE_EVENTS: Readonly<Record<StorageFact['type'], true>> = {
	snapshotTaken: true,
	snapshotReverted: true,
	snapshotDeleted: true,
	snapshotsMerged: true,
	snapshotMemoryLost: true,
	templateMade: true,
	templateUnmade: true,
	diskConverted: true,
	filesKept: true,
	fileDeleted: true,
	datastoreFilled: true
};
export const isStorageEvent = belongsTo(STORAGE_EVENTS);

type StorageEvent = Extract<SimEvent, { type: StorageFact['type'] }>;
type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;

const FORMATS: Readonly<Record<DiskFormat, () => string>> = { vhd: m.storage_format_vhd, vmdk: m.storage_format_vmdk };

/** "VHD"; what is no format stays as it is */
export const formatName = (format: string): string => (format === 'vhd' || format === 'vmdk' ? FORMATS[format]() : format);

export function storageEvent(event: StorageEvent, names: Names): Said & { readonly subject: GuestId | DatastoreId } {
	const subject = 'guest' in event ? event.guest : event.datastore;
	return { ...said(event, names), subject };
}

function said(event: StorageEvent, names: Names): Said {
	switch (event.type) {
		case 'snapshotTaken':
			return takenText(event, names.name(event.guest));
		case 'snapshotReverted': {
			const words = { guest: names.name(event.guest), snapshot: event.name, size: size(event.discardedBytes) };
			return { tone: 'info', text: event.to === 'off' ? m.storage_event_reverted(words) : m.storage_event_revertedMemory(words) };
		}
		case 'snapshotDeleted': {
			const words = { guest: names.name(event.guest), snapshot: event.name, size: size(event.mergedBytes) };
			if (event.mergedBytes > 0) return { tone: 'info', text: m.storage_event_deletedMerging(words) };
			return { tone: 'info', text: event.kept ? m.storage_event_deletedKept(words) : m.storage_event_deleted(words) };
		}
		case 'snapshotsMerged': {
			const words = { guest: names.name(event.guest), size: size(Math.max(0, event.freedBytes)) };
			return { tone: 'good', text: m.storage_event_merged({ ...words, layers: count(event.depth), countForm: plural(event.depth) }) };
		}
		case 'snapshotMemoryLost':
			return { tone: 'warn', text: m.storage_event_memoryLost({ guest: names.name(event.guest), snapshot: event.name }) };
		case 'templateMade':
			return { tone: 'good', text: m.storage_event_templateMade({ guest: names.name(event.guest) }) };
		case 'templateUnmade':
			return { tone: 'good', text: m.storage_event_templateUnmade({ guest: names.name(event.guest) }) };
		case 'diskConverted':
			return { tone: 'good', text: convertedText(event, names.name(event.guest)) };
		case 'filesKept':
			return { tone: 'info', text: m.storage_event_filesKept(filesOf(event, names)) };
		case 'fileDeleted':
			return { tone: 'good', text: m.storage_event_fileDeleted(filesOf(event, names)) };
		case 'datastoreFilled':
			return { tone: 'bad', text: m.storage_event_filled(filesOf(event, names)) };
		default:
			return assertNever(event);
	}
}

function takenText({ name: snapshot, memoryBytes, consistent }: Of<'snapshotTaken'>, guest: string): Said {
	if (memoryBytes > 0) return { tone: 'good', text: m.storage_event_takenMemory({ guest, snapshot, size: size(memoryBytes) }) };
	return { tone: consistent === 'crash' ? 'warn' : 'good', text: m.storage_event_taken({ guest, snapshot, consistent }) };
}

function convertedText(event: Of<'diskConverted'>, guest: string): string {
	const [from, to] = sizesApart(event.fromBytes, event.toBytes);
	const words = { guest, disk: count(event.disk + 1), format: formatName(event.format), thin: event.thin ? 'thin' : 'thick', from, to };
	if (event.sizeBefore === event.sizeAfter) return m.storage_event_converted(words);
	const [before, after] = sizesApart(event.sizeBefore, event.sizeAfter);
	return m.storage_event_convertedRounded({ ...words, before, after });
}

const filesOf = (event: { readonly datastore: DatastoreId; readonly files: readonly string[]; readonly bytes: number }, names: Names) => ({
	files: list([...event.files]),
	datastore: names.name(event.datastore),
	size: size(event.bytes)
});

/** "ehr-app-01 wrote 20 GB to san-01."; what lay there already makes no file grow */
export function writtenText(event: Of<'dataWritten'>, names: Names): Said {
	const words = { guest: names.name(event.guest), datastore: names.name(event.datastore) };
	if (event.missingBytes > 0)
		return {
			tone: 'bad',
			text: m.words_event_dataWrittenPart({ ...words, size: size(event.dataBytes), missing: size(event.missingBytes) })
		};
	if (event.bytes === event.dataBytes) return { tone: 'info', text: m.words_event_dataWritten({ ...words, size: size(event.bytes) }) };
	const text =
		event.bytes === 0
			? m.storage_event_writtenOver({ ...words, size: size(event.dataBytes) })
			: m.storage_event_written({ ...words, size: size(event.dataBytes), grew: size(event.bytes) });
	return { tone: 'info', text };
}
