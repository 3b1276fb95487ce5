// Every name once, and every reference to something that is there.
import { m } from '$lib/paraglide/messages';
import { datastoreId, guestId, hostId, networkId } from '$lib/sim/ids';
import type { Scenario, ScenarioGuest, ScenarioHost } from '$lib/sim/scenario';
import type { Complaint, Path } from './mistake';
import { either, firstOf, nearest } from './phrases';

export interface Names {
	readonly hosts: ReadonlyMap<string, ScenarioHost>;
	readonly guests: ReadonlyMap<string, ScenarioGuest>;
	readonly datastores: ReadonlyMap<string, Scenario['datastores'][number]>;
	readonly networks: ReadonlyMap<string, Scenario['networks'][number]>;
}

const byName = <T extends { readonly name: string }>(things: readonly T[]): Map<string, T> =>
	new Map(things.map((thing) => [thing.name, thing]));

export const namesIn = (scenario: Scenario): Names => ({
	hosts: byName(scenario.hosts),
	guests: byName(scenario.guests),
	datastores: byName(scenario.datastores),
	networks: byName(scenario.networks)
});

export function nameComplaints(scenario: Scenario, names: Names): Complaint[] {
	return [
		...duplicates('hosts', scenario.hosts, hostId),
		...duplicates('guests', scenario.guests, guestId),
		...duplicates('datastores', scenario.datastores, datastoreId),
		...duplicates('networks', scenario.networks, networkId),
		...scenario.hosts.flatMap((host, place) => [
			...host.networks.flatMap((name, at) => missing('networks', name, names, ['hosts', place, 'networks', at])),
			...host.datastores.flatMap((name, at) => missing('datastores', name, names, ['hosts', place, 'datastores', at])),
			...repeated(host.networks, ['hosts', place, 'networks']),
			...repeated(host.datastores, ['hosts', place, 'datastores'])
		]),
		...scenario.guests.flatMap((guest, place) => guestComplaints(guest, ['guests', place], names))
	];
}

function guestComplaints(guest: ScenarioGuest, path: Path, names: Names): Complaint[] {
	return [
		...missing('hosts', guest.host, names, [...path, 'host']),
		...(guest.network === null ? [] : missing('networks', guest.network, names, [...path, 'network'])),
		...guest.disks.flatMap((disk, at) => {
			const place = [...path, 'disks', at, 'datastore'];
			if (disk.datastore !== '') return missing('datastores', disk.datastore, names, place);
			return names.hosts.has(guest.host) ? [noDatastore(guest, place)] : []; // a missing host is complaint enough
		}),
		...guest.needs.flatMap((name, at) => missing('guests', name, names, [...path, 'needs', at])),
		...repeated(guest.needs, [...path, 'needs'])
	];
}

type Kind = keyof Names;

export const MISSING: Readonly<Record<Kind, (inputs: { name: string }) => string>> = {
	hosts: m.scenario_reference_host,
	guests: m.scenario_reference_guest,
	datastores: m.scenario_reference_datastore,
	networks: m.scenario_reference_network
};

function missing(kind: Kind, name: string, names: Names, path: Path): Complaint[] {
	if (names[kind].has(name)) return [];
	return [{ path, on: 'value', message: MISSING[kind]({ name }), ...insteadOf(name, kind, [...names[kind].keys()]) }];
}

const EXPECTED: Readonly<Record<Kind, () => string>> = {
	hosts: m.scenario_reference_host_expected,
	guests: m.scenario_reference_guest_expected,
	datastores: m.scenario_reference_datastore_expected,
	networks: m.scenario_reference_network_expected
};

/** what could have been meant: the nearest name, or the first ones */
export function insteadOf(name: string, kind: Kind, known: readonly string[]): { expected: string; cure: string } {
	const expected = known.length === 0 ? EXPECTED[kind]() : m.scenario_one_of({ words: either(firstOf(known)) });
	const meant = nearest(name, known);
	if (meant !== null) return { expected, cure: m.scenario_near_cure({ word: meant }) };
	return { expected, cure: m.scenario_reference_cure({ list: kind }) };
}

const noDatastore = (guest: ScenarioGuest, path: Path): Complaint => ({
	path,
	on: 'value',
	message: m.scenario_reference_disk({ guest: guest.name }),
	expected: m.scenario_reference_disk_expected(),
	cure: m.scenario_reference_disk_cure({ host: guest.host })
});

/** names are told apart by their ids, in which capitals and spaces do not count */
function duplicates(kind: Kind, things: readonly { readonly name: string }[], idOf: (name: string) => string): Complaint[] {
	const seen = new Map<string, string>();
	return things.flatMap(({ name }, place) => {
		const id = idOf(name);
		const other = seen.get(id);
		seen.set(id, other ?? name);
		if (other === undefined) return [];
		const message = other === name ? m.scenario_duplicate_name_same({ name }) : m.scenario_duplicate_name({ name, other, id });
		return [
			{
				path: [kind, place, 'name'],
				on: 'value',
				message,
				expected: m.scenario_duplicate_name_expected(),
				cure: m.scenario_duplicate_name_cure()
			}
		];
	});
}

function repeated(list: readonly string[], path: Path): Complaint[] {
	const seen = new Set<string>();
	return list.flatMap((name, place) => {
		if (!seen.has(name)) {
			seen.add(name);
			return [];
		}
		const words = { message: m.scenario_twice({ name }), expected: m.scenario_twice_expected(), cure: m.scenario_duplicate_key_cure() };
		return [{ path: [...path, place], on: 'value', ...words }];
	});
}
