// What a world from outside must look like, so that a forged or damaged checkpoint is refused at the door and the rules never meet it.
import { HA_PROFILES, WAITING_REASONS } from '$lib/sim/availability/cluster';
import { LEAST_XAPI_TIMEOUT_S } from '$lib/sim/availability/timing';
import { COLLECTIONS } from '$lib/sim/look';
import { clusterFault } from './world-clusters';
import { DISK_FORMATS } from '$lib/sim/storage/disk';
import { PRODUCTS, RESTART_PRIORITIES, ROLES, SESSION_KINDS, STOP_POLICIES, type World } from '$lib/sim/world';
import * as v from 'valibot';
import { copyFault } from './world-protection';
import { diskFault } from './world-storage';
import {
	applicationId,
	backupId,
	backupPlanId,
	clusterId,
	datastoreId,
	endpointId,
	guestId,
	hostId,
	networkId,
	poolId,
	replicationId,
	snapshotId,
	taskId,
	text
} from './command-schema';
import { deliveryFault } from './world-delivery';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** bytes, cycles or a rate: finite, and small enough to be multiplied by a time */
const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e18));
const moment = v.nullable(whole);
const fraction = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const atLeastOne = v.pipe(whole, v.minValue(1));

const anchor = v.strictObject({ at: whole, left: amount, perSecond: amount });
const cpu = v.strictObject({ vendor: v.picklist(['intel', 'amd']), generation: v.number() });
const round = v.strictObject({ sentBytes: amount, ns: whole, dirtiedBytes: amount, times: atLeastOne });
const temporary = v.array(v.strictObject({ datastore: datastoreId, bytes: amount }));
const underWay = { id: taskId, startedAt: whole, progress: anchor };

const task = v.variant('kind', [
	v.strictObject({ ...underWay, kind: v.picklist(['boot', 'shutDown']), totalNs: whole }),
	v.strictObject({ ...underWay, kind: v.literal('logIn'), totalNs: whole }),
	v.strictObject({ ...underWay, kind: v.literal('customize'), hostname: text, totalNs: whole }),
	v.strictObject({ ...underWay, kind: v.literal('snapshot'), snapshot: snapshotId, totalBytes: amount }),
	v.strictObject({ ...underWay, kind: v.literal('consolidate'), snapshot: snapshotId, totalBytes: amount, temporary }),
	v.strictObject({
		...underWay,
		kind: v.literal('convertDisk'),
		disk: whole,
		format: v.picklist(DISK_FORMATS),
		thin: v.boolean(),
		totalBytes: amount,
		temporary
	}),
	v.strictObject({ ...underWay, kind: v.literal('moveStorage'), to: datastoreId, totalBytes: amount }),
	v.strictObject({ ...underWay, kind: v.literal('backup'), backup: backupId, to: datastoreId, totalBytes: amount }),
	v.strictObject({ ...underWay, kind: v.literal('recover'), backup: backupId, from: datastoreId, totalBytes: amount }),
	v.strictObject({ ...underWay, kind: v.picklist(['suspend', 'restore']), totalBytes: amount }),
	v.strictObject({ ...underWay, kind: v.literal('clone'), source: guestId, totalBytes: amount }),
	v.strictObject({
		...underWay,
		kind: v.literal('migrate'),
		from: hostId,
		to: hostId,
		method: v.picklist(['pre-copy', 'post-copy']),
		live: v.boolean(),
		datastore: v.nullable(datastoreId),
		phase: v.picklist(['queued', 'setup', 'disks', 'precopy', 'stopAndCopy', 'switchOver', 'pull']),
		round: whole,
		ramBytes: amount,
		phaseBytes: amount,
		phaseAt: whole,
		rewritten: v.strictObject({ at: whole, bytes: amount }),
		steadyBytesPerS: v.nullable(amount),
		stalledAt: moment,
		rounds: v.array(round),
		stoppedAt: moment,
		downtimeNs: moment,
		notConverging: v.boolean(),
		capBytesPerS: v.nullable(amount),
		throttlePercent: fraction(100),
		highPeriods: whole
	})
]);

