// A clinic small enough to know by heart: what the tests of this room speak about.
import type { DatastoreView, GuestView, HostView, TaskView, WorldView } from '$lib/sim/view';

export const alder: HostView = {
	id: 'host:alder',
	name: 'Alder',
	product: 'esx',
	hypervisor: 'bare-metal',
	cpuVendor: 'intel',
	cpuGeneration: 2017,
	power: 'on',
	maintenance: false,
	cores: 16,
	coreGHz: 2.4,
	cpuPercent: 54.6,
	cpuUsedGHz: 21,
	memoryMiB: 131_072,
	memoryUsedMiB: 90_112,
	memoryFreeMiB: 40_960,
	memoryPercent: 68.75,
	memoryState: 'high',
	outOfMemory: false,
	balloonMiB: 0,
	pagedMiB: 0,
	sharedMiB: 0,
	memoryLeftMiB: 40_960,
	hypervisorMiB: 2048,
	site: 'main',
	nicMbps: 10_000,
	sendingMbps: 0,
	receivingMbps: 0,
	guests: ['vm:ehr-app-01', 'vm:test-ehr'],
	arriving: [],
	networks: ['net:clinical'],
	datastores: ['ds:san-01'],
	bootedAtSeconds: null,
	failedAtSeconds: null
};

export const birch: HostView = {
	...alder,
	id: 'host:birch',
	name: 'Birch',
	power: 'off',
	cpuPercent: 0,
	memoryUsedMiB: 0,
	memoryPercent: 0,
	guests: [],
	datastores: ['ds:san-01', 'ds:birch-local']
};

export const app: GuestView = {
	id: 'vm:ehr-app-01',
	name: 'ehr-app-01',
	role: 'app',
	os: 'Windows Server 2022',
	host: 'host:alder',
	state: 'running',
	holdsMemory: true,
	frozen: false,
	vcpus: 4,
	memoryMiB: 24_576,
	reservedMiB: 0,
	weight: 256,
	capPercent: 0,
	tools: true,
	cpuPercent: 61,
	cpuDemandGHz: 5.8,
	cpuGrantedGHz: 5.8,
	readyPercent: 0,
	cpuReservedGHz: 0,
	readyMs: 0,
	coStopPercent: 0,
	cappedPercent: 0,
	responseFactor: 1,
	memoryShares: 245_760,
	activePercent: 50,
	balloonMiB: 0,
	pagedMiB: 0,
	sharedMiB: 0,
	speedPercent: 100,
	dirtyMiBps: 100,
	network: 'net:clinical',
	identity: {
		hostname: 'ehr-app-01',
		machineId: 'S-1-5-21-1-2-3',
		mac: '00:50:56:00:00:01',
		address: '10.0.0.4',
		conflict: null,
		corrupt: false
	},
	disks: [
		{
			datastore: 'ds:san-01',
			sizeGiB: 180,
			usedGiB: 120,
			thin: true,
			format: 'vmdk',
			delta: false,
			fileBytes: 120 * 2 ** 30,
			writtenGiB: 120,
			parent: null
		}
	],
	template: false,
	snapshots: [],
	currentSnapshot: null,
	diskLayers: 1,
	iopsWanted: 0,
	iopsGranted: 0,
	needs: [],
	users: 212,
	device: null,
	localMedia: false,
	pending: null,
	accepts: ['powerOff'],
	jobs: 0,
	task: null
};

export const copy: GuestView = {
	...app,
	id: 'vm:test-ehr',
	name: 'test-ehr',
	role: 'test',
	state: 'noSpace',
	vcpus: 1,
	memoryMiB: 16_384,
	cpuPercent: 0,
	users: 1
};

export const san: DatastoreView = {
	id: 'ds:san-01',
	name: 'san-01',
	shared: true,
	site: 'main',
	sizeGiB: 12_288,
	usedGiB: 5222.4,
	freeGiB: 7065.6,
	iops: 20_000,
	lost: false,
	writePenalty: 1,
	iopsAsked: 0,
	iopsGranted: 0,
	latencyMs: 1,
	otherFiles: [],
	files: []
};

export const move: TaskView = {
	id: 'task:7',
	kind: 'migrate',
	guest: 'vm:ehr-app-01',
	host: 'host:alder',
	startedSeconds: 60,
	percent: 44,
	secondsLeft: null,
	migration: {
		from: 'host:alder',
		to: 'host:birch',
		method: 'pre-copy',
		phase: 'precopy',
		round: 2,
		ramMiB: 24_576,
		roundMiB: 5324.8,
		leftMiB: 2969.6,
		dirtiedMiB: 340,
		sentMiB: 26_931.2,
		rateMBps: 1200,
		rounds: [{ sentMiB: 24_576, seconds: 20.6, dirtiedMiB: 5324.8, times: 1 }],
		notConverging: false,
		throttlePercent: 0,
		speedPercent: 100,
		stalledSeconds: null,
		datastore: null
	}
};

export const clinic: WorldView = {
	model: '1',
	seconds: 83,
	hosts: { 'host:alder': alder, 'host:birch': birch },
	guests: { 'vm:ehr-app-01': app, 'vm:test-ehr': copy },
	datastores: { 'ds:san-01': san },
	networks: { 'net:clinical': { id: 'net:clinical', name: 'Clinical', vlan: 40, isolated: false } },
	backups: [],
	backupPlans: [],
	replications: [],
	vendor: { rules: 'none', violations: [] },
	tasks: [move]
};
