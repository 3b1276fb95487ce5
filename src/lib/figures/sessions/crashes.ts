// What can crash in the three mixtures: a session, a Windows, or the server; and the way back, one beat after the other.
import type { Command } from '$lib/sim/command';
import type { Scenario } from '$lib/sim/scenario';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { System } from './seats';

export const CRASHES = ['session', 'windows', 'server'] as const;
export type Crash = (typeof CRASHES)[number];

export const THIRDS = ['desktop', 'terminal'] as const;
/** which Windows of the third mixture */
export type Third = (typeof THIRDS)[number];

/** what the crash does to one mixture; none when what it would hit is down already */
export function crashCommands(crash: Crash, third: Third, host: HostView, systems: readonly System[]): readonly Command[] {
	if (crash === 'server') return host.power === 'on' ? [{ type: 'failHost', host: host.id }] : [];
	const terminals = systems.filter(({ shared }) => shared);
	if (crash === 'session') {
		const one = terminals.find(({ guest }) => guest.state === 'running' && guest.users > 0);
		const ended = terminals.some(({ seats }) => seats.some(({ condition }) => condition === 'out'));
		return one && !ended ? [{ type: 'logOff', guest: one.guest.id, users: 1 }] : [];
	}
	const desktops = systems.filter(({ shared }) => !shared);
	const among = third === 'desktop' && desktops.length > 0 ? desktops : terminals;
	// of several desktops the last but one: it stands between others that run on
	const target = among === terminals ? terminals[0] : desktops[Math.max(0, desktops.length - 2)];
	return target && among.every(({ guest }) => guest.state === 'running') ? [{ type: 'crashGuest', guest: target.guest.id }] : [];
}

/** the next beat on the way back to where everybody works; none when it is under way, or reached */
export function healCommands(host: HostView, systems: readonly System[], scenario: Scenario): readonly Command[] {
	if (host.power === 'failed' || host.power === 'off') return [{ type: 'powerOnHost', host: host.id }];
	if (host.power === 'starting') return [];
	return systems.flatMap(({ guest }): Command[] => {
		if (guest.state === 'off' && guest.users > 0) return [{ type: 'powerOn', guest: guest.id }];
		if (guest.state === 'crashed') return resetCommands(guest, host);
		const planned = scenario.guests.find(({ name }) => name === guest.name)?.users ?? 0;
		return guest.state === 'running' && guest.users < planned ? [{ type: 'logIn', guest: guest.id, users: planned - guest.users }] : [];
	});
}

/** A guest restarts alone. A Windows that stands on the metal takes the server through its own start: switched off, and on again. */
const resetCommands = (guest: GuestView, host: HostView): Command[] =>
	host.hypervisor === 'none'
		? [
				{ type: 'powerOff', guest: guest.id },
				{ type: 'powerOffHost', host: host.id },
				{ type: 'powerOnHost', host: host.id }
			]
		: [{ type: 'reset', guest: guest.id }];

/** something of it is on its way: the host starts, or a guest boots */
export const isOnItsWay = (host: HostView, view: WorldView): boolean =>
	host.power === 'starting' || host.guests.some((id) => (view.guests[id]?.task ?? null) !== null);

/** s until a crashed Windows serves again: by the estate's times, which are assumed */
export const backAfter = (host: HostView, { policies }: Scenario, what: 'windows' | 'server'): number =>
	policies.bootSeconds + (what === 'server' || host.hypervisor === 'none' ? policies.hostBootSeconds : 0);
