// The accessible names of hosts, guests and their menus: people and tests find things by them, so they change only with the design.
import { m } from '$lib/paraglide/messages';
import type { GuestView, HostView } from '$lib/sim/view';
import type { GuestState } from '$lib/sim/world';
import { hostState, roleLabel } from './labels';
import type { Names } from './names';
import { count, memory, percent, plural } from './units';

/** "Alder, running, 5 guests, CPU 55%, memory 69%"; a host that is not on has neither CPU nor memory to tell of */
export function hostName(host: HostView): string {
	const words = { host: host.name, state: hostState(host), count: count(host.guests.length), countForm: plural(host.guests.length) };
	if (host.power !== 'on') return m.words_host_name_down(words);
	return m.words_host_name({ ...words, cpu: percent(host.cpuPercent), memory: percent(host.memoryPercent) });
}

const GUEST_NAMES: Readonly<Record<GuestState, (words: { guest: string; host: string }) => string>> = {
	off: m.words_guest_name_off,
	starting: m.words_guest_name_starting,
	running: m.words_guest_name_running,
	paused: m.words_guest_name_paused,
	noSpace: m.words_guest_name_noSpace,
	suspending: m.words_guest_name_suspending,
	suspended: m.words_guest_name_suspended,
	resuming: m.words_guest_name_resuming,
	stopping: m.words_guest_name_stopping,
	crashed: m.words_guest_name_crashed
};

/** "ehr-app-01, running on Alder" */
export const guestName = (guest: GuestView, names: Names): string =>
	GUEST_NAMES[guest.state]({ guest: guest.name, host: names.name(guest.host) });

/** "Actions for ehr-app-01": of a guest or a host */
export const actionsName = (thing: { readonly name: string }): string => m.words_actions_name({ thing: thing.name });

/** What the tile shows beyond its name, for a description: "EHR application server, 24 GB, 4 vCPUs, CPU 61%, 212 users, moving to Birch" */
export function guestDetails(guest: GuestView, names: Names): string {
	const words = {
		role: roleLabel(guest.role),
		memory: memory(guest.memoryMiB),
		vcpus: count(guest.vcpus),
		vcpusForm: plural(guest.vcpus),
		cpu: percent(guest.cpuPercent),
		users: count(guest.users),
		usersForm: plural(guest.users)
	};
	const to = guest.task?.migration?.to;
	return to === undefined ? m.words_guest_details(words) : m.words_guest_details_moving({ ...words, host: names.name(to) });
}
