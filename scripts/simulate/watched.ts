// What was counted and raised during a course, for programs and for people.
import { m } from '../../src/lib/paraglide/messages';
import { alarmsAt, type Alarm } from '../../src/lib/sim/monitoring/alarms';
import { guestHealth, hostHealth, type Health } from '../../src/lib/sim/monitoring/health';
import { samplesFor, type History } from '../../src/lib/sim/monitoring/history';
import type { Metric, ObjectId } from '../../src/lib/sim/monitoring/metrics';
import { RINGS } from '../../src/lib/sim/monitoring/series';
import { SECOND } from '../../src/lib/sim/units';
import type { World } from '../../src/lib/sim/world';
import { alarmMeaning, alarmName, alarmThing, healthText, levelText, reasonText } from '../../src/lib/words/alarms';
import type { Names } from '../../src/lib/words/names';
import { clock } from '../../src/lib/words/time';

export const historyJson = (history: History, world: World, names: Names): object => ({
	series: Object.fromEntries<object>(
		Object.entries(history.series).map(([object, own]) => [
			object,
			Object.fromEntries(Object.keys(own).map((metric) => [metric, samples(history, object as ObjectId, metric as Metric)]))
		])
	),
	...alarmsJson(history, names),
	health: Object.fromEntries<object>([
		...world.hosts.map(({ id }) => [id, healthJson(hostHealth(world, id))] as const),
		...world.guests.map(({ id }) => [id, healthJson(guestHealth(world, id))] as const)
	])
});

/** each ring: the end of every sample, its average and its peak */
const samples = (history: History, object: ObjectId, metric: Metric): object =>
	Object.fromEntries(
		RINGS.map(({ id }) => [
			id,
			samplesFor(history, object, metric, id).map(({ to, mean, peak }) => ({ toSeconds: to / SECOND, mean, peak }))
		])
	);

function alarmsJson(history: History, names: Names): Record<string, unknown> {
	const { standing, past } = alarmsAt(history.alarms, history.now);
	return {
		alarms: standing.map((alarm) => ({ ...alarmJson(alarm, names), text: alarmMeaning(alarm.rule, alarm.value) })),
		clearedAlarms: past.map((alarm) => alarmJson(alarm, names))
	};
}

const alarmJson = ({ id, rule, object, metric, level, since, acknowledgedAt, clearedAt }: Alarm, names: Names): object => ({
	id,
	name: alarmName(rule),
	of: object,
	ofName: alarmThing(object, names),
	metric,
	level,
	sinceSeconds: since / SECOND,
	acknowledgedAtSeconds: acknowledgedAt === null ? null : acknowledgedAt / SECOND,
	clearedAtSeconds: clearedAt === null ? null : clearedAt / SECOND
});

const healthJson = (health: Health | null): object => ({
	level: health?.level ?? 'ok',
	reasons: (health?.reasons ?? []).map((reason) => ({ ...reason, text: reasonText(reason) }))
});

/** standing alarms, cleared ones, and every host and guest that is not well */
export function watchedLines(history: History, world: World, names: Names): string[] {
	const { standing, past } = alarmsAt(history.alarms, history.now);
	const head = ({ level, rule, object, since, acknowledgedAt }: Alarm): string => {
		const taken = acknowledgedAt === null ? '' : ` (${m.monitoring_acknowledged()} ${clock(Math.floor(acknowledgedAt / SECOND))})`;
		return `${clock(Math.floor(since / SECOND))}  ${levelText(level)}: ${alarmName(rule)}, ${alarmThing(object, names)}${taken}`;
	};
	const unwell = [...world.hosts, ...world.guests].flatMap(({ id, name }) => {
		const health = id.startsWith('host:') ? hostHealth(world, id as `host:${string}`) : guestHealth(world, id as `vm:${string}`);
		return health && health.reasons.length > 0
			? [`  ${name}: ${healthText(health.level)}. ${health.reasons.map(reasonText).join('. ')}.`]
			: [];
	});
	return [
		...standing.map((alarm) => `${head(alarm)}. ${alarmMeaning(alarm.rule, alarm.value)}`),
		...past.map((alarm) => `${head(alarm)}: ${m.monitoring_cleared()} ${clock(Math.floor((alarm.clearedAt ?? 0) / SECOND))}.`),
		...unwell
	];
}
