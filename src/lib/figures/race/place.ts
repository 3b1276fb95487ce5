// Where a guest's disk is: on a store that both hosts reach, or inside one host and, while it is copied, more and more inside the other. In px.
import { m } from '$lib/paraglide/messages';
import { storage } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import type { Lane } from './lanes';

export const WIDTH = 236;
export const HEIGHT = 126;
const PLATE = 26;
const HALF = 106;
const STORE = { y: 56, height: 44 } as const;
/** px from a cylinder's left to its slice, and from the slice's room to the cylinder's right, where its cap is */
const INSET = 18;
const CAP = 24;

export interface Slice {
	readonly box: Box;
	/** of it, there already: 0..1 */
	readonly there: number;
}

export interface Place {
	readonly plates: readonly { readonly name: string; readonly box: Box }[];
	/** from each host down to what it reads */
	readonly paths: string;
	readonly stores: readonly { readonly box: Box; readonly slice: Slice | null; readonly name: string }[];
	readonly text: string;
}

export function placeOf({ guest, plan, run, from, to }: Lane): Place {
	const plates = [from, to].map((name, nth) => ({ name, box: { x: nth * (WIDTH - HALF), y: 0, width: HALF, height: PLATE } }));
	const paths = plates.map(({ box }) => `M${box.x + box.width / 2} ${PLATE}V${STORE.y}`).join('');
	const text = storage(guest.disks.reduce((sum, disk) => sum + disk.usedGiB, 0));
	if (plan.diskBytes === 0) {
		const box = { x: 0, width: WIDTH, ...STORE };
		return { plates, paths, text, stores: [{ box, slice: { box: sliceIn(box), there: 1 }, name: m.race_place_shared() }] };
	}
	const copied = run.disk ? 1 - run.disk.leftMiB / run.disk.MiB : 0;
	const arrived = run.phase === 'done' || run.phase === 'pull';
	const stores = plates.map(({ name, box: { x, width } }, nth) => {
		const box = { x, width, ...STORE };
		const there = nth === 0 ? (arrived ? null : 1) : run.disk ? copied : null;
		return {
			box,
			slice: there === null ? null : { box: sliceIn(box), there: px(there * 10) / 10 },
			name: m.race_place_own({ host: name })
		};
	});
	return { plates, paths, text, stores };
}

const sliceIn = ({ x, y, width, height }: Box): Box => ({
	x: x + INSET,
	y: y + 7,
	width: Math.min(width - INSET - CAP, 72),
	height: height - 14
});
