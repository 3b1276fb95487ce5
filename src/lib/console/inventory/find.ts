// Finding a guest by a part of its name; where nothing fits, the nearest name, so that a slip of the finger costs one click.
import type { WorldView } from '$lib/sim/view';
import type { GuestId, HostId } from '$lib/sim/world';

export interface Branch {
	readonly host: HostId;
	readonly guests: readonly GuestId[];
}

export interface Found {
	readonly branches: readonly Branch[];
	/** guests that fit, and guests in all */
	readonly found: number;
	readonly total: number;
	/** the guest with the nearest name; only when nothing fits */
	readonly near: GuestId | null;
}

/** Hosts with their guests whose name holds `query`; a host whose own name fits keeps all of them. */
export function find(view: WorldView, query: string): Found {
	const wanted = query.trim().toLowerCase();
	const branches: Branch[] = [];
	let found = 0;
	let total = 0;
	for (const host of Object.values(view.hosts)) {
		total += host.guests.length;
		const whole = wanted === '' || host.name.toLowerCase().includes(wanted);
		const guests = whole ? host.guests : host.guests.filter((id) => view.guests[id]?.name.toLowerCase().includes(wanted));
		found += guests.length;
		if (whole || guests.length > 0) branches.push({ host: host.id, guests });
	}
	return { branches, found, total, near: branches.length > 0 ? null : nearest(view, wanted) };
}

function nearest(view: WorldView, wanted: string): GuestId | null {
	let best: GuestId | null = null;
	let least = Math.max(2, Math.floor(wanted.length / 2)) + 1;
	for (const guest of Object.values(view.guests)) {
		const apart = distance(wanted, guest.name.toLowerCase().slice(0, wanted.length + 1));
		if (apart < least) [best, least] = [guest.id, apart];
	}
	return best;
}

/** Edits between two words (Levenshtein). */
export function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
