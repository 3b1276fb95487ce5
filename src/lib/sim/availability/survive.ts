// What a failure would really do: the lost hosts' guests look for room on the hosts that are left, and nobody moves out of their way.
import type { Pair } from './slots';

export interface Placed {
	/** place of its host in the list of hosts */
	readonly host: number;
	readonly promised: Pair;
}

/**
 * Guests of lost hosts that find no room, each placed where most memory is free, in the order given.
 * @param hosts what each has for guests
 * @param lost places of the hosts that fail
 * @returns places of the guests left over
 */
export function leftOver(hosts: readonly Pair[], guests: readonly Placed[], lost: ReadonlySet<number>): number[] {
	const free = hosts.map((host) => ({ ...host }));
	for (const { host, promised } of guests) take(free[host], promised);
	return guests.flatMap((guest, place) => {
		if (!lost.has(guest.host)) return [];
		let best: { cpu: number; memory: number } | undefined;
		free.forEach((room, host) => {
			const fits = !lost.has(host) && room.cpu >= guest.promised.cpu && room.memory >= guest.promised.memory;
			if (fits && (!best || room.memory > best.memory)) best = room;
		});
		take(best, guest.promised);
		return best ? [] : [place];
	});
}

function take(room: { cpu: number; memory: number } | undefined, { cpu, memory }: Pair): void {
	if (!room) return;
	room.cpu -= cpu;
	room.memory -= memory;
}