const policy = v.strictObject({
	migration: v.strictObject({
		stop: v.picklist(STOP_POLICIES),
		method: v.picklist(['pre-copy', 'post-copy']),
		dirtying: v.picklist(['linear', 'saturating']),
		autoConverge: v.boolean(),
		usedPagesOnly: v.boolean(),
		senderBytesPerS: v.nullable(amount),
		lastCopyS: v.exactOptional(amount),
		setupNs: whole,
		resumeNs: whole,
		perHost: whole,
		perPair: v.nullable(whole)
	}),
	memory: v.strictObject({ idleTax: v.pipe(v.number(), v.minValue(0), v.maxValue(0.99)), sharing: fraction(1) }),
	storage: v.strictObject({ bootIops: amount, loginIops: amount }),
	siteLinkBytesPerS: amount,
	vendorRules: v.picklist(['none', 'ehr-2010']),
	bootNs: whole,
	shutDownNs: whole,
	hostBootNs: whole,
	repairNs: v.exactOptional(whole),
	guestOverheadBytes: amount
});

const host = v.strictObject({
	id: hostId,
	name: text,
	product: v.picklist(PRODUCTS),
	hypervisor: v.picklist(['bare-metal', 'hosted', 'none']),
	cpu,
	cores: atLeastOne,
	coreHz: v.pipe(amount, v.minValue(1)),
	memoryBytes: amount,
	hypervisorBytes: amount,
	nicBytesPerS: amount,
	migrationNicBytesPerS: v.nullable(amount),
	networks: v.array(networkId),
	datastores: v.array(datastoreId),
	lostPaths: v.array(datastoreId),
	site: text,
	linkUp: v.boolean(),
	isolated: v.boolean(),
	power: v.picklist(['off', 'starting', 'on', 'failed']),
	maintenance: v.boolean(),
	evacuating: v.boolean(),
	memoryState: v.picklist(['high', 'soft', 'hard', 'low']),
	memoryDueAt: moment,
	bootedAt: moment,
	failedAt: moment,
	mendedAt: v.exactOptional(moment)
});

const identity = v.strictObject({ hostname: text, machineId: text, mac: text, address: v.nullable(text) });
const extents = v.array(v.strictObject({ from: amount, to: amount, mark: v.pipe(v.number(), v.safeInteger()) }));
const disk = v.strictObject({
	datastore: datastoreId,
	sizeBytes: amount,
	usedBytes: amount,
	thin: v.boolean(),
	format: v.picklist(DISK_FORMATS),
	extents,
	parent: v.nullable(v.strictObject({ guest: guestId, snapshot: snapshotId }))
});
const snapshot = v.strictObject({
	id: snapshotId,
	name: text,
	parent: v.nullable(snapshotId),
	takenAt: whole,
	memoryBytes: amount,
	consistent: v.picklist(['file-system', 'crash']),
	deleted: v.boolean(),
	layers: v.array(v.strictObject({ datastore: datastoreId, usedBytes: amount, extents })),
	hardware: v.strictObject({ vcpus: atLeastOne, memoryBytes: amount }),
	cpuSeen: v.nullable(cpu)
});
const load = v.strictObject({
	demandHz: amount,
	dirtyBytesPerS: amount,
	workingSetBytes: amount,
	activeFraction: fraction(1),
	iops: amount,
	writeFraction: fraction(1),
	networkBytesPerS: amount
});

const userTime = v.strictObject({ seconds: whole, ns: whole });
const tally = { cutOff: whole, since: whole, lost: userTime };

