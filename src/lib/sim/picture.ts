// A world as people read it: the stable picture that figures, goals, tests and the command line use.
import { leftAt } from './anchor';
import { clusterView, guestRestartView, hostFaultsView } from './availability/picture';
import type { CommandType } from './command';
import { deliveryOperationsOf, deliveryView, guestService, serviceStandsStill } from './delivery/picture';
import { nextDueOf } from './agenda';
import { isPowered, nextState } from './guest/life-cycle';
import { isFrozen } from './host/cpu';
import { heldByHost, holdsMemoryOf } from './host/memory';
import { crowdsOf, guestCompute, hostMemory, type Crowd } from './host/picture';
import { NO_PRESSURE } from './host/ready';
import { hostOf } from './look';
import { speedOf, sendsMemory } from './migration/phase';
import { migrationView } from './migration/picture';
import { unfolded } from './migration/rounds';
import { identityView, possibleOn, protectionOperationsOf, protectionView } from './protection/picture';
import { datastoreViews, guestStorage, storageOperationsOf } from './storage/picture';
import { SECOND, GHz, MB, MiB } from './units';
import type { GuestView, HostView, TaskView, WorldView } from './view';
import type { Guest, Host, World } from './world';

const views = new WeakMap<World, WorldView>();

/** the picture of a world; the same object for the same world */
export function view(world: World): WorldView {
	const known = views.get(world);
	if (known) return known;
	const made = picture(world);
	views.set(world, made);
	return made;
}

function picture(world: World): WorldView {
	const crowds = crowdsOf(world);
	const guests = world.guests.map((guest) => guestView(world, guest, crowds.get(guest.host) ?? NOBODY));
	const tasks = guests.flatMap((guest) => guest.task ?? []);
	const booting = world.hosts.flatMap((host) => bootView(world, host) ?? []);
	return {
		model: world.model,
		seconds: world.now / SECOND,
		hosts: byId(hostViews(world, crowds)),
		guests: byId(guests),
		datastores: byId(datastoreViews(world)),
		clusters: byId(world.clusters.map((cluster) => clusterView(world, cluster))),
		networks: byId(world.networks.map(({ id, name, vlan, isolated }) => ({ id, name, vlan, isolated }))),
		...protectionView(world),
		...deliveryView(world),
		tasks: [...tasks, ...booting].sort((a, b) => a.startedSeconds - b.startedSeconds || Number(a.id.slice(5)) - Number(b.id.slice(5)))
	};
}

const byId = <T extends { readonly id: string }>(things: readonly T[]): Record<T['id'], T> =>
	Object.fromEntries(things.map((thing) => [thing.id, thing])) as Record<T['id'], T>;

// ── guests ──

interface Drawn {
	readonly host: Host;
	readonly crowd: Crowd;
	readonly view: GuestView;
}
const drawn = new WeakMap<Guest, Drawn>();

const NOBODY: Crowd = { guests: [], pressure: NO_PRESSURE };

/** guests with nothing under way look the same as long as they are the same object in the same crowd on the same host object */
function guestView(world: World, guest: Guest, crowd: Crowd): GuestView {
	const host = hostOf(world, guest.host);
	const known = drawn.get(guest);
	// what a linked clone looks through is another guest's too
	const linked = guest.disks.some((disk) => disk.parent !== null);
	const still =
		guest.task === null && serviceStandsStill(guest) && !linked && guest.reclaim.balloonBytes === guest.reclaim.balloonTargetBytes;
	if (known && known.host === host && known.crowd === crowd && still) return known.view;
	const made = drawGuest(world, guest, host, crowd);
	drawn.set(guest, { host, crowd, view: made });
	return made;
}

function drawGuest(world: World, guest: Guest, host: Host, crowd: Crowd): GuestView {
	return {
		id: guest.id,
		name: guest.name,
		role: guest.role,
		os: guest.os,
		host: guest.host,
		state: guest.state,
		holdsMemory: holdsMemoryOf(guest, host),
		frozen: isFrozen(guest),
		vcpus: guest.vcpus,
		memoryMiB: guest.memoryBytes / MiB,
		reservedMiB: guest.reservedBytes / MiB,
		weight: guest.weight,
		capPercent: guest.capPercent,
		tools: guest.tools,
		cpuPercent: (guest.grantedHz / (guest.vcpus * host.coreHz)) * 100,
		cpuDemandGHz: guest.load.demandHz / GHz,
		cpuGrantedGHz: guest.grantedHz / GHz,
		...guestCompute(guest, host, crowd, world.now),
		dirtyMiBps: guest.load.dirtyBytesPerS / MiB,
		network: guest.network,
		identity: identityView(guest),
		...guestStorage(world, guest),
		needs: guest.needs,
		users: guest.users,
		service: guestService(world, guest),
		device: guest.device,
		localMedia: guest.localMedia,
		...guestRestartView(guest),
		pending: guest.pending && {
			...(guest.pending.vcpus === undefined ? {} : { vcpus: guest.pending.vcpus }),
			...(guest.pending.memoryBytes === undefined ? {} : { memoryMiB: guest.pending.memoryBytes / MiB })
		},
		accepts: accepted(guest, host),
		jobs: guest.jobs.length,
		task: taskView(world, guest)
	};
}

const POWER = ['powerOn', 'shutDown', 'restart', 'powerOff', 'reset', 'pause', 'resume', 'suspend'] as const;

