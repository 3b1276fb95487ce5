// Hand-written pictures of a small clinic, in the states that the rack must show. For tests only.
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import type { DatastoreView, DiskView, GuestView, HostView, MigrationView, TaskView, WorldView } from '$lib/sim/view';
import type { DatastoreId, GuestId, HostId, Role } from '$lib/sim/world';
import { aHost, anEstate } from '../../../../tests/fixtures/estate';

const GIB = 1024;

type GuestRow = readonly [name: string, role: Role, GiB: number, cpuPercent: number, diskGiB: number];

const ROWS: Readonly<Record<string, readonly GuestRow[]>> = {
	Alder: [
		['ehr-db-01', 'database', 32, 54, 1200],
		['ehr-app-01', 'app', 24, 61, 180],
		['interface-01', 'interface', 16, 38, 120],
		['ehr-web-01', 'web', 8, 47, 80],
		['lb-01', 'balancer', 8, 22, 40]
	],
	Birch: [
		['ctx-01', 'terminal', 24, 72, 160],
		['ctx-02', 'terminal', 24, 66, 160],
		['ehr-web-02', 'web', 8, 41, 80],
		['print-01', 'print', 8, 12, 60]
	],
	Cedar: [
		['ehr-app-02', 'app', 24, 58, 180],
		['ctx-03', 'terminal', 24, 69, 160],
		['vdi-pool-01', 'desktop', 16, 33, 240],
		['fax-01', 'fax', 8, 96, 60],
		['test-ehr', 'test', 24, 0, 300]
	]
};

/** what a picture says where a test does not: that of one guest on one host */
const BLANK = (() => {
	const picture = view(start(anEstate({ hosts: [aHost('alder', { product: 'esx' })] })));
	const [host, guest, store] = [picture.hosts['host:alder'], picture.guests['vm:app-01'], picture.datastores['ds:san']];
	if (!host || !guest || !store) throw new Error('the estate has a host, a guest and a datastore');
	return { world: picture, host, guest, store };
})();

const SAN: DatastoreId = 'ds:san-01';
const idOf = (name: string): GuestId => `vm:${name}`;
const hostIdOf = (name: string): HostId => `host:${name.toLowerCase()}`;

export function guest(row: GuestRow, host: HostId, change: Partial<GuestView> = {}): GuestView {
	const [name, role, GiB, cpuPercent, diskGiB] = row;
	const vcpus = GiB >= 24 ? 4 : 2;
	return {
		...BLANK.guest,
		id: idOf(name),
		name,
		role,
		os: 'Windows Server 2022',
		host,
		state: 'running',
		holdsMemory: true,
		frozen: false,
		vcpus,
		memoryMiB: GiB * GIB,
		cpuPercent,
		cpuDemandGHz: (vcpus * 2.6 * cpuPercent) / 100,
		cpuGrantedGHz: (vcpus * 2.6 * cpuPercent) / 100,
		dirtyMiBps: 40,
		network: 'net:clinical',
		disks: [disk(SAN, diskGiB)],
		accepts: ['shutDown', 'powerOff', 'migrate'],
		...change
	};
}

export function host(name: string, guests: readonly GuestView[], change: Partial<HostView> = {}): HostView {
	const memoryMiB = change.memoryMiB ?? 128 * GIB;
	const hypervisorMiB = 4 * GIB;
	const used = hypervisorMiB + guests.filter(({ holdsMemory }) => holdsMemory).reduce((sum, { memoryMiB }) => sum + memoryMiB, 0);
	const cpuUsedGHz = guests.reduce((sum, { cpuGrantedGHz }) => sum + cpuGrantedGHz, 0);
	return {
		...BLANK.host,
		id: hostIdOf(name),
		name,
		product: 'esx',
		hypervisor: 'bare-metal',
		cpuVendor: 'intel',
		cpuGeneration: 2021,
		power: 'on',
		maintenance: false,
		cores: 16,
		coreGHz: 2.6,
		cpuPercent: (100 * cpuUsedGHz) / (16 * 2.6),
		cpuUsedGHz,
		memoryMiB,
		memoryUsedMiB: used,
		memoryFreeMiB: memoryMiB - used,
		memoryPercent: (100 * used) / memoryMiB,
		memoryLeftMiB: memoryMiB - used,
		hypervisorMiB,
		nicMbps: 10_000,
		sendingMbps: 0,
		receivingMbps: 0,
		guests: guests.map(({ id }) => id),
		arriving: [],
		networks: ['net:clinical'],
		datastores: [SAN],
		bootedAtSeconds: 0,
		failedAtSeconds: null,
		...change
	};
}