const guest = v.strictObject({
	id: guestId,
	name: text,
	role: v.picklist(ROLES),
	os: text,
	host: hostId,
	state: v.picklist(['off', 'starting', 'running', 'paused', 'noSpace', 'suspending', 'suspended', 'resuming', 'stopping', 'crashed']),
	vcpus: atLeastOne,
	memoryBytes: amount,
	reservedBytes: amount,
	cpuReservedHz: amount,
	memoryShares: v.nullable(v.pipe(amount, v.minValue(1))),
	weight: v.pipe(amount, v.minValue(1)),
	capPercent: amount,
	tools: v.boolean(),
	toolsHung: v.boolean(),
	template: v.boolean(),
	network: v.nullable(networkId),
	identity,
	conflict: v.nullable(guestId),
	disks: v.array(disk),
	snapshots: v.array(snapshot),
	currentSnapshot: v.nullable(snapshotId),
	load,
	needs: v.array(guestId),
	needsAnyOf: v.array(v.strictObject({ guests: v.array(guestId), atLeast: atLeastOne })),
	users: whole,
	service: v.strictObject({
		...tally,
		outage: v.nullable(v.strictObject({ at: whole, lost: userTime, because: guestId }))
	}),
	session: v.nullable(v.strictObject({ kind: v.picklist(SESSION_KINDS), loggedOn: whole })),
	queue: v.nullable(
		v.strictObject({
			arrivalsPerS: amount,
			servesPerS: amount,
			backlog: v.strictObject({ at: whole, items: amount, arrivalsPerS: amount, servedPerS: amount }),
			stoppedAt: moment,
			clearsAt: moment
		})
	),
	restart: v.strictObject({ priority: v.picklist(RESTART_PRIORITIES), delayNs: whole }),
	device: v.nullable(text),
	localMedia: v.boolean(),
	cpuSeen: v.nullable(cpu),
	grantedHz: amount,
	grantedIops: amount,
	speed: fraction(1),
	reclaim: v.strictObject({
		at: whole,
		balloonBytes: amount,
		balloonTargetBytes: amount,
		pagedBytes: amount,
		pagedTargetBytes: amount,
		sharedBytes: amount
	}),
	pending: v.nullable(v.strictObject({ vcpus: v.optional(atLeastOne), memoryBytes: v.optional(amount) })),
	suspendBytes: amount,
	wantsBytes: amount,
	wantsAt: v.nullable(amount),
	task: v.nullable(task),
	jobs: v.array(v.strictObject({ id: taskId, cycles: amount, startedAt: whole, progress: anchor }))
});

const datastore = v.strictObject({
	id: datastoreId,
	name: text,
	shared: v.boolean(),
	sizeBytes: amount,
	iops: amount,
	bytesPerS: amount,
	baseLatencyNs: amount,
	writePenalty: v.pipe(amount, v.minValue(1)),
	site: text,
	lost: v.boolean(),
	files: v.array(v.strictObject({ name: text, bytes: amount, kind: v.picklist(['disk', 'image', 'other']) }))
});
const network = v.strictObject({ id: networkId, name: text, vlan: v.nullable(whole), isolated: v.boolean() });

const cluster = v.strictObject({
	id: clusterId,
	name: text,
	hosts: v.array(hostId),
	ha: v.strictObject({
		enabled: v.boolean(),
		profile: v.picklist(HA_PROFILES),
		xenTimeoutS: v.pipe(whole, v.minValue(LEAST_XAPI_TIMEOUT_S)),
		isolationResponse: v.picklist(['leaveOn', 'shutDown', 'powerOff']),
		admission: v.variant('policy', [
			v.strictObject({ policy: v.literal('none') }),
			v.strictObject({ policy: v.literal('slots'), hostFailures: whole }),
			v.strictObject({ policy: v.literal('percent'), cpuPercent: fraction(100), memoryPercent: fraction(100) })
		]),
		guestMonitoring: v.boolean()
	}),
	balancing: v.picklist(['off', 'manual', 'automatic']),
	rules: v.array(v.strictObject({ name: text, kind: v.picklist(['together', 'apart']), guests: v.array(guestId) })),
	cpuMask: v.nullable(v.number()),
	detections: v.array(v.strictObject({ host: hostId, kind: v.picklist(['failed', 'isolated']), lostAt: whole, dueAt: whole })),
	waiting: v.array(
		v.strictObject({
			guest: guestId,
			kind: v.picklist(['restart', 'reset']),
			from: hostId,
			lostAt: whole,
			knownAt: whole,
			tryAt: moment,
			startedAt: moment,
			reason: v.picklist(WAITING_REASONS)
		})
	),
	balanceAt: moment,
	absences: v.array(v.strictObject({ host: hostId, at: whole })),
	quarantine: v.array(v.strictObject({ host: hostId, until: whole })),
	dueAt: moment
});

