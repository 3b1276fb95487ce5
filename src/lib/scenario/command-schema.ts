// What a command from outside (a link, a file, later a live session) must look like. Whether it makes sense is for `preflight` to say.
import { HA_PROFILES } from '$lib/sim/availability/cluster';
import type { Command } from '$lib/sim/command';
import { ESTATE, type ObjectId } from '$lib/sim/monitoring/metrics';
import { DISK_FORMATS } from '$lib/sim/storage/disk';
import { RESTART_PRIORITIES, ROLES } from '$lib/sim/world';
import * as v from 'valibot';

const id = <Prefix extends string>(prefix: Prefix) =>
	v.custom<`${Prefix}:${string}`>(
		(value) => typeof value === 'string' && value.startsWith(`${prefix}:`) && value.length <= 128,
		`an id ${prefix}:…`
	);

export const hostId = id('host');
export const guestId = id('vm');
export const datastoreId = id('ds');
export const networkId = id('net');
export const clusterId = id('cluster');
export const poolId = id('pool');
export const endpointId = id('pc');
export const applicationId = id('app');
const numbered = <Prefix extends string>(prefix: Prefix) =>
	v.custom<`${Prefix}:${number}`>(
		(value) => typeof value === 'string' && value.startsWith(`${prefix}:`) && /^\d{1,15}$/.test(value.slice(prefix.length + 1)),
		`an id ${prefix}:…`
	);
export const snapshotId = numbered('snapshot');
export const backupId = numbered('backup');
export const backupPlanId = numbered('plan');
export const replicationId = numbered('replication');
export const taskId = v.custom<`task:${number}`>((value) => typeof value === 'string' && /^task:\d{1,15}$/.test(value), 'an id task:…');

/** what an alarm may be about */
const isObjectId = (value: unknown): boolean =>
	typeof value === 'string' && value.length <= 128 && (value === ESTATE || /^(?:vm|host|ds|cluster|pool):/.test(value));

export const text = v.pipe(v.string(), v.maxLength(200));
const amount = v.pipe(v.number(), v.finite());

const storageCommandSchemas = [
	v.strictObject({ type: v.literal('takeSnapshot'), guest: guestId, name: text, memory: v.exactOptional(v.boolean()) }),
	v.strictObject({ type: v.picklist(['revertSnapshot', 'deleteSnapshot']), guest: guestId, snapshot: text }),
	v.strictObject({ type: v.picklist(['convertToTemplate', 'convertToGuest']), guest: guestId }),
	v.strictObject({ type: v.literal('convertDisk'), guest: guestId, disk: amount, format: v.picklist(DISK_FORMATS), thin: v.boolean() }),
	v.strictObject({ type: v.literal('deleteFile'), datastore: datastoreId, file: text }),
	v.strictObject({ type: v.literal('fillDatastore'), datastore: datastoreId, freeGiB: amount })
] as const;

const clusterCommandSchemas = [
	v.strictObject({ type: v.picklist(['isolateHost', 'rejoinHost', 'cutLink', 'mendLink']), host: hostId }),
	v.strictObject({ type: v.picklist(['losePath', 'restorePath']), host: hostId, datastore: datastoreId }),
	v.strictObject({ type: v.literal('hangTools'), guest: guestId }),
	v.strictObject({
		type: v.literal('editCluster'),
		cluster: clusterId,
		change: v.strictObject({
			ha: v.exactOptional(
				v.strictObject({
					enabled: v.exactOptional(v.boolean()),
					profile: v.exactOptional(v.picklist(HA_PROFILES)),
					xenTimeoutS: v.exactOptional(amount),
					isolationResponse: v.exactOptional(v.picklist(['leaveOn', 'shutDown', 'powerOff'])),
					admission: v.exactOptional(
						v.variant('policy', [
							v.strictObject({ policy: v.literal('none') }),
							v.strictObject({ policy: v.literal('slots'), hostFailures: amount }),
							v.strictObject({ policy: v.literal('percent'), cpuPercent: amount, memoryPercent: amount })
						])
					),
					guestMonitoring: v.exactOptional(v.boolean())
				})
			),
			balancing: v.exactOptional(v.picklist(['off', 'manual', 'automatic']))
		})
	}),
	v.strictObject({
		type: v.literal('addRule'),
		cluster: clusterId,
		rule: v.strictObject({ name: text, kind: v.picklist(['together', 'apart']), guests: v.pipe(v.array(guestId), v.maxLength(100)) })
	}),
	v.strictObject({ type: v.literal('removeRule'), cluster: clusterId, name: text })
] as const;

const protectionCommandSchemas = [
	v.strictObject({
		type: v.literal('createNetwork'),
		name: text,
		vlan: v.nullable(amount),
		isolated: v.boolean(),
		hosts: v.pipe(v.array(hostId), v.maxLength(2_000))
	}),
	v.strictObject({ type: v.literal('deleteNetwork'), network: networkId }),
	v.strictObject({ type: v.literal('customizeGuest'), guest: guestId, hostname: v.exactOptional(text) }),
	v.strictObject({ type: v.literal('setCpuMask'), cluster: clusterId, generation: v.nullable(amount) }),
	v.strictObject({ type: v.literal('backupGuest'), guest: guestId, to: datastoreId }),
	v.strictObject({ type: v.literal('planBackups'), guest: guestId, to: datastoreId, everySeconds: amount, keep: amount }),
	v.strictObject({ type: v.literal('stopBackups'), plan: v.union([backupPlanId, guestId]) }),
	v.strictObject({
		type: v.literal('restoreBackup'),
		backup: v.union([backupId, guestId]),
		host: hostId,
		datastore: datastoreId,
		name: v.exactOptional(text)
	}),
	v.strictObject({ type: v.literal('deleteBackup'), backup: v.union([backupId, guestId]) }),
	v.strictObject({ type: v.literal('replicateGuest'), guest: guestId, host: hostId, datastore: datastoreId, everySeconds: amount }),
	v.strictObject({ type: v.picklist(['stopReplication', 'failOverReplica']), replication: v.union([replicationId, guestId]) }),
	v.strictObject({ type: v.literal('loseDatastore'), datastore: datastoreId }),
	v.strictObject({ type: v.literal('corruptGuest'), guest: guestId }),
	v.strictObject({ type: v.literal('failSite'), site: text }),
	v.strictObject({ type: v.literal('setVendorRules'), rules: v.picklist(['none', 'ehr-2010']) })
] as const;

