// The commands on pools of virtual desktops.
import { refuse, warn, type Check } from '../check';
import { stateCheck } from '../guest/checks';
import { inRange, LIMITS } from '../guest/limits';
import { poolId, slug } from '../ids';
import { findDatastore, findGuest, findHost, findPool } from '../look';
import type { Operation } from '../operation';
import { toNs } from '../units';
import type { Guest, GuestId, HostId, World } from '../world';
import type { PoolSpec } from './command';
import { freezeImage, hostAnswers, keepers, leaveIdle, removeDesktop, resetDisks, snapshotChecks } from './desktops';
import type { Desktop, DesktopPool } from './pool';
import { serves } from './sessions';
import { released } from './settle';
import { lostBy, NO_TIME, plus } from './user-time';

const inHand = (desktop: Desktop): boolean => desktop.phase === 'loggingIn' || desktop.phase === 'inUse';

/** desktops that somebody has: to work on now, or to come back to */
const taken = (desktop: Desktop): boolean => inHand(desktop) || desktop.phase === 'kept';

const named = (pool: DesktopPool): Check => refuse('exists', true, { what: pool.name });

export const createPool: Operation<'createPool'> = {
	checks(world, command) {
		const hosts = hostsOf(command.hosts);
		const missing = [command.image, ...(command.broker === null ? [] : [command.broker])].find((id) => !findGuest(world, id));
		const lost = missing ?? hosts.find((id) => !findHost(world, id));
		if (lost !== undefined) return [refuse('exists', false, { what: lost })];
		const [image, store] = [findGuest(world, command.image), findDatastore(world, command.datastore)];
		if (!image || !store) return [refuse('exists', false, { what: command.datastore })];
		const blind = hosts.find((id) => !findHost(world, id)?.datastores.includes(store.id));
		return [
			nameIsFree(world, command.name),
			policyCheck(command),
			inRange('size', command.size),
			inRange('spare', command.spare),
			refuse('poolSize', !(command.spare > command.size), { pool: command.name, size: command.size, users: command.spare, others: -1 }),
			refuse('exists', hosts.length > 0, { what: 'hosts' }),
			refuse('storage', blind === undefined, { datastore: store.name, host: (blind && findHost(world, blind)?.name) ?? '' }),
			imageIsOff(image, 'createPool'),
			...snapshotChecks(world, image, snapshotName(command.name, 1)),
			...brokerServes(world, command.broker)
		];
	},
	apply(draft, command) {
		const { name, kind, image, broker, datastore, size, spare, onLogOff } = command;
		const id = poolId(name);
		freezeImage(draft, image, snapshotName(name, 1));
		draft.add('desktopPools', {
			id,
			name,
			kind,
			image,
			edition: 1,
			broker,
			hosts: [...new Set(command.hosts)],
			datastore,
			size,
			spare,
			onLogOff,
			desktops: [],
			waiting: 0,
			waits: { cutOff: 0, since: draft.now, lost: NO_TIME },
			blocked: null,
			arriving: null,
			users: 0,
			serial: 1,
			dueAt: null
		});
		draft.emit({ type: 'poolCreated', pool: id, size });
	}
};

/** a command from a link may hold anything */
const hostsOf = (given: unknown): HostId[] => (Array.isArray(given) ? given.filter((id): id is HostId => typeof id === 'string') : []);

function nameIsFree(world: World, given: unknown): Check {
	const name = String(given);
	const form = LIMITS.name.test(name) && name.length <= 32;
	const problem = name === '' ? 'empty' : !form ? 'form' : Object.hasOwn(world.places, poolId(name)) ? 'taken' : 'none';
	return refuse('name', problem === 'none', { name, problem });
}

function policyCheck({ kind, onLogOff }: Pick<PoolSpec, 'kind' | 'onLogOff'>): Check {
	const policies: Readonly<Record<string, readonly string[]>> = { pooled: ['keep', 'reset', 'destroy'], persistent: ['keep'] };
	const fits = Object.hasOwn(policies, kind) && policies[kind]?.includes(onLogOff) === true;
	return refuse('poolPolicy', fits, { onLogOff, kind });
}

const snapshotName = (pool: string, edition: number): string => `${slug(pool)}-${edition}`;

const imageIsOff = (image: Guest, operation: 'createPool' | 'updateImage'): Check =>
	stateCheck(image, operation, image.state === 'off', image.state === 'running' ? [{ type: 'shutDown', guest: image.id }] : []);

