// Which events are about a thing: those that name it, and for a host also those of guests going there or leaving.
import type { SimEvent } from '$lib/sim/event';

export function concerns(event: SimEvent, thing: string): boolean {
	return Object.values(event).some((value) => value === thing || (Array.isArray(value) && value.includes(thing)));
}
