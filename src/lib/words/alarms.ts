// Alarms and health in words: names, what each means with its next step, levels and reasons.
import { m } from '$lib/paraglide/messages';
import type { Alarm } from '$lib/sim/monitoring/alarms';
import type { Health, Reason } from '$lib/sim/monitoring/health';
import type { Names } from './names';
import { count, decimal, finePercent, memory, percent, plural } from './units';

const ALARMS: Readonly<Record<string, { readonly name: () => string; readonly means: (value: number) => string }>> = {
	usersCutOff: { name: m.monitoring_alarm_usersCutOff, means: (value) => m.monitoring_means_usersCutOff(counted(value)) },
	hostDown: { name: m.monitoring_alarm_hostDown, means: m.monitoring_means_hostDown },
	hostIsolated: { name: m.monitoring_alarm_hostIsolated, means: m.monitoring_means_hostIsolated },
	hostLink: { name: m.monitoring_alarm_hostLink, means: m.monitoring_means_hostLink },
	hostPaths: { name: m.monitoring_alarm_hostPaths, means: (value) => m.monitoring_means_hostPaths(counted(value)) },
	hostCpu: { name: m.monitoring_alarm_hostCpu, means: (value) => m.monitoring_means_hostCpu({ value: percent(value) }) },
	hostMemory: { name: m.monitoring_alarm_hostMemory, means: (value) => m.monitoring_means_hostMemory({ value: percent(value) }) },
	hostReclaims: { name: m.monitoring_alarm_hostReclaims, means: m.monitoring_means_hostReclaims },
	guestCrashed: { name: m.monitoring_alarm_guestCrashed, means: m.monitoring_means_guestCrashed },
	guestNoSpace: { name: m.monitoring_alarm_guestNoSpace, means: m.monitoring_means_guestNoSpace },
	guestReady: { name: m.monitoring_alarm_guestReady, means: (value) => m.monitoring_means_guestReady({ value: finePercent(value) }) },
	guestSwapped: { name: m.monitoring_alarm_guestSwapped, means: (value) => m.monitoring_means_guestSwapped({ value: memory(value) }) },
	guestLatency: {
		name: m.monitoring_alarm_guestLatency,
		means: (value) => m.monitoring_means_guestLatency({ value: milliseconds(value) })
	},
	guestTools: { name: m.monitoring_alarm_guestTools, means: m.monitoring_means_guestTools },
	snapshotOld: { name: m.monitoring_alarm_snapshotOld, means: m.monitoring_means_snapshotOld },
	datastoreUsage: {
		name: m.monitoring_alarm_datastoreUsage,
		means: (value) => m.monitoring_means_datastoreUsage({ value: percent(value) })
	},
	datastoreLost: { name: m.monitoring_alarm_datastoreLost, means: m.monitoring_means_datastoreLost },
	failoverLost: { name: m.monitoring_alarm_failoverLost, means: m.monitoring_means_failoverLost }
};

/** "CPU ready time"; an id that nobody knows (from a link or a file) as it came */
export const alarmName = (alarm: string): string => (Object.hasOwn(ALARMS, alarm) ? ALARMS[alarm]?.name() : undefined) ?? alarm;

/** what an alarm says while its metric has this value, and what to do next */
export const alarmMeaning = (alarm: string, value: number): string =>
	(Object.hasOwn(ALARMS, alarm) ? ALARMS[alarm]?.means(value) : undefined) ?? '';

/** what an alarm is about: "ehr-db-01", "the clinic" */
export const alarmThing = (of: string, names: Names): string => (of === 'estate' ? m.monitoring_estate() : names.name(of));

export const levelText = (level: Alarm['level']): string =>
	level === 'critical' ? m.monitoring_level_critical() : m.monitoring_level_warning();

const counted = (value: number) => ({ count: count(value), countForm: plural(value) });
const milliseconds = (value: number): string => m.validation_unit_ms({ value: decimal(value, value < 10 ? 1 : 0) });

const HEALTH = { ok: m.monitoring_health_ok, warning: m.monitoring_health_warning, bad: m.monitoring_health_bad };
export const healthText = (health: Health['level']): string => HEALTH[health]();

const REASONS: Readonly<Record<Reason['code'], (value: number) => string>> = {
	off: m.monitoring_reason_off,
	crashed: m.monitoring_reason_crashed,
	noSpace: m.monitoring_reason_noSpace,
	cutOff: (value) => m.monitoring_reason_cutOff(counted(value)),
	ready: (value) => m.monitoring_reason_ready({ value: finePercent(value) }),
	swapped: (value) => m.monitoring_reason_swapped({ value: memory(value) }),
	ballooned: (value) => m.monitoring_reason_ballooned({ value: memory(value) }),
	latency: (value) => m.monitoring_reason_latency({ value: milliseconds(value) }),
	toolsSilent: m.monitoring_reason_toolsSilent,
	toolsMissing: m.monitoring_reason_toolsMissing,
	oldSnapshot: (value) => m.monitoring_reason_oldSnapshot({ days: decimal(value, 0) }),
	failed: m.monitoring_reason_failed,
	isolated: m.monitoring_reason_isolated,
	linkDown: m.monitoring_reason_linkDown,
	lostPaths: (value) => m.monitoring_reason_lostPaths(counted(value)),
	maintenance: m.monitoring_reason_maintenance,
	cpu: (value) => m.monitoring_reason_cpu({ value: percent(value) }),
	memory: (value) => m.monitoring_reason_memory({ value: percent(value) }),
	reclaims: m.monitoring_reason_reclaims,
	pages: m.monitoring_reason_pages
};

/** "Waits for CPU 12.5% of the time" */
export const reasonText = ({ code, value }: Reason): string => REASONS[code](value);
