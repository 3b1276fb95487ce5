// The working copy inside one call of `perform` or `advance`: from outside they are pure. It replaces what changes, gathers the
// events, and at the end of each change shares CPU and bandwidth anew where something that counts has changed.
import { Heap } from '../base/heap';
import { amount, atRate, dueOf } from './anchor';
import type { SimEvent } from './event';
import { grantedHz, isFrozen, activeJobs, jobRate } from './host/cpu';
import { isWorking } from './guest/life-cycle';
import { guestOf, hostOf, placesOf } from './look';
import { maxMinFair } from './network/fairness';
import { capacities, linksOf, movesBytes, type Finder } from './network/flows';
import type { Task } from './task';
import type { Datastore, Guest, Host, HostId, Job, Network, Policy, TaskId, World } from './world';

type Fact = SimEvent extends infer E ? (E extends SimEvent ? Omit<E, 'at'> : never) : never;

export class Draft implements World, Finder {
	readonly model: string;
	readonly seed: number;
	now: number;
	serial: number;
	readonly policy: Policy;
	readonly hosts: Host[];
	guests: Guest[];
	readonly datastores: Datastore[];
	readonly networks: readonly Network[];
	places: Readonly<Record<string, number>>;
	readonly events: SimEvent[] = [];

	/** due moments; guests by their place, hosts below zero. Only `advance` needs it. */
	#queue: Heap | null = null;
	/** guests by host; built when first needed by `advance`, which asks often */
	#residents: Map<HostId, Set<number>> | null = null;
	readonly #crowded = new Set<HostId>();
	#flowsChanged = false;

	constructor(world: World) {
		this.model = world.model;
		this.seed = world.seed;
		this.now = world.now;
		this.serial = world.serial;
		this.policy = world.policy;
		this.hosts = [...world.hosts];
		this.guests = [...world.guests];
		this.datastores = [...world.datastores];
		this.networks = world.networks;
		this.places = world.places;
	}

	host(id: HostId): Host {
		return hostOf(this, id);
	}

	guest(id: Guest['id']): Guest {
		return guestOf(this, id);
	}

	emit(fact: Fact): void {
		this.events.push({ ...fact, at: this.now });
	}

	nextTask(): TaskId {
		return `task:${this.serial++}`;
	}

	startTask(guest: Guest['id'], task: Task): void {
		this.setGuest(guest, { task });
		this.emit({ type: 'taskStarted', task: task.id, kind: task.kind, guest, to: task.kind === 'migrate' ? task.to : null });
	}

	/** Replaces fields of a guest, and notes whose CPU or bandwidth that changes. */
	setGuest(id: Guest['id'], change: Partial<Omit<Guest, 'id'>>): Guest {
		const before = this.guest(id);
		// a fresh copy, which may be written to until it is put in its place
		const after: { -readonly [K in keyof Guest]: Guest[K] } = { ...before, ...change };
		if (wantsOtherCpu(before, after)) this.#crowded.add(before.host).add(after.host);
		else if (before.jobs !== after.jobs) after.jobs = this.#paceJobs(after, this.host(after.host).coreHz);
		const place = this.#put(after);
		if (movesBytes(before.task) !== movesBytes(after.task)) this.#flowsChanged = true;
		if (before.host !== after.host && this.#residents) {
			this.#residents.get(before.host)?.delete(place);
			this.#residents.get(after.host)?.add(place);
		}
		return after;
	}

	setHost(id: HostId, change: Partial<Omit<Host, 'id'>>): Host {
		const after: Host = { ...this.host(id), ...change };
		const place = this.places[id] ?? 0;
		this.hosts[place] = after;
		this.#crowded.add(id);
		this.#flowsChanged = true;
		if (after.bootedAt !== null) this.#queue?.push(after.bootedAt, -1 - place);
		return after;
	}

	setDatastore(id: Datastore['id'], change: Partial<Omit<Datastore, 'id'>>): void {
		const place = this.places[id] ?? 0;
		this.datastores[place] = { ...(this.datastores[place] as Datastore), ...change };
	}

	addGuest(guest: Guest): void {
		this.guests.push(guest);
		this.places = { ...this.places, [guest.id]: this.guests.length - 1 };
		this.#residents = null;
		this.#flowsChanged = true;
	}

	removeGuest(id: Guest['id']): void {
		this.guests = this.guests.filter((guest) => guest.id !== id);
		this.places = placesOf(this);
		this.#residents = null;
	}