export const commandSchema = v.variant('type', [
	v.strictObject({
		type: v.picklist(['powerOn', 'shutDown', 'restart', 'powerOff', 'reset', 'pause', 'resume', 'suspend', 'crashGuest']),
		guest: guestId
	}),
	v.strictObject({ type: v.literal('deleteGuest'), guest: guestId, keepDisks: v.exactOptional(v.boolean()) }),
	...storageCommandSchemas,
	...protectionCommandSchemas,
	v.strictObject({
		type: v.literal('migrate'),
		guest: guestId,
		to: hostId,
		datastore: v.exactOptional(datastoreId),
		method: v.exactOptional(v.picklist(['pre-copy', 'post-copy']))
	}),
	v.strictObject({ type: v.literal('moveStorage'), guest: guestId, datastore: datastoreId }),
	v.strictObject({
		type: v.literal('createGuest'),
		name: text,
		role: v.picklist(ROLES),
		os: text,
		host: hostId,
		datastore: datastoreId,
		network: v.nullable(networkId),
		vcpus: amount,
		memoryMiB: amount,
		diskGiB: amount,
		thin: v.boolean(),
		tools: v.boolean()
	}),
	v.strictObject({
		type: v.literal('cloneGuest'),
		guest: guestId,
		name: text,
		host: hostId,
		datastore: datastoreId,
		linked: v.exactOptional(v.boolean())
	}),
	v.strictObject({
		type: v.literal('editGuest'),
		guest: guestId,
		change: v.strictObject({
			vcpus: v.optional(amount),
			memoryMiB: v.optional(amount),
			weight: v.optional(amount),
			capPercent: v.optional(amount),
			cpuReservedGHz: v.optional(amount),
			reservedMiB: v.optional(amount),
			restartPriority: v.optional(v.picklist(RESTART_PRIORITIES)),
			restartDelaySeconds: v.optional(amount),
			memoryShares: v.optional(v.nullable(amount)),
			activePercent: v.optional(amount),
			iops: v.optional(amount),
			network: v.optional(v.nullable(networkId)),
			tools: v.optional(v.boolean()),
			localMedia: v.optional(v.boolean()),
			cpuGHz: v.optional(amount),
			dirtyMiBps: v.optional(amount)
		})
	}),
	v.strictObject({ type: v.literal('writeData'), guest: guestId, GiB: amount, atGiB: v.exactOptional(amount) }),
	v.strictObject({ type: v.literal('runJob'), guest: guestId, gigacycles: amount }),
	v.strictObject({ type: v.literal('growDatastore'), datastore: datastoreId, GiB: amount }),
	v.strictObject({ type: v.picklist(['powerOnHost', 'powerOffHost', 'exitMaintenance', 'failHost']), host: hostId }),
	v.strictObject({ type: v.literal('enterMaintenance'), host: hostId, evacuate: v.exactOptional(v.boolean()) }),
	...clusterCommandSchemas,
	v.strictObject({ type: v.literal('setMemoryPolicy'), idleTaxPercent: v.optional(amount), sharingPercent: v.optional(amount) }),
	v.strictObject({ type: v.literal('cancelTask'), task: taskId }),
	v.strictObject({ type: v.picklist(['logIn', 'logOff']), guest: guestId, users: amount }),
	v.strictObject({
		type: v.literal('createPool'),
		name: text,
		kind: v.picklist(['pooled', 'persistent']),
		image: guestId,
		broker: v.nullable(guestId),
		hosts: v.array(hostId),
		datastore: datastoreId,
		size: amount,
		spare: amount,
		onLogOff: v.picklist(['keep', 'reset', 'destroy'])
	}),
	v.strictObject({ type: v.literal('resizePool'), pool: poolId, size: amount, spare: v.exactOptional(amount) }),
	v.strictObject({ type: v.literal('logInToPool'), pool: poolId, users: amount, seconds: amount }),
	v.strictObject({ type: v.literal('logOffFromPool'), pool: poolId, users: amount, guest: v.exactOptional(guestId) }),
	v.strictObject({ type: v.literal('resetDesktop'), guest: guestId }),
	v.strictObject({ type: v.literal('updateImage'), pool: poolId, image: guestId }),
	v.strictObject({ type: v.literal('deletePool'), pool: poolId }),
	v.strictObject({ type: v.picklist(['publishApp', 'launchApp', 'closeApp']), application: applicationId, endpoint: endpointId }),
	v.strictObject({ type: v.picklist(['cutEndpoint', 'mendEndpoint']), endpoint: endpointId }),
	v.strictObject({ type: v.literal('acknowledgeAlarm'), alarm: text, of: v.custom<ObjectId>(isObjectId, 'the id of a thing') })
]) satisfies v.GenericSchema<unknown, Command> | v.GenericSchema<Command, Command>;
