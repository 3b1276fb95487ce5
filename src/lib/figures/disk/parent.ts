// What a linked clone is worth once its parent's file is no longer what it was. No command of a console does that: it happens behind its back.
import type { Extent } from '$lib/sim/storage/disk';
import { write } from '$lib/sim/storage/content';
import { contentId } from '$lib/sim/storage/vmdk';
import type { WorldView } from '$lib/sim/view';
import { byteOf, filesOf, WINDOW, type ChainFile } from './chain';
import { CLONE_IDS, TEMPLATE } from './estate';

export type Harm = 'edited' | 'gone';

/** the square that somebody writes into */
export const EDITED_SQUARE = 2;

export const harmOf = (choice: string | undefined): Harm | null => (choice === 'edited' || choice === 'gone' ? choice : null);

/** the file that linked clones of the template lie on */
export function sharedFile(view: WorldView): ChainFile | null {
	const [linked, template] = [view.guests[CLONE_IDS.linked], view.guests[TEMPLATE]];
	const at = linked?.disks[0]?.parent?.snapshot ?? template?.currentSnapshot;
	return (template && filesOf(view, template).find(({ id }) => id === at)) ?? null;
}

/** the parent's content ID: when the clone was made, and after somebody wrote into the file */
export function contentIds(extents: readonly Extent[]): { readonly then: string; readonly now: string } {
	const mark = 1 + Math.max(0, ...extents.map((extent) => extent.mark));
	const from = byteOf(EDITED_SQUARE);
	return { then: contentId(extents), now: contentId(write(extents, { from, to: from + WINDOW.square, mark })) };
}
