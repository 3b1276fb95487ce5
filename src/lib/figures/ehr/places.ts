// What the clinic may do with a server in the hand: move it live, plan it anew on metal or as a guest, or leave it, and why.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { WorldView } from '$lib/sim/view';
import type { GuestId, HostId } from '$lib/sim/world';
import { refusalText } from '$lib/words/checks';
import { namesOf } from '$lib/words/names';
import { memory } from '$lib/words/units';
import { METAL } from './plan';

export type Answer =
	/** a live migration */
	| { readonly does: 'move'; readonly command: Command }
	/** between metal and a hypervisor: the clinic is built so from the start */
	| { readonly does: 'plan' }
	| { readonly does: 'stay' }
	| { readonly does: 'refuse'; readonly why: string };

export function answer(view: WorldView, check: (command: Command) => readonly Check[], guest: GuestId, to: HostId): Answer {
	const [server, target] = [view.guests[guest], view.hosts[to]];
	const home = server && view.hosts[server.host];
	if (!server || !home || !target || target.id === home.id) return { does: 'stay' };
	const words = { guest: server.name, host: target.name };
	if (target.hypervisor === 'none')
		return METAL[server.name] === target.name ? { does: 'plan' } : { does: 'refuse', why: m.ehr_why_metal(words) };
	if (home.hypervisor === 'none') {
		if (view.vendor.rules !== 'none') return { does: 'refuse', why: m.ehr_why_rule(words) };
		if (server.memoryMiB <= target.memoryFreeMiB) return { does: 'plan' };
		const numbers = { need: memory(server.memoryMiB), free: memory(Math.max(0, target.memoryFreeMiB)) };
		return { does: 'refuse', why: m.ehr_why_memory({ ...words, ...numbers }) };
	}
	const command: Command = { type: 'migrate', guest, to };
	const checks = check(command);
	if (checks.every(({ severity, passed }) => severity !== 'refuse' || passed)) return { does: 'move', command };
	return { does: 'refuse', why: refusalText(command, checks, namesOf(view)) };
}

/** everywhere that it is worth asking about: the hosts, and a server's own metal */
export const placesFor = (view: WorldView, guest: GuestId): readonly HostId[] => {
	const server = view.guests[guest];
	return Object.values(view.hosts)
		.filter(({ id, name, hypervisor }) => id !== server?.host && (hypervisor !== 'none' || METAL[server?.name ?? ''] === name))
		.map(({ id }) => id);
};
