// Commands on sessions, desktops and applications, in words.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { DeliveryCommand } from '$lib/sim/delivery/command';
import { belongsTo } from './belongs';
import { newName, type Names } from './names';
import { duration } from './time';
import { count, plural } from './units';

export const DELIVERY_LABELS = {
	logIn: m.delivery_operation_logIn,
	logOff: m.delivery_operation_logOff,
	createPool: m.delivery_operation_createPool,
	resizePool: m.delivery_operation_resizePool,
	logInToPool: m.delivery_operation_logInToPool,
	logOffFromPool: m.delivery_operation_logOffFromPool,
	resetDesktop: m.delivery_operation_resetDesktop,
	updateImage: m.delivery_operation_updateImage,
	deletePool: m.delivery_operation_deletePool,
	publishApp: m.delivery_operation_publishApp,
	launchApp: m.delivery_operation_launchApp,
	closeApp: m.delivery_operation_closeApp,
	cutEndpoint: m.delivery_operation_cutEndpoint,
	mendEndpoint: m.delivery_operation_mendEndpoint
} as const satisfies Readonly<Record<DeliveryCommand['type'], () => string>>;
export const isDeliveryCommand = belongsTo(DELIVERY_LABELS);

/** a choice comes before anything is done */
export const DELIVERY_ASKS = [
	'logIn',
	'logOff',
	'createPool',
	'resizePool',
	'logInToPool',
	'logOffFromPool',
	'updateImage',
	'publishApp',
	'launchApp',
	'closeApp'
] as const;

const many = (number: number) => ({ count: count(number), countForm: plural(number) });

export function deliveryCommandText(command: DeliveryCommand, names: Names): string {
	switch (command.type) {
		case 'logIn':
			return m.delivery_command_logIn({ guest: names.name(command.guest), ...many(command.users) });
		case 'logOff':
			return m.delivery_command_logOff({ guest: names.name(command.guest), ...many(command.users) });
		case 'createPool':
			return m.delivery_command_createPool({ pool: newName(command.name), image: names.name(command.image) });
		case 'resizePool':
			return m.delivery_command_resizePool({ pool: names.name(command.pool), ...many(command.size) });
		case 'logInToPool': {
			const words = { pool: names.name(command.pool), ...many(command.users) };
			if (command.seconds === 0) return m.delivery_command_logInToPool(words);
			return m.delivery_command_logInToPoolOver({ ...words, time: duration(command.seconds) });
		}
		case 'logOffFromPool':
			if (command.guest !== undefined) return m.delivery_command_leaveDesktop({ guest: names.name(command.guest) });
			return m.delivery_command_logOffFromPool({ pool: names.name(command.pool), ...many(command.users) });
		case 'resetDesktop':
			return m.delivery_command_resetDesktop({ guest: names.name(command.guest) });
		case 'updateImage':
			return m.delivery_command_updateImage({ pool: names.name(command.pool), image: names.name(command.image) });
		case 'deletePool':
			return m.delivery_command_deletePool({ pool: names.name(command.pool) });
		case 'publishApp':
			return m.delivery_command_publishApp(both(command, names));
		case 'launchApp':
			return m.delivery_command_launchApp(both(command, names));
		case 'closeApp':
			return m.delivery_command_closeApp(both(command, names));
		case 'cutEndpoint':
			return m.delivery_command_cutEndpoint({ endpoint: names.name(command.endpoint) });
		case 'mendEndpoint':
			return m.delivery_command_mendEndpoint({ endpoint: names.name(command.endpoint) });
		default:
			return assertNever(command);
	}
}

const both = (command: Extract<DeliveryCommand, { application: string }>, names: Names) => ({
	application: names.name(command.application),
	endpoint: names.name(command.endpoint)
});

/** how a refusal begins, with the reasons */
export const deliveryRefused = (command: DeliveryCommand, names: Names, reasons: string): string =>
	m.delivery_refused({ thing: thingOf(command, names), operation: command.type, reasons });

function thingOf(command: DeliveryCommand, names: Names): string {
	if ('application' in command) return names.name(command.application);
	if ('endpoint' in command) return names.name(command.endpoint);
	if ('pool' in command) return names.name(command.pool);
	return 'guest' in command ? names.name(command.guest) : newName(command.name);
}
