// The words of a chain of files: what each is, what a read found, what happened last.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import { chainLatencyNs } from '$lib/sim/storage/latency';
import type { WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import { count, list, percent, plural } from '$lib/words/units';
import { markAt, readOf, WINDOW, type ChainFile, type Read } from './chain';
import { exactBytes } from './texts';

/** "Delta 2": counted from the first file of its way up */
export function fileName(file: ChainFile, files: readonly ChainFile[], view: WorldView, reader: GuestId): string {
	if (file.owner !== reader) return m.disk_file_of({ guest: view.guests[file.owner]?.name ?? '' });
	let nth = 0;
	let below = file.below;
	while (below !== null && nth < files.length) {
		nth++;
		below = files.find(({ id }) => id === below)?.below ?? null;
	}
	if (nth === 0) return m.disk_file_first();
	return file.frozenBy ? m.disk_file_delta({ nth: count(nth) }) : m.disk_file_now({ nth: count(nth) });
}

export function fileNote(file: ChainFile): string {
	const bytes = exactBytes(file.fileBytes);
	if (!file.onWay) return m.disk_file_aside({ bytes });
	return file.frozenBy ? m.disk_file_frozen({ bytes }) : m.disk_file_written({ bytes });
}

export function readText(read: Read, square: number, nameOf: (file: ChainFile) => string): string {
	const number = count(square + 1);
	if (!read.found) return m.disk_read_none({ number, count: count(read.looked.length) });
	const missed = read.looked.length - 1;
	if (missed === 0) return m.disk_read_first({ number });
	const file = nameOf(read.found);
	return m.disk_read_deep({ number, file, missed: m.disk_read_missed({ count: count(missed), countForm: plural(missed) }) });
}

/** by how much a read takes longer that looks into so many files, 0..1 [A] */
export const slowdown = (files: number): number => chainLatencyNs(1e9, files) / 1e9 - 1;

export const slowerText = (files: number): string =>
	files < 2 ? '' : m.disk_read_slower({ count: count(files), percent: percent(100 * slowdown(files)) });

export const totalText = (files: readonly ChainFile[]): string =>
	m.disk_total({
		count: count(files.length),
		countForm: plural(files.length),
		bytes: exactBytes(files.reduce((sum, { fileBytes }) => sum + fileBytes, 0))
	});

const squaresWhere = (holds: (square: number) => boolean): string =>
	list(
		Array.from({ length: WINDOW.squares }, (_, square) => square)
			.filter(holds)
			.map((square) => count(square + 1))
	);

/** the drawing in words */
export function chainLines(files: readonly ChainFile[], square: number, nameOf: (file: ChainFile) => string): string[] {
	return [
		m.disk_marks_readsText({ squares: squaresWhere((each) => readOf(files, each).mark !== null) }),
		...files.map((each) => {
			const words = { file: nameOf(each), bytes: exactBytes(each.fileBytes) };
			if (!each.onWay) return m.disk_marks_rowAside(words);
			const squares = squaresWhere((place) => markAt(each.extents, place) !== null);
			return squares === '' ? m.disk_marks_rowEmpty(words) : m.disk_marks_row({ ...words, squares });
		}),
		readText(readOf(files, square), square, nameOf),
		totalText(files)
	];
}

/** What happened last to a guest's chain; null: nothing that concerns it. */
export function marksText(events: readonly SimEvent[], guest: GuestId): string | null {
	for (const event of events.toReversed()) {
		if (!('guest' in event) || event.guest !== guest) continue;
		switch (event.type) {
			case 'snapshotTaken':
				return m.disk_marks_taken({ name: event.name });
			case 'snapshotReverted':
				return m.disk_marks_reverted({ name: event.name, bytes: exactBytes(event.discardedBytes) });
			case 'snapshotsMerged':
				return m.disk_marks_merged();
			case 'snapshotDeleted':
				if (event.kept) return m.disk_marks_kept({ name: event.name });
				if (event.mergedBytes === 0) return m.disk_marks_deleted({ name: event.name });
				return m.disk_marks_deleting({ name: event.name, bytes: exactBytes(event.mergedBytes) });
			case 'dataWritten':
				return m.disk_marks_wrote({ bytes: exactBytes(event.dataBytes), grew: exactBytes(event.bytes) });
			case 'guestStateChanged':
				if (event.to === 'running') return m.disk_marks_running();
				break;
			default:
		}
	}
	return null;
}
