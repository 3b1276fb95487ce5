// The timed command that acknowledges an alarm: it names the alarm and, as people do, the thing. The alarm says what kind of thing it is.
import * as v from 'valibot';
import { clusterId, datastoreId, guestId, hostId, poolId } from '$lib/sim/ids';
import { ESTATE, type ObjectId, type ObjectKind } from '$lib/sim/monitoring/metrics';
import { ALARM_RULES, kindOfAlarm } from '$lib/sim/monitoring/rules';
import type { amount } from './values';

const IDS: Readonly<Record<ObjectKind, (name: string) => ObjectId>> = {
	guest: guestId,
	host: hostId,
	datastore: datastoreId,
	cluster: clusterId,
	pool: poolId,
	estate: () => ESTATE
};

export const acknowledgeAlarm = (at: ReturnType<typeof amount>) =>
	v.pipe(
		v.strictObject({
			at,
			type: v.pipe(v.literal('acknowledgeAlarm'), v.description('Somebody takes care of an alarm; it stays until its cause has gone.')),
			alarm: v.pipe(v.picklist(ALARM_RULES.map(({ id }) => id)), v.description('Which alarm.')),
			of: v.optional(
				v.pipe(v.string(), v.nonEmpty(), v.maxLength(80), v.description('The thing it is about, by name. Left out: the whole clinic.')),
				ESTATE
			)
		}),
		v.transform(({ of, ...command }) => ({
			...command,
			of: IDS[kindOfAlarm(command.alarm) ?? 'estate'](of.replace(/^(?:vm|host|ds|cluster|pool):/, ''))
		}))
	);
