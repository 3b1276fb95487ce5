// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { AvailabilityCommand } from './command';
import { addRule, editCluster, removeRule } from './edit';
import { hangTools, link, path } from './faults';

export const availabilityOperations: Operations<AvailabilityCommand> = {
	isolateHost: link,
	rejoinHost: link,
	cutLink: link,
	mendLink: link,
	losePath: path,
	restorePath: path,
	hangTools,
	editCluster,
	addRule,
	removeRule
};