	/** the guests registered on a host */
	residents(host: HostId): Guest[] {
		if (!this.#residents) return this.guests.filter((guest) => guest.host === host);
		return [...(this.#residents.get(host) ?? [])].sort((a, b) => a - b).map((place) => this.guests[place] as Guest);
	}

	/** Shares CPU and bandwidth anew where a change made that necessary; ends every change. */
	settle(): void {
		for (const host of [...this.#crowded].sort()) this.#shareCpu(this.host(host));
		this.#crowded.clear();
		if (this.#flowsChanged) this.#shareLinks();
		this.#flowsChanged = false;
	}

	/** Shares the CPU of every host: for a world just made. */
	shareEverywhere(): void {
		this.openQueue();
		for (const host of this.hosts) this.#shareCpu(host);
	}

	/** Gathers what is due, for `next`. */
	openQueue(): void {
		this.#queue = new Heap();
		this.#residents = new Map(this.hosts.map((host) => [host.id, new Set<number>()]));
		this.guests.forEach((guest, place) => {
			this.#residents?.get(guest.host)?.add(place);
			this.#enqueue(guest, place);
		});
		this.hosts.forEach((host, place) => {
			if (host.bootedAt !== null) this.#queue?.push(host.bootedAt, -1 - place);
		});
	}

	/** the next thing due, taken from the queue, or null when that is after `until`; moves `now` there */
	next(until: number): { guest: Guest } | { host: Host } | null {
		const queue = this.#queue;
		while (queue && queue.first <= until) {
			const moment = queue.first;
			const place = queue.pop() ?? 0;
			const guest = place < 0 ? undefined : this.guests[place];
			const host = place < 0 ? this.hosts[-1 - place] : undefined;
			// whatever has been put off or settled meanwhile lies in the queue at its old moment
			if (guest ? nextDueOf(guest) !== moment : host?.bootedAt !== moment) continue;
			this.now = moment;
			if (guest) return { guest };
			if (host) return { host };
		}
		return null;
	}

	close(): World {
		const { model, seed, now, serial, policy, hosts, guests, datastores, networks, places } = this;
		return { model, seed, now, serial, policy, hosts, guests, datastores, networks, places };
	}

	#put(guest: Guest): number {
		const place = this.places[guest.id] ?? 0;
		this.guests[place] = guest;
		if (this.#queue) this.#enqueue(guest, place);
		return place;
	}

	#enqueue(guest: Guest, place: number): void {
		if (guest.task === null && guest.jobs.length === 0) return;
		const due = nextDueOf(guest);
		if (due < Infinity) this.#queue?.push(due, place);
	}

	#shareCpu(host: Host): void {
		const guests = this.residents(host.id);
		const grants = grantedHz(host, guests);
		guests.forEach((guest, i) => {
			const granted = grants[i] ?? 0;
			const now = granted === guest.grantedHz ? guest : { ...guest, grantedHz: granted };
			const jobs = this.#paceJobs(now, host.coreHz);
			if (now !== guest || jobs !== guest.jobs) this.#put(jobs === now.jobs ? now : { ...now, jobs });
		});
	}

	/** the same list when no job changes its pace */
	#paceJobs(guest: Guest, coreHz: number): readonly Job[] {
		if (guest.jobs.length === 0) return guest.jobs;
		const rate = guest.grantedHz > 0 ? jobRate(guest, coreHz) : 0;
		const active = activeJobs(guest);
		const jobs = guest.jobs.map((job, i) => {
			const progress = atRate(job.progress, this.now, i < active ? rate : 0);
			return progress === job.progress ? job : { ...job, progress };
		});
		return jobs.some((job, i) => job !== guest.jobs[i]) ? jobs : guest.jobs;
	}

	#shareLinks(): void {
		const moving = this.guests.flatMap((guest) => {
			const links = guest.task === null ? null : linksOf(guest, this);
			return links === null ? [] : [{ guest, links }];
		});
		if (moving.length === 0) return;
		const rates = maxMinFair(capacities(this), moving);
		moving.forEach(({ guest }, i) => {
			if (guest.task === null) return;
			const progress = atRate(guest.task.progress, this.now, rates[i] ?? 0);
			if (progress !== guest.task.progress) this.#put({ ...guest, task: { ...guest.task, progress } });
		});
	}
}

/** ns of the next thing that ends in a guest; Infinity when nothing does */
export function nextDueOf(guest: Guest): number {
	let due = guest.task ? dueOf(guest.task.progress) : Infinity;
	const active = activeJobs(guest);
	for (let i = 0; i < active; i++) due = Math.min(due, dueOf((guest.jobs[i] as Job).progress));
	return due;
}

const wantsOtherCpu = (before: Guest, after: Guest): boolean =>
	before.host !== after.host ||
	isWorking(before.state) !== isWorking(after.state) ||
	isFrozen(before) !== isFrozen(after) ||
	activeJobs(before) !== activeJobs(after) ||
	before.load !== after.load ||
	before.vcpus !== after.vcpus ||
	before.weight !== after.weight ||
	before.capPercent !== after.capPercent;

/** a job at its start: it waits for `settle` to pace it */
export const newJob = (id: TaskId, now: number, cycles: number): Job => ({ id, cycles, startedAt: now, progress: amount(now, cycles) });
