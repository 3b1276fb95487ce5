// A cluster's settings and its rules about who runs with whom.
import { refuse, type Check } from '../check';
import { LIMITS } from '../guest/limits';
import { findCluster, findGuest } from '../look';
import type { Operation } from '../operation';
import type { World } from '../world';
import { HA_PROFILES, type Cluster, type ClusterChange, type HaPolicy, type PlacementRule } from './cluster';
import { LEAST_XAPI_TIMEOUT_S } from './timing';

/** bounds of a cluster's numbers */
export const CLUSTER_LIMITS = {
	xenTimeoutS: { min: LEAST_XAPI_TIMEOUT_S, max: 3_600, whole: true },
	/** vSphere takes up to half of 64 hosts [vSphere Availability guide: 1 to 31] */
	hostFailures: { min: 1, max: 31, whole: true },
	cpuPercent: { min: 0, max: 100, whole: true },
	memoryPercent: { min: 0, max: 100, whole: true }
} as const;

export const editCluster: Operation<'editCluster'> = {
	checks(world, { cluster: id, change }) {
		const cluster = findCluster(world, id);
		if (!cluster) return [refuse('exists', false, { what: id })];
		return [refuse('exists', true, { what: cluster.name }), ...changeChecks(change)];
	},
	apply(draft, { cluster: id, change }) {
		const cluster = findCluster(draft, id);
		if (!cluster) return;
		const { ha, ...others } = change;
		draft.set('clusters', id, { ...others, ...(ha === undefined ? {} : { ha: { ...cluster.ha, ...ha } }) });
		draft.emit({ type: 'clusterEdited', cluster: id, fields: [...Object.keys(ha ?? {}), ...Object.keys(others)] });
	}
};

/** every value of a change that makes no sense fails; values come from links and files and may be anything */
function changeChecks({ ha, balancing }: ClusterChange): Check[] {
	const checks: Check[] = [];
	if (balancing !== undefined) checks.push(oneOf('balancing', balancing, ['off', 'manual', 'automatic']));
	if (ha?.profile !== undefined) checks.push(oneOf('profile', ha.profile, HA_PROFILES));
	if (ha?.isolationResponse !== undefined)
		checks.push(oneOf('isolationResponse', ha.isolationResponse, ['leaveOn', 'shutDown', 'powerOff']));
	if (ha?.xenTimeoutS !== undefined) checks.push(within('xenTimeoutS', ha.xenTimeoutS));
	if (ha?.admission !== undefined) checks.push(...admissionChecks(ha.admission));
	return checks;
}

function admissionChecks(admission: HaPolicy['admission']): Check[] {
	switch (admission.policy) {
		case 'slots':
			return [within('hostFailures', admission.hostFailures)];
		case 'percent':
			return [within('cpuPercent', admission.cpuPercent), within('memoryPercent', admission.memoryPercent)];
		default:
			return [oneOf('admission', admission.policy, ['none'])];
	}
}

function within(field: keyof typeof CLUSTER_LIMITS, value: unknown): Check {
	const { min, max } = CLUSTER_LIMITS[field];
	const fits = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
	return refuse('value', fits, { field, value: typeof value === 'number' ? value : String(value), min, max });
}

const oneOf = (field: string, value: unknown, known: readonly string[]): Check =>
	refuse('value', typeof value === 'string' && known.includes(value), { field, value: String(value), known: known.join(', ') });

export const addRule: Operation<'addRule'> = {
	checks(world, { cluster: id, rule }) {
		const cluster = findCluster(world, id);
		if (!cluster) return [refuse('exists', false, { what: id })];
		const missing = rule.guests.find((guest) => !findGuest(world, guest));
		return [
			refuse('exists', missing === undefined, { what: missing ?? cluster.name }),
			nameCheck(cluster, rule.name),
			oneOf('kind', rule.kind, ['together', 'apart']),
			refuse('value', new Set(rule.guests).size === rule.guests.length && rule.guests.length >= 2, {
				field: 'guests',
				value: rule.guests.length,
				min: 2,
				max: world.guests.length
			}),
			contradiction(world, cluster, rule)
		];
	},
	apply(draft, { cluster: id, rule }) {
		const cluster = findCluster(draft, id);
		if (!cluster) return;
		draft.set('clusters', id, { rules: [...cluster.rules, rule] });
		draft.emit({ type: 'ruleAdded', cluster: id, rule });
	}
};

const nameCheck = (cluster: Cluster, name: string): Check => {
	const problem = !LIMITS.name.test(name) ? 'form' : cluster.rules.some((rule) => rule.name === name) ? 'taken' : 'none';
	return refuse('name', problem === 'none', { name, problem });
};

/** two guests can't be kept together and apart */
function contradiction(world: World, cluster: Cluster, rule: PlacementRule): Check {
	const other = contradicting(cluster.rules, rule);
	const pair = other ? rule.guests.filter((guest) => other.guests.includes(guest)).slice(0, 2) : [];
	const names = pair.map((guest) => findGuest(world, guest)?.name ?? guest).join(', ');
	return refuse(
		'ruleConflict',
		other === undefined,
		{ rule: other?.name ?? '', guests: names },
		other ? [{ type: 'removeRule', cluster: cluster.id, name: other.name }] : []
	);
}

/** a rule of the other kind with two of the same guests */
export const contradicting = (rules: readonly PlacementRule[], rule: PlacementRule): PlacementRule | undefined =>
	rules.find((other) => other.kind !== rule.kind && rule.guests.filter((guest) => other.guests.includes(guest)).length >= 2);

export const removeRule: Operation<'removeRule'> = {
	checks(world, { cluster: id, name }) {
		const cluster = findCluster(world, id);
		const found = cluster?.rules.some((rule) => rule.name === name) ?? false;
		return [refuse('exists', found, { what: cluster ? name : id })];
	},
	apply(draft, { cluster: id, name }) {
		const cluster = findCluster(draft, id);
		if (!cluster) return;
		draft.set('clusters', id, { rules: cluster.rules.filter((rule) => rule.name !== name) });
		draft.emit({ type: 'ruleRemoved', cluster: id, name });
	}
};
