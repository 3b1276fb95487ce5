// Everything has room and reaches what it uses: memory, disks, datastores, networks. The same rules as the model's, before it starts.
import { m } from '$lib/paraglide/messages';
import type { Scenario, ScenarioGuest, ScenarioHost } from '$lib/sim/scenario';
import { snapshotGiB } from '$lib/sim/storage/start';
import { hypervisorOf } from './defaults';
import type { Complaint, Path, Words } from './mistake';
import { number } from './phrases';
import type { Names } from './rules-names';

export function fitComplaints(scenario: Scenario, names: Names): Complaint[] {
	return [
		...scenario.hosts.flatMap((host, place) => hostComplaints(host, ['hosts', place])),
		...localStores(scenario),
		...scenario.guests.flatMap((guest, place) => guestComplaints(guest, ['guests', place], names)),
		...hostMemory(scenario),
		...hostPromises(scenario),
		...storeRoom(scenario)
	];
}

const complaint = (path: Path, words: Words): Complaint => ({ path, on: 'value', ...words });

function hostComplaints(host: ScenarioHost, path: Path): Complaint[] {
	const complaints: Complaint[] = [];
	const hypervisor = hypervisorOf(host.product);
	if (host.hypervisor !== hypervisor) {
		const bare = hypervisor === 'none' ? m.protection_scenario_noHypervisor() : m.scenario_hypervisor_bare();
		const expected = hypervisor === 'hosted' ? m.scenario_hypervisor_hosted() : bare;
		const message = m.scenario_hypervisor({ product: host.product, expected });
		complaints.push(
			complaint([...path, 'hypervisor'], { message, expected: hypervisor, cure: m.scenario_hypervisor_cure({ hypervisor }) })
		);
	}
	if (host.hypervisorMiB >= host.memoryMiB) {
		const numbers = { hypervisor: number(host.hypervisorMiB), memory: number(host.memoryMiB) };
		complaints.push(
			complaint([...path, 'hypervisorMiB'], {
				message: m.scenario_hypervisor_memory(numbers),
				expected: m.scenario_at_most({ most: number(host.memoryMiB), unit: 'MiB' }),
				cure: m.scenario_hypervisor_memory_cure()
			})
		);
	}
	return complaints;
}

/** a local datastore is in one host: two that see it would share it */
function localStores(scenario: Scenario): Complaint[] {
	const local = new Set(scenario.datastores.filter((store) => !store.shared).map((store) => store.name));
	const owner = new Map<string, string>();
	return scenario.hosts.flatMap((host, place) =>
		host.datastores.flatMap((datastore, at) => {
			const other = owner.get(datastore);
			if (local.has(datastore) && other === undefined) owner.set(datastore, host.name);
			if (other === undefined || other === host.name) return [];
			return [
				complaint(['hosts', place, 'datastores', at], {
					message: m.scenario_local_shared({ datastore, host: other, other: host.name }),
					expected: m.scenario_local_shared_expected(),
					cure: m.scenario_local_shared_cure({ datastore })
				})
			];
		})
	);
}

function guestComplaints(guest: ScenarioGuest, path: Path, names: Names): Complaint[] {
	const host = names.hosts.get(guest.host);
	return [
		...guest.disks.flatMap((disk, at) => diskComplaints(disk, [...path, 'disks', at])),
		...ownMemory(guest, path),
		...(guest.state === 'suspended' && guest.disks.length === 0
			? [
					complaint([...path, 'state'], {
						message: m.scenario_suspended_disk({ guest: guest.name }),
						expected: m.scenario_suspended_disk_expected(),
						cure: m.scenario_suspended_disk_cure()
					})
				]
			: []),
		...(guest.state === 'running' && host ? reachComplaints(guest, host, path, names) : [])
	];
}

function diskComplaints({ sizeGiB, usedGiB, thin }: ScenarioGuest['disks'][number], path: Path): Complaint[] {
	if (usedGiB <= sizeGiB && (thin || usedGiB === sizeGiB)) return [];
	const numbers = { used: number(usedGiB), size: number(sizeGiB) };
	const expected = m.scenario_at_most({ most: numbers.size, unit: 'GiB' });
	const words =
		usedGiB > sizeGiB
			? { message: m.scenario_disk_full(numbers), expected, cure: m.scenario_disk_full_cure({ GiB: sizeGiB }) }
			: { message: m.scenario_disk_thick(numbers), expected: `${numbers.size} GiB`, cure: m.scenario_disk_thick_cure() };
	return [complaint([...path, 'usedGiB'], words)];
}

function ownMemory({ name, memoryMiB, reservedMiB, load }: ScenarioGuest, path: Path): Complaint[] {
	const expected = (): string => m.scenario_at_most({ most: number(memoryMiB), unit: 'MiB' });
	const complaints: Complaint[] = [];
	if (reservedMiB > memoryMiB) {
		const message = m.scenario_reserved({ guest: name, reserved: number(reservedMiB), memory: number(memoryMiB) });
		complaints.push(
			complaint([...path, 'reservedMiB'], { message, expected: expected(), cure: m.scenario_reserved_cure({ MiB: memoryMiB }) })
		);
	}
	if (load.workingSetMiB > memoryMiB) {
		const message = m.scenario_working_set({ workingSet: number(load.workingSetMiB), memory: number(memoryMiB) });
		const cure = m.scenario_working_set_cure({ MiB: memoryMiB });
		complaints.push(complaint([...path, 'load', 'workingSetMiB'], { message, expected: expected(), cure }));
	}
	return complaints;
}