function brokerServes(world: World, id: GuestId | null): Check[] {
	const broker = id === null ? undefined : findGuest(world, id);
	if (!broker) return [];
	const { passed, numbers } = serves(world, broker);
	return [warn('broker', passed, { ...numbers, broker: broker.name })];
}

export const resizePool: Operation<'resizePool'> = {
	checks(world, command) {
		const pool = findPool(world, command.pool);
		if (!pool) return [refuse('exists', false, { what: command.pool })];
		const { size, spare = pool.spare } = command;
		const users = pool.desktops.filter(taken).length;
		const surplus = surplusOf(pool, size);
		return [
			named(pool),
			inRange('size', size),
			inRange('spare', spare),
			refuse('poolSize', !(size < users), { pool: pool.name, size, users, others: -1 }),
			refuse('poolSize', !(spare > size), { pool: pool.name, size, users: spare, others: -1 }),
			...surplus.flatMap(({ guest }) => keepers(world, guest))
		];
	},
	apply(draft, command) {
		const pool = poolOf(draft, command.pool);
		const { size, spare = pool.spare } = command;
		const surplus = surplusOf(pool, size);
		draft.set('desktopPools', pool.id, { size, spare, desktops: pool.desktops.filter((desktop) => !surplus.includes(desktop)) });
		for (const { guest } of surplus) removeDesktop(draft, guest);
		draft.emit({ type: 'poolResized', pool: pool.id, size, spare });
	}
};

/** the desktops that go when the pool may have only so many: the youngest of those that nobody has */
function surplusOf(pool: DesktopPool, size: number): Desktop[] {
	const over = pool.desktops.length - size;
	return over > 0 ? pool.desktops.filter((desktop) => !taken(desktop)).slice(-over) : [];
}

function poolOf(world: World, id: DesktopPool['id']): DesktopPool {
	const pool = findPool(world, id);
	if (!pool) throw new Error(`the world holds no ${id}`);
	return pool;
}

export const logInToPool: Operation<'logInToPool'> = {
	checks(world, command) {
		const pool = findPool(world, command.pool);
		if (!pool) return [refuse('exists', false, { what: command.pool })];
		const others = pool.desktops.filter(inHand).length + pool.waiting + (pool.arriving?.left ?? 0);
		return [
			named(pool),
			inRange('users', command.users),
			inRange('seconds', command.seconds),
			warn('poolSize', others + command.users <= pool.size, { pool: pool.name, size: pool.size, users: command.users, others }),
			...brokerServes(world, pool.broker)
		];
	},
	apply(draft, command) {
		const pool = poolOf(draft, command.pool);
		const ns = toNs(command.seconds);
		// those who were still to come and the new ones come together
		const coming = command.users + (pool.arriving?.left ?? 0);
		const everyNs = Math.floor(ns / coming);
		const atOnce = everyNs === 0 ? coming : 1;
		const left = coming - atOnce;
		draft.set('desktopPools', pool.id, {
			waiting: pool.waiting + atOnce,
			arriving: left > 0 ? { left, everyNs } : null,
			dueAt: left > 0 ? draft.now + everyNs : null
		});
		draft.emit({ type: 'usersArriving', pool: pool.id, users: command.users, ns });
	}
};

export const logOffFromPool: Operation<'logOffFromPool'> = {
	checks(world, command) {
		const pool = findPool(world, command.pool);
		if (!pool) return [refuse('exists', false, { what: command.pool })];
		const loggedOn = workedOn(pool, command.guest).length;
		const where = command.guest === undefined ? pool.name : (findGuest(world, command.guest)?.name ?? command.guest);
		return [
			named(pool),
			inRange('users', command.users),
			refuse(
				'loggedOn',
				command.users <= loggedOn,
				{ where, users: command.users, loggedOn },
				loggedOn > 0 ? [{ ...command, users: loggedOn }] : []
			)
		];
	},
	apply(draft, command) {
		const pool = poolOf(draft, command.pool);
		const leaving = workedOn(pool, command.guest).slice(0, command.users);
		for (const { guest } of leaving) leaveIdle(draft, guest);
		const desktops = pool.desktops.map((desktop) => (leaving.includes(desktop) ? { ...desktop, ...released(pool, desktop) } : desktop));
		draft.set('desktopPools', pool.id, { desktops });
		draft.emit({ type: 'usersLeftPool', pool: pool.id, users: command.users, guests: leaving.map(({ guest }) => guest) });
	}
};