const desktopPool = v.strictObject({
	id: poolId,
	name: text,
	kind: v.picklist(['pooled', 'persistent']),
	image: guestId,
	edition: whole,
	broker: v.nullable(guestId),
	hosts: v.array(hostId),
	datastore: datastoreId,
	size: whole,
	spare: whole,
	onLogOff: v.picklist(['keep', 'reset', 'destroy']),
	desktops: v.array(
		v.strictObject({
			guest: guestId,
			edition: whole,
			user: v.nullable(whole),
			phase: v.picklist(['free', 'loggingIn', 'inUse', 'kept', 'used'])
		})
	),
	waiting: whole,
	waits: v.strictObject(tally),
	blocked: v.nullable(v.picklist(['broker', 'image', 'size', 'noRoom', 'unreachable'])),
	users: whole,
	arriving: v.nullable(v.strictObject({ left: whole, everyNs: whole })),
	serial: whole,
	dueAt: moment
});

const endpoint = v.strictObject({
	id: endpointId,
	name: text,
	count: whole,
	memoryBytes: amount,
	linkBytesPerS: amount,
	latencyNs: whole,
	line: v.exactOptional(v.strictObject({ bytesPerS: amount, sessionBytesPerS: v.pipe(amount, v.minValue(1)) })),
	online: v.boolean(),
	cutAt: moment,
	uses: v.array(
		v.strictObject({
			application: applicationId,
			state: v.picklist(['fetching', 'running', 'stopped']),
			cachedBytes: amount,
			fetching: v.nullable(anchor),
			beginsAt: moment,
			startedAt: whole
		})
	),
	dueAt: moment
});

const application = v.strictObject({
	id: applicationId,
	name: text,
	version: text,
	delivery: v.picklist(['hosted', 'streamed', 'packaged', 'localVm', 'installed']),
	sizeBytes: amount,
	server: v.nullable(guestId),
	runtime: v.nullable(v.strictObject({ name: text, version: text })),
	licenceNs: whole
});

const content = v.strictObject({
	disks: v.array(disk),
	hardware: v.strictObject({
		role: v.picklist(ROLES),
		os: text,
		vcpus: atLeastOne,
		memoryBytes: amount,
		reservedBytes: amount,
		weight: v.pipe(amount, v.minValue(1)),
		capPercent: amount,
		tools: v.boolean(),
		network: v.nullable(networkId),
		identity,
		load,
		needs: v.array(guestId),
		users: whole
	})
});

const backup = v.strictObject({
	id: backupId,
	guest: guestId,
	name: text,
	takenAt: whole,
	finishedAt: moment,
	datastore: datastoreId,
	kind: v.picklist(['full', 'incremental']),
	bytes: amount,
	consistent: v.picklist(['application', 'crash']),
	content
});

const backupPlan = v.strictObject({
	id: backupPlanId,
	guest: guestId,
	datastore: datastoreId,
	everyNs: atLeastOne,
	keep: atLeastOne,
	dueAt: whole
});

const replication = v.strictObject({
	id: replicationId,
	guest: guestId,
	host: hostId,
	datastore: datastoreId,
	everyNs: atLeastOne,
	recoveryPoint: moment,
	content: v.nullable(content),
	copying: v.nullable(v.strictObject({ takenAt: whole, bytes: amount, progress: anchor, content })),
	dueAt: moment
});

export const worldSchema = v.pipe(
	v.strictObject({
		model: text,
		seed: v.number(),
		now: whole,
		serial: whole,
		identities: whole,
		policy,
		hosts: v.array(host),
		guests: v.array(guest),
		datastores: v.array(datastore),
		networks: v.array(network),
		clusters: v.array(cluster),
		desktopPools: v.array(desktopPool),
		endpoints: v.array(endpoint),
		applications: v.array(application),
		backups: v.array(backup),
		backupPlans: v.array(backupPlan),
		replications: v.array(replication),
		pastLost: userTime,
		places: v.record(v.string(), whole)
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const fault = faultOf(dataset.value);
		if (fault) addIssue({ message: fault });
	})
);

