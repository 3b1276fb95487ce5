// How a host or a guest is now, at a glance, with every reason: codes and numbers, of which `words` makes sentences.
import { READY_BAD_PERCENT, READY_GOOD_PERCENT } from '../host/ready';
import { findDatastore, findGuest, findHost } from '../look';
import { MiB, SECOND } from '../units';
import type { Guest, GuestId, HostId, World } from '../world';
import { guestCounters, hostCounters, pressureOn, storeLatencyNs } from './counters';
import { Roster } from './roster';
import { ALARM_RULES } from './rules';

export interface Health {
	readonly level: 'ok' | 'warning' | 'bad';
	/** the worst first; empty when all is well */
	readonly reasons: readonly Reason[];
}

export interface Reason {
	readonly level: 'info' | 'warning' | 'bad';
	readonly code:
		| 'off'
		| 'crashed'
		| 'noSpace'
		| 'cutOff' // people
		| 'ready' // percent per vCPU
		| 'swapped' // MiB
		| 'ballooned' // MiB
		| 'latency' // ms
		| 'toolsSilent'
		| 'toolsMissing'
		| 'oldSnapshot' // days
		| 'failed'
		| 'isolated'
		| 'linkDown'
		| 'lostPaths' // how many
		| 'maintenance'
		| 'cpu' // percent
		| 'memory' // percent
		| 'reclaims'
		| 'pages';
	/** in the unit beside the code; 0 where there is none */
	readonly value: number;
}

const rosters = new WeakMap<World, Roster>();

/** looking at many things of one world looks at all guests once */
function rosterOf(world: World): Roster {
	const known = rosters.get(world);
	if (known) return known;
	const made = new Roster();
	for (const { id } of world.guests) made.update(world, id);
	rosters.set(world, made);
	return made;
}

/** null when it does not exist */
export function guestHealth(world: World, id: GuestId): Health | null {
	const guest = findGuest(world, id);
	const host = guest && findHost(world, guest.host);
	if (!guest || !host) return null;
	const roster = rosterOf(world);
	const store = guest.disks[0] && findDatastore(world, guest.disks[0].datastore);
	const storeNs = store ? storeLatencyNs(world, store, roster.onStore(world, store.id)) : 0;
	const now = guestCounters(world, guest, host, pressureOn(host, roster.onHost(world, host.id)), storeNs);
	const age = now.oldSnapshot.since === null ? 0 : world.now - now.oldSnapshot.since;
	return judged([
		...when(guest.state === 'off' || guest.state === 'suspended', 'info', 'off'),
		...when(now.crashed > 0, 'bad', 'crashed'),
		...when(now.noSpace > 0, 'bad', 'noSpace'),
		...when(guest.service.cutOff > 0, 'bad', 'cutOff', guest.service.cutOff),
		...beyond('ready', now.readyPercent, READY_GOOD_PERCENT, READY_BAD_PERCENT),
		...when(now.swappedMiB > 0, 'warning', 'swapped', now.swappedMiB),
		...when(balloonHurts(guest, now.balloonMiB), 'warning', 'ballooned', now.balloonMiB),
		...beyond('latency', now.latencyMs, above('guestLatency', 'warning'), above('guestLatency', 'critical')),
		...when(now.toolsSilent > 0, 'warning', 'toolsSilent'),
		...when(now.toolsMissing > 0, 'warning', 'toolsMissing'),
		...when(age > lasts('snapshotOld'), 'warning', 'oldSnapshot', age / SECOND / 86_400)
	]);
}

/** null when it does not exist */
export function hostHealth(world: World, id: HostId): Health | null {
	const host = findHost(world, id);
	if (!host) return null;
	const now = hostCounters(world, host, rosterOf(world).onHost(world, id));
	return judged([
		...when(host.power === 'off', 'info', 'off'),
		...when(now.down > 0, 'bad', 'failed'),
		...when(now.isolated > 0, 'bad', 'isolated'),
		...when(now.linkDown > 0, 'bad', 'linkDown'),
		...when(now.lostPaths > 0, 'bad', 'lostPaths', now.lostPaths),
		...when(host.maintenance || host.evacuating, 'info', 'maintenance'),
		...beyond('cpu', now.cpuPercent, above('hostCpu', 'warning'), above('hostCpu', 'critical')),
		...beyond('memory', now.memoryPercent, above('hostMemory', 'warning'), above('hostMemory', 'critical')),
		...when(host.memoryState === 'soft', 'warning', 'reclaims'),
		...when(host.memoryState === 'hard' || host.memoryState === 'low', 'bad', 'pages')
	]);
}

/** only idle pages are harmless to lose [Waldspurger, OSDI 2002] */
const balloonHurts = ({ load, memoryBytes }: Guest, balloonMiB: number): boolean =>
	balloonMiB > ((1 - load.activeFraction) * memoryBytes) / MiB;

const RANK = { info: 0, warning: 1, bad: 2 } as const;

function judged(reasons: readonly Reason[]): Health {
	const worst = Math.max(0, ...reasons.map(({ level }) => RANK[level]));
	return {
		level: worst === 2 ? 'bad' : worst === 1 ? 'warning' : 'ok',
		reasons: [...reasons].sort((a, b) => RANK[b.level] - RANK[a.level])
	};
}

const when = (is: boolean, level: Reason['level'], code: Reason['code'], value = 0): Reason[] => (is ? [{ level, code, value }] : []);

const beyond = (code: Reason['code'], value: number, warning: number, bad: number): Reason[] =>
	when(value > warning, value > bad ? 'bad' : 'warning', code, value);

/** health and alarms judge by the same numbers; alarms wait until they have lasted */
const above = (alarm: string, level: 'warning' | 'critical'): number =>
	ALARM_RULES.find(({ id }) => id === alarm)?.[level]?.above ?? Infinity;
const lasts = (alarm: string): number => ALARM_RULES.find(({ id }) => id === alarm)?.lastsNs ?? Infinity;
