// The pool as the figure tells it, read from the picture and from what happened: its desktops in their places, versions, letters, the broker.
import type { PoolView } from '$lib/sim/delivery/view';
import type { SimEvent } from '$lib/sim/event';
import type { Scenario } from '$lib/sim/scenario';
import type { GuestView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import type { Choices } from '../figure';
import { firstDesktop, seatsOf, type Seats } from './seats';

export interface Desk {
	readonly guest: GuestView;
	/** 1, 2, …: its place in the drawing */
	readonly place: number;
	/** of the image that it was made of; 1 is the oldest */
	readonly version: number;
	/** another version has been published since */
	readonly old: boolean;
	readonly stage: 'making' | 'starting' | 'ready' | 'signingIn' | 'inUse' | 'off';
	readonly person: number | null;
	/** 0..1, of a boot or a sign-in */
	readonly progress: number | null;
	/** saved on its drive C: since it was made or reset */
	readonly letters: number;
}

export interface Image {
	readonly guest: GuestView;
	readonly version: number;
	readonly published: boolean;
}

export interface Ward {
	readonly pool: PoolView;
	/** by place; null: not made, or gone */
	readonly desks: readonly (Desk | null)[];
	readonly seats: Seats;
	/** the chosen place, and what is there */
	readonly place: number;
	readonly chosen: Desk | null;
	readonly broker: GuestView | null;
	readonly brokerServes: boolean;
	readonly images: readonly Image[];
	readonly share: GuestView | null;
	/** on the file share */
	readonly letters: number;
}

/** GiB of one letter */
export const LETTER_GIB = 2 / 1024;

/** Elif's */
const USUAL_PLACE = 5;

export function wardOf(view: WorldView, events: readonly SimEvent[], scenario: Scenario, choices: Choices): Ward | null {
	const pool = Object.values(view.pools)[0];
	const made = scenario.desktopPools[0];
	if (!pool || !made) return null;
	const seats = seatsOf(pool, events, made.loggedOn);
	const images = imagesOf(view, pool);
	const places = placesOf(pool, events, Math.min(pool.size, made.loggedOn + made.spare));
	const letters = lettersOn(events);
	const desks = Array.from({ length: pool.size }, () => null as Desk | null);
	for (const { guest: id, phase } of pool.desktops) {
		const guest = view.guests[id];
		const place = places.get(id);
		if (!guest || place === undefined || place >= pool.size) continue;
		desks[place] = {
			guest,
			place: place + 1,
			version: versionOf(guest, view, pool),
			old: guest.disks[0]?.parent?.guest !== pool.image,
			stage: stageOf(guest, phase),
			person: seats.on.get(id) ?? null,
			progress: guest.task ? guest.task.percent / 100 : null,
			letters: letters.get(id) ?? 0
		};
	}
	const said = Number(choices.desk ?? USUAL_PLACE);
	const place = Number.isInteger(said) && said >= 1 && said <= pool.size ? said : Math.min(USUAL_PLACE, pool.size);
	const broker = pool.broker === null ? null : (view.guests[pool.broker] ?? null);
	const share = Object.values(view.guests).find(({ id, role }) => role !== 'desktop' && id !== pool.broker) ?? null;
	return {
		pool,
		desks,
		seats,
		place,
		chosen: desks[place - 1] ?? null,
		broker,
		brokerServes: broker === null ? pool.broker === null : broker.state === 'running',
		images,
		share,
		letters: share ? (letters.get(share.id) ?? 0) : 0
	};
}

function stageOf({ state, task }: GuestView, phase: PoolView['desktops'][number]['phase']): Desk['stage'] {
	if (task?.kind === 'clone') return 'making';
	if (state === 'starting') return 'starting';
	if (state !== 'running') return 'off';
	return phase === 'loggingIn' ? 'signingIn' : phase === 'inUse' ? 'inUse' : 'ready';
}

/** frozen states that desktops lie on, oldest first: each is a version */
const frozen = (view: WorldView, pool: PoolView) =>
	templates(view, pool)
		.flatMap(({ id, snapshots }) => snapshots.map((snapshot) => ({ guest: id, snapshot })))
		.sort((a, b) => a.snapshot.takenSeconds - b.snapshot.takenSeconds);

/** guests that desktops are made of: desktops themselves, and of nobody */
const templates = (view: WorldView, pool: PoolView): GuestView[] => {
	const mine = new Set(pool.desktops.map(({ guest }) => guest));
	return Object.values(view.guests).filter(({ id, role, disks }) => role === 'desktop' && !mine.has(id) && !disks[0]?.parent);
};

function versionOf({ disks }: GuestView, view: WorldView, pool: PoolView): number {
	const parent = disks[0]?.parent;
	return frozen(view, pool).findIndex(({ guest, snapshot }) => guest === parent?.guest && snapshot.id === parent.snapshot) + 1;
}

function imagesOf(view: WorldView, pool: PoolView): Image[] {
	const versions = frozen(view, pool);
	let next = versions.length;
	return templates(view, pool).map((guest) => {
		const last = versions.findLastIndex((each) => each.guest === guest.id);
		return { guest, version: last >= 0 ? last + 1 : ++next, published: guest.id === pool.image };
	});
}

/** where each desktop stands: one that is made takes the first place that is free, and keeps it */
function placesOf(pool: PoolView, events: readonly SimEvent[], atStart: number): Map<GuestId, number> {
	const places = new Map<GuestId, number>(Array.from({ length: atStart }, (_, nth) => [firstDesktop(pool, nth), nth]));
	const taken = new Set(places.values());
	for (const event of events) {
		if (event.type === 'guestDeleted') {
			const place = places.get(event.guest);
			places.delete(event.guest);
			if (place !== undefined) taken.delete(place);
		} else if (event.type === 'guestCreated' && event.source !== null && !places.has(event.guest)) {
			let place = 0;
			while (taken.has(place)) place++;
			places.set(event.guest, place);
			taken.add(place);
		}
	}
	return places;
}

/** letters on each guest's disk, after these events */
export function lettersOn(events: readonly SimEvent[]): Map<GuestId, number> {
	const letters = new Map<GuestId, number>();
	for (const event of events) {
		if (event.type === 'dataWritten') letters.set(event.guest, (letters.get(event.guest) ?? 0) + 1);
		else if (event.type === 'desktopReset' || event.type === 'guestDeleted') letters.delete(event.guest);
	}
	return letters;
}

export const countIn = (ward: Ward, stage: Desk['stage']): number => ward.desks.filter((desk) => desk?.stage === stage).length;
