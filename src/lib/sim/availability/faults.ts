// Faults that one can bring about, and their repair: a host cut off from the others, a port without a link, a lost storage path, silent tools.
import { refuse, warn, type Check } from '../check';
import type { CommandOf } from '../command';
import type { Draft } from '../draft';
import { peopleServed, stateCheck } from '../guest/checks';
import { isPowered } from '../guest/life-cycle';
import { crash } from '../guest/power';
import { findDatastore, findGuest, findHost } from '../look';
import { abortMigration } from '../migration/abort';
import type { Operation } from '../operation';
import { storesOf } from '../storage/chain';
import type { Guest, Host, HostId, World } from '../world';
import { clusterOf } from './member';
import { responseOf } from './profile';
import { busyGuests, guestsOn } from '../whereabouts';

type LinkCommand = 'isolateHost' | 'rejoinHost' | 'cutLink' | 'mendLink';
type PathCommand = 'losePath' | 'restorePath';

/** cuts a host off the other hosts' heartbeats, or its port off the network, and back */
export const link: Operation<LinkCommand> = {
	checks(world, { type, host: id }) {
		const host = findHost(world, id);
		if (!host) return [refuse('exists', false, { what: id })];
		const checks = [refuse('exists', true, { what: host.name }), hostCheck(host, type, accepts(host, type))];
		if (type === 'isolateHost') return [...checks, ...isolationCosts(world, host)];
		return type === 'cutLink'
			? [
					...checks,
					...costs(
						world,
						host,
						onHost(world, host.id).filter((guest) => guest.network !== null)
					)
				]
			: checks;
	},
	apply(draft, { type, host }) {
		draft.setHost(host, CHANGES[type]);
		draft.emit({ type: FACTS[type], host });
	}
};

const CHANGES = {
	isolateHost: { isolated: true },
	rejoinHost: { isolated: false },
	cutLink: { linkUp: false },
	mendLink: { linkUp: true }
} as const satisfies Record<LinkCommand, Partial<Host>>;

const FACTS = { isolateHost: 'hostIsolated', rejoinHost: 'hostRejoined', cutLink: 'linkCut', mendLink: 'linkMended' } as const;

function accepts(host: Host, type: LinkCommand): boolean {
	switch (type) {
		case 'isolateHost':
			return host.power === 'on' && !host.isolated;
		case 'rejoinHost':
			return host.isolated;
		case 'cutLink':
			return host.linkUp;
		case 'mendLink':
			return !host.linkUp;
	}
}

const onHost = (world: World, host: HostId): Guest[] =>
	guestsOn(world, host).filter((guest) => isPowered(guest.state) && guest.state !== 'crashed');

const hostCheck = (host: Host, operation: LinkCommand | PathCommand, accepted: boolean): Check =>
	refuse('state', accepted, { host: host.name, state: host.power, operation });

/** who would stop */
function costs(world: World, host: Host, guests: readonly Guest[]): Check[] {
	const users = guests.reduce((sum, guest) => sum + guest.users, 0);
	return [
		warn('guestsOn', guests.length === 0, { host: host.name, guests: guests.map((guest) => guest.name).join(', '), count: guests.length }),
		warn('users', users === 0, { guest: host.name, users })
	];
}

function isolationCosts(world: World, host: Host): Check[] {
	const cluster = clusterOf(world, host.id);
	const stops = cluster?.ha.enabled === true && responseOf(cluster.ha) !== 'leaveOn';
	return stops ? costs(world, host, onHost(world, host.id)) : [];
}

/** a host loses its way to a datastore, or finds it again */
export const path: Operation<PathCommand> = {
	checks(world, { type, host: hostId, datastore }) {
		const host = findHost(world, hostId);
		const store = findDatastore(world, datastore);
		if (!host || !store) return [refuse('exists', false, { what: host ? datastore : hostId })];
		const lost = host.lostPaths.includes(store.id);
		const checks = [
			refuse('exists', true, { what: host.name }),
			refuse('storage', host.datastores.includes(store.id), { datastore: store.name, host: host.name }),
			hostCheck(host, type, type === 'losePath' ? !lost : lost)
		];
		return type === 'losePath' ? [...checks, ...costs(world, host, usersOf(world, host, store.id))] : checks;
	},
	apply: (draft, command) => (command.type === 'losePath' ? losePath(draft, command) : restorePath(draft, command))
};

const usersOf = (world: World, host: Host, store: Host['datastores'][number]): Guest[] =>
	onHost(world, host.id).filter((guest) => storesOf(world, guest).includes(store));

/**
 * The loss is for good (VMware's permanent device loss): a guest with a disk there stops at once, as its OS would when every write
 * fails, and the cluster knows at once, too [A]. Writers that only stall while a path is expected back are not modelled.
 */
function losePath(draft: Draft, { host: id, datastore }: CommandOf<PathCommand>): void {
	const host = draft.host(id);
	const lost = usersOf(draft, host, datastore);
	draft.setHost(id, { lostPaths: [...host.lostPaths, datastore] });
	draft.emit({ type: 'pathLost', host: id, datastore, guests: lost.map((guest) => guest.id) });
	for (const guest of lost) crash(draft, draft.guest(guest.id), 'pathLost');
	// who was on the way here goes on where it is
	for (const guest of busyGuests(draft)) {
		const { task } = guest;
		const arrives = task?.kind === 'migrate' && task.to === id && guest.host !== id;
		if (arrives && storesOf(draft, guest).includes(datastore)) abortMigration(draft, guest, task, 'targetLost');
	}
}

function restorePath(draft: Draft, { host: id, datastore }: CommandOf<PathCommand>): void {
	draft.setHost(id, { lostPaths: draft.host(id).lostPaths.filter((each) => each !== datastore) });
	draft.emit({ type: 'pathRestored', host: id, datastore });
}

/** the tools in a guest answer no more, though the guest works on */
export const hangTools: Operation<'hangTools'> = {
	checks(world, { guest: id }) {
		const guest = findGuest(world, id);
		if (!guest) return [refuse('exists', false, { what: id })];
		const checks = [
			refuse('exists', true, { what: guest.name }),
			stateCheck(guest, 'hangTools', guest.state === 'running' && !guest.toolsHung)
		];
		const tools = refuse('tools', guest.tools, { guest: guest.name }, [{ type: 'editGuest', guest: id, change: { tools: true } }]);
		const monitored = clusterOf(world, guest.host)?.ha;
		return [...checks, tools, ...(monitored?.enabled && monitored.guestMonitoring ? peopleServed(world, guest) : [])];
	},
	apply(draft, { guest }) {
		draft.setGuest(guest, { toolsHung: true });
		draft.emit({ type: 'toolsHung', guest });
	}
};