/** What does not fit together, though each part is well formed; null when all does. */
function faultOf(world: World): string | null {
	const { places } = world;
	let count = 0;
	for (const name of COLLECTIONS)
		for (const [place, { id }] of world[name].entries()) {
			if (!Object.hasOwn(places, id) || places[id] !== place) return `${id} is not where the index says`;
			count++;
		}
	if (Object.keys(places).length !== count) return 'the index names things that are not there';

	const there = (id: string) => Object.hasOwn(places, id);
	for (const { id, networks, datastores, memoryDueAt, mendedAt } of world.hosts) {
		if (memoryDueAt !== null && memoryDueAt < world.now) return `${id} should have taken back memory long ago`;
		if ((mendedAt ?? Infinity) < world.now) return `${id} should have been mended long ago`;
		const missing = [...networks, ...datastores].find((name) => !there(name));
		if (missing) return `${id} refers to ${missing}, which is not there`;
	}
	for (const guest of world.guests) {
		const { id, host, network, disks, needs, task, jobs, state, memoryBytes, reclaim } = guest;
		if (!isTaken(reclaim, memoryBytes, world.now)) return `${id} has had more memory taken than it has`;
		const named = [host, ...needs, ...disks.map((disk) => disk.datastore), ...(network ? [network] : [])];
		if (task?.kind === 'migrate') named.push(task.from, task.to, ...(task.datastore === null ? [] : [task.datastore]));
		if (task?.kind === 'moveStorage') named.push(task.to);
		if (task?.kind === 'clone') named.push(task.source);
		if (task?.kind === 'backup') named.push(task.to);
		if (task?.kind === 'recover') named.push(task.from);
		const missing = named.find((name) => !there(name));
		if (missing) return `${id} refers to ${missing}, which is not there`;
		const begun = [...jobs, ...(task ? [task] : [])];
		if (begun.some(({ progress, startedAt }) => progress.at > world.now || startedAt > world.now))
			return `${id} does what began in the future`;
		if (task?.kind === 'migrate' && !isMoving(task, host)) return `${id} is not where its move says`;
		const fault = diskFault(world, guest);
		if (fault) return fault;
		if (task && !STATE_OF[task.kind].includes(state)) return `${id} is ${state}, which does not go with ${task.kind}`;
	}
	return deliveryFault(world) ?? clusterFault(world) ?? copyFault(world);
}

/** no more than there is, and not in the future */
function isTaken(
	{ at, balloonBytes, balloonTargetBytes, pagedBytes, pagedTargetBytes }: World['guests'][number]['reclaim'],
	bytes: number,
	now: number
): boolean {
	return at <= now && Math.max(balloonTargetBytes + pagedTargetBytes, balloonBytes + pagedBytes) <= bytes;
}

/** between two hosts, on the one where its phase has it, and not ahead of itself */
function isMoving(task: Extract<NonNullable<World['guests'][number]['task']>, { kind: 'migrate' }>, host: string): boolean {
	const { from, to, phase, rounds, steadyBytesPerS, phaseAt, rewritten } = task;
	const last = rounds.at(-1);
	const steady = steadyBytesPerS === null || (last !== undefined && last.ns > 0);
	return from !== to && host === (phase === 'pull' ? to : from) && steady && rewritten.at >= phaseAt;
}

const STATE_OF: Readonly<Record<v.InferOutput<typeof task>['kind'], readonly string[]>> = {
	boot: ['starting'],
	shutDown: ['stopping'],
	suspend: ['suspending'],
	restore: ['resuming'],
	clone: ['off'],
	migrate: ['off', 'suspended', 'running', 'paused', 'noSpace', 'crashed'],
	logIn: ['running'],
	customize: ['off', 'running'],
	snapshot: ['running', 'paused', 'noSpace'],
	consolidate: ['off', 'running', 'paused', 'noSpace', 'suspended'],
	convertDisk: ['off'],
	moveStorage: ['off', 'running', 'paused', 'noSpace', 'suspended'],
	backup: ['off', 'running', 'paused', 'suspended'],
	recover: ['off']
};
