// What desktop pools do about a change: users whose desktop was lost wait again, used desktops are reset or destroyed, waiting users get
// ready ones, and so many are made and started that the waiting and the spare ones are covered.
import { wait } from '../anchor';
import type { Changes, Draft } from '../draft';
import { findGuest } from '../look';
import type { Guest } from '../world';
import { hostAnswers, keepers, leaveIdle, makeDesktops, removeDesktop, resetDisks, startDesktop } from './desktops';
import { PHASE_SECONDS } from './phases';
import type { Blocked, Desktop, DesktopPool } from './pool';
import { hindrance, type Found } from './serving';
import { withCutOff } from './user-time';
import { toNs } from '../units';

/** ns that a log-in takes on a disk that gives all it asks */
const LOG_IN_NS = toNs(PHASE_SECONDS.login);

export function settlePools(draft: Draft, changes: Changes): void {
	for (const pool of [...draft.desktopPools]) {
		const concerned = pool.waiting > 0 || changes.things.has(pool.id) || pool.desktops.some(({ guest }) => changes.guests.has(guest));
		if (concerned) tend(draft, pool);
	}
}

/** the pool while it is looked after: its desktops and counts change here first */
type Working = { -readonly [K in 'desktops' | 'waiting' | 'users' | 'serial' | 'blocked']: DesktopPool[K] } & {
	readonly pool: DesktopPool;
};

function tend(draft: Draft, pool: DesktopPool): void {
	const work: Working = { pool, desktops: pool.desktops, waiting: pool.waiting, users: pool.users, serial: pool.serial, blocked: null };
	takeBack(draft, work);
	clean(draft, work);
	const brokerServes = pool.broker === null || servesNow(draft, pool.broker);
	if (brokerServes) assign(draft, work);
	work.blocked = supply(draft, work);
	if (work.waiting > 0 && !brokerServes) work.blocked = 'broker';
	else if (work.waiting > 0 && standsUnreached(draft, work)) work.blocked = 'unreachable';
	const { desktops, waiting, users, serial, blocked } = work;
	const waits = withCutOff(pool.waits, draft.now, waiting + desktops.filter(({ phase }) => phase === 'loggingIn').length);
	const same = desktops === pool.desktops && waiting === pool.waiting && waits === pool.waits && blocked === pool.blocked;
	if (!same || serial !== pool.serial) draft.set('desktopPools', pool.id, { desktops, waiting, waits, users, serial, blocked });
	if (blocked !== null && blocked !== pool.blocked) draft.emit({ type: 'desktopsShort', pool: pool.id, waiting, because: blocked });
}

function servesNow(draft: Draft, id: Guest['id']): boolean {
	const guest = findGuest(draft, id);
	return guest !== undefined && hindrance(draft, guest) === null;
}

const replace = (work: Working, old: Desktop, change: Partial<Desktop>): void => {
	work.desktops = work.desktops.map((desktop) => (desktop === old ? { ...desktop, ...change } : desktop));
};
const drop = (work: Working, old: Desktop): void => {
	work.desktops = work.desktops.filter((desktop) => desktop !== old);
};

/** Users whose desktop has gone down, or is gone, ask again. */
function takeBack(draft: Draft, work: Working): void {
	for (const desktop of work.desktops) {
		const guest = findGuest(draft, desktop.guest);
		const held = desktop.phase === 'loggingIn' || desktop.phase === 'inUse';
		if (guest && !(held && lostHold(desktop, guest))) continue;
		if (held) work.waiting++;
		if (guest && desktop.phase === 'inUse' && guest.state !== 'stopping')
			draft.emit({ type: 'sessionsLost', guest: guest.id, users: 1, oneSystem: false });
		if (!guest) drop(work, desktop);
		else {
			leaveIdle(draft, guest.id);
			replace(work, desktop, released(work.pool, desktop));
		}
	}
}

const lostHold = (desktop: Desktop, guest: Guest): boolean =>
	guest.state === 'off' ||
	guest.state === 'crashed' ||
	guest.state === 'starting' ||
	guest.state === 'stopping' ||
	(desktop.phase === 'loggingIn' && guest.task?.kind !== 'logIn');

