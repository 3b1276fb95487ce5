// The memory of a moving guest as squares: how many have travelled, and which must go again.

/** squares that stand for all of a moving guest's memory */
export interface Pages {
	readonly count: number;
	/** are at the target as they are now */
	readonly sent: number;
	/** were rewritten and must go again */
	readonly dirty: number;
}

/** Which squares are round and ochre: spread over the sent ones, the same ones every time. */
export function dirtySquares(pages: Pages): ReadonlySet<number> {
	const among = pages.sent + pages.dirty;
	const step = [13, 11, 7, 5, 3].find((stride) => among % stride !== 0) ?? 1;
	return new Set(Array.from({ length: pages.dirty }, (_, nth) => ((nth + 1) * step) % Math.max(1, among)));
}
