// What is counted of which kind of thing. The end of a name is its unit; those without one are 0 or 1: it is so, or it is not.
import type { ClusterId, DatastoreId, GuestId, HostId, PoolId } from '../world';

export type ObjectId = GuestId | HostId | DatastoreId | ClusterId | PoolId | typeof ESTATE;

/** the whole, where nothing smaller is meant */
export const ESTATE = 'estate';

export const METRICS = {
	guest: [
		'cpuGHz', // granted
		'readyPercent', // per vCPU: ready to run, and waiting
		'costopPercent', // per vCPU: stopped because a sibling waits
		'activeMiB', // of its memory, really used
		'balloonMiB', // taken back by the balloon
		'swappedMiB', // taken back by the host's swap
		'iops', // granted
		'latencyMs', // of its reads
		'networkMbps', // sent and received
		'crashed',
		'noSpace', // paused: its datastore is full
		'toolsSilent', // installed, running, and not answering
		'toolsMissing', // it runs without guest tools
		'oldSnapshot' // one at least; its age is that of the oldest
	],
	host: [
		'cpuPercent', // of all cores
		'memoryPercent', // held by the hypervisor, guests and arrivals; above 100 when overcommitted
		'memoryState', // 0 high, 1 soft, 2 hard, 3 low
		'sendingMbps',
		'receivingMbps',
		'down', // failed
		'isolated', // cut off from the other hosts' heartbeats
		'linkDown',
		'lostPaths' // how many datastores it reaches no more
	],
	datastore: ['usedPercent', 'usedGiB', 'askedIops', 'grantedIops', 'latencyMs', 'lost'],
	cluster: ['users', 'usersCutOff', 'failoverLost'],
	pool: ['users', 'usersCutOff', 'waiting'],
	estate: ['users', 'usersCutOff']
} as const;

export type ObjectKind = keyof typeof METRICS;
/** `kind.metric` */
export type Metric = { [K in ObjectKind]: `${K}.${(typeof METRICS)[K][number]}` }[ObjectKind];

export const METRIC_NAMES: readonly Metric[] = Object.entries(METRICS).flatMap(([kind, names]) =>
	names.map((name) => `${kind}.${name}` as Metric)
);
