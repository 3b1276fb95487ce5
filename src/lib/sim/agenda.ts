// What happens by itself, and when: every thing with a moment of its own, the earliest first.
import { Heap } from '../base/heap';
import { dueOf } from './anchor';
import type { Endpoint } from './delivery/application';
import { activeJobs } from './host/cpu';
import type { Collection } from './look';
import type { Replication } from './protection/backup';
import type { Guest, Host, World } from './world';

/** What has moments of its own at which something happens by itself. */
export const DUE = ['guests', 'hosts', 'clusters', 'desktopPools', 'endpoints', 'backupPlans', 'replications'] as const;
type DueKind = (typeof DUE)[number];
export type Due = { [K in DueKind]: { readonly kind: K; readonly thing: World[K][number] } }[DueKind];

/** ns of the next thing that ends in a guest; Infinity when nothing does */
export function nextDueOf(guest: Guest): number {
	let due = Math.min(guest.task ? dueOf(guest.task.progress) : Infinity, guest.queue?.clearsAt ?? Infinity);
	const active = activeJobs(guest);
	for (let i = 0; i < active; i++) due = Math.min(due, dueOf((guest.jobs[i] as Guest['jobs'][number]).progress));
	return due;
}

const ofHost = ({ bootedAt, memoryDueAt, mendedAt }: Host): number =>
	Math.min(bootedAt ?? Infinity, memoryDueAt ?? Infinity, mendedAt ?? Infinity);

const ofEndpoint = ({ dueAt, uses }: Endpoint): number =>
	uses.reduce((due, { fetching }) => Math.min(due, fetching ? dueOf(fetching) : Infinity), dueAt ?? Infinity);

const ofReplication = ({ dueAt, copying }: Replication): number =>
	Math.min(dueAt ?? Infinity, copying ? dueOf(copying.progress) : Infinity);

const ownMoment = ({ dueAt }: { readonly dueAt: number | null }): number => dueAt ?? Infinity;

const MOMENTS: { readonly [K in DueKind]: (thing: World[K][number]) => number } = {
	guests: nextDueOf,
	hosts: ofHost,
	clusters: ownMoment,
	desktopPools: ownMoment,
	endpoints: ofEndpoint,
	backupPlans: ownMoment,
	replications: ofReplication
};

/** ns of the next thing that happens to the thing of this kind and place by itself; Infinity when nothing will */
function momentAt(world: World, kind: DueKind, place: number): number {
	const thing = world[kind][place];
	// an entry of the table takes things of its own kind only; the compiler can't see that the two go together
	const momentOf = MOMENTS[kind] as (thing: World[DueKind][number]) => number;
	return thing === undefined ? Infinity : momentOf(thing);
}

/** ns of the next thing that happens by itself in the whole world; Infinity when nothing is under way */
export function nextDue(world: World): number {
	let due = Infinity;
	for (const guest of world.guests) if (hasMoments(guest)) due = Math.min(due, nextDueOf(guest));
	for (const kind of DUE) if (kind !== 'guests') world[kind].forEach((_, place) => (due = Math.min(due, momentAt(world, kind, place))));
	return due;
}

const hasMoments = (guest: Guest): boolean => guest.task !== null || guest.jobs.length > 0 || guest.queue !== null;

export class Agenda {
	readonly #heap = new Heap();

	constructor(world: World) {
		world.guests.forEach((guest, place) => {
			this.noteGuest(guest, place);
		});
		for (const kind of DUE)
			if (kind !== 'guests')
				world[kind].forEach((_, place) => {
					this.note(world, kind, place);
				});
	}

	/** ns of the earliest moment; Infinity when there is none */
	get first(): number {
		return this.#heap.first;
	}

	/** A guest may have another moment now. */
	noteGuest(guest: Guest, place: number): void {
		if (!hasMoments(guest)) return;
		const due = nextDueOf(guest);
		if (due < Infinity) this.#heap.push(due, place * DUE.length);
	}

	/** A thing may have another moment now; those of other collections have none. */
	note(world: World, collection: Collection, place: number): void {
		const kind = DUE.findIndex((name) => name === collection);
		const name = DUE[kind];
		if (name === undefined) return;
		const due = momentAt(world, name, place);
		if (due < Infinity) this.#heap.push(due, place * DUE.length + kind);
	}

	/** something is due until then */
	hasMore(world: World, until: number): boolean {
		while (this.#heap.first <= until) {
			const moment = this.#heap.first;
			const key = this.#heap.pop() ?? 0;
			if (momentAt(world, DUE[key % DUE.length] ?? 'guests', Math.floor(key / DUE.length)) !== moment) continue;
			this.#heap.push(moment, key);
			return true;
		}
		return false;
	}

	/** the next thing due, and its moment; null when that is after `until` */
	next(world: World, until: number): { readonly moment: number; readonly due: Due } | null {
		while (this.#heap.first <= until) {
			const moment = this.#heap.first;
			const key = this.#heap.pop() ?? 0;
			const kind = DUE[key % DUE.length] ?? 'guests';
			const place = Math.floor(key / DUE.length);
			// whatever has been put off or settled meanwhile lies in the heap at its old moment
			if (momentAt(world, kind, place) === moment) return { moment, due: { kind, thing: world[kind][place] } as Due };
		}
		return null;
	}
}
