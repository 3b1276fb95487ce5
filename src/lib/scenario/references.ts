// How a file's commands name things: by the name that a person gave, or by id. What every command begins with stands here too.
import * as v from 'valibot';
import { applicationId, clusterId, datastoreId, endpointId, guestId, hostId, networkId, poolId } from '$lib/sim/ids';
import { amount } from './values';

function reference<Id extends string>(prefix: string, idOf: (name: string) => Id, description: string) {
	const isId = (ref: string): ref is Id => ref.startsWith(`${prefix}:`) && ref.length > prefix.length + 1;
	return v.pipe(
		v.string(),
		v.nonEmpty(),
		v.maxLength(80),
		v.description(description),
		v.transform((ref): Id => (isId(ref) ? ref : idOf(ref)))
	);
}

export const guest = reference('vm', guestId, 'A guest, by name or id.');
export const host = reference('host', hostId, 'A host, by name or id.');
export const datastore = reference('ds', datastoreId, 'A datastore, by name or id.');
export const network = reference('net', networkId, 'A network, by name or id.');
export const cluster = reference('cluster', clusterId, 'A cluster, by name or id.');
export const pool = reference('pool', poolId, 'A pool of desktops, by name or id.');
export const application = reference('app', applicationId, 'An application, by name or id.');
export const endpoint = reference('pc', endpointId, 'A group of PCs, by name or id.');

export const at = amount(0, 31_536_000, 'Seconds since the scenario began.');

/** the type of a command: its name everywhere, in logs, in links, in the life cycle */
export const operation = <const T extends string>(type: T, description: string) => v.pipe(v.literal(type), v.description(description));
