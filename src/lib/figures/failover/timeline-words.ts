// The words along the timeline.
import { m } from '$lib/paraglide/messages';
import type { WaitingReason } from '$lib/sim/availability/cluster';
import type { RestartPriority } from '$lib/sim/world';
import { reasonText } from '$lib/words/cluster-events';
import { duration } from '$lib/words/time';
import { count, decimal, plural } from '$lib/words/units';
import type { LostGuest } from './outage';

export const seconds = (value: number): string => m.failover_s({ s: decimal(value, 1) });

export const tick = (at: number): string => (at === 0 ? seconds(0) : decimal(at, 0));
export const beats = (): string => m.failover_heartbeats();
export const cutOffNow = (): string => m.failover_cutOffNow();
export const cutOff = (): string => m.failover_cutOff();
export const place = (s: number): string => m.failover_place({ time: seconds(s) });
export const waits = (s: number): string => m.failover_waits({ time: seconds(s) });
export const boots = (host: string, s: number): string => m.failover_boots({ host, time: duration(s) });
export const bootsOn = (host: string): string => m.failover_bootsOn({ host });
export const staysOff = (): string => m.failover_staysOff();
export const runs = (): string => m.failover_runs();
export const stays = (reason: WaitingReason): string => m.failover_stays({ reason: reasonText(reason) });
export const declared = (s: number): string => m.failover_declared({ time: seconds(s) });
export const alone = (s: number): string => m.failover_alone({ time: seconds(s) });
export const people = (all: number): string => m.failover_people({ count: count(all), countForm: plural(all) });
export const back = (at: number, many: number): string => m.failover_back({ time: seconds(at), count: count(many) });

const PRIORITIES: Readonly<Record<RestartPriority, () => string>> = {
	high: m.failover_high,
	medium: m.failover_medium,
	low: m.failover_low,
	never: m.failover_never
};
export const priority = (of: RestartPriority): string => PRIORITIES[of]();

export const rowSub = ({ priority: of, users }: LostGuest): string => m.failover_rowSub({ priority: priority(of), people: people(users) });

export const missed = (so: number | null, all: number): string =>
	so === null ? m.failover_beatsAhead({ count: count(all) }) : m.failover_beatsMissed({ count: count(so), all: count(all) });

/** user-minutes: lost so far, and in all where that has an end */
export function minutes(so: number, all: number, ends: boolean, ahead: boolean): string {
	const [now, total] = [decimal(so, 1), decimal(all, 1)];
	if (!ends) return m.failover_minutesOpen({ now });
	if (ahead) return m.failover_minutesAhead({ total });
	return so >= all ? m.failover_minutes({ total }) : m.failover_minutesSoFar({ now, total });
}
