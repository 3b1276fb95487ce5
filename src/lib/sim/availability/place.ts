// Finding a guest a host: where its reservation fits, its disks and its network are, and the rules allow it.
import { admission, footprint, heldOf, holdsMemoryOf, overheadOn, type Held } from '../host/memory';
import { seesDisksOf } from '../host/paths';
import { findHost } from '../look';
import { guestsAbout } from '../whereabouts';

import { lostStoreOf } from '../protection/reading';
import type { Guest, GuestId, Host, HostId, World } from '../world';
import type { PlacementRule } from './cluster';
import { HINDRANCES, type Hindrance } from './hindrance';

/** a host with what is still free on it; changes as guests are placed */
export interface Room {
	readonly host: Host;
	held: Held;
	/** Hz not promised */
	cpuHz: number;
	/** guests powered on there or on their way there */
	readonly guests: Set<GuestId>;
}

/** the rooms of those hosts that take guests now */
export function roomsOf(world: World, hosts: readonly HostId[], leftOut: (host: Host) => boolean = () => false): Room[] {
	return hosts.flatMap((id) => {
		const host = findHost(world, id);
		if (!host || !takes(host) || leftOut(host)) return [];
		const room: Room = { host, held: heldOf(world, host), cpuHz: host.cores * host.coreHz, guests: new Set() };
		for (const guest of guestsAbout(world, id)) if (holdsMemoryOf(guest, host)) enter(room, guest);
		return [room];
	});
}

export const takes = (host: Host): boolean => host.power === 'on' && !host.maintenance && !host.evacuating && !host.isolated;

function enter(room: Room, guest: Guest): void {
	room.guests.add(guest.id);
	room.cpuHz -= guest.cpuReservedHz;
}

/**
 * The host with most free memory by its product's way of counting, among those that hold its companions if there are any
 * ("together" is a wish when guests restart [A]; "apart" is not); ties go to the lower id.
 */
export function choose(world: World, rooms: readonly Room[], guest: Guest, rules: readonly PlacementRule[]): Room | Hindrance {
	let best: { room: Room; companions: number; free: number } | undefined;
	let nearest: Hindrance = 'noHost';
	for (const room of rooms) {
		const hindrance = hindranceAt(world, room, guest, rules);
		if (hindrance !== null) {
			if (HINDRANCES.indexOf(hindrance) > HINDRANCES.indexOf(nearest)) nearest = hindrance;
			continue;
		}
		const companions = companionsIn(room, guest, rules);
		const free = freeBytes(world, room, guest);
		if (!best || companions > best.companions || (companions === best.companions && better(free, room, best)))
			best = { room, companions, free };
	}
	return best?.room ?? nearest;
}

const better = (free: number, room: Room, best: { room: Room; free: number }): boolean =>
	free > best.free || (free === best.free && room.host.id < best.room.host.id);

export function hindranceAt(world: World, room: Room, guest: Guest, rules: readonly PlacementRule[]): Hindrance | null {
	const { host } = room;
	if (!seesDisksOf(world, host, guest) || lostStoreOf(world, guest) !== null) return 'storage';
	if (guest.network !== null && !host.networks.includes(guest.network)) return 'network';
	if (!admission(world, host, guest, memoryOf(guest), others(world, room, guest)).admitted) return 'memory';
	if (guest.cpuReservedHz > room.cpuHz + (room.guests.has(guest.id) ? guest.cpuReservedHz : 0)) return 'cpu';
	return breaksApart(room, guest.id, rules) ? 'rule' : null;
}

/** another guest that it must stay away from is there */
export const breaksApart = (room: Room, guest: GuestId, rules: readonly PlacementRule[]): boolean =>
	rules.some(
		({ kind, guests }) => kind === 'apart' && guests.includes(guest) && guests.some((other) => other !== guest && room.guests.has(other))
	);

function companionsIn(room: Room, guest: Guest, rules: readonly PlacementRule[]): number {
	let count = 0;
	for (const { kind, guests } of rules)
		if (kind === 'together' && guests.includes(guest.id))
			for (const other of guests) if (other !== guest.id && room.guests.has(other)) count++;
	return count;
}

const memoryOf = (guest: Guest): number => guest.pending?.memoryBytes ?? guest.memoryBytes;

const freeBytes = (world: World, room: Room, guest: Guest): number =>
	admission(world, room.host, guest, memoryOf(guest), others(world, room, guest)).freeBytes;

/** a guest that lies crashed on a living host still holds its memory there: that is no hindrance to itself */
function others(world: World, { host, held, guests }: Room, guest: Guest): Held {
	if (!guests.has(guest.id)) return held;
	return {
		bytes: held.bytes - footprint(guest, host, world),
		reservedBytes: held.reservedBytes - guest.reservedBytes - overheadOn(host, world)
	};
}

/** Notes that the guest is there from now on. */
export function occupy(world: World, room: Room, guest: Guest): void {
	if (room.guests.has(guest.id)) return;
	enter(room, guest);
	room.held = {
		bytes: room.held.bytes + memoryOf(guest) + overheadOn(room.host, world),
		reservedBytes: room.held.reservedBytes + guest.reservedBytes + overheadOn(room.host, world)
	};
}