export function store(id: DatastoreId, name: string, shared: boolean, sizeGiB: number, guests: readonly GuestView[]): DatastoreView {
	const files = guests.flatMap((one) =>
		one.disks.filter(({ datastore }) => datastore === id).map(({ usedGiB }) => ({ guest: one.id, kind: 'disk' as const, GiB: usedGiB }))
	);
	const usedGiB = files.reduce((sum, { GiB }) => sum + GiB, 0);
	const sorted = [...files].sort((a, b) => b.GiB - a.GiB);
	return { ...BLANK.store, id, name, shared, sizeGiB, usedGiB, freeGiB: sizeGiB - usedGiB, files: sorted };
}

const disk = (datastore: DatastoreId, sizeGiB: number): DiskView => ({
	datastore,
	sizeGiB,
	usedGiB: sizeGiB,
	thin: false,
	format: 'vmdk',
	delta: false,
	fileBytes: sizeGiB * 2 ** 30,
	writtenGiB: sizeGiB,
	extents: [],
	parent: null
});

export function world(hosts: readonly HostView[], guests: readonly GuestView[], datastores: readonly DatastoreView[]): WorldView {
	return {
		...BLANK.world,
		seconds: 0,
		hosts: Object.fromEntries(hosts.map((one) => [one.id, one])),
		guests: Object.fromEntries(guests.map((one) => [one.id, one])),
		datastores: Object.fromEntries(datastores.map((one) => [one.id, one])),
		networks: { 'net:clinical': { id: 'net:clinical', name: 'Clinical', vlan: 40, isolated: false } },
		tasks: guests.flatMap(({ task }) => task ?? [])
	};
}

/** three hosts of 128 GB, fourteen guests, one of them suspended */
export function clinic(
	changes: Readonly<Record<string, Partial<GuestView>>> = {},
	hostChanges: Readonly<Record<string, Partial<HostView>>> = {}
): WorldView {
	const asleep: Partial<GuestView> = { state: 'suspended', holdsMemory: false, cpuGrantedGHz: 0 };
	const byHost = Object.entries(ROWS).map(([name, rows]) => ({
		name,
		guests: rows.map((row) => guest(row, hostIdOf(name), { ...(row[0] === 'test-ehr' ? asleep : {}), ...changes[row[0]] }))
	}));
	const guests = byHost.flatMap(({ guests }) => guests);
	const hosts = byHost.map(({ name, guests }) => host(name, guests, hostChanges[name]));
	return world(hosts, guests, [store(SAN, 'san-01', true, 12 * GIB, guests)]);
}

export function migration(change: Partial<MigrationView> = {}): MigrationView {
	return {
		from: 'host:alder',
		to: 'host:birch',
		method: 'pre-copy',
		phase: 'precopy',
		round: 2,
		ramMiB: 24 * GIB,
		roundMiB: 5.2 * GIB,
		leftMiB: 2.9 * GIB,
		dirtiedMiB: 0.4 * GIB,
		sentMiB: 26.3 * GIB,
		rateMBps: 1200,
		rounds: [{ sentMiB: 24 * GIB, seconds: 21.5, dirtiedMiB: 5.2 * GIB, times: 1 }],
		notConverging: false,
		throttlePercent: 0,
		speedPercent: 100,
		stalledSeconds: null,
		datastore: null,
		...change
	};
}

export const task = (guestId: GuestId, move: MigrationView): TaskView => ({
	id: 'task:1',
	kind: 'migrate',
	guest: guestId,
	host: move.from,
	startedSeconds: 0,
	percent: 100 * (1 - move.leftMiB / move.roundMiB),
	secondsLeft: null,
	migration: move
});

