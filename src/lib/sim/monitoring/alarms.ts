// Alarms, folded from what readings say: raised and cleared at exact moments, whenever somebody looks. What is quiet takes no room.
import { latchAges, latchAt, latchBecomes, QUIET, type Latch, type Threshold } from './latch';
import type { Reading } from './reading';
import type { Metric, ObjectId } from './metrics';

export type Level = 'warning' | 'critical';
export type AlarmId = `${string}@${string}`;

/** When to raise an alarm for each object that has the metric. */
export interface AlarmRule {
	readonly id: string;
	readonly metric: Metric;
	/** null: it has no such level */
	readonly warning: Threshold | null;
	readonly critical: Threshold | null;
	/** ns that the value must stay above; of what ages, its age */
	readonly lastsNs: number;
	/** where the numbers come from */
	readonly source: string;
	/** they are an assumption of ours */
	readonly assumed: boolean;
}

export interface Alarm {
	/** `rule@object`: the same each time it is raised */
	readonly id: AlarmId;
	readonly rule: string;
	readonly object: ObjectId;
	readonly metric: Metric;
	readonly level: Level;
	/** ns at which it was raised, and at which its level last changed */
	readonly since: number;
	readonly changedAt: number;
	/** ns at which somebody took it on; null until then, and again when it gets worse [A] */
	readonly acknowledgedAt: number | null;
	/** ns; null while it stands */
	readonly clearedAt: number | null;
}

/** with what its metric is now */
export type StandingAlarm = Alarm & { readonly value: number };

/** Plain JSON. Written to by `watch`, `forget` and `acknowledge` alone. */
export interface Alarms {
	readonly rules: readonly AlarmRule[];
	/** what is above a threshold, or was when last read */
	watched: Record<AlarmId, Watched>;
	/** cleared ones, oldest first, the newest PAST_KEPT of them */
	past: readonly Alarm[];
}

interface Watched {
	/** ns of the newest reading, and what it said; the last one of a moment counts */
	readonly at: number;
	readonly value: number;
	readonly since: number | null;
	/** up to `at`, before that reading */
	readonly warning: Latch;
	readonly critical: Latch;
	readonly alarm: Alarm | null;
}

const PAST_KEPT = 200;

export const noAlarms = (rules: readonly AlarmRule[]): Alarms => ({ rules, watched: {}, past: [] });

/** Takes in what has become of some objects' metrics. @param readings of one moment, not before that of the last ones */
export function watch(alarms: Alarms, readings: readonly Reading[]): void {
	for (const reading of readings) {
		for (const rule of rulesFor(alarms.rules).get(reading.metric) ?? []) watchOne(alarms, rule, reading);
	}
}

function watchOne(alarms: Alarms, rule: AlarmRule, { object, at, value, since }: Reading): void {
	const id: AlarmId = `${rule.id}@${object}`;
	const known = Object.hasOwn(alarms.watched, id) ? alarms.watched[id] : undefined;
	if (known === undefined && value <= lowest(rule)) return;
	const before =
		known === undefined ? { warning: QUIET, critical: QUIET, alarm: null } : known.at === at ? known : settled(alarms, rule, id, known, at);
	const { warning, critical, alarm } = before;
	if (alarm === null && value <= lowest(rule) && quiet(warning) && quiet(critical)) alarms.watched = without(alarms.watched, id);
	else alarms.watched[id] = { at, value, since: since ?? null, warning, critical, alarm };
}

/** Clears the alarms of something that is no more. */
export function forget(alarms: Alarms, object: ObjectId, at: number): void {
	for (const rule of alarms.rules) {
		const id: AlarmId = `${rule.id}@${object}`;
		const known = Object.hasOwn(alarms.watched, id) ? alarms.watched[id] : undefined;
		if (!known) continue;
		const { alarm } = settled(alarms, rule, id, known, at);
		if (alarm) alarms.past = kept([...alarms.past, { ...alarm, clearedAt: at }]);
		alarms.watched = without(alarms.watched, id);
	}
}

/** Somebody has taken on an alarm that stands; of any other nothing changes. */
export function acknowledge(alarms: Alarms, id: string, at: number): void {
	const rule = alarms.rules.find((each) => id.startsWith(`${each.id}@`));
	const key = id as AlarmId;
	const known = rule && Object.hasOwn(alarms.watched, key) ? alarms.watched[key] : undefined;
	if (!rule || !known) return;
	const { warning, critical, alarm } = settled(alarms, rule, key, known, at);
	if (alarm) alarms.watched[key] = { ...known, at, warning, critical, alarm: { ...alarm, acknowledgedAt: at } };
}

