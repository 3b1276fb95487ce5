// Losing more than a host: a datastore with all that lies on it, or a whole site. What is not on another one is gone.
import { refuse, warn, type Check } from '../check';
import type { Draft } from '../draft';
import { isPowered } from '../guest/life-cycle';
import { crash, turnOff } from '../guest/power';
import { hostPower } from '../host/power';
import { abortClone } from '../guest/make';
import { findDatastore, findGuest } from '../look';
import { abortMigration } from '../migration/abort';
import type { Operation } from '../operation';
import type { Task } from '../task';
import type { Datastore, Guest, World } from '../world';
import { lostStoreOf } from './reading';

export const loseDatastore: Operation<'loseDatastore'> = {
	checks(world, { datastore: id }) {
		const store = findDatastore(world, id);
		if (!store) return [refuse('exists', false, { what: id })];
		return [
			refuse('exists', true, { what: store.name }),
			refuse('lostStore', !store.lost, { datastore: store.name }),
			...losses(world, store.name, guestsOn(world, [store]))
		];
	},
	apply(draft, { datastore: id }) {
		lose(draft, id);
	}
};

export const failSite: Operation<'failSite'> = {
	checks(world, { site }) {
		const hosts = world.hosts.filter((host) => host.site === site);
		const stores = world.datastores.filter((store) => store.site === site);
		const lost = new Set([
			...guestsOn(world, stores),
			...world.guests.filter((guest) => isPowered(guest.state) && hosts.some(({ id }) => id === guest.host))
		]);
		return [refuse('site', hosts.length + stores.length > 0, { site }), ...losses(world, site, [...lost])];
	},
	apply(draft, { site }) {
		const hosts = draft.hosts.filter((host) => host.site === site && host.power !== 'off' && host.power !== 'failed').map(({ id }) => id);
		const stores = draft.datastores.filter((store) => store.site === site && !store.lost).map(({ id }) => id);
		draft.emit({ type: 'siteFailed', site, hosts, datastores: stores });
		for (const host of hosts) hostPower.apply(draft, { type: 'failHost', host });
		for (const store of stores) lose(draft, store);
	}
};

function lose(draft: Draft, id: Datastore['id']): void {
	const backups = draft.backups.filter((backup) => backup.datastore === id);
	const replications = draft.replications.filter((replication) => replication.datastore === id);
	draft.setDatastore(id, { lost: true, files: [] });
	draft.reshareLinks();
	const guests = draft.guests.filter((guest) => readsFrom(draft, guest, id));
	draft.emit({
		type: 'datastoreLost',
		datastore: id,
		guests: guests.map((guest) => guest.id),
		backups: backups.length,
		replicas: replications.length
	});
	for (const { id: guest } of guests) takeDown(draft, guest);
	for (const guest of draft.guests.filter(({ task }) => task !== null && copiesWith(draft, task, id))) endCopy(draft, guest);
	for (const { id: plan, guest } of draft.backupPlans.filter(({ datastore }) => datastore === id)) {
		draft.remove('backupPlans', plan);
		draft.emit({ type: 'backupsStopped', guest, datastore: id });
	}
	for (const { id: replication } of replications) draft.remove('replications', replication);
	for (const { id: backup } of backups) draft.remove('backups', backup);
}

/** its disks are not there any more: what runs stops dead, what is under way with it ends */
function takeDown(draft: Draft, id: Guest['id']): void {
	const guest = draft.guest(id);
	if (guest.state === 'suspended') return turnOff(draft, guest, 'powerOff', 'diskLost');
	if (isPowered(guest.state) && guest.state !== 'crashed') return crash(draft, guest, 'diskLost');
	if (guest.task?.kind === 'clone') return abortClone(draft, guest, 'failed');
	if (guest.task !== null) draft.endTask(guest, 'failed');
}

/** the task reads from that datastore, or writes to it */
function copiesWith(world: World, task: Task, id: Datastore['id']): boolean {
	switch (task.kind) {
		case 'backup':
		case 'moveStorage':
			return task.to === id;
		case 'recover':
			return task.from === id;
		case 'migrate':
			return task.datastore === id && task.phase !== 'pull';
		case 'clone': {
			const source = findGuest(world, task.source);
			return source !== undefined && readsFrom(world, source, id);
		}
		default:
			return false;
	}
}

function endCopy(draft: Draft, guest: Guest): void {
	const { task } = guest;
	if (task?.kind === 'clone') return abortClone(draft, guest, 'failed');
	if (task?.kind === 'migrate') return abortMigration(draft, guest, task, 'targetLost');
	draft.endTask(guest, 'failed');
}

/** its disks, or files below them, lie on that datastore */
function readsFrom(world: World, guest: Guest, id: Datastore['id']): boolean {
	return guest.disks.some(({ datastore }) => datastore === id) || lostStoreOf(world, guest)?.id === id;
}

function guestsOn(world: World, stores: readonly Datastore[]): Guest[] {
	const ids = new Set(stores.map(({ id }) => id));
	return world.guests.filter((guest) => guest.disks.some(({ datastore }) => ids.has(datastore)));
}

function losses(world: World, place: string, guests: readonly Guest[]): Check[] {
	const users = guests.reduce((sum, guest) => sum + (guest.state === 'running' ? guest.users : 0), 0);
	return [
		warn('guestsOn', guests.length === 0, { host: place, guests: guests.map(({ name }) => name).join(', '), count: guests.length }),
		warn('users', users === 0, { guest: place, users })
	];
}
