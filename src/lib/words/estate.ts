// The whole estate as text: the twin of the rack for those who read instead of look, and what the command line prints.
import { m } from '$lib/paraglide/messages';
import type { DatastoreView, GuestView, HostView, WorldView } from '$lib/sim/view';
import type { DatastoreId, GuestId, HostId } from '$lib/sim/world';
import { peopleLines } from './delivery-estate';
import { guestState, productLabel, roleLabel } from './labels';
import { namesOf } from './names';
import { taskText } from './tasks';
import { hostName } from './things';
import { spokenClock } from './time';
import { count, frequency, memory, percent, plural, storage } from './units';

export interface EstateText {
	/** "After 1 minute, 23 seconds: 3 hosts, 15 guests, 14 of them running." */
	readonly summary: string;
	readonly hosts: readonly {
		readonly id: HostId;
		readonly title: string;
		readonly details: string;
		readonly guests: readonly { readonly id: GuestId; readonly text: string }[];
	}[];
	readonly datastores: readonly { readonly id: DatastoreId; readonly text: string }[];
	/** how people are served, pools of desktops, PCs; empty where there is nothing to tell */
	readonly people: readonly string[];
	readonly tasks: readonly string[];
}

export function estateText(view: WorldView): EstateText {
	const names = namesOf(view);
	const [hosts, guests] = [Object.values(view.hosts), Object.values(view.guests)];
	const running = guests.filter(({ state }) => state === 'running').length;
	return {
		summary: m.words_estate({
			time: spokenClock(view.seconds),
			hosts: count(hosts.length),
			hostsForm: plural(hosts.length),
			guests: count(guests.length),
			guestsForm: plural(guests.length),
			running: count(running)
		}),
		hosts: hosts.map((host) => ({
			id: host.id,
			title: hostName(host),
			details: hostDetails(host),
			guests: host.guests.flatMap((id) => view.guests[id] ?? []).map((guest) => ({ id: guest.id, text: guestLine(guest) }))
		})),
		datastores: Object.values(view.datastores).map((datastore) => ({ id: datastore.id, text: datastoreLine(datastore) })),
		people: peopleLines(view),
		tasks: view.tasks.map((task) => taskText(task, names))
	};
}

function hostDetails(host: HostView): string {
	const words = {
		product: productLabel(host.product),
		cores: count(host.cores),
		coresForm: plural(host.cores),
		speed: frequency(host.coreGHz),
		used: memory(host.memoryUsedMiB),
		memory: memory(host.memoryMiB),
		hypervisor: memory(host.hypervisorMiB)
	};
	return host.power === 'on' ? m.words_estate_host(words) : m.words_estate_host_down(words);
}

function guestLine(guest: GuestView): string {
	return m.words_estate_guest({
		guest: guest.name,
		role: roleLabel(guest.role),
		state: guestState(guest.state),
		memory: memory(guest.memoryMiB),
		vcpus: count(guest.vcpus),
		vcpusForm: plural(guest.vcpus),
		cpu: percent(guest.cpuPercent),
		users: count(guest.users),
		usersForm: plural(guest.users)
	});
}

function datastoreLine(datastore: DatastoreView): string {
	const words = {
		datastore: datastore.name,
		used: storage(datastore.usedGiB),
		size: storage(datastore.sizeGiB),
		free: storage(datastore.freeGiB)
	};
	if (datastore.lost) return m.protection_estate_lost({ datastore: datastore.name });
	return datastore.shared ? m.words_estate_shared(words) : m.words_estate_local(words);
}
