// The working copy inside one call of `perform` or `advance`: from outside they are pure. It replaces what changes, gathers the
// events, notes what has been touched, and shares CPU and bandwidth anew where something that counts has changed.
import { Agenda, type Due } from './agenda';
import { atRate } from './anchor';
import type { Cluster } from './availability/cluster';
import type { Application, Endpoint } from './delivery/application';
import type { DesktopPool } from './delivery/pool';
import type { UserTime } from './delivery/user-time';
import type { Fact, SimEvent } from './event';
import { grantedHz, isFrozen, activeJobs } from './host/cpu';
import { pacedJobs, partJobs, setPace } from './guest/jobs';
import { isWorking } from './guest/life-cycle';
import { COLLECTIONS, guestOf, hostOf, placesOf, type Collection } from './look';
import { speedLeft } from './migration/phase';
import { maxMinFair } from './network/fairness';
import { asksOtherwise, capacities, sharesAnew, type Finder } from './network/flows';
import { transfersOf } from './network/transfers';
import type { Backup, BackupPlan, Replication } from './protection/backup';
import type { Task } from './task';
import { guestsOn, placesOn, Whereabouts } from './whereabouts';
import type { Anchor, Datastore, Guest, GuestId, Host, HostId, Network, Policy, TaskId, World } from './world';

/** What has been touched since it was last asked: each thing as it was before, null when it is new. What is gone is found no more. */
export interface Changes {
	readonly guests: ReadonlyMap<GuestId, Guest | null>;
	/** hosts, datastores, clusters and so on, by id */
	readonly things: ReadonlyMap<string, Thing | null>;
}
type Thing = World[Collection][number];

export class Draft implements World, Finder {
	readonly model: string;
	readonly seed: number;
	now: number;
	serial: number;
	identities: number;
	policy: Policy;
	hosts: Host[];
	guests: Guest[];
	datastores: Datastore[];
	networks: Network[];
	clusters: Cluster[];
	desktopPools: DesktopPool[];
	endpoints: Endpoint[];
	applications: Application[];
	backups: Backup[];
	backupPlans: BackupPlan[];
	replications: Replication[];
	pastLost: UserTime;
	places: Readonly<Record<string, number>>;
	readonly events: SimEvent[] = [];

	/** what happens by itself; only `advance` needs it */
	#agenda: Agenda | null = null;
	#where: Whereabouts;
	/** guests whose object was made here for their jobs and grants, and may be written to until the draft is closed */
	#own: Set<number> | null = null;
	#touchedGuests = new Map<GuestId, Guest | null>();
	#touchedThings = new Map<string, Thing | null>();
	readonly #crowded = new Set<HostId>();
	#flowsChanged = false;
	/** ids of what has become another object since a watcher last asked; null while nobody watches */
	#noticed: Set<string> | null = null;

	constructor(world: World) {
		this.model = world.model;
		this.seed = world.seed;
		this.now = world.now;
		this.serial = world.serial;
		this.identities = world.identities;
		this.policy = world.policy;
		this.hosts = [...world.hosts];
		this.guests = [...world.guests];
		this.#where = new Whereabouts(world.guests, this.guests);
		this.datastores = [...world.datastores];
		this.networks = [...world.networks];
		this.clusters = [...world.clusters];
		this.desktopPools = [...world.desktopPools];
		this.endpoints = [...world.endpoints];
		this.applications = [...world.applications];
		this.backups = [...world.backups];
		this.backupPlans = [...world.backupPlans];
		this.replications = [...world.replications];
		this.pastLost = world.pastLost;
		this.places = world.places;
	}

	host(id: HostId): Host {
		return hostOf(this, id);
	}

	guest(id: GuestId): Guest {
		return guestOf(this, id);
	}

	emit(fact: Fact): void {
		this.events.push({ ...fact, at: this.now });
	}

	/** the number of the next thing that has one: a task, a snapshot, a backup */
	nextSerial(): number {
		return this.serial++;
	}

	nextTask(): TaskId {
		return `task:${this.nextSerial()}`;
	}

