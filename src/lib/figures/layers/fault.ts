// Stopping whatever has the drivers, and what brings it back. The model has no parent partition and no dom0: one that hangs is a port
// that carries nothing, since that is what the guests and their people notice first. What takes the whole host along is a failed host.
import type { Command } from '$lib/sim/command';
import type { Stack } from '$lib/sim/host/route';
import type { GuestView, HostView } from '$lib/sim/view';

export interface Fault {
	/** hung: guests run on without disk and network; down: the guest that asks does not run */
	readonly kind: 'none' | 'hung' | 'down';
	/** what the next press does; null: it must be waited for */
	readonly next: 'break' | 'mend' | 'startHost' | 'startGuests' | null;
	/** people who can't work */
	readonly cutOff: number;
	/** guests that do not run */
	readonly stopped: number;
}

export function faultOf(host: HostView, guests: readonly GuestView[]): Fault {
	const cutOff = guests.reduce((sum, { service }) => sum + service.cutOff, 0);
	const stopped = guests.filter(({ state }) => state !== 'running').length;
	const counts = { cutOff, stopped };
	if (host.power === 'failed') return { kind: 'down', next: 'startHost', ...counts };
	if (host.power === 'starting') return { kind: 'down', next: null, ...counts };
	if (stopped > 0) return { kind: 'down', next: guests.some(({ state }) => state === 'off') ? 'startGuests' : null, ...counts };
	return host.linkUp ? { kind: 'none', next: 'break', ...counts } : { kind: 'hung', next: 'mend', ...counts };
}

/** what a press sends */
export function commandsOf(stack: Stack, host: HostView, guests: readonly GuestView[], { next }: Fault): readonly Command[] {
	const id = host.id;
	switch (next) {
		case 'break':
			if (stack === 'esx') return [{ type: 'failHost', host: id }];
			if (stack === 'workstation')
				return [
					{ type: 'failHost', host: id },
					{ type: 'powerOnHost', host: id }
				];
			return [{ type: 'cutLink', host: id }];
		case 'mend':
			return [{ type: 'mendLink', host: id }];
		case 'startHost':
			return [{ type: 'powerOnHost', host: id }];
		case 'startGuests':
			return guests.filter(({ state }) => state === 'off').map((guest) => ({ type: 'powerOn', guest: guest.id }));
		case null:
			return [];
	}
}
