// Checks that concern one guest: its state, its place, its people. Topics put their lists together from these.
import { failoverChecks, ruleChecks } from '../availability/admit';
import { refuse, warn, type Check } from '../check';
import type { Command, PowerOperation } from '../command';
import { dependantsOf } from '../delivery/serving';
import { admission, heldOf } from '../host/memory';
import { reservationFits } from '../host/promise';
import { findDatastore, findGuest, findHost, findNetwork, hostOf } from '../look';
import { disksThere } from '../protection/checks';
import { sees } from '../host/paths';
import { storesOf } from '../storage/chain';
import { freeBytes } from '../storage/space';
import { roomWanted } from '../storage/write';
import { GiB, MiB } from '../units';
import type { Guest, World } from '../world';
import { isPowered, nextState } from './life-cycle';
import { takesOneOnly } from './physical';

export const stateCheck = (guest: Guest, operation: Command['type'], accepted: boolean, fix: readonly Command[] = []): Check =>
	refuse('state', accepted, { guest: guest.name, state: guest.state, operation }, fix);

export function accepts(guest: Guest, operation: PowerOperation): Check {
	return stateCheck(guest, operation, nextState(guest.state, operation) !== undefined);
}

export const notBusy = (guest: Guest): Check =>
	refuse('busy', guest.task === null, { guest: guest.name, task: guest.task?.kind ?? 'none' });

export function hostIsOn(world: World, guest: Guest): Check {
	const host = hostOf(world, guest.host);
	return refuse('hostOn', host.power === 'on', { host: host.name, power: host.power }, turnOnFix(host));
}

export const turnOnFix = (host: { id: Guest['host']; power: string }): Command[] =>
	host.power === 'off' || host.power === 'failed' ? [{ type: 'powerOnHost', host: host.id }] : [];

export function takesGuests(world: World, id: Guest['host']): Check {
	const host = hostOf(world, id);
	return refuse('maintenance', !host.maintenance && !host.evacuating, { host: host.name }, [{ type: 'exitMaintenance', host: id }]);
}

/** memory by the product's rule, and whether it overcommits */
export function memoryChecks(world: World, hostId: Guest['host'], guest: Guest, fix: readonly Command[] = []): Check[] {
	const host = hostOf(world, hostId);
	const memoryBytes = guest.pending?.memoryBytes ?? guest.memoryBytes;
	const others = heldOf(world, host, guest.id);
	const { admitted, needBytes, freeBytes: free } = admission(world, host, guest, memoryBytes, others);
	const checks = [
		refuse('memory', admitted, { needMiB: needBytes / MiB, freeMiB: free / MiB, host: host.name, product: host.product }, fix)
	];
	if (host.product === 'esx') {
		const configured = memoryBytes + world.policy.guestOverheadBytes;
		const unheld = Math.max(0, host.memoryBytes - others.bytes);
		checks.push(warn('overcommit', configured <= unheld, { needMiB: configured / MiB, freeMiB: unheld / MiB, host: host.name }));
	}
	return checks;
}

export function placeChecks(world: World, hostId: Guest['host'], guest: Guest): Check[] {
	const host = hostOf(world, hostId);
	const network = guest.network === null ? undefined : findNetwork(world, guest.network);
	const stores = storesOf(world, guest);
	const unseen = stores.find((id) => !sees(host, id));
	const store = unseen ?? stores[0];
	const vcpus = guest.pending?.vcpus ?? guest.vcpus;
	return [
		...disksThere(world, guest),
		...takesOneOnly(world, hostId, guest, 'powerOn'),
		warn('cores', vcpus <= host.cores, { vcpus, cores: host.cores, host: host.name }),
		...(network ? [refuse('network', host.networks.includes(network.id), { network: network.name, host: host.name })] : []),
		...(store
			? [
					refuse('storage', unseen === undefined, {
						datastore: findDatastore(world, store)?.name ?? store,
						host: host.name
					})
				]
			: [])
	];
}

export function cpuChecks(world: World, hostId: Guest['host'], guest: Guest): Check[] {
	const seen = guest.cpuSeen;
	const host = findHost(world, hostId);
	if (!seen || !host) return [];
	return [
		refuse('cpuVendor', host.cpu.vendor === seen.vendor, { need: seen.vendor, has: host.cpu.vendor, host: host.name }),
		refuse('cpuGeneration', host.cpu.generation >= seen.generation, { need: seen.generation, has: host.cpu.generation, host: host.name })
	];
}

export function canStart(world: World, guest: Guest): Check[] {
	return [
		hostIsOn(world, guest),
		takesGuests(world, guest.host),
		...memoryChecks(world, guest.host, guest),
		...reservationFits(world, guest.host, guest),
		...placeChecks(world, guest.host, guest),
		...failoverChecks(world, guest.host, guest),
		...ruleChecks(world, guest.host, guest)
	];
}

export function canResume(world: World, guest: Guest): Check[] {
	if (guest.state === 'suspended') return [...canStart(world, guest), ...cpuChecks(world, guest.host, guest)];
	const disk = guest.disks[0];
	const store = disk ? findDatastore(world, disk.datastore) : undefined;
	if (guest.state !== 'noSpace' || !store) return [hostIsOn(world, guest)];
	return [hostIsOn(world, guest), roomOn(world, store.id, roomWanted(world, guest))];
}

/** room on a datastore, with the growth that would make it */
export function roomOn(world: World, id: Guest['disks'][number]['datastore'], needBytes: number): Check {
	const store = findDatastore(world, id);
	if (!store) return refuse('exists', false, { what: id });
	if (store.lost) return refuse('lostStore', false, { datastore: store.name });
	const free = freeBytes(world, store);
	const missingGiB = Math.ceil((needBytes - free) / GiB);
	return refuse('space', needBytes <= free, { needGiB: needBytes / GiB, freeGiB: free / GiB, datastore: store.name }, [
		{ type: 'growDatastore', datastore: id, GiB: missingGiB }
	]);
}

export function roomForMemory(world: World, guest: Guest): Check[] {
	const disk = guest.disks[0];
	return disk ? [roomOn(world, disk.datastore, guest.memoryBytes)] : [];
}

export function throughTools(guest: Guest): Check[] {
	const cure: Command = guest.tools ? { type: 'reset', guest: guest.id } : { type: 'editGuest', guest: guest.id, change: { tools: true } };
	return [refuse('tools', guest.tools && !guest.toolsHung, { guest: guest.name }, [cure])];
}

/** warnings for the people who work through the guest, and the guests that need it */
export function peopleServed(world: World, guest: Guest): Check[] {
	if (!isPowered(guest.state) || guest.state === 'crashed') return [];
	const by = (dependantsOf(world).get(guest.id) ?? []).flatMap((id) => {
		const other = findGuest(world, id);
		return other?.state === 'running' && other.needs.includes(guest.id) ? [other.name] : [];
	});
	return [
		warn('users', guest.users === 0, { guest: guest.name, users: guest.users }),
		warn('needed', by.length === 0, { guest: guest.name, by: by.join(', '), count: by.length })
	];
}
