// Promises of CPU: together they may not exceed what a host has, or one of them would be broken.
import { refuse, type Check } from '../check';
import { hostOf } from '../look';
import { GHz } from '../units';
import { guestsAbout } from '../whereabouts';
import type { Guest, HostId, World } from '../world';
import { holdsMemoryOf } from './memory';

/** room for the guest's CPU reservation beside those of the guests that are on or arriving there; nothing to check without one */
export function reservationFits(world: World, hostId: HostId, guest: Guest, reservedHz = guest.cpuReservedHz): Check[] {
	if (!(reservedHz > 0)) return [];
	const host = hostOf(world, hostId);
	let promised = 0;
	for (const other of guestsAbout(world, hostId))
		if (other.cpuReservedHz > 0 && other.id !== guest.id && holdsMemoryOf(other, host)) promised += other.cpuReservedHz;
	const freeHz = host.cores * host.coreHz - promised;
	return [refuse('cpuReserved', reservedHz <= freeHz, { needGHz: reservedHz / GHz, freeGHz: freeHz / GHz, host: host.name })];
}