	startTask(guest: GuestId, task: Task): void {
		this.setGuest(guest, { task });
		this.emit({ type: 'taskStarted', task: task.id, kind: task.kind, guest, to: task.kind === 'migrate' && task.live ? task.to : null });
	}

	/** The guest's task has ended, well or not. */
	endTask(guest: Guest, result: 'done' | 'cancelled' | 'failed'): void {
		const { task } = guest;
		if (task === null) return;
		this.setGuest(guest.id, { task: null });
		this.emit({ type: 'taskEnded', task: task.id, kind: task.kind, guest: guest.id, result, ns: this.now - task.startedAt });
	}

	/** Replaces fields of a guest, and notes whose CPU or bandwidth that changes. */
	setGuest(id: GuestId, change: Partial<Omit<Guest, 'id'>>): Guest {
		const before = this.guest(id);
		// a fresh copy, which may be written to until it is put in its place
		const after: { -readonly [K in keyof Guest]: Guest[K] } = { ...before, ...change };
		if (wantsOtherCpu(before, after)) this.#crowded.add(before.host).add(after.host);
		else if (before.jobs !== after.jobs) after.jobs = pacedJobs(after, this.host(after.host), this.now);
		if (!this.#touchedGuests.has(id)) this.#touchedGuests.set(id, before);
		const place = this.#put(after);
		if (sharesAnew(before.task, after.task) || asksOtherwise(before, after)) this.#flowsChanged = true;
		this.#where.change(place, before, after);
		return after;
	}

	setHost(id: HostId, change: Partial<Omit<Host, 'id'>>): Host {
		this.#crowded.add(id);
		this.#flowsChanged = true;
		return this.set('hosts', id, change);
	}

	setDatastore(id: Datastore['id'], change: Partial<Omit<Datastore, 'id'>>): Datastore {
		return this.set('datastores', id, change);
	}

	/** Replaces fields of a thing; guests and hosts have functions of their own. */
	set<C extends Collection>(collection: C, id: World[C][number]['id'], change: Partial<Omit<World[C][number], 'id'>>): World[C][number] {
		const list = this.#list(collection);
		const place = this.places[id] ?? -1;
		const before = list[place];
		if (before === undefined) throw new Error(`the world holds no ${id}`);
		const after = { ...before, ...change };
		list[place] = after;
		this.#touch(id, before);
		if (collection === 'endpoints' || collection === 'replications' || collection === 'datastores') this.#flowsChanged = true;
		this.#agenda?.note(this, collection, place);
		return after;
	}

	/** Adds a thing at the end of its list. */
	add<C extends Collection>(collection: C, thing: World[C][number]): void {
		this.addAll(collection, [thing]);
	}

	/** Adds things at the end of their list: the index is written anew once for all of them. */
	addAll<C extends Collection>(collection: C, things: readonly World[C][number][]): void {
		const list = this.#list(collection);
		const places: Record<string, number> = { ...this.places };
		for (const thing of things) places[thing.id] = list.push(thing) - 1;
		this.places = places;
		for (const thing of things) {
			const place = places[thing.id] ?? 0;
			this.#noticed?.add(thing.id);
			if (collection === 'guests') {
				const guest = thing as Guest;
				this.#touchedGuests.set(guest.id, this.#touchedGuests.get(guest.id) ?? null);
				this.#where.add(place, guest);
			} else this.#touch(thing.id, null);
			this.#agenda?.note(this, collection, place);
		}
		this.#flowsChanged = true;
	}

	remove(collection: Collection, id: Thing['id']): void {
		const list = this.#list(collection);
		const before = list[this.places[id] ?? -1];
		if (before === undefined) return;
		this.#noticed?.add(id);
		this.#replaceList(
			collection,
			list.filter((thing) => thing.id !== id)
		);
		this.places = placesOf(this);
		if (collection === 'guests') {
			const guest = before as Guest;
			if (!this.#touchedGuests.has(guest.id)) this.#touchedGuests.set(guest.id, guest);
			this.#crowded.add(guest.host);
			this.#where = new Whereabouts(this.guests, this.guests);
		} else this.#touch(id, before);
		this.#flowsChanged = true;
		// places have moved, and the agenda knows things by place
		if (this.#agenda) this.openAgenda();
	}

	addGuest(guest: Guest): void {
		this.add('guests', guest);
	}

	removeGuest(id: GuestId): void {
		this.remove('guests', id);
	}

	/** Says that the links' capacities have changed: a port was cut, a port was mended. */
	reshareLinks(): void {
		this.#flowsChanged = true;
	}

	/** the guests registered on a host, in the order of the world */
	residents(host: HostId): Guest[] {
		return guestsOn(this, host);
	}

	/** what has been touched since the last call; null when nothing has */
	takeChanges(): Changes | null {
		if (this.#touchedGuests.size === 0 && this.#touchedThings.size === 0) return null;
		const changes = { guests: this.#touchedGuests, things: this.#touchedThings };
		this.#touchedGuests = new Map();
		this.#touchedThings = new Map();
		return changes;
	}

	/** ids of all that is not as it was at the last call; the first call begins noticing. A guest may be one object all the while. */
	takeNoticed(): ReadonlySet<string> {
		const noticed = this.#noticed ?? new Set();
		this.#noticed = new Set();
		return noticed;
	}

	/** Notes everything as new: for a world just made. */
	touchEverything(): void {
		this.openAgenda();
		for (const guest of this.guests) this.#touchedGuests.set(guest.id, null);
		for (const name of COLLECTIONS) if (name !== 'guests') for (const thing of this[name]) this.#touch(thing.id, null);
		for (const host of this.hosts) this.#crowded.add(host.id);
	}

	/** Shares CPU and bandwidth anew where a change made that necessary. */
	share(): void {
		if (this.#crowded.size > 0) {
			for (const host of [...this.#crowded].sort()) this.#shareCpu(this.host(host));
			this.#crowded.clear();
		}
		if (this.#flowsChanged) this.#shareLinks();
		this.#flowsChanged = false;
	}

	/** Gathers what is due, for `next`. */
	openAgenda(agenda = new Agenda(this)): void {
		this.#agenda = agenda;
		this.#own = new Set();
	}

	/** the next thing due, or null when that is after `until`; moves `now` there */
	next(until: number): Due | null {
		const next = this.#agenda?.next(this, until);
		if (!next) return null;
		this.now = next.moment;
		return next.due;
	}

	/** Takes the jobs that are done from a guest and starts those that waited for its vCPUs: the model's most frequent change. */
	finishJobs(guest: Guest): void {
		const { done, left } = partJobs(guest, this.now);
		if (done.length === 0) return;
		const { now } = this;
		for (const { id, startedAt } of done)
			this.events.push({ type: 'taskEnded', task: id, kind: 'job', guest: guest.id, result: 'done', ns: now - startedAt, at: now });
		const active = activeJobs(guest);
		const place = this.places[guest.id] ?? 0;
		const own = this.#ownGuest(place);
		own.jobs = left;
		if (activeJobs(own) === active) setPace(left, own, this.host(own.host), now);
		else this.#crowded.add(own.host);
		this.#agenda?.noteGuest(own, place);
	}

	close(): World {
		const { model, seed, now, serial, identities, policy, hosts, guests, datastores, networks, places } = this;
		const { clusters, desktopPools, endpoints, applications, backups, backupPlans, replications, pastLost } = this;
		const things = {
			hosts,
			guests,
			datastores,
			networks,
			clusters,
			desktopPools,
			endpoints,
			applications,
			backups,
			backupPlans,
			replications
		};
		return { model, seed, now, serial, identities, policy, ...things, pastLost, places };
	}

	// ── lists ──

	#list<C extends Collection>(collection: C): World[C][number][] {
		return this[collection];
	}

	#replaceList<C extends Collection>(collection: C, list: World[C][number][]): void {
		(this as Record<Collection, unknown>)[collection] = list;
	}

	#touch(id: string, before: Thing | null): void {
		this.#noticed?.add(id);
		if (!this.#touchedThings.has(id)) this.#touchedThings.set(id, before);
	}

	#put(guest: Guest): number {
		this.#noticed?.add(guest.id);
		const place = this.places[guest.id] ?? 0;
		this.guests[place] = guest;
		this.#own?.delete(place);
		this.#agenda?.noteGuest(guest, place);
		return place;
	}

	/** the guest as an object of this draft, which nobody outside has seen */
	#ownGuest(place: number): { -readonly [K in keyof Guest]: Guest[K] } {
		const guest = this.guests[place] as Guest;
		this.#noticed?.add(guest.id);
		if (this.#own?.has(place)) return guest;
		const copy = { ...guest };
		this.guests[place] = copy;
		this.#own?.add(place);
		return copy;
	}

	// ── sharing ──

	#shareCpu(host: Host): void {
		const places = placesOn(this, host.id);
		const guests = places.map((place) => this.guests[place] as Guest);
		const grants = grantedHz(host, guests);
		for (let i = 0; i < places.length; i++) {
			const guest = guests[i] as Guest;
			const granted = grants[i] ?? 0;
			if (granted === guest.grantedHz && guest.jobs.length === 0) continue;
			const now = granted === guest.grantedHz ? guest : { ...guest, grantedHz: granted };
			const jobs = pacedJobs(now, host, this.now);
			if (now === guest && jobs === guest.jobs) continue;
			const place = places[i] as number;
			const own = this.#ownGuest(place);
			own.grantedHz = granted;
			own.jobs = jobs;
			this.#agenda?.noteGuest(own, place);
		}
	}

	#shareLinks(): void {
		const moving = transfersOf(this);
		if (moving.length === 0) return;
		const rates = maxMinFair(capacities(this), moving);
		moving.forEach((transfer, i) => {
			const progress = atRate(transfer.progress, this.now, (rates[i] ?? 0) / transfer.copies);
			if (progress === transfer.progress) return;
			transfer.pace(this, progress);
		});
	}

	/** A guest's reads and writes are granted anew, and its boot or log-in goes on at another speed: nothing else follows from that. */
	grantIops(id: GuestId, grantedIops: number, progress: Task['progress'] | null): void {
		const place = this.places[id] ?? 0;
		const own = this.#ownGuest(place);
		own.grantedIops = grantedIops;
		if (own.task === null || progress === null || progress === own.task.progress) return;
		own.task = { ...own.task, progress };
		this.#agenda?.noteGuest(own, place);
	}

	/** Whether something else happens at this very moment: what only prepares for the time to come can wait for it. */
	get moreNow(): boolean {
		return this.#agenda?.hasMore(this, this.now) ?? false;
	}

	/** A guest's transfer goes on at another speed. `of`: its task, where that is put another way now. */
	paceTask(id: GuestId, progress: Anchor, of: Task | null = null): void {
		const before = this.guest(id);
		const task = of ?? before.task;
		if (task === null) return;
		const after = { ...before, task: { ...task, progress } };
		// a guest that fetches its memory runs as fast as that comes
		if (speedLeft(before) !== speedLeft(after)) after.jobs = pacedJobs(after, this.host(after.host), this.now);
		this.#put(after);
	}

	/** A thing's transfer goes on at another speed. */
	paceThing<C extends 'endpoints' | 'replications'>(collection: C, thing: World[C][number]): void {
		const place = this.places[thing.id] ?? 0;
		this.#list(collection)[place] = thing;
		this.#agenda?.note(this, collection, place);
	}
}

const wantsOtherCpu = (before: Guest, after: Guest): boolean =>
	before.host !== after.host ||
	isWorking(before.state) !== isWorking(after.state) ||
	isFrozen(before) !== isFrozen(after) ||
	activeJobs(before) !== activeJobs(after) ||
	before.load !== after.load ||
	before.vcpus !== after.vcpus ||
	before.weight !== after.weight ||
	before.capPercent !== after.capPercent ||
	before.cpuReservedHz !== after.cpuReservedHz ||
	before.tools !== after.tools ||
	before.speed !== after.speed ||
	(before.task !== after.task && speedLeft(before) !== speedLeft(after));
