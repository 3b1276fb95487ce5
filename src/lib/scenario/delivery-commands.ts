// The commands about desktops, sessions and applications, as a file writes them.
import * as v from 'valibot';
import { logOffOf, POOL } from './defaults';
import { application, at, datastore, endpoint, guest, host, operation, pool } from './references';
import { amount, count, guestName } from './values';

const users = count(1, 100_000, 'How many people.');
const size = count(1, 10_000, 'Most desktops.');
const onLogOff = v.pipe(v.picklist(['keep', 'reset', 'destroy']), v.description('What becomes of a desktop when its user logs off.'));

const createPool = v.pipe(
	v.strictObject({
		at,
		type: operation('createPool', 'Makes a pool of virtual desktops: linked clones of its image.'),
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
		type: operation('resizePool', 'More or fewer desktops.'),
		pool,
		size,
		spare: v.exactOptional(count(0, 10_000, 'Free desktops that are kept running.'))
	}),
	v.strictObject({
		at,
		type: operation('logInToPool', 'People ask for a desktop, evenly over some time.'),
		pool,
		users,
		seconds: v.optional(amount(0, 86_400, 'Over how long; 0 is all at once.'), 0)
	}),
	v.strictObject({ at, type: operation('logOffFromPool', 'People leave their desktops.'), pool, users, guest: v.exactOptional(guest) }),
	v.strictObject({ at, type: operation('resetDesktop', 'A desktop goes back to its image.'), guest }),
	v.strictObject({
		at,
		type: operation('updateImage', 'Desktops are made anew of an image as it is now (recompose).'),
		pool,
		image: guest
	}),
	v.strictObject({ at, type: operation('deletePool', 'Removes a pool and its desktops.'), pool }),
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
