// One metric of one thing at one moment: what histories and alarms are folded from.
import type { Metric, ObjectId } from './metrics';

export interface Reading {
	readonly object: ObjectId;
	readonly metric: Metric;
	/** ns; it has this value from here on */
	readonly at: number;
	readonly value: number;
	/** ns: of what ages, when it began */
	readonly since?: number;
}
