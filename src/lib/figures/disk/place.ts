// A place on the guest's disk, as the map has it: columns of 2 MiB (a block of a VHD), 32 squares of 64 KiB (a grain of a VMDK) in each.
import { DISK_BYTES, KiB } from './estate';
import type { Choices } from '../figure';

export const SQUARE = 64 * KiB;
export const SIDE = 32;
export const SQUARES = DISK_BYTES / SQUARE;

export const SIZES = [4 * KiB, 512] as const;

/** What is written next, and where. */
export interface Place {
	/** 0…1023, down the columns */
	readonly square: number;
	readonly bytes: (typeof SIZES)[number];
	/** half of it in this square, half in the one behind it */
	readonly across: boolean;
}

const FIRST = 14 * SIDE + 19;

export function placeOf({ at, size, edge }: Choices): Place {
	const square = at === undefined ? FIRST : Math.round(Number(at));
	return {
		square: square >= 0 && square < SQUARES ? square : FIRST,
		bytes: size === '512' ? 512 : 4 * KiB,
		across: edge === 'across'
	};
}

/** the byte from which on it is written: in the middle of the square, or over its end */
export const startOf = ({ square, bytes, across }: Place): number => (square + (across ? 1 : 0.5)) * SQUARE - bytes / 2;

/** behind the last square the disk ends */
export const fits = ({ square, across }: Place): boolean => !across || square < SQUARES - 1;

/** Four writes for whoever wants to begin with some: three in a row of their own, number 2 across an edge. */
export const FOUR: readonly Place[] = [
	{ square: 1 * SIDE + 5, bytes: 4 * KiB, across: false },
	{ square: 10 * SIDE + 11, bytes: 4 * KiB, across: true },
	{ square: 20 * SIDE + 8, bytes: 4 * KiB, across: false },
	{ square: 20 * SIDE + 25, bytes: 4 * KiB, across: false }
];

/** where a square begins, in MiB from the beginning of the disk */
export const mebibytesAt = (square: number): number => (square * SQUARE) / 2 ** 20;

/** the place that an arrow key leads to; null: the key is none of them */
export function moved(square: number, key: string): number | null {
	const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -SIDE, ArrowRight: SIDE, PageUp: -8, PageDown: 8 }[key];
	if (key === 'Home') return 0;
	if (key === 'End') return SQUARES - 1;
	if (step === undefined) return null;
	const next = square + step;
	return next >= 0 && next < SQUARES ? next : square;
}
