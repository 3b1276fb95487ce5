// One twin as the figure needs it: its guest in the model, whether an agent answers in it, and what a load of packets costs it.
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import { crossingSeconds, crossingsOf, routeOf } from '$lib/sim/host/route';
import type { Scenario } from '$lib/sim/scenario';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import type { Choices } from '../figure';

/** packets that are sent in one go, at most */
export const MOST = 8;

export interface Sending {
	readonly packets: number;
	/** a driver of an emulated card knocks for each register */
	readonly emulated: boolean;
	/** how often the hypervisor is entered: for one packet, or for one ring of any number of them; and in all */
	readonly each: number;
	readonly entries: number;
	/** s on a core that this takes at least */
	readonly seconds: number;
}

export interface Twin {
	readonly guest: GuestView;
	readonly host: HostView;
	/** its agent, or its lack, is asked: tools that run in a guest that runs */
	readonly answers: boolean;
	readonly sending: Sending;
	/** how it came to be off, or stopped working; null while it works */
	readonly ended: 'inOrder' | 'cut' | 'hung' | null;
}

/** What has not been asked yet is not told where somebody is to guess first. */
export interface Told {
	readonly packets: number;
	readonly buttons: boolean;
	readonly memory: boolean;
}

export interface Scene extends Told {
	readonly twins: readonly Twin[];
	readonly host: HostView | undefined;
	/** the guest whose start makes the host ask for memory */
	readonly starter: GuestView | undefined;
}

export function toldOf(choices: Choices): Told {
	const packets = Number(choices['packets'] ?? MOST);
	return {
		packets: Number.isInteger(packets) ? Math.min(MOST, Math.max(0, packets)) : MOST,
		buttons: choices['buttons'] !== 'later',
		memory: choices['memory'] !== 'later'
	};
}

export function sceneOf(view: WorldView, events: readonly SimEvent[], scenario: Scenario, choices: Choices): Scene {
	const told = toldOf(choices);
	const byRole = scenario.guests.flatMap(({ name, role, state }) => {
		const guest = Object.values(view.guests).find((each) => each.name === name);
		return guest ? [{ guest, role, state }] : [];
	});
	const twins = byRole.flatMap(({ guest, role }) => {
		const host = view.hosts[guest.host];
		return role === 'terminal' && host ? [twinOf(guest, host, events, told.packets)] : [];
	});
	return { ...told, twins, host: twins[0]?.host, starter: byRole.find(({ state }) => state === 'off')?.guest };
}

const twinOf = (guest: GuestView, host: HostView, events: readonly SimEvent[], packets: number): Twin => ({
	guest,
	host,
	answers: guest.state === 'running' && guest.tools && !isToolsHung(events, guest.id),
	sending: sendingOf(guest, host, packets),
	ended: endedOf(guest, events)
});

/** hypervisor, entered by packets: it sees as many entries as it is left again */
export function sendingOf(
	{ tools }: Pick<GuestView, 'tools'>,
	{ product, coreGHz }: Pick<HostView, 'product' | 'coreGHz'>,
	packets: number
): Sending {
	const route = routeOf(product === 'physical' ? 'esx' : product, 'packet', { tools, assist: true });
	const { there, back } = route ? crossingsOf(route) : { there: 0, back: 0 };
	const emulated = route?.drivers === 'emulated';
	const each = (there + back) / 2;
	const entries = emulated ? each * packets : packets > 0 ? each : 0;
	return { packets, emulated, each, entries, seconds: crossingSeconds(2 * entries, coreGHz) };
}

/** tools that hung answer again once their guest has started anew */
function isToolsHung(events: readonly SimEvent[], id: GuestId): boolean {
	const last = events.findLast(
		(event) => (event.type === 'toolsHung' || (event.type === 'guestStateChanged' && event.to === 'starting')) && event.guest === id
	);
	return last?.type === 'toolsHung';
}

function endedOf({ id, state }: GuestView, events: readonly SimEvent[]): Twin['ended'] {
	if (state === 'crashed') return 'hung';
	if (state !== 'off') return null;
	const last = events.findLast((event) => event.type === 'guestStateChanged' && event.guest === id);
	return last?.type === 'guestStateChanged' && last.cause === 'stopped' ? 'inOrder' : 'cut';
}

export const OPERATIONS = ['shutDown', 'restart', 'powerOff'] as const;
export type ButtonName = (typeof OPERATIONS)[number] | 'powerOn';

export interface Button {
	readonly name: ButtonName;
	readonly command: Command;
	/** what stands in its way; null: it may be pressed */
	readonly refused: readonly Check[] | null;
}

/** The console's buttons for a guest. On paper nobody can be asked what stands in the way; that no agent answers is known there, too. */
export function buttonsOf({ guest, answers }: Twin, check: (command: Command) => readonly Check[]): Button[] {
	return OPERATIONS.map((operation) => {
		const name: ButtonName = operation === 'shutDown' && guest.state === 'off' ? 'powerOn' : operation;
		const command = { type: name, guest: guest.id };
		const failed = check(command).filter(({ severity, passed }) => severity === 'refuse' && !passed);
		const asks = name === 'shutDown' || name === 'restart';
		return { name, command, refused: failed.length > 0 || (asks && !answers) ? failed : null };
	});
}
