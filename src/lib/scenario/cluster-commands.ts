// The commands about clusters and their faults, as a file writes them: flat, with the keys that a cluster has in the file.
import * as v from 'valibot';
import { HA_PROFILES, type ClusterChange, type HaPolicy } from '$lib/sim/availability/cluster';
import { HA } from './defaults';
import { at, cluster, datastore, guest, host, operation } from './references';
import { count, flag, guestName } from './values';

/** the keys that `clusters[].ha` has in a file; none has a default here */
const haChange = v.strictObject({
	enabled: v.exactOptional(flag('Guests of a lost host start again on the others.')),
	profile: v.exactOptional(v.pipe(v.picklist(HA_PROFILES), v.description('The product: decides how long a loss takes to be noticed.'))),
	xenTimeoutSeconds: v.exactOptional(count(10, 3600, "XenServer's one timeout.")),
	isolationResponse: v.exactOptional(
		v.pipe(v.picklist(['leaveOn', 'shutDown', 'powerOff']), v.description('What a host that is cut off does with its guests.'))
	),
	admission: v.exactOptional(v.pipe(v.picklist(['none', 'slots', 'percent']), v.description('What must stay free for failures.'))),
	hostFailures: v.exactOptional(count(1, 31, 'For slots: hosts that may fail.')),
	cpuPercent: v.exactOptional(count(0, 100, 'For percent: CPU to keep free of promises.')),
	memoryPercent: v.exactOptional(count(0, 100, 'For percent: memory to keep free of promises.')),
	guestMonitoring: v.exactOptional(flag('A guest whose tools fall silent for 30 seconds is reset.'))
});
export type HaChange = v.InferOutput<typeof haChange>;

const editCluster = v.pipe(
	v.strictObject({
		at,
		type: operation('editCluster', 'Changes the settings of a cluster; what is left out stays.'),
		cluster,
		ha: v.exactOptional(v.pipe(haChange, v.description('High availability.'))),
		balancing: v.exactOptional(
			v.pipe(v.picklist(['off', 'manual', 'automatic']), v.description('Whether moves that even out load are suggested, or made.'))
		)
	}),
	v.transform(({ ha, balancing, ...command }) => {
		const change: ClusterChange = { ...(ha ? { ha: toPolicy(ha) } : {}), ...(balancing ? { balancing } : {}) };
		return { ...command, change };
	})
);

function toPolicy({ xenTimeoutSeconds, admission, hostFailures, cpuPercent, memoryPercent, ...same }: HaChange): Partial<HaPolicy> {
	const timeout = xenTimeoutSeconds === undefined ? {} : { xenTimeoutS: xenTimeoutSeconds };
	// a number of one policy chooses that policy
	const policy =
		admission ?? (hostFailures !== undefined ? 'slots' : cpuPercent !== undefined || memoryPercent !== undefined ? 'percent' : null);
	switch (policy) {
		case null:
			return { ...same, ...timeout };
		case 'none':
			return { ...same, ...timeout, admission: { policy } };
		case 'slots':
			return { ...same, ...timeout, admission: { policy, hostFailures: hostFailures ?? HA.hostFailures } };
		case 'percent':
			return {
				...same,
				...timeout,
				admission: { policy, cpuPercent: cpuPercent ?? HA.cpuPercent, memoryPercent: memoryPercent ?? HA.memoryPercent }
			};
	}
}

/** the keys of a file for a change of the policy */
export function toFile({ xenTimeoutS, admission, ...same }: Partial<HaPolicy>): HaChange {
	const timeout = xenTimeoutS === undefined ? {} : { xenTimeoutSeconds: xenTimeoutS };
	if (admission === undefined) return { ...same, ...timeout };
	const { policy, ...numbers } = admission;
	return { ...same, ...timeout, admission: policy, ...numbers };
}

const addRule = v.pipe(
	v.strictObject({
		at,
		type: operation('addRule', 'Keeps guests of a cluster on one host, or on different ones.'),
		cluster,
		name: guestName('The name of the rule.'),
		kind: v.pipe(v.picklist(['together', 'apart']), v.description('On one host, or on different ones.')),
		guests: v.pipe(v.array(guest), v.minLength(2), v.maxLength(100), v.description('Whom the rule is about.'))
	}),
	v.transform(({ name, kind, guests, ...command }) => ({ ...command, rule: { name, kind, guests } }))
);

export const clusterCommands = [
	v.strictObject({
		at,
		type: v.pipe(
			v.picklist(['isolateHost', 'rejoinHost', 'cutLink', 'mendLink']),
			v.description("A fault, and its repair: a host cut off from the other hosts' heartbeats; a port that carries nothing.")
		),
		host
	}),
	v.strictObject({
		at,
		type: v.pipe(v.picklist(['losePath', 'restorePath']), v.description('A fault, and its repair: a host loses its way to a datastore.')),
		host,
		datastore
	}),
	v.strictObject({ at, type: operation('hangTools', 'A fault: the tools in a running guest answer no more.'), guest }),
	editCluster,
	addRule,
	v.strictObject({ at, type: operation('removeRule', 'Removes a rule of a cluster.'), cluster, name: guestName('The name of the rule.') })
] as const;
