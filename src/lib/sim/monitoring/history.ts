// What has been counted so far, and the alarms that it raised: a plain JSON value beside the world, folded from what changes.
// Each counter takes bounded room, and one that has been zero all the time takes none.
import type { SimEvent } from '../event';
import type { Watch } from '../advance';
import { COLLECTIONS } from '../look';
import type { World } from '../world';
import { acknowledge, forget, noAlarms, watch, type AlarmRule, type Alarms } from './alarms';
import { isRecorded, type Metric, type ObjectId } from './metrics';
import type { Reading } from './reading';
import { readingsOf } from './readings';
import { ALARM_RULES } from './rules';
import { become, samplesOf, seriesFrom, type RingId, type Sample, type Series } from './series';
import { Roster } from './roster';

/** Written to by `observe` alone; the series in it never are, so that a copy of the lists is a checkpoint. */
export interface History {
	/** ns at which it began */
	readonly begun: number;
	/** ns of the newest world that it has seen */
	now: number;
	/** by object, then by metric; what is missing has been 0 since the history began */
	series: Record<string, Readonly<Partial<Record<Metric, Series>>>>;
	readonly alarms: Alarms;
}

/** What a history knows of the world that it saw last; found anew for one that comes from a file. */
interface Seen {
	world: World | null;
	readonly roster: Roster;
}
const seen = new WeakMap<History, Seen>();

/** A history that begins with this world. */
export function historyFrom(world: World, rules: readonly AlarmRule[] = ALARM_RULES): History {
	const history: History = { begun: world.now, now: world.now, series: {}, alarms: noAlarms(rules) };
	observe(history, world);
	return history;
}

/** The same history, to go on with apart from this one. */
export const copyOf = (history: History): History => ({
	...history,
	series: { ...history.series },
	alarms: { ...history.alarms, watched: { ...history.alarms.watched } }
});

/**
 * Takes in a world, as it is from its moment on. To be called after every command that was performed, with its events, and to be
 * given to `advance` as its watch (`follow`); after an `advance` without it, what lies between is missing.
 *
 * @param changed ids of what may be another since the last call; left out, the world is compared with the last one
 */
export function observe(history: History, world: World, events: readonly SimEvent[] = [], changed?: ReadonlySet<string>): void {
	const known: Seen = seen.get(history) ?? { world: null, roster: new Roster() };
	seen.set(history, known);
	const ids = changed && known.world ? changed : changesBetween(known.world, world);
	for (const id of ids) if (!Object.hasOwn(world.places, id)) drop(history, id as ObjectId, world.now);
	const readings = readingsOf(world, known.roster, ids);
	for (const reading of readings) record(history, reading);
	watch(history.alarms, readings);
	for (const event of events) if (event.type === 'alarmAcknowledged') acknowledge(history.alarms, `${event.alarm}@${event.of}`, event.at);
	history.now = Math.max(history.now, world.now);
	// a draft is written to: what it holds is compared with nothing later
	if (!changed) known.world = world;
}

/** For `advance`: takes in every change on the way. */
export const follow =
	(history: History): Watch =>
	(world, changed) => {
		observe(history, world, [], changed);
	};

/** Samples of a counter up to the newest world seen, or a later moment, oldest first. */
export function samplesFor(history: History, object: ObjectId, metric: Metric, ring: RingId, now = history.now): Sample[] {
	const series = Object.hasOwn(history.series, object) ? history.series[object]?.[metric] : undefined;
	return samplesOf(series ?? seriesFrom(history.begun, 0), ring, Math.max(now, history.now));
}

function record(history: History, { object, metric, at, value }: Reading): void {
	if (!isRecorded(metric)) return;
	const own = history.series[object];
	const before = own?.[metric] ?? (value === 0 ? null : seriesFrom(history.begun, 0));
	if (before === null) return;
	const after = become(before, at, value);
	if (after !== before || !own?.[metric]) history.series[object] = { ...own, [metric]: after };
}

function drop(history: History, object: ObjectId, at: number): void {
	forget(history.alarms, object, at);
	if (!Object.hasOwn(history.series, object)) return;
	history.series = Object.fromEntries(Object.entries(history.series).filter(([id]) => id !== object));
}

/** ids of things that are not the same object in both worlds */
function changesBetween(before: World | null, after: World): Set<string> {
	const ids = new Set<string>();
	for (const name of COLLECTIONS) {
		const [old, now] = [before?.[name] ?? [], after[name]];
		if (old === now) continue;
		const moved = before?.places !== after.places;
		now.forEach((thing, place) => {
			const last = moved ? old[before?.places[thing.id] ?? -1] : old[place];
			if (last !== thing) ids.add(thing.id);
		});
		if (moved) for (const thing of old) if (!Object.hasOwn(after.places, thing.id)) ids.add(thing.id);
	}
	return ids;
}
