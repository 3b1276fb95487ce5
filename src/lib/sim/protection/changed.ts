// What differs between two moments of a disk: what an increment or a replication cycle must copy.
import { bytesOf, expectedGrains, type Content } from '../storage/content';
import { SECOND } from '../units';
import type { Load } from '../world';

/** Bytes that `after` holds and `before` does not hold alike: written anew, or over. Both sorted and disjoint; in one pass. */
export function changedBytes(before: Content, after: Content): number {
	let changed = 0;
	let place = 0;
	for (const { from, to, mark } of after) {
		let alike = 0;
		while (place < before.length && (before[place]?.to ?? Infinity) <= from) place++;
		// the last one looked at may reach into the next range of `after`, so the place stays there
		for (let i = place; i < before.length; i++) {
			const old = before[i];
			if (!old || old.from >= to) break;
			if (old.mark === mark) alike += Math.min(to, old.to) - Math.max(from, old.from);
		}
		changed += to - from - alike;
	}
	return changed;
}

/** what products track changes by [A: 64 KiB, the grain of a VMDK] */
const BLOCK = 65_536;
/** part of the content to which the everyday writes go [A: a tenth, so that a busy day changes 10% at most] */
const HOT = 0.1;

/**
 * Bytes that a guest's everyday work changes in a time, when only its rate of writes is known: distinct blocks after so many random
 * writes into the part that it works on [model.md, section 6: N(1-(1-1/N)^k)].
 */
export function churnBytes(load: Pick<Load, 'iops' | 'writeFraction'>, contentBytes: number, ns: number): number {
	const blocks = Math.ceil((contentBytes * HOT) / BLOCK);
	const writes = Math.floor((load.iops * load.writeFraction * ns) / SECOND);
	return Math.min(contentBytes, Math.round(expectedGrains(blocks, writes) * BLOCK));
}

/** everything that differs, of all disks of a guest: what is known to the byte, and what everyday work is expected to change */
export function differenceOf(
	before: readonly Content[],
	after: readonly Content[],
	load: Pick<Load, 'iops' | 'writeFraction'>,
	ns: number
): number {
	const all = after.reduce((sum, content) => sum + bytesOf(content), 0);
	const known = after.reduce((sum, content, i) => sum + changedBytes(before[i] ?? [], content), 0);
	return Math.min(all, known + churnBytes(load, all, ns));
}