function accepted(guest: Guest, host: Host): CommandType[] {
	const { state } = guest;
	const still = !isPowered(state);
	return possibleOn(host, [
		...POWER.filter((operation) => nextState(state, operation) !== undefined),
		...(still || state === 'running' || (state === 'crashed' && host.power !== 'on') ? (['migrate'] as const) : []),
		...(still || state === 'running' || state === 'paused' ? (['cloneGuest'] as const) : []),
		...(state === 'off' ? (['deleteGuest'] as const) : []),
		'editGuest',
		...(nextState(state, 'crash') === undefined ? [] : (['crashGuest'] as const)),
		...(state === 'running' ? (['writeData', 'runJob'] as const) : []),
		...storageOperationsOf(guest),
		...protectionOperationsOf(guest),
		...deliveryOperationsOf(guest)
	]);
}

// ── tasks ──

function taskView(world: World, guest: Guest): TaskView | null {
	if (guest.task === null) return null;
	const task = guest.task.kind === 'migrate' ? unfolded(guest.task, world.now) : guest.task;
	const left = leftAt(task.progress, world.now);
	const migration = migrationView(world, guest);
	const depends = task.kind === 'migrate' && task.phase !== 'pull';
	const due = nextDueOf({ ...guest, jobs: [] });
	return {
		id: task.id,
		kind: task.kind,
		guest: guest.id,
		host: guest.host,
		startedSeconds: task.startedAt / SECOND,
		percent: percentDone(left, phaseTotal(world, guest)),
		secondsLeft: depends || due === Infinity ? null : (due - world.now) / SECOND,
		migration
	};
}

/** what the present phase began with, in the unit of its progress */
function phaseTotal(world: World, { task }: Guest): number {
	if (task === null) return 0;
	if ('totalNs' in task) return task.totalNs;
	if ('totalBytes' in task) return task.totalBytes;
	if (task.phase === 'queued') return 1;
	if (task.phase === 'setup') return world.policy.migration.setupNs;
	return task.phase === 'switchOver' ? world.policy.migration.resumeNs : task.phaseBytes;
}

const percentDone = (left: number, total: number): number => (total > 0 ? (1 - left / total) * 100 : 100);

function bootView(world: World, host: Host): TaskView | null {
	if (host.bootedAt === null) return null;
	const total = world.policy.hostBootNs;
	const left = host.bootedAt - world.now;
	return {
		id: 'task:0',
		kind: 'bootHost',
		guest: null,
		host: host.id,
		startedSeconds: (host.bootedAt - total) / SECOND,
		percent: percentDone(left, total),
		secondsLeft: left / SECOND,
		migration: null
	};
}

// ── hosts and datastores ──

function hostViews(world: World, crowds: ReadonlyMap<Host['id'], Crowd>): HostView[] {
	const held = heldByHost(world);
	const here = new Map(
		world.hosts.map((host) => [host.id, { guests: [] as Guest[], arriving: [] as Guest['id'][], sending: 0, receiving: 0 }])
	);
	for (const guest of world.guests) {
		here.get(guest.host)?.guests.push(guest);
		const { task } = guest;
		if (task?.kind !== 'migrate') continue;
		const rate = sendsMemory(task) ? speedOf(task) : 0;
		const [from, to] = [here.get(task.from), here.get(task.to)];
		if (guest.host !== task.to && task.phase !== 'queued') to?.arriving.push(guest.id);
		if (from) from.sending += rate;
		if (to) to.receiving += rate;
	}
	return world.hosts.map((host) => {
		const { guests, arriving, sending, receiving } = here.get(host.id) ?? { guests: [], arriving: [], sending: 0, receiving: 0 };
		const usedBytes = host.power === 'on' ? (held.get(host.id)?.bytes ?? 0) : 0;
		const usedHz = guests.reduce((sum, guest) => sum + guest.grantedHz, 0);
		return {
			id: host.id,
			name: host.name,
			product: host.product,
			hypervisor: host.hypervisor,
			cpuVendor: host.cpu.vendor,
			cpuGeneration: host.cpu.generation,
			power: host.power,
			maintenance: host.maintenance,
			...hostFaultsView(world, host),
			cores: host.cores,
			coreGHz: host.coreHz / GHz,
			cpuPercent: (usedHz / (host.cores * host.coreHz)) * 100,
			cpuUsedGHz: usedHz / GHz,
			memoryMiB: host.memoryBytes / MiB,
			memoryUsedMiB: usedBytes / MiB,
			memoryFreeMiB: (host.memoryBytes - usedBytes) / MiB,
			memoryPercent: (usedBytes / host.memoryBytes) * 100,
			...hostMemory(host, crowds.get(host.id) ?? NOBODY, host.memoryBytes - usedBytes, world.now),
			hypervisorMiB: host.hypervisorBytes / MiB,
			site: host.site,
			nicMbps: (host.nicBytesPerS * 8) / MB,
			sendingMbps: (sending * 8) / MB,
			receivingMbps: (receiving * 8) / MB,
			guests: guests.map((guest) => guest.id),
			arriving,
			networks: host.networks,
			datastores: host.datastores,
			bootedAtSeconds: host.bootedAt === null ? null : host.bootedAt / SECOND,
			failedAtSeconds: host.failedAt === null ? null : host.failedAt / SECOND
		};
	});
}
