// The inventory as a console shows it: rows of a tree, with the levels that the dialect has.
import type { WorldView } from '$lib/sim/view';
import { NOUN, type Dialect } from '$lib/words/dialects';
import { clusterIn } from './estate';

/** the row above the cluster, in dialects that have one */
export const ROOT = 'root';

export type Kind = 'folder' | 'cluster' | 'host' | 'guest' | 'datastore';

export interface TreeRow {
	readonly id: string;
	readonly kind: Kind;
	/** from 1 */
	readonly level: number;
	/** null at the top */
	readonly parent: string | null;
	/** null: nothing below it */
	readonly open: boolean | null;
	/** among its brothers, from 1, and how many they are */
	readonly place: number;
	readonly of: number;
}

interface Branch {
	readonly id: string;
	readonly kind: Kind;
	readonly below: readonly Branch[];
}

function branches(view: WorldView, dialect: Dialect): readonly Branch[] {
	const cluster = clusterIn(view);
	if (!cluster) return [];
	const hosts = cluster.hosts.map((id): Branch => ({
		id,
		kind: 'host',
		below: (view.hosts[id]?.guests ?? []).map((guest) => ({ id: guest, kind: 'guest', below: [] }))
	}));
	const stores = Object.keys(view.datastores).map((id): Branch => ({ id, kind: 'datastore', below: [] }));
	const top: Branch = { id: cluster.id, kind: 'cluster', below: [...hosts, ...stores] };
	return NOUN.folder[dialect] === null ? [top] : [{ id: ROOT, kind: 'folder', below: [top] }];
}

/** @param folded ids whose rows below are hidden */
export function treeOf(view: WorldView, dialect: Dialect, folded: ReadonlySet<string>): TreeRow[] {
	const rows: TreeRow[] = [];
	const add = (all: readonly Branch[], level: number, parent: string | null) => {
		for (const [nth, { id, kind, below }] of all.entries()) {
			const open = below.length === 0 ? null : !folded.has(id);
			rows.push({ id, kind, level, parent, open, place: nth + 1, of: all.length });
			if (open) add(below, level + 1, id);
		}
	};
	add(branches(view, dialect), 1, null);
	return rows;
}

/** what a key of the keyboard does in a tree: go to a row, or fold one */
export type Step = { readonly to: string } | { readonly fold: string; readonly open: boolean } | null;

export function stepFrom(rows: readonly TreeRow[], id: string, key: string): Step {
	const at = rows.findIndex((row) => row.id === id);
	const row = rows[at];
	if (!row) return null;
	const go = (next: TreeRow | undefined): Step => (next ? { to: next.id } : null);
	switch (key) {
		case 'ArrowDown':
			return go(rows[at + 1]);
		case 'ArrowUp':
			return go(rows[at - 1]);
		case 'Home':
			return go(rows[0]);
		case 'End':
			return go(rows.at(-1));
		case 'ArrowRight':
			return row.open === false ? { fold: id, open: true } : row.open ? go(rows[at + 1]) : null;
		case 'ArrowLeft':
			return row.open ? { fold: id, open: false } : go(rows.find((each) => each.id === row.parent));
		default:
			return null;
	}
}