/** what becomes of a desktop when its user has gone */
export function released(pool: Pick<DesktopPool, 'kind' | 'onLogOff'>, desktop: Desktop): Pick<Desktop, 'user' | 'phase'> {
	if (pool.kind === 'persistent') return { user: desktop.user, phase: 'kept' };
	return { user: null, phase: pool.onLogOff === 'keep' ? 'free' : 'used' };
}

/** Used desktops go back to their image or are destroyed; those of an old image are. */
function clean(draft: Draft, work: Working): void {
	const { pool } = work;
	for (const desktop of work.desktops) {
		const old = desktop.edition !== pool.edition && (desktop.phase === 'free' || desktop.phase === 'kept' || desktop.phase === 'used');
		if (!old && desktop.phase !== 'used') continue;
		const guest = findGuest(draft, desktop.guest);
		if (!guest || !hostAnswers(draft, guest)) continue;
		if (!old && pool.onLogOff === 'reset') {
			const droppedBytes = resetDisks(draft, guest.id);
			draft.emit({ type: 'desktopReset', pool: pool.id, guest: guest.id, droppedBytes });
			replace(work, desktop, { phase: 'free' });
		} else if (keepers(draft, guest.id).length === 0) {
			drop(work, desktop);
			removeDesktop(draft, guest.id);
		}
	}
}

/** Waiting users get desktops that are ready: their own first, then free ones. */
function assign(draft: Draft, work: Working): void {
	const found: Found = new Map();
	for (const phase of ['kept', 'free'] as const) {
		// who has a desktop of her own waits for it
		const own = phase === 'free' ? work.desktops.filter((each) => each.phase === 'kept').length : 0;
		for (const desktop of work.desktops) {
			if (work.waiting <= own) break;
			const guest = findGuest(draft, desktop.guest);
			if (desktop.phase !== phase || !guest || guest.task !== null || hindrance(draft, guest, found) !== null) continue;
			const user = desktop.user ?? ++work.users;
			replace(work, desktop, { user, phase: 'loggingIn' });
			work.waiting--;
			const progress = wait(draft.now, LOG_IN_NS);
			draft.startTask(guest.id, { id: draft.nextTask(), kind: 'logIn', startedAt: draft.now, totalNs: LOG_IN_NS, progress });
		}
	}
}

/** a desktop runs and is free, and nobody can get to it: its network leads nowhere, or it has none */
const standsUnreached = (draft: Draft, { desktops }: Working): boolean =>
	desktops.some(({ guest: id, phase }) => {
		const guest = phase === 'free' ? findGuest(draft, id) : undefined;
		return guest?.state === 'running' && guest.task === null && hindrance(draft, guest)?.why === 'unreachable';
	});

/** Starts and makes desktops until the waiting and the spare ones are covered. @returns what stands in the way of the waiting, if anything */
function supply(draft: Draft, work: Working): Blocked | null {
	const { pool } = work;
	const kept = work.desktops.filter(({ phase }) => phase === 'kept');
	const returning = kept.slice(0, work.waiting);
	for (const { guest } of returning) startDesktop(draft, draft.guest(guest));
	const forNew = work.waiting - returning.length;
	let coming = 0;
	const still: Guest[] = [];
	for (const { phase, guest: id } of work.desktops) {
		if (phase !== 'free') continue;
		const guest = draft.guest(id);
		if (guest.task?.kind === 'clone' || ['starting', 'running', 'resuming'].includes(guest.state)) coming++;
		else still.push(guest);
	}
	const wanted = forNew + pool.spare;
	for (const guest of still) if (coming < wanted && startDesktop(draft, guest)) coming++;
	const missing = Math.min(wanted - coming, pool.size - work.desktops.length);
	if (missing > 0) {
		const made = makeDesktops(draft, pool, missing, work.serial, work.desktops);
		if (made.desktops.length > 0) work.desktops = [...work.desktops, ...made.desktops];
		work.serial = made.serial;
		coming += made.desktops.length;
	}
	if (forNew <= coming) return null;
	if (!findGuest(draft, pool.image)) return 'image';
	return work.desktops.length >= pool.size && still.length === 0 ? 'size' : 'noRoom';
}