/** Alarms that stand at a moment, the worst and then the oldest first; and those cleared, the newest first. @param now ns, not before the last reading */
export function alarmsAt(alarms: Alarms, now: number): { readonly standing: readonly StandingAlarm[]; readonly past: readonly Alarm[] } {
	const standing: StandingAlarm[] = [];
	const past = [...alarms.past];
	const rules = new Map(alarms.rules.map((rule) => [rule.id, rule]));
	for (const [id, known] of Object.entries(alarms.watched)) {
		const rule = rules.get(id.slice(0, id.indexOf('@')));
		if (!rule) continue;
		const { alarm, ended } = course(rule, id as AlarmId, known, now);
		if (ended) past.push(ended);
		if (alarm) standing.push({ ...alarm, value: known.value });
	}
	standing.sort((a, b) => rank(b.level) - rank(a.level) || a.since - b.since || (a.id < b.id ? -1 : 1));
	past.sort((a, b) => (b.clearedAt ?? 0) - (a.clearedAt ?? 0) || (a.id < b.id ? -1 : 1));
	return { standing, past: past.slice(0, PAST_KEPT) };
}

function settled(alarms: Alarms, rule: AlarmRule, id: AlarmId, known: Watched, at: number) {
	const { ended, ...now } = course(rule, id, known, at);
	if (ended) alarms.past = kept([...alarms.past, ended]);
	return now;
}

/** troubles are few */
const without = (watched: Alarms['watched'], id: AlarmId): Alarms['watched'] =>
	Object.fromEntries(Object.entries(watched).filter(([each]) => each !== id));

const kept = (past: readonly Alarm[]): readonly Alarm[] => past.slice(-PAST_KEPT);

/** What becomes of a watched value until a moment, once its newest reading counts: `ended` is the alarm that this reading cleared. */
function course(rule: AlarmRule, id: AlarmId, known: Watched, until: number) {
	const started = { warning: begun(rule.warning, known.warning, known), critical: begun(rule.critical, known.critical, known) };
	const warning = latchAt(started.warning, rule.lastsNs, until);
	const critical = latchAt(started.critical, rule.lastsNs, until);
	const ends = known.alarm !== null && levelOf(started.warning, started.critical) === null;
	const ended = known.alarm !== null && ends ? { ...known.alarm, clearedAt: known.at } : null;
	let alarm = known.alarm === null || ends ? null : lessened(known.alarm, levelOf(started.warning, started.critical), known.at);
	const raised = [...moments('warning', started.warning, warning), ...moments('critical', started.critical, critical)];
	for (const [level, at] of raised.sort((a, b) => a[1] - b[1])) alarm = worsened(rule, id, alarm, level, Math.max(at, known.at));
	return { warning, critical, alarm, ended };
}

function begun(threshold: Threshold | null, latch: Latch, { at, value, since }: Watched): Latch {
	if (threshold === null) return QUIET;
	return since === null ? latchBecomes(latch, threshold, at, value) : latchAges(latch, value > threshold.above ? since : null);
}

const levelOf = (warning: Latch, critical: Latch): Level | null =>
	critical.raisedAt !== null ? 'critical' : warning.raisedAt !== null ? 'warning' : null;

const moments = (level: Level, before: Latch, after: Latch): [Level, number][] =>
	before.raisedAt === null && after.raisedAt !== null ? [[level, after.raisedAt]] : [];

const lessened = (alarm: Alarm, level: Level | null, at: number): Alarm =>
	level === null || level === alarm.level ? alarm : { ...alarm, level, changedAt: at };

function worsened({ id: rule, metric }: AlarmRule, id: AlarmId, alarm: Alarm | null, level: Level, at: number): Alarm {
	const object = id.slice(rule.length + 1) as ObjectId;
	if (alarm === null) return { id, rule, object, metric, level, since: at, changedAt: at, acknowledgedAt: null, clearedAt: null };
	return rank(level) > rank(alarm.level) ? { ...alarm, level, changedAt: at, acknowledgedAt: null } : alarm;
}

const rank = (level: Level): number => (level === 'critical' ? 2 : 1);
const quiet = (latch: Latch): boolean => latch.aboveSince === null;
/** at or below it a rule has nothing to say of what it does not watch yet */
const lowest = ({ warning, critical }: AlarmRule): number => Math.min(warning?.above ?? Infinity, critical?.above ?? Infinity);

const byMetric = new WeakMap<readonly AlarmRule[], Map<Metric, AlarmRule[]>>();

function rulesFor(rules: readonly AlarmRule[]): Map<Metric, AlarmRule[]> {
	const known = byMetric.get(rules);
	if (known) return known;
	const made = new Map<Metric, AlarmRule[]>();
	for (const rule of rules) made.set(rule.metric, [...(made.get(rule.metric) ?? []), rule]);
	byMetric.set(rules, made);
	return made;
}
