// What is written into one layer of a disk: sorted ranges that don't overlap, each with the mark of what was written. Layers stack:
// what a child holds hides its parent's. Where no layer holds anything, the guest reads zeros.

import type { Extent } from './disk';

/** bytes of the disk, as the guest counts; equal marks are equal data */
export type Content = readonly Extent[];

/** the content after a write: what was there is overwritten. @returns the same content when nothing is written */
export const write = (content: Content, extent: Extent): Content => (extent.to > extent.from ? merge(content, [extent]) : content);

/**
 * What is read through a child to its parent; also what is left when the two become one file.
 * @returns sorted and disjoint, as both are; neighbours with the same mark become one range
 */
export function merge(parent: Content, child: Content): Content {
	if (child.length === 0 || parent.length === 0) return child.length === 0 ? parent : child;
	const merged: Extent[] = [];
	for (const extent of [...without(parent, child), ...child].sort((a, b) => a.from - b.from)) {
		const last = merged.at(-1);
		if (last?.to === extent.from && last.mark === extent.mark) merged[merged.length - 1] = { ...last, to: extent.to };
		else merged.push(extent);
	}
	return merged;
}

/** what is left of a content outside some ranges. @param ranges sorted and disjoint */
export function without(content: Content, ranges: Content): Content {
	const left: Extent[] = [];
	let passed = 0;
	for (const extent of content) {
		let { from } = extent;
		while ((ranges[passed]?.to ?? Infinity) <= from) passed++;
		for (let place = passed, hole = ranges[place]; hole && hole.from < extent.to; hole = ranges[++place]) {
			if (hole.from > from) left.push({ ...extent, from, to: hole.from });
			from = Math.max(from, hole.to);
		}
		if (from < extent.to) left.push({ ...extent, from });
	}
	return left;
}

/** what the guest reads through a chain. @param layers the base first */
export const flatten = (layers: readonly Content[]): Content => layers.reduce(merge, []);

/** bytes that a layer holds */
export const bytesOf = (content: Content): number => content.reduce((sum, { from, to }) => sum + to - from, 0);

/**
 * Grains (or blocks) that a layer's file holds: each that a write has touched, whole.
 * @param grainBytes 64 KiB for a VMDK, 2 MiB for a VHD
 */
export function grainsOf(content: Content, grainBytes: number): number {
	let grains = 0;
	let next = 0;
	for (const { from, to } of content) {
		const first = Math.max(next, Math.floor(from / grainBytes));
		const end = Math.ceil(to / grainBytes);
		grains += Math.max(0, end - first);
		next = Math.max(next, end);
	}
	return grains;
}

/** The whole grains that a layer's file holds, sorted and disjoint, neighbours as one range. */
export const inGrains = (content: Content, grainBytes: number): Content =>
	content.reduce<Content>(
		(grains, { from, to }) =>
			write(grains, { from: Math.floor(from / grainBytes) * grainBytes, to: Math.ceil(to / grainBytes) * grainBytes, mark: 0 }),
		[]
	);

/**
 * Grains that so many writes at random places are expected to touch: N·(1 - (1 - 1/N)^k).
 * Squaring is done on the part touched, not on the part left, so nothing cancels out when k is small.
 * @param grains N, of the whole disk; @param writes k, each within one grain
 */
export function expectedGrains(grains: number, writes: number): number {
	if (grains <= 0 || writes <= 0) return 0;
	let touched = 0;
	let power = 1 / grains;
	for (let left = Math.floor(writes); left > 0; left = Math.floor(left / 2)) {
		if (left % 2 === 1) touched += power - touched * power;
		power = power * (2 - power);
	}
	return grains * touched;
}
