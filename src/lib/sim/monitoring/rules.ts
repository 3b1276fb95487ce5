// The alarms that are watched from the start: what each product's console warns about, and what a clinic's should.
import { READY_BAD_PERCENT, READY_GOOD_PERCENT } from '../host/ready';
import { toNs } from '../units';
import type { AlarmRule } from './alarms';
import type { Threshold } from './latch';
import type { Metric, ObjectKind } from './metrics';

/** the alarms that vCenter comes with [VCP 5 objective 7.2: blog.mwpreston.net] */
const VCENTER = 'vCenter default alarm definitions';
/** like vCenter's tolerance range: cleared that far below the threshold [VMware, alarm reporting; how far is A] */
const TOLERANCE = 5;

const level = (above: number, clear: number): Threshold => ({ above, clear });
const percent = (above: number): Threshold => level(above, above - TOLERANCE);
/** of what is so or not, and of counts: any at all */
const ANY = level(0, 0);

type Levels = readonly [warning: Threshold | null, critical: Threshold | null];

function rule(id: string, metric: Metric, [warning, critical]: Levels, seconds: number, source: string | null): AlarmRule {
	return { id, metric, warning, critical, lastsNs: toNs(seconds), source: source ?? '', assumed: source === null };
}

const CRITICAL: Levels = [null, ANY];
const WARNING: Levels = [ANY, null];
const NINETY: Levels = [percent(75), percent(90)];

/** three samples of a live chart [A] */
const A_MINUTE = 60;
const FIVE_MINUTES = 300;
/** "three days at most" [Toronto VSS, quoting VMware] */
const SNAPSHOT_AGE = 72 * 3_600;
/** silence after which vSphere HA resets a guest [30 s: VMware HA guest monitoring] */
const SILENCE = 30;

export const ALARM_RULES: readonly AlarmRule[] = [
	rule('usersCutOff', 'estate.usersCutOff', CRITICAL, A_MINUTE, null),
	rule('hostDown', 'host.down', CRITICAL, 0, VCENTER),
	rule('hostIsolated', 'host.isolated', CRITICAL, 0, VCENTER),
	rule('hostLink', 'host.linkDown', CRITICAL, 0, VCENTER),
	rule('hostPaths', 'host.lostPaths', CRITICAL, 0, VCENTER),
	rule('hostCpu', 'host.cpuPercent', NINETY, FIVE_MINUTES, VCENTER),
	rule('hostMemory', 'host.memoryPercent', NINETY, FIVE_MINUTES, VCENTER),
	// 1: soft, it takes memory back by balloons; 2: hard, it pages
	rule('hostReclaims', 'host.memoryState', [level(0, 0), level(1, 0)], 0, 'Waldspurger, OSDI 2002, section 6.3'),
	rule('guestCrashed', 'guest.crashed', CRITICAL, 0, null),
	rule('guestNoSpace', 'guest.noSpace', CRITICAL, 0, null),
	rule('guestReady', 'guest.readyPercent', [level(READY_GOOD_PERCENT, 4), level(READY_BAD_PERCENT, 8)], A_MINUTE, 'vmtoday'),
	rule('guestSwapped', 'guest.swappedMiB', WARNING, A_MINUTE, null),
	rule('guestLatency', 'guest.latencyMs', [level(50, 45), level(75, 70)], FIVE_MINUTES, VCENTER),
	rule('guestTools', 'guest.toolsSilent', WARNING, SILENCE, 'VMware HA guest monitoring'),
	rule('snapshotOld', 'guest.oldSnapshot', WARNING, SNAPSHOT_AGE, 'Toronto VSS, quoting VMware'),
	rule('datastoreUsage', 'datastore.usedPercent', [percent(75), percent(85)], 0, VCENTER),
	rule('datastoreLost', 'datastore.lost', CRITICAL, 0, null),
	rule('failoverLost', 'cluster.failoverLost', CRITICAL, 0, 'vSphere Availability guide')
];

/** what kind of thing an alarm is about; null for no rule's id */
export function kindOfAlarm(alarm: string): ObjectKind | null {
	const found = ALARM_RULES.find(({ id }) => id === alarm);
	// a metric's name begins with its kind
	return found ? (found.metric.slice(0, found.metric.indexOf('.')) as ObjectKind) : null;
}
