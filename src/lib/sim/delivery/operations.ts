// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import { closeApp, launchApp, publishApp } from './applications';
import type { DeliveryCommand } from './command';
import { cutEndpoint, mendEndpoint } from './endpoints';
import { createPool, deletePool, logInToPool, logOffFromPool, resetDesktop, resizePool, updateImage } from './pools';
import { logIn, logOff } from './sessions';

export const deliveryOperations: Operations<DeliveryCommand> = {
	logIn,
	logOff,
	createPool,
	resizePool,
	logInToPool,
	logOffFromPool,
	resetDesktop,
	updateImage,
	deletePool,
	publishApp,
	launchApp,
	closeApp,
	cutEndpoint,
	mendEndpoint
};
