// Chains of files hold together: every snapshot lies on one that is there, no chain goes in a circle or is too long, and what is written
// fits the disk.
import { m } from '$lib/paraglide/messages';
import type { Scenario, ScenarioGuest } from '$lib/sim/scenario';
import { LONGEST_CHAIN } from '$lib/sim/storage/chain';
import { parentOf } from '$lib/sim/storage/start';
import { VHD } from '$lib/sim/storage/vhd';
import type { Complaint, Path } from './mistake';
import { all, either, firstOf, nearest, number } from './phrases';

export function storageComplaints(scenario: Scenario): Complaint[] {
	const guests = new Map(scenario.guests.map((guest) => [guest.name, guest]));
	return [
		...scenario.datastores.flatMap((store, place) => twice(store.files ?? [], ['datastores', place, 'files'])),
		...scenario.guests.flatMap((guest, place) => [
			...snapshotComplaints(guest, ['guests', place]),
			...diskComplaints(guest, ['guests', place]),
			...linkComplaints(guest, guests, ['guests', place]),
			...templateComplaints(guest, ['guests', place])
		])
	];
}

const complaint = (path: Path, message: string, expected: string, cure: string): Complaint => ({
	path,
	on: 'value',
	message,
	expected,
	cure
});

function twice(list: readonly { readonly name: string }[], path: Path): Complaint[] {
	const seen = new Set<string>();
	return list.flatMap(({ name }, place) => {
		const again = seen.has(name);
		seen.add(name);
		if (!again) return [];
		return [complaint([...path, place, 'name'], m.scenario_twice({ name }), m.scenario_twice_expected(), m.scenario_duplicate_name_cure())];
	});
}

function snapshotComplaints(guest: ScenarioGuest, path: Path): Complaint[] {
	const list = guest.snapshots ?? [];
	const names = list.map(({ name }) => name);
	const first = guest.disks[0];
	const complaints = twice(list, [...path, 'snapshots']);
	const missing = (name: string, ...at: Path): void => {
		const meant = nearest(name, names);
		complaints.push(
			complaint(
				[...path, ...at],
				m.storage_scenario_missing({ guest: guest.name, name }),
				names.length === 0 ? m.storage_scenario_missing_expected() : m.scenario_one_of({ words: either(firstOf(names)) }),
				meant === null ? m.storage_scenario_missing_cure() : m.scenario_near_cure({ word: meant })
			)
		);
	};
	for (const [place, { parent, GiB }] of list.entries()) {
		if (parent !== undefined && !names.includes(parent)) missing(parent, 'snapshots', place, 'parent');
		if (first && (GiB ?? 0) > first.sizeGiB) complaints.push(tooMuch(GiB ?? 0, first.sizeGiB, [...path, 'snapshots', place, 'GiB']));
	}
	if (guest.onSnapshot !== undefined && !names.includes(guest.onSnapshot)) missing(guest.onSnapshot, 'onSnapshot');
	const since = guest.sinceSnapshotGiB ?? 0;
	if (since > 0 && list.length === 0)
		complaints.push(
			complaint(
				[...path, 'sinceSnapshotGiB'],
				m.storage_scenario_since({ guest: guest.name }),
				m.storage_scenario_missing_expected(),
				m.storage_scenario_since_cure()
			)
		);
	else if (first && since > first.sizeGiB) complaints.push(tooMuch(since, first.sizeGiB, [...path, 'sinceSnapshotGiB']));
	if (list.length > 0 && !first && guest.linkedTo === undefined)
		complaints.push(
			complaint(
				[...path, 'snapshots'],
				m.storage_scenario_noDisk({ guest: guest.name }),
				m.storage_scenario_noDisk_expected(),
				m.storage_scenario_noDisk_cure()
			)
		);
	return [...complaints, ...chainComplaints(guest, path)];
}

const tooMuch = (GiB: number, sizeGiB: number, path: Path): Complaint =>
	complaint(
		path,
		m.storage_scenario_tooMuch({ written: number(GiB), size: number(sizeGiB) }),
		m.scenario_at_most({ most: number(sizeGiB), unit: 'GiB' }),
		m.scenario_disk_full_cure({ GiB: sizeGiB })
	);

