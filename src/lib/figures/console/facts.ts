// The summary of a thing as pairs of name and value, in the words of the dialect.
import { m } from '$lib/paraglide/messages';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import { guestState, hostState, roleLabel } from '$lib/words/labels';
import { namesOf } from '$lib/words/names';
import { count, list, memory, percent, plural, storage } from '$lib/words/units';
import { MANAGED_BY, NOUN, type Dialect } from '$lib/words/dialects';
import { clusterIn, lookUp, MANAGER, running } from './estate';
import { capital, guestTag } from './texts';
import { ROOT } from './tree';

export interface Fact {
	readonly name: string;
	readonly value: string;
}

interface Around {
	readonly view: WorldView;
	readonly dialect: Dialect;
	readonly lead: string | null;
	readonly perHost: number;
}

/** what sort of thing it is, as the dialect says it */
export function kindOf(id: string, view: WorldView, dialect: Dialect): string {
	const { guest, host, store } = lookUp(view, id);
	if (guest) return id === MANAGER && MANAGED_BY[dialect] === 'server' ? (NOUN.manager[dialect] ?? '') : roleLabel(guest.role);
	const noun = id === ROOT ? 'folder' : host ? 'host' : store ? 'datastore' : 'cluster';
	return NOUN[noun][dialect] ?? '';
}

export function factsOf(id: string, around: Around): Fact[] {
	const { view, dialect, perHost } = around;
	const { guest, host, store } = lookUp(view, id);
	if (guest) return guestFacts(guest, around);
	if (host) return hostFacts(host, around);
	if (store) {
		const holders = new Set(store.files.map((file) => file.guest)).size;
		return [
			{ name: m.console_fact_used(), value: m.console_of({ used: storage(store.usedGiB), all: storage(store.sizeGiB) }) },
			{
				name: m.console_fact_holds(),
				value: m.console_disks({ count: count(holders), countForm: plural(holders), disk: NOUN.disk[dialect] ?? '' })
			},
			{
				name: m.console_fact_seenBy(),
				value: list(
					Object.values(view.hosts)
						.filter((each) => each.datastores.includes(store.id))
						.map((each) => each.name)
				)
			}
		];
	}
	const cluster = clusterIn(view);
	const runs = {
		name: m.console_fact_guests(),
		value: m.console_runOf({ count: count(running(view)), all: count(Object.keys(view.guests).length) })
	};
	if (!cluster || id === ROOT) return [runs, { name: m.console_fact_people(), value: peopleText(view) }];
	const noticed = cluster.ha.failedSeconds;
	return [
		{ name: capital(NOUN.host[dialect] ?? ''), value: list(cluster.hosts.map((each) => namesOf(view).name(each))) },
		runs,
		{
			name: capital(NOUN.restart[dialect] ?? ''),
			value: cluster.ha.enabled && noticed !== null ? m.console_ha_on({ seconds: count(noticed) }) : m.console_ha_off()
		},
		{ name: m.console_fact_moves(), value: m.console_perHost({ count: count(perHost) }) }
	];
}

function guestFacts(guest: GuestView, { view, dialect }: Around): Fact[] {
	const disk = guest.disks[0];
	const tag = guestTag(guest);
	return [
		{
			name: m.console_fact_state(),
			value: m.console_stateOn({ state: tag?.text ?? guestState(guest.state), host: namesOf(view).name(guest.host) })
		},
		...(guest.users > 0 ? [{ name: m.console_fact_people(), value: count(guest.users) }] : []),
		{ name: m.console_fact_hardware(), value: m.console_hardware({ vcpus: count(guest.vcpus), memory: memory(guest.memoryMiB) }) },
		...(disk
			? [
					{
						name: NOUN.disk[dialect] ?? '',
						value: m.console_diskOn({ size: storage(disk.sizeGiB), store: namesOf(view).name(disk.datastore) })
					}
				]
			: []),
		{ name: NOUN.tools[dialect] ?? '', value: guest.tools ? m.console_tools_in() : m.console_tools_out() },
		{
			name: capital(NOUN.snapshot[dialect] ?? ''),
			value: guest.snapshots.length === 0 ? m.console_none() : list(guest.snapshots.map(({ name }) => name))
		}
	];
}

function hostFacts(host: HostView, { lead }: Around): Fact[] {
	return [
		{ name: m.console_fact_state(), value: host.id === lead ? m.console_stateLead({ state: hostState(host) }) : hostState(host) },
		{ name: m.console_fact_cpu(), value: percent(host.cpuPercent) },
		{ name: m.console_fact_memory(), value: m.console_of({ used: memory(host.memoryUsedMiB), all: memory(host.memoryMiB) }) },
		{ name: m.console_fact_guests(), value: count(host.guests.length) }
	];
}

export const peopleText = ({ people }: WorldView): string =>
	m.console_workOf({ count: count(people.users - people.cutOff), all: count(people.users) });
