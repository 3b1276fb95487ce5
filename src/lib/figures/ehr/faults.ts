// What can be broken, one thing at a time, and what that leads to: the model runs ahead from an estate that is whole.
import { advance } from '$lib/sim/advance';
import { nextDue } from '$lib/sim/agenda';
import type { Command } from '$lib/sim/command';
import { waiting } from '$lib/sim/delivery/backlog';
import { perform } from '$lib/sim/perform';
import { view as picture } from '$lib/sim/picture';
import { SECOND } from '$lib/sim/units';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { World } from '$lib/sim/world';
import { METAL, TWINS } from './plan';

export const ROLES = ['database', 'interface', 'fax'] as const;

export interface Fault {
	readonly key: string;
	readonly kind: (typeof ROLES)[number] | 'balancer' | 'web' | 'host' | 'line';
	/** the machine under a server dies; the system in a guest does; the line is cut */
	readonly command: Command;
	/** the server that it is about; null: a host, the line */
	readonly guest: GuestView | null;
	/** the machine that dies */
	readonly host: HostView | null;
}

/** everything that runs can break */
export function faultsOf(view: WorldView): readonly Fault[] {
	const guests = Object.values(view.guests);
	const named = (name: string) => guests.find((guest) => guest.name === name);
	const running = (names: readonly string[]) => names.flatMap((name) => named(name) ?? []).find(({ state }) => state !== 'off');
	const machine = (guest: GuestView, kind: Fault['kind']): Fault[] => {
		const host = view.hosts[guest.host];
		return host ? [{ key: kind, kind, command: { type: 'failHost', host: host.id }, guest, host }] : [];
	};
	const system = (guest: GuestView | undefined, kind: Fault['kind']): Fault[] =>
		guest ? [{ key: kind, kind, command: { type: 'crashGuest', guest: guest.id }, guest, host: null }] : [];
	return [
		...Object.keys(METAL).flatMap((name, nth) => {
			const guest = named(name);
			return guest ? machine(guest, ROLES[nth] ?? 'database') : [];
		}),
		...system(running(TWINS['balancers-apart']), 'balancer'),
		...system(running(TWINS['webs-apart']), 'web'),
		...hostsIn(view).map((host): Fault => ({
			key: host.id,
			kind: 'host',
			command: { type: 'failHost', host: host.id },
			guest: null,
			host
		})),
		...Object.values(view.endpoints).map(({ id }): Fault => ({
			key: 'line',
			kind: 'line',
			command: { type: 'cutEndpoint', endpoint: id },
			guest: null,
			host: null
		}))
	];
}

/** the command breaks what is broken */
export const isAbout = (command: Command, { id }: { readonly id: string }): boolean =>
	('host' in command && command.host === id) ||
	('guest' in command && command.guest === id) ||
	('endpoint' in command && command.endpoint === id);

/** the hosts that run guests, in the order of the estate */
export const hostsIn = (view: WorldView): readonly HostView[] =>
	Object.values(view.hosts).filter(({ hypervisor }) => hypervisor !== 'none');

/** what a fault costs from beginning to end */
export interface Forecast {
	/** most people cut off at once by it */
	readonly cutOff: number;
	/** s until the last of them works again; 0: nobody stops; null: never by itself */
	readonly seconds: number | null;
	/** null: it never ends by itself */
	readonly userMinutes: number | null;
	/** work that waits, by the guest's name: how much at most, and s until nothing does */
	readonly queues: Readonly<Record<string, { readonly most: number; readonly seconds: number | null }>>;
}

/** nothing here takes longer */
const LONGEST_NS = 86_400 * SECOND;

/** @param whole the world of a plan at its start, nothing broken */
export function forecast(whole: World, command: Command): Forecast {
	let world = whole;
	const before = cutOffIn(world);
	const course = new Course(before);
	const outcome = perform(world, command);
	if (!outcome.refused) world = outcome.world;
	course.note(world);
	for (let due = nextDue(world); due <= LONGEST_NS; due = nextDue(world)) {
		world = advance(world, due).world;
		course.note(world);
	}
	const { most, over, down, queues } = course;
	const minutes = world.now / SECOND / 60;
	return {
		cutOff: most,
		seconds: down ? null : over / SECOND,
		userMinutes: down ? null : picture(world).people.lostUserMinutes - before * minutes,
		queues
	};
}

const cutOffIn = (world: World): number => world.guests.reduce((sum, { service }) => sum + service.cutOff, 0);

/** what has been seen on the way */
class Course {
	most = 0;
	/** ns at which all who stopped worked again, the last time */
	over = 0;
	down = false;
	readonly queues: Record<string, { most: number; seconds: number | null }> = {};
	readonly #before: number;

	constructor(before: number) {
		this.#before = before;
	}

	note(world: World) {
		const more = cutOffIn(world) - this.#before;
		if (this.down && more <= 0) this.over = world.now;
		this.down = more > 0;
		this.most = Math.max(this.most, more);
		for (const { name, queue } of world.guests) {
			const waits = queue ? Math.floor(waiting(queue.backlog, world.now)) : 0;
			const known = this.queues[name];
			if (waits > 0) this.queues[name] = { most: Math.max(known?.most ?? 0, waits), seconds: null };
			else if (known) known.seconds ??= world.now / SECOND;
		}
	}
}
