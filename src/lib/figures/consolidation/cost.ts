// What a packing costs: in boxes, rack units and watts while all is well, and in user-minutes when one box loses its power.
import { advance } from '$lib/sim/advance';
import { perform } from '$lib/sim/perform';
import { view } from '$lib/sim/picture';
import type { Scenario } from '$lib/sim/scenario';
import { start } from '$lib/sim/start';
import { SECOND } from '$lib/sim/units';
import type { HostView, WorldView } from '$lib/sim/view';
import { wattsOf, type Draw } from '$lib/sim/host/watts';

/** [A] servers of about 2010: a small one with four cores, and one with eight cores and more memory; two units high, both */
export const SMALL: Draw = { idleWatts: 240, busyWatts: 320 };
export const LARGE: Draw = { idleWatts: 320, busyWatts: 520 };
const UNITS = 2;
/** [A] s until somebody has mended a box */
export const REPAIR_SECONDS = 4 * 3_600;

export interface Totals {
	readonly boxes: number;
	readonly systems: number;
	readonly watts: number;
	readonly units: number;
	/** of the boxes that work, without a spare: 0..100 */
	readonly memory: number;
	readonly cpu: number;
	/** of what the shared storage can do */
	readonly iops: number;
}

export function totalsOf(world: WorldView): Totals {
	const on = Object.values(world.hosts).filter(({ power }) => power === 'on');
	const working = on.filter(({ guests }) => guests.length > 0);
	const sum = (hosts: readonly HostView[], of: (host: HostView) => number) => hosts.reduce((all, host) => all + of(host), 0);
	const stores = Object.values(world.datastores);
	const part = (a: number, b: number) => (b > 0 ? (100 * a) / b : 0);
	return {
		boxes: on.length,
		systems: Object.keys(world.guests).length,
		watts: sum(on, (host) => wattsOf(host.product === 'physical' ? SMALL : LARGE, host.cpuPercent)),
		units: UNITS * on.length,
		memory: part(
			sum(working, (host) => host.memoryUsedMiB),
			sum(working, (host) => host.memoryMiB)
		),
		cpu: part(
			sum(working, (host) => host.cpuUsedGHz),
			sum(working, (host) => host.cores * host.coreGHz)
		),
		iops: part(
			stores.reduce((all, { iopsAsked }) => all + iopsAsked, 0),
			stores.reduce((all, { iops }) => all + iops, 0)
		)
	};
}

export const pictureOf = (estate: Scenario): WorldView => view(start(estate));

export interface Outage {
	readonly host: string;
	readonly stopped: readonly string[];
	readonly people: number;
	/** of them, those who wait until it is mended */
	readonly left: number;
	/** s until the last of them works again; null: not before somebody has mended it */
	readonly seconds: number | null;
	readonly userMinutes: number;
}

/** The box on which this server stands loses its power, and is mended after the time assumed: run through on the model. */
export function outageOf(estate: Scenario, server: string): Outage | null {
	const world = start(estate);
	const before = view(world);
	const home = Object.values(before.guests).find(({ name }) => name === server)?.host;
	const host = home && before.hosts[home];
	if (!host) return null;
	const failed = perform(world, { type: 'failHost', host: host.id });
	if (failed.refused) return null;
	const { world: later, events } = advance(failed.world, REPAIR_SECONDS * SECOND);
	const after = view(later);
	const back = events.flatMap((event) => (event.type === 'usersServed' ? [event.at / SECOND] : []));
	return {
		host: host.name,
		stopped: host.guests.map((id) => before.guests[id]?.name ?? id),
		people: view(failed.world).people.cutOff,
		left: after.people.cutOff,
		seconds: after.people.cutOff > 0 ? null : Math.max(0, ...back),
		userMinutes: after.people.lostUserMinutes
	};
}