/** the desktops that somebody works on; of them, the one named */
const workedOn = (pool: DesktopPool, only: GuestId | undefined): Desktop[] =>
	pool.desktops.filter(({ guest, phase }) => phase === 'inUse' && (only === undefined || guest === only));

export const resetDesktop: Operation<'resetDesktop'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		const pool = poolWith(world, guest.id);
		return [
			refuse('exists', true, { what: guest.name }),
			refuse('inPool', pool !== undefined, { guest: guest.name }),
			stateCheck(guest, 'resetDesktop', guest.task?.kind !== 'clone' && hostAnswers(world, guest)),
			warn('users', guest.users === 0, { guest: guest.name, users: guest.users }),
			warn('unsaved', false, { guest: guest.name })
		];
	},
	apply(draft, command) {
		const pool = poolWith(draft, command.guest);
		if (!pool) return;
		const hadUser = draft.guest(command.guest).users > 0;
		const droppedBytes = resetDisks(draft, command.guest);
		// whoever worked on it asks for a desktop again; in a persistent pool that is this one
		const asks = pool.desktops.some((desktop) => desktop.guest === command.guest && inHand(desktop)) ? 1 : 0;
		if (hadUser) draft.emit({ type: 'sessionsLost', guest: command.guest, users: 1, oneSystem: false });
		const desktops = pool.desktops.map((desktop): Desktop =>
			desktop.guest !== command.guest
				? desktop
				: pool.kind === 'persistent' && desktop.user !== null
					? { ...desktop, phase: 'kept' }
					: { ...desktop, user: null, phase: 'free' }
		);
		draft.set('desktopPools', pool.id, { desktops, waiting: pool.waiting + asks });
		draft.emit({ type: 'desktopReset', pool: pool.id, guest: command.guest, droppedBytes });
	}
};

const poolWith = (world: World, guest: GuestId): DesktopPool | undefined =>
	world.desktopPools.find((pool) => pool.desktops.some((desktop) => desktop.guest === guest));

export const updateImage: Operation<'updateImage'> = {
	checks(world, command) {
		const pool = findPool(world, command.pool);
		const image = findGuest(world, command.image);
		if (!pool || !image) return [refuse('exists', false, { what: pool ? command.image : command.pool })];
		return [
			named(pool),
			imageIsOff(image, 'updateImage'),
			...snapshotChecks(world, image, snapshotName(pool.name, pool.edition + 1)),
			warn('unsaved', pool.kind === 'pooled', { guest: pool.name })
		];
	},
	apply(draft, command) {
		const pool = poolOf(draft, command.pool);
		const edition = pool.edition + 1;
		freezeImage(draft, command.image, snapshotName(pool.name, edition));
		draft.set('desktopPools', pool.id, { image: command.image, edition });
		const later = pool.desktops.filter(inHand).length;
		draft.emit({ type: 'imageUpdated', pool: pool.id, image: command.image, now: pool.desktops.length - later, later });
	}
};

export const deletePool: Operation<'deletePool'> = {
	checks(world, command) {
		const pool = findPool(world, command.pool);
		if (!pool) return [refuse('exists', false, { what: command.pool })];
		const working = pool.desktops.filter(inHand).length;
		const leave = pool.desktops.filter(({ phase }) => phase === 'inUse').length;
		return [
			named(pool),
			refuse(
				'loggedOn',
				working === 0,
				{ where: pool.name, users: 0, loggedOn: working },
				leave > 0 ? [{ type: 'logOffFromPool', pool: pool.id, users: leave }] : []
			),
			warn('users', pool.waiting === 0, { guest: pool.name, users: pool.waiting }),
			...pool.desktops.flatMap(({ guest }) => keepers(world, guest))
		];
	},
	apply(draft, command) {
		const pool = poolOf(draft, command.pool);
		draft.pastLost = plus(draft.pastLost, lostBy(pool.waits, draft.now));
		draft.remove('desktopPools', pool.id);
		for (const { guest } of pool.desktops) removeDesktop(draft, guest);
		draft.emit({ type: 'poolDeleted', pool: pool.id, name: pool.name, desktops: pool.desktops.length });
	}
};
