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
		'memoryPercent', // really in use: by the hypervisor, and by guests less what was taken back from them
		'memoryState', // 0 high, 1 soft, 2 hard, 3 low
		'networkMbps', // its guests' traffic, and migrations in both directions
		'down', // failed
		'isolated', // cut off from the other hosts' heartbeats
		'linkDown',
		'lostPaths' // how many datastores it reaches no more
	],
	datastore: ['usedPercent', 'usedGiB', 'askedIops', 'grantedIops', 'latencyMs', 'lost'],
	cluster: ['users', 'usersCutOff', 'failoverLost'],
	pool: ['users', 'usersCutOff', 'waiting'], // waiting: for a desktop
	estate: ['users', 'usersCutOff']
} as const;

export type ObjectKind = keyof typeof METRICS;
/** `kind.metric` */
export type Metric = { [K in ObjectKind]: `${K}.${(typeof METRICS)[K][number]}` }[ObjectKind];

/** what is no number of its own worth keeping: only alarms and health read it */
const SIGNALS: ReadonlySet<Metric> = new Set<Metric>([
	'guest.crashed',
	'guest.noSpace',
	'guest.toolsSilent',
	'guest.toolsMissing',
	'guest.oldSnapshot',
	'host.isolated',
	'host.linkDown',
	'host.lostPaths',
	'datastore.lost',
	'cluster.failoverLost'
]);
export const isRecorded = (metric: Metric): boolean => !SIGNALS.has(metric);
