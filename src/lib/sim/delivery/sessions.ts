// Sessions on a terminal server: many people in one OS. It has room for so many; one crash takes all of them.
import { refuse, type Check } from '../check';
import type { Command } from '../command';
import type { Draft } from '../draft';
import { inRange } from '../guest/limits';
import { findDatastore, findGuest } from '../look';
import type { Operation } from '../operation';
import type { Guest, World } from '../world';
import { sessionCapacity, type Capacity } from './density';
import { hindrance } from './serving';

/** sessions that fit on the guest; null: it has none */
export function roomForSessions(world: World, guest: Guest): Capacity | null {
	if (guest.session === null) return null;
	const store = guest.disks[0] && findDatastore(world, guest.disks[0].datastore);
	return sessionCapacity({
		vcpus: guest.vcpus,
		memoryBytes: guest.memoryBytes,
		iops: store?.iops ?? Infinity,
		kind: guest.session.kind
	});
}

/** how many of the guest's sessions are open */
export const loggedOn = (guest: Guest): number => guest.session?.loggedOn ?? 0;

/** the guest, with all that it needs, does its work */
export function serves(world: World, guest: Guest): Check {
	const what = hindrance(world, guest);
	const because = what ? (findGuest(world, what.guest)?.name ?? what.guest) : '';
	return refuse('serves', what === null, { guest: guest.name, because, why: what?.why ?? '' });
}

/** room for so many sessions more; the fix logs in as many as fit */
export function roomFor(world: World, guest: Guest, users: number, fix: (users: number) => Command[] = () => []): Check {
	const most = roomForSessions(world, guest);
	const left = (most?.users ?? 0) - guest.users;
	return refuse(
		'sessions',
		most !== null && users <= left,
		{ guest: guest.name, users, loggedOn: guest.users, most: most?.users ?? 0, bound: most?.bound ?? 'cpu' },
		left > 0 ? fix(left) : []
	);
}

export const isSessionHost = (guest: Guest): Check => refuse('session', guest.session !== null, { guest: guest.name });

export const logIn: Operation<'logIn'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		return [
			refuse('exists', true, { what: guest.name }),
			inRange('users', command.users),
			isSessionHost(guest),
			serves(world, guest),
			roomFor(world, guest, command.users, (users) => [{ type: 'logIn', guest: guest.id, users }])
		];
	},
	apply(draft, { guest, users }) {
		changeSessions(draft, draft.guest(guest), users);
	}
};

export const logOff: Operation<'logOff'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		const open = loggedOn(guest);
		return [
			refuse('exists', true, { what: guest.name }),
			inRange('users', command.users),
			isSessionHost(guest),
			refuse(
				'loggedOn',
				command.users <= open,
				{ where: guest.name, users: command.users, loggedOn: open },
				open > 0 ? [{ type: 'logOff', guest: guest.id, users: open }] : []
			)
		];
	},
	apply(draft, { guest, users }) {
		changeSessions(draft, draft.guest(guest), -users);
	}
};

/** opens so many sessions more, or closes them when the number is negative */
export function changeSessions(draft: Draft, guest: Guest, users: number): void {
	if (guest.session === null || users === 0) return;
	const open = Math.max(0, guest.session.loggedOn + users);
	draft.setGuest(guest.id, { users: Math.max(0, guest.users + users), session: { ...guest.session, loggedOn: open } });
	draft.emit({ type: users > 0 ? 'usersLoggedOn' : 'usersLoggedOff', guest: guest.id, users: Math.abs(users), loggedOn: open });
}
