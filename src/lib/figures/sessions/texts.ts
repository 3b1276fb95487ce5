// The words about a host's people: who stops, who waits, and the text twin of the drawing.
import { m } from '$lib/paraglide/messages';
import type { HostView } from '$lib/sim/view';
import { stateLabel } from '$lib/words/labels';
import { count, decimal, list, memory, percent } from '$lib/words/units';
import { tollOf, type Seat, type System, type Toll } from './seats';

/** more names than these are a crowd: the drawing shows them */
const FEW = 4;

const names = (seats: readonly Seat[]): string => list(seats.map(({ name }) => name));

/** "12 of 12 cut off", for a pill */
export function tollText({ all, stopped, slow, noRoom }: Toll): string {
	const of = (seats: readonly Seat[]) => ({ count: count(seats.length), all: count(all) });
	if (stopped.length > 0) return m.sessions_toll_cut(of(stopped));
	if (slow.length > 0) return m.sessions_toll_slow(of(slow));
	return noRoom.length > 0 ? m.sessions_toll_noRoom(of(noRoom)) : m.sessions_toll_works({ all: count(all) });
}

/** the same for the ear: few are called by name */
export function tollSaid(toll: Toll): string {
	const { all, stopped, slow } = toll;
	if (stopped.length > 0 && stopped.length === all) return m.sessions_toll_cutAll({ all: count(all) });
	if (slow.length > 0 && slow.length === all) return m.sessions_toll_slowAll({ all: count(all) });
	const some = stopped.length > 0 ? stopped : slow;
	if (some.length === 0 || some.length > FEW) return tollText(toll);
	const words = { count: count(some.length), all: count(all), names: names(some) };
	return stopped.length > 0 ? m.sessions_toll_cutNames(words) : m.sessions_toll_slowNames(words);
}

/** after the way back: what it has cost; empty when it cost nothing, or somebody still waits */
export function againText(sides: readonly { readonly title: string; readonly toll: Toll }[]): string {
	const over =
		sides.every(({ toll }) => toll.stopped.length + toll.slow.length === 0) && sides.some(({ toll }) => toll.lostUserMinutes > 0);
	if (!over) return '';
	const lost = sides.map(({ title, toll }) => m.sessions_lostIn({ title, minutes: decimal(toll.lostUserMinutes, 1) }));
	return m.sessions_now_again({ lost: list(lost) });
}

type Tone = 'ok' | 'warn' | 'bad';

export const toneOf = ({ stopped, slow, noRoom }: Toll): Tone =>
	stopped.length > 0 ? 'bad' : slow.length + noRoom.length > 0 ? 'warn' : 'ok';

/** the text twin: the host, each system on it, and who can't work, by name */
export function linesOf(title: string, host: HostView, systems: readonly System[]): string[] {
	const { stopped, slow } = tollOf(systems);
	const taken = {
		host: `${title}. ${host.name}`,
		memory: memory(host.memoryUsedMiB),
		all: memory(host.memoryMiB),
		cpu: percent(host.cpuPercent)
	};
	return [
		m.sessions_text_host(taken),
		...systems.map((system) => systemText(host, system)),
		...(stopped.length > 0 ? [m.sessions_text_cut({ names: names(stopped) })] : []),
		...(slow.length > 0 ? [m.sessions_text_slow({ names: names(slow) })] : [])
	];
}

function systemText(host: HostView, { guest, shared, seats }: System): string {
	const state = guest.identity.corrupt ? m.sessions_encrypted() : stateLabel(guest.state);
	const words = { guest: guest.name, host: host.name, os: guest.os, state, count: count(seats.length) };
	if (host.hypervisor === 'none') return m.sessions_text_metal(words);
	return shared ? m.sessions_text_shared(words) : m.sessions_text_each({ ...words, person: names(seats) });
}