/** goes down from each snapshot: more steps than there are snapshots is a circle */
function chainComplaints({ name, snapshots: list = [] }: ScenarioGuest, path: Path): Complaint[] {
	const parents = new Map(list.map((each, place) => [each.name, parentOf(list, place)]));
	// two of one name are complaint enough: which of them is meant can't be told
	if (parents.size < list.length) return [];
	let longest = 0;
	for (const [place, each] of list.entries()) {
		const way = [each.name];
		for (let next = parents.get(each.name) ?? null; next !== null; next = parents.get(next) ?? null) {
			if (way.includes(next))
				return [
					complaint(
						[...path, 'snapshots', place, ...(each.parent === undefined ? ['name'] : ['parent'])],
						m.storage_scenario_circle({ guest: name, snapshots: all(way.slice(way.indexOf(next))) }),
						m.storage_scenario_circle_expected(),
						m.storage_scenario_circle_cure()
					)
				];
			way.push(next);
		}
		longest = Math.max(longest, way.length);
	}
	if (longest <= LONGEST_CHAIN) return [];
	return [
		complaint(
			[...path, 'snapshots'],
			m.storage_scenario_long({ guest: name, count: number(longest) }),
			m.storage_scenario_long_expected({ most: number(LONGEST_CHAIN) }),
			m.storage_scenario_long_cure()
		)
	];
}

function diskComplaints({ disks }: ScenarioGuest, path: Path): Complaint[] {
	const most = VHD.mostBytes / 2 ** 30;
	const full = disks.flatMap(({ sizeGiB, writtenGiB = 0 }, place) =>
		writtenGiB > sizeGiB ? [tooMuch(writtenGiB, sizeGiB, [...path, 'disks', place, 'writtenGiB'])] : []
	);
	const large = disks.flatMap(({ format, sizeGiB }, place) =>
		format !== 'vhd' || sizeGiB <= most
			? []
			: [
					complaint(
						[...path, 'disks', place, 'sizeGiB'],
						m.storage_scenario_vhd({ size: number(sizeGiB), most: number(most) }),
						m.scenario_at_most({ most: number(most), unit: 'GiB' }),
						m.storage_scenario_vhd_cure()
					)
				]
	);
	return [...full, ...large];
}

/** a linked clone lies on a snapshot of another guest, and in the end on whole disks */
function linkComplaints(guest: ScenarioGuest, guests: ReadonlyMap<string, ScenarioGuest>, path: Path): Complaint[] {
	const { linkedTo, name } = guest;
	if (linkedTo === undefined) return [];
	const at = [...path, 'linkedTo'];
	const source = guests.get(linkedTo);
	if (!source) {
		const meant = nearest(linkedTo, [...guests.keys()]);
		const cure = meant === null ? m.scenario_reference_cure({ list: 'guests' }) : m.scenario_near_cure({ word: meant });
		return [complaint(at, m.scenario_reference_guest({ name: linkedTo }), m.scenario_reference_guest_expected(), cure)];
	}
	const way = [name];
	for (let next: ScenarioGuest | undefined = source; next; next = next.linkedTo === undefined ? undefined : guests.get(next.linkedTo)) {
		if (way.includes(next.name))
			return next.name === name
				? [
						complaint(
							at,
							m.storage_scenario_links({ guests: all(way) }),
							m.storage_scenario_links_expected(),
							m.storage_scenario_links_cure()
						)
					]
				: [];
		way.push(next.name);
	}
	const complaints: Complaint[] = [];
	if ((source.snapshots ?? []).length === 0)
		complaints.push(
			complaint(
				at,
				m.storage_scenario_unlinked({ guest: name, source: linkedTo }),
				m.storage_scenario_unlinked_expected(),
				m.storage_scenario_unlinked_cure({ source: linkedTo })
			)
		);
	if (guest.disks.length > 0)
		complaints.push(
			complaint(
				[...path, 'disks'],
				m.storage_scenario_ownDisks({ guest: name, source: linkedTo }),
				m.storage_scenario_ownDisks_expected(),
				m.storage_scenario_ownDisks_cure()
			)
		);
	return complaints;
}

function templateComplaints({ name, template, state }: ScenarioGuest, path: Path): Complaint[] {
	if (template !== true || state === 'off') return [];
	return [complaint([...path, 'state'], m.storage_scenario_template({ guest: name }), 'off', m.storage_scenario_template_cure())];
}
