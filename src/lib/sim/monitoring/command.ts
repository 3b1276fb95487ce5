// Commands of this topic.
import type { ObjectId } from './metrics';

/** Somebody takes on an alarm that stands. It changes nothing in the world: alarms are outside it, and read the event. */
export type MonitoringCommand = {
	readonly type: 'acknowledgeAlarm';
	/** a rule's id: `rules.ts` */
	readonly alarm: string;
	/** what it is about */
	readonly of: ObjectId;
};
