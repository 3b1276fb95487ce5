// The words of the two files of one disk, from what they keep and from what happened.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { FilePart } from '$lib/sim/storage/file-parts';
import { growthPerGrain } from '$lib/sim/storage/file-size';
import { VHD } from '$lib/sim/storage/vhd';
import { VMDK } from '$lib/sim/storage/vmdk';
import type { GuestId } from '$lib/sim/world';
import { formatName } from '$lib/words/storage-events';
import { count, decimal, plural } from '$lib/words/units';
import { KiB, VHD_GUEST, VMDK_GUEST } from './estate';
import { mebibytesAt, SIDE } from './place';
import type { Kept, Write, Written } from './written';

/** 6295552 → "6,295,552 B" */
export const exactBytes = (bytes: number): string => m.disk_bytes({ count: count(bytes) });

/** a byte of the disk in MiB, to the byte where that is short */
export const mebibytes = (byte: number): string => decimal(byte / 2 ** 20, 4);

export const placeText = (square: number): string =>
	m.disk_place_text({
		mebibytes: decimal(mebibytesAt(square), 4),
		column: count(Math.floor(square / SIDE) + 1),
		row: count((square % SIDE) + 1)
	});

export function guestText({ writes, deleted }: Written, planned: boolean): string {
	if (planned) return m.disk_guest_planned();
	if (deleted) return m.disk_guest_deleted();
	return writes.length === 0 ? m.disk_guest_none() : m.disk_guest_writes({ count: count(writes.length), countForm: plural(writes.length) });
}

export function keptText({ format, kind, fileBytes, pieces }: Kept, written: number): string {
	const vhd = format === 'vhd';
	if (kind === 'thick') return vhd ? m.disk_vhd_thick() : m.disk_vmdk_thick();
	if (pieces === 0 || written === 0) return vhd ? m.disk_vhd_none() : m.disk_vmdk_none();
	const numbers = { count: count(pieces), countForm: plural(pieces), times: timesText(fileBytes / written) };
	return vhd ? m.disk_vhd_blocks(numbers) : m.disk_vmdk_grains(numbers);
}

/** of writes that are not made yet */
export function plannedText({ format, kind, fileBytes, pieces }: Kept): string {
	if (kind === 'thick') return format === 'vhd' ? m.disk_vhd_thick() : m.disk_vmdk_thick();
	const numbers = { count: count(pieces), bytes: exactBytes(fileBytes) };
	return format === 'vhd' ? m.disk_planned_vhd(numbers) : m.disk_planned_vmdk(numbers);
}

const timesText = (times: number): string => m.disk_times({ count: decimal(times, times < 10 ? 1 : 0) });

export const partText = ({ what, count: entries }: FilePart): string => m.disk_part({ what, count: count(entries) });

/** "3 × 2,097,664" for pieces of data, of which each is as large as the others */
export function partBytes({ what, bytes, count: pieces }: FilePart): string {
	const piece = what === 'blocks' ? VHD.bitmapBytes + VHD.blockBytes : VMDK.grainBytes;
	if (what !== 'blocks' && what !== 'grains') return count(bytes);
	return m.disk_part_each({ count: count(pieces), bytes: count(piece) });
}

/** What the guest's last write did to both files, or null when it is not known. */
export function wroteText(events: readonly SimEvent[], { writes }: Written, thick: boolean): string | null {
	const last = writes.at(-1);
	if (!last) return null;
	const at = mebibytes(last.from);
	if (thick) return m.disk_said_thick({ mebibytes: at });
	const [vhd, vmdk] = [grew(events, VHD_GUEST), grew(events, VMDK_GUEST)];
	if (vhd === null || vmdk === null) return null;
	const [blocks, grains] = [vhd / growthPerGrain('vhd'), vmdk / growthPerGrain('vmdk')];
	return m.disk_said_wrote({
		mebibytes: at,
		vhd: m.disk_said_blocks({ count: count(blocks), bytes: count(vhd), countForm: plural(blocks) }),
		vmdk: m.disk_said_grains({ count: count(grains), bytes: count(vmdk), countForm: plural(grains) })
	});
}

function grew(events: readonly SimEvent[], guest: GuestId): number | null {
	const last = events.findLast((event) => event.type === 'dataWritten' && event.guest === guest);
	return last?.type === 'dataWritten' ? last.bytes : null;
}

const writeText = ({ number, from, to, deleted }: Write): string => {
	const words = { number: count(number), mebibytes: mebibytes(from), bytes: exactBytes(to - from) };
	return deleted ? m.disk_text_writeDeleted(words) : m.disk_text_write(words);
};

/** the drawing in words */
export const blocksLines = (written: Written, kept: readonly Kept[]): string[] => [
	m.disk_text_guest({ bytes: exactBytes(written.bytes) }),
	...written.writes.map(writeText),
	...kept.map((file) => {
		const words = {
			kind: m.disk_text_kind({ kind: file.kind }),
			bytes: exactBytes(file.fileBytes),
			text: keptText(file, written.bytes)
		};
		return file.format === 'vhd' ? m.disk_text_vhd(words) : m.disk_text_vmdk(words);
	})
];

export const mapLabel = (file: Kept, written: number): string =>
	m.disk_map_file({ format: formatName(file.format), text: keptText(file, written) });

/** what the button says that writes so much */
export const writeLabel = (bytes: number): string => m.disk_write_here({ size: bytes < KiB ? '512' : '4096' });
