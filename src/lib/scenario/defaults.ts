// What a scenario file may leave out. The schema fills these in, the serializer leaves them out again, a drawn estate starts from them.
import type { Scenario, ScenarioCluster, ScenarioGuest, ScenarioHost } from '$lib/sim/scenario';
import { asFilled } from '$lib/sim/storage/disk';
import { fileBytes } from '$lib/sim/storage/file-size';
import { GiB } from '$lib/sim/units';

export const POLICIES: Scenario['policies'] = {
	migration: {
		stop: 'fixed-threshold',
		method: 'pre-copy',
		dirtying: 'linear',
		autoConverge: false,
		usedPagesOnly: false,
		senderMbps: null,
		setupSeconds: 1,
		resumeSeconds: 0.03,
		perHost: 8,
		perPair: null
	},
	bootSeconds: 60,
	shutDownSeconds: 20,
	hostBootSeconds: 180,
	guestOverheadMiB: 100,
	/** tax: Waldspurger, OSDI 2002; sharing between guests is off since 2014 */
	memory: { idleTaxPercent: 75, sharingPercent: 0 },
	/** [A] */
	siteLinkMbps: 1000,
	vendorRules: 'none'
};

/** where everything stands that says nothing else */
export const SITE = 'main';

export const DATASTORE = { shared: true, sizeGiB: 4096, iops: 20_000, throughputMBps: 2000, site: SITE } as const;

export const HOST = {
	product: 'esx',
	cpuVendor: 'intel',
	cpuGeneration: 2021,
	cores: 16,
	coreGHz: 2.6,
	memoryMiB: 131_072,
	hypervisorMiB: 2048,
	nicMbps: 10_000,
	migrationNicMbps: null,
	site: SITE,
	power: 'on',
	maintenance: false
} as const satisfies Partial<ScenarioHost>;

export const DISK = { sizeGiB: 40, thin: true } as const;

export const LOAD = { cpuGHz: 0.5, dirtyMiBps: 10 } as const;

export const GUEST = {
	role: 'other',
	os: 'Windows Server 2022',
	state: 'running',
	vcpus: 2,
	memoryMiB: 4096,
	reservedMiB: 0,
	memoryShares: null,
	/** [A] */
	activePercent: 50,
	cpuReservedGHz: 0,
	weight: 256,
	capPercent: 0,
	tools: true,
	jobs: [],
	address: 'fixed',
	needsAnyOf: [],
	users: 0,
	session: null,
	queue: null,
	device: null,
	localMedia: false,
	restartPriority: 'medium',
	restartDelaySeconds: 0
} as const satisfies Partial<ScenarioGuest>;

/** high availability as it is when a person switches it on; the timeout is XenServer's own [xen-api] */
export const HA = {
	enabled: true,
	xenTimeoutSeconds: 60,
	isolationResponse: 'leaveOn',
	admission: 'none',
	hostFailures: 1,
	cpuPercent: 25,
	memoryPercent: 25,
	guestMonitoring: false
} as const satisfies Omit<ScenarioCluster['ha'], 'profile'>;

/** what the hosts' product does today */
export function profileOf(product: ScenarioHost['product'] | undefined): ScenarioCluster['ha']['profile'] {
	if (product === 'xenserver') return 'xenserver';
	return product === 'hyper-v' ? 'windows2016' : 'vsphere5';
}

export const CLUSTER = { balancing: 'off', rules: [], cpuMask: null } as const satisfies Partial<ScenarioCluster>;

/** `createGuest` makes one of these */
export const NEW_GUEST = {
	role: 'other',
	os: 'Windows Server 2022',
	vcpus: 2,
	memoryMiB: 4096,
	diskGiB: 40,
	thin: true,
	tools: true
} as const;

export const hypervisorOf = (product: ScenarioHost['product']): ScenarioHost['hypervisor'] =>
	product === 'workstation' ? 'hosted' : product === 'physical' ? 'none' : 'bare-metal';

/** what nobody keeps on a server without a hypervisor */
export const hypervisorMiBOf = ({ product, hypervisorMiB }: Pick<ScenarioHost, 'product' | 'hypervisorMiB'>): number =>
	product === 'physical' ? 0 : hypervisorMiB;

type ScenarioDisk = ScenarioGuest['disks'][number];

/** a thick disk takes all of its size; a thin one what its format needs for the data told of, else half */
export function usedOf({ sizeGiB, thin, format = 'vmdk', writtenGiB }: Omit<ScenarioDisk, 'usedGiB' | 'datastore'>): number {
	if (!thin) return sizeGiB;
	if (writtenGiB === undefined) return sizeGiB / 2;
	return fileBytes({ format, sizeBytes: Math.round(sizeGiB * GiB) }, 'thin', asFilled(Math.round(writtenGiB * GiB))) / GiB;
}

/** nine tenths of the memory are rewritten over and over at most: SimGrid's default */
export const workingSetOf = (memoryMiB: number): number => Math.floor(memoryMiB * 0.9);

export const POOL = { kind: 'pooled', broker: null, size: 10, spare: 2, loggedOn: 0 } as const;

/** changes on a pooled desktop are dropped; a persistent one is its user's */
export const logOffOf = (kind: 'pooled' | 'persistent'): 'keep' | 'reset' => (kind === 'pooled' ? 'reset' : 'keep');

export const ENDPOINT = { count: 1, memoryMiB: 2048, linkMbps: 100, latencyMs: 20 } as const;

/** licence: [A] */
export const APPLICATION = { version: '1', sizeMB: 200, server: null, runtime: null, licenceDays: 30 } as const;

/** a week of nights */
export const BACKUPS = { everySeconds: 86_400, keep: 7, taken: false } as const;

/** of state at most a quarter of an hour old, and then some */
export const REPLICATION = { everySeconds: 900, synced: false } as const;
