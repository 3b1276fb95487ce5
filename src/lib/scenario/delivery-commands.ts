// The commands about desktops, sessions and applications, as a file writes them.
import * as v from 'valibot';
import { applicationId, datastoreId, endpointId, guestId, hostId, poolId } from '$lib/sim/ids';
import type { ApplicationId, DatastoreId, EndpointId, GuestId, HostId, PoolId } from '$lib/sim/world';
import { logOffOf, POOL } from './defaults';
import { amount, count, guestName } from './values';

const reference = <Id extends string>(description: string, prefix: string, idOf: (name: string) => Id) => {
	const isId = (ref: string): ref is Id => ref.startsWith(prefix) && ref.length > prefix.length;
	return v.pipe(
		v.string(),
		v.nonEmpty(),
		v.maxLength(80),
		v.description(description),
		v.transform((ref) => (isId(ref) ? ref : idOf(ref)))
	);
};
const guest = reference<GuestId>('A guest, by name or id.', 'vm:', guestId);
const host = reference<HostId>('A host, by name or id.', 'host:', hostId);
const datastore = reference<DatastoreId>('A datastore, by name or id.', 'ds:', datastoreId);
const pool = reference<PoolId>('A pool of desktops, by name or id.', 'pool:', poolId);
const application = reference<ApplicationId>('An application, by name or id.', 'app:', applicationId);
const endpoint = reference<EndpointId>('A group of PCs, by name or id.', 'pc:', endpointId);

const at = amount(0, 31_536_000, 'Seconds since the scenario began.');
const users = count(1, 100_000, 'How many people.');
const size = count(1, 10_000, 'Most desktops.');
const onLogOff = v.pipe(v.picklist(['keep', 'reset', 'destroy']), v.description('What becomes of a desktop when its user logs off.'));
const named = <const T extends string>(type: T, description: string) => v.pipe(v.literal(type), v.description(description));

const createPool = v.pipe(
	v.strictObject({
		at,
		type: named('createPool', 'Makes a pool of virtual desktops: linked clones of its image.'),
		name: guestName('Its desktops are called after it.'),
		kind: v.optional(v.pipe(v.picklist(['pooled', 'persistent']), v.description('Any free desktop, or one of her own.')), POOL.kind),
		image: guest,
		broker: v.optional(v.nullable(guest), POOL.broker),
		hosts: v.pipe(v.array(host), v.minLength(1), v.description('Hosts on which desktops are made.')),
		datastore,
		size: v.optional(size, POOL.size),
		spare: v.optional(count(0, 10_000, 'Free desktops that are kept running.'), POOL.spare),
		onLogOff: v.exactOptional(onLogOff)
	}),
	v.transform((command) => ({ ...command, onLogOff: command.onLogOff ?? logOffOf(command.kind) }))
);

export const deliveryCommands = [
	v.strictObject({
		at,
		type: v.pipe(v.picklist(['logIn', 'logOff']), v.description('People open, or close, sessions on a terminal server.')),
		guest,
		users
	}),
	createPool,
	v.strictObject({
		at,
		type: named('resizePool', 'More or fewer desktops.'),
		pool,
		size,
		spare: v.exactOptional(count(0, 10_000, 'Free desktops that are kept running.'))
	}),
	v.strictObject({
		at,
		type: named('logInToPool', 'People ask for a desktop, evenly over some time.'),
		pool,
		users,
		seconds: v.optional(amount(0, 86_400, 'Over how long; 0 is all at once.'), 0)
	}),
	v.strictObject({ at, type: named('logOffFromPool', 'People leave their desktops.'), pool, users }),
	v.strictObject({ at, type: named('resetDesktop', 'A desktop goes back to its image.'), guest }),
	v.strictObject({ at, type: named('updateImage', 'Desktops are made anew of an image as it is now (recompose).'), pool, image: guest }),
	v.strictObject({ at, type: named('deletePool', 'Removes a pool and its desktops.'), pool }),
	v.strictObject({
		at,
		type: v.pipe(
			v.picklist(['publishApp', 'launchApp', 'closeApp']),
			v.description('An application is sent to PCs ahead of its use, is started on them, is closed.')
		),
		application,
		endpoint
	}),
	v.strictObject({
		at,
		type: v.pipe(v.picklist(['cutEndpoint', 'mendEndpoint']), v.description('PCs lose their network, or have it again.')),
		endpoint
	})
] as const;
