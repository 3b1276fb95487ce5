// Copies are of guests that are there, on datastores that are there and seen from where the copy would run; a server without a hypervisor
// has one guest.
import { m } from '$lib/paraglide/messages';
import type { Scenario } from '$lib/sim/scenario';
import type { Complaint, Path } from './mistake';
import { insteadOf, MISSING, type Names } from './rules-names';

export const protectionComplaints = (scenario: Scenario, names: Names): Complaint[] => [
	...scenario.backups.flatMap(({ guest, datastore }, place) => [
		...missing('guests', guest, names, ['backups', place, 'guest']),
		...missing('datastores', datastore, names, ['backups', place, 'datastore'])
	]),
	...twice(
		scenario.backups.map(({ guest, datastore }) => `${guest} ${datastore}`),
		'backups',
		'datastore'
	),
	...scenario.replications.flatMap((replication, place) => replicationComplaints(replication, names, ['replications', place])),
	...twice(
		scenario.replications.map(({ guest }) => guest),
		'replications',
		'guest'
	),
	...physicalComplaints(scenario, names)
];

type Kind = keyof Names;

function missing(kind: Kind, name: string, names: Names, path: Path): Complaint[] {
	if (names[kind].has(name)) return [];
	return [{ path, on: 'value', message: MISSING[kind]({ name }), ...insteadOf(name, kind, [...names[kind].keys()]) }];
}

function replicationComplaints({ guest, host, datastore }: Scenario['replications'][number], names: Names, path: Path): Complaint[] {
	const there = names.hosts.get(host);
	const complaints = [
		...missing('guests', guest, names, [...path, 'guest']),
		...missing('hosts', host, names, [...path, 'host']),
		...missing('datastores', datastore, names, [...path, 'datastore'])
	];
	if (names.guests.get(guest)?.host === host)
		complaints.push({
			path: [...path, 'host'],
			on: 'value',
			message: m.protection_scenario_sameHost({ guest, host }),
			expected: m.protection_scenario_sameHost_expected(),
			cure: m.protection_scenario_sameHost_cure()
		});
	if (there && names.datastores.has(datastore) && !there.datastores.includes(datastore))
		complaints.push({
			path: [...path, 'datastore'],
			on: 'value',
			message: m.protection_scenario_unseen({ host, datastore }),
			expected: m.protection_scenario_unseen_expected({ host }),
			cure: m.protection_scenario_unseen_cure({ host })
		});
	return complaints;
}

/** a second plan for the same would only take the place of the first */
function twice(keys: readonly string[], list: 'backups' | 'replications', field: string): Complaint[] {
	const seen = new Set<string>();
	return keys.flatMap((key, place) => {
		const again = seen.has(key);
		seen.add(key);
		if (!again) return [];
		const guest = key.split(' ')[0] ?? key;
		return [
			{
				path: [list, place, field],
				on: 'value' as const,
				message: m.protection_scenario_twice({ guest }),
				expected: m.protection_scenario_twice_expected(),
				cure: m.protection_scenario_twice_cure()
			}
		];
	});
}

function physicalComplaints(scenario: Scenario, names: Names): Complaint[] {
	const taken = new Map<string, string>();
	return scenario.guests.flatMap(({ name, host, state }, place) => {
		if (names.hosts.get(host)?.product !== 'physical') return [];
		const other = taken.get(host);
		taken.set(host, name);
		const complaint = (field: string, message: string, expected: string, cure: string): Complaint => ({
			path: ['guests', place, field],
			on: 'value',
			message,
			expected,
			cure
		});
		if (other !== undefined)
			return [
				complaint(
					'host',
					m.protection_scenario_second({ guest: name, host, other }),
					m.protection_scenario_second_expected(),
					m.protection_scenario_second_cure()
				)
			];
		if (state !== 'suspended') return [];
		return [
			complaint(
				'state',
				m.protection_scenario_suspended({ guest: name, host }),
				m.protection_scenario_suspended_expected(),
				m.protection_scenario_suspended_cure()
			)
		];
	});
}
