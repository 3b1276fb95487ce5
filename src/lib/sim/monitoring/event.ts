// Facts of this topic.
import type { ObjectId } from './metrics';

export type MonitoringFact = { readonly type: 'alarmAcknowledged'; readonly alarm: string; readonly of: ObjectId };