/** a running guest's host is on, and sees its disks and its network */
function reachComplaints(guest: ScenarioGuest, host: ScenarioHost, path: Path, names: Names): Complaint[] {
	const numbers = { guest: guest.name, host: host.name };
	const complaints: Complaint[] = [];
	if (host.power === 'off')
		complaints.push(
			complaint([...path, 'host'], {
				message: m.scenario_host_off(numbers),
				expected: m.scenario_host_off_expected(),
				cure: m.scenario_host_off_cure()
			})
		);
	if (host.maintenance)
		complaints.push(
			complaint([...path, 'host'], {
				message: m.scenario_host_maintenance(numbers),
				expected: m.scenario_host_maintenance_expected(),
				cure: m.scenario_host_maintenance_cure()
			})
		);
	for (const [at, { datastore }] of guest.disks.entries())
		if (names.datastores.has(datastore) && !host.datastores.includes(datastore))
			complaints.push(
				complaint([...path, 'disks', at, 'datastore'], {
					message: m.scenario_sees_datastore({ ...numbers, datastore }),
					expected: m.scenario_sees_datastore_expected({ host: host.name }),
					cure: m.scenario_sees_datastore_cure({ host: host.name, datastore })
				})
			);
	const { network } = guest;
	if (network !== null && names.networks.has(network) && !host.networks.includes(network))
		complaints.push(
			complaint([...path, 'network'], {
				message: m.scenario_sees_network({ ...numbers, network }),
				expected: m.scenario_sees_network_expected({ host: host.name }),
				cure: m.scenario_sees_network_cure({ host: host.name, network })
			})
		);
	return complaints;
}

/** ESX promises reservations; the others give a running guest all of its memory */
function hostMemory(scenario: Scenario): Complaint[] {
	const overhead = scenario.policies.guestOverheadMiB;
	const needs = new Map<string, number>();
	const physical = new Set(scenario.hosts.filter((host) => host.product === 'physical').map((host) => host.name));
	const esx = new Set(scenario.hosts.filter((host) => host.product === 'esx').map((host) => host.name));
	for (const { host, state, memoryMiB, reservedMiB } of scenario.guests)
		if (state === 'running')
			needs.set(host, (needs.get(host) ?? 0) + (physical.has(host) ? 0 : overhead) + (esx.has(host) ? reservedMiB : memoryMiB));
	return scenario.hosts.flatMap((host, place) => {
		const MiB = (needs.get(host.name) ?? 0) + host.hypervisorMiB;
		if (MiB <= host.memoryMiB || !needs.has(host.name)) return [];
		const numbers = { host: host.name, need: number(MiB), memory: number(host.memoryMiB) };
		return [
			complaint(['hosts', place, 'memoryMiB'], {
				message: host.product === 'esx' ? m.scenario_memory_reserved(numbers) : m.scenario_memory(numbers),
				expected: m.scenario_at_least({ least: number(MiB), unit: 'MiB' }),
				cure: m.scenario_memory_too_little({ MiB })
			})
		];
	});
}

/** CPU that running guests are promised has to be there */
function hostPromises(scenario: Scenario): Complaint[] {
	const promised = new Map<string, number>();
	for (const { host, state, cpuReservedGHz } of scenario.guests)
		if (state === 'running') promised.set(host, (promised.get(host) ?? 0) + cpuReservedGHz);
	return scenario.hosts.flatMap((host, place) => {
		const GHz = promised.get(host.name) ?? 0;
		if (GHz <= host.cores * host.coreGHz) return [];
		const cores = Math.ceil(GHz / host.coreGHz);
		return [
			complaint(['hosts', place, 'cores'], {
				message: m.compute_scenario_promised({ host: host.name, need: number(GHz), has: number(host.cores * host.coreGHz) }),
				expected: m.scenario_at_least({ least: number(cores), unit: m.compute_scenario_cores() }),
				cure: m.compute_scenario_promised_cure({ cores })
			})
		];
	});
}

/** disks, and the memory of suspended guests, which lies beside their first disk */
function storeRoom(scenario: Scenario): Complaint[] {
	const used = new Map<string, number>();
	const add = (name: string, GiB: number): Map<string, number> => used.set(name, (used.get(name) ?? 0) + GiB);
	for (const guest of scenario.guests) {
		const { disks, state, memoryMiB } = guest;
		for (const disk of disks) add(disk.datastore, disk.usedGiB);
		const [first] = disks;
		if (first && state === 'suspended') add(first.datastore, memoryMiB / 1024);
		if (first) add(first.datastore, snapshotGiB(guest));
	}
	for (const { name, files } of scenario.datastores) for (const file of files ?? []) add(name, file.GiB);
	return scenario.datastores.flatMap(({ name, sizeGiB }, place) => {
		const GiB = used.get(name) ?? 0;
		if (GiB <= sizeGiB) return [];
		return [
			complaint(['datastores', place, 'sizeGiB'], {
				message: m.scenario_store_full({ datastore: name, size: number(sizeGiB), used: number(GiB) }),
				expected: m.scenario_at_least({ least: number(GiB), unit: 'GiB' }),
				cure: m.scenario_store_full_cure({ GiB: Math.ceil(GiB) })
			})
		];
	});
}