/** ehr-app-01 on its way from Alder to Birch */
export function clinicMoving(change: Partial<MigrationView> = {}): WorldView {
	const move = migration(change);
	const birch = clinic().hosts['host:birch'];
	const used = (birch?.memoryUsedMiB ?? 0) + 24 * GIB;
	return clinic(
		{ 'ehr-app-01': { task: task('vm:ehr-app-01', move) } },
		{
			Alder: { sendingMbps: 9600 },
			Birch: {
				receivingMbps: 9600,
				arriving: ['vm:ehr-app-01'],
				memoryUsedMiB: used,
				memoryFreeMiB: 128 * GIB - used,
				memoryPercent: (100 * used) / (128 * GIB)
			}
		}
	);
}

/** every state that a guest or a host can be in, with local disks and an overcommitted host */
export function clinicTroubled(): WorldView {
	const off: Partial<GuestView> = { state: 'off', holdsMemory: false, cpuGrantedGHz: 0, cpuPercent: 0 };
	const cut: Partial<GuestView> = { state: 'crashed', holdsMemory: false, cpuGrantedGHz: 0, cpuPercent: 0 };
	const boot: TaskView = {
		id: 'task:2',
		kind: 'boot',
		guest: 'vm:ehr-web-01',
		host: 'host:alder',
		startedSeconds: 0,
		percent: 45,
		secondsLeft: 33,
		migration: null
	};
	const base = clinic(
		{
			'interface-01': { state: 'paused' },
			'ehr-web-01': { state: 'starting', task: boot, cpuPercent: 0 },
			'lb-01': { state: 'noSpace' },
			'ehr-db-01': { memoryMiB: 96 * GIB },
			'ehr-web-02': off,
			'print-01': off,
			'ctx-01': off,
			'ctx-02': off,
			'ehr-app-02': cut,
			'ctx-03': cut,
			'vdi-pool-01': cut,
			'fax-01': cut
		},
		{
			Birch: { maintenance: true, datastores: [SAN, 'ds:local-birch'] },
			Cedar: { power: 'failed', cpuPercent: 0, memoryUsedMiB: 0, memoryFreeMiB: 128 * GIB, memoryPercent: 0, failedAtSeconds: 12 }
		}
	);
	const spare = host('Dogwood', [], {
		power: 'off',
		memoryUsedMiB: 0,
		memoryFreeMiB: 64 * GIB,
		memoryPercent: 0,
		memoryMiB: 64 * GIB,
		cores: 32
	});
	const local = store('ds:local-birch', 'local-birch', false, 500, [
		guest(['iso', 'other', 1, 0, 120], 'host:birch', { disks: [disk('ds:local-birch', 120)] })
	]);
	return { ...base, hosts: { ...base.hosts, [spare.id]: spare }, datastores: { ...base.datastores, [local.id]: local } };
}

/** many hosts with ten guests each, sizes and loads by a fixed rule */
export function estate(hostCount: number, guestsPerHost = 10): WorldView {
	const roles: readonly Role[] = ['web', 'app', 'interface', 'database', 'fax', 'print', 'terminal', 'balancer', 'desktop', 'test'];
	const hosts: HostView[] = [];
	const guests: GuestView[] = [];
	for (let h = 0; h < hostCount; h++) {
		const name = `Host-${String(h + 1).padStart(3, '0')}`;
		const here = Array.from({ length: guestsPerHost }, (_, g) => {
			const role = roles[(h * 3 + g) % roles.length] ?? 'other';
			const GiB = [4, 8, 16, 8, 24, 4, 12, 8, 32, 4][(h + g * 7) % 10] ?? 8;
			return guest(
				[`${role}-${String(h * guestsPerHost + g + 1).padStart(4, '0')}`, role, GiB, (h * 37 + g * 53) % 95, 80],
				hostIdOf(name)
			);
		});
		guests.push(...here);
		hosts.push(host(name, here, { memoryMiB: 192 * GIB }));
	}
	return world(hosts, guests, [store(SAN, 'san-01', true, 200 * GIB, guests)]);
}
