// The operations of this topic, for `preflight.ts`.
import { refuse, type Check } from '../check';
import type { Operation, Operations } from '../operation';
import type { World } from '../world';
import type { MonitoringCommand } from './command';
import { ESTATE, type ObjectKind } from './metrics';
import { kindOfAlarm } from './rules';

const PREFIX: Readonly<Record<Exclude<ObjectKind, 'estate'>, string>> = {
	guest: 'vm:',
	host: 'host:',
	datastore: 'ds:',
	cluster: 'cluster:',
	pool: 'pool:'
};

const acknowledgeAlarm: Operation<'acknowledgeAlarm'> = {
	checks: (world, { alarm, of }): Check[] => {
		const kind = kindOfAlarm(alarm);
		if (kind === null) return [refuse('exists', false, { what: alarm })];
		return [refuse('exists', hasOne(world, kind, of), { what: of })];
	},
	apply: (draft, { alarm, of }) => {
		draft.emit({ type: 'alarmAcknowledged', alarm, of });
	}
};

const hasOne = (world: World, kind: ObjectKind, id: string): boolean =>
	kind === 'estate' ? id === ESTATE : id.startsWith(PREFIX[kind]) && Object.hasOwn(world.places, id);

export const monitoringOperations: Operations<MonitoringCommand> = { acknowledgeAlarm };
