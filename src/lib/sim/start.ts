// From a scenario to the world at its beginning.
import { Draft } from './draft';
import { datastoreId, guestId, hostId, networkId } from './ids';
import { placesOf } from './look';
import type { Scenario, ScenarioGuest, ScenarioHost } from './scenario';
import { GHz, GiB, MB, MiB, toNs } from './units';
import { MODEL_VERSION, type Guest, type Host, type World } from './world';

/** @param scenario complete and consistent, as the scenario room makes it. Guests that run have run for long: they boot no more. */
export function start(scenario: Scenario): World {
	const { policies } = scenario;
	const hosts = new Map(scenario.hosts.map((host) => [hostId(host.name), host]));
	const things = {
		hosts: scenario.hosts.map(toHost),
		guests: scenario.guests.map((guest) => toGuest(guest, hosts.get(hostId(guest.host)))),
		datastores: scenario.datastores.map((store) => ({
			id: datastoreId(store.name),
			name: store.name,
			shared: store.shared,
			sizeBytes: Math.round(store.sizeGiB * GiB),
			iops: store.iops,
			bytesPerS: store.throughputMBps * MB
		})),
		networks: scenario.networks.map((network) => ({ id: networkId(network.name), name: network.name, vlan: network.vlan }))
	};
	const draft = new Draft({
		model: MODEL_VERSION,
		seed: scenario.seed,
		now: 0,
		serial: 1,
		policy: {
			migration: {
				stop: policies.migration.stop,
				setupNs: toNs(policies.migration.setupSeconds),
				resumeNs: toNs(policies.migration.resumeSeconds),
				perHost: policies.migration.perHost
			},
			bootNs: toNs(policies.bootSeconds),
			shutDownNs: toNs(policies.shutDownSeconds),
			hostBootNs: toNs(policies.hostBootSeconds),
			guestOverheadBytes: policies.guestOverheadMiB * MiB
		},
		...things,
		places: placesOf(things)
	});
	draft.shareEverywhere();
	return draft.close();
}

const toHost = (host: ScenarioHost): Host => ({
	id: hostId(host.name),
	name: host.name,
	product: host.product,
	hypervisor: host.hypervisor,
	cpu: { vendor: host.cpuVendor, generation: host.cpuGeneration },
	cores: host.cores,
	coreHz: host.coreGHz * GHz,
	memoryBytes: host.memoryMiB * MiB,
	hypervisorBytes: host.hypervisorMiB * MiB,
	nicBytesPerS: (host.nicMbps * MB) / 8,
	networks: host.networks.map(networkId),
	datastores: host.datastores.map(datastoreId),
	power: host.power,
	maintenance: host.maintenance,
	bootedAt: null,
	failedAt: null
});

function toGuest(guest: ScenarioGuest, host: ScenarioHost | undefined): Guest {
	const memoryBytes = guest.memoryMiB * MiB;
	const shown = guest.state === 'off' || !host ? null : { vendor: host.cpuVendor, generation: host.cpuGeneration };
	return {
		id: guestId(guest.name),
		name: guest.name,
		role: guest.role,
		os: guest.os,
		host: hostId(guest.host),
		state: guest.state,
		vcpus: guest.vcpus,
		memoryBytes,
		reservedBytes: guest.reservedMiB * MiB,
		weight: guest.weight,
		capPercent: guest.capPercent,
		tools: guest.tools,
		network: guest.network === null ? null : networkId(guest.network),
		disks: guest.disks.map((disk) => ({
			datastore: datastoreId(disk.datastore),
			sizeBytes: Math.round(disk.sizeGiB * GiB),
			usedBytes: Math.round(disk.usedGiB * GiB),
			thin: disk.thin
		})),
		load: {
			demandHz: guest.load.cpuGHz * GHz,
			dirtyBytesPerS: guest.load.dirtyMiBps * MiB,
			workingSetBytes: Math.round(guest.load.workingSetMiB * MiB)
		},
		needs: guest.needs.map(guestId),
		users: guest.users,
		device: guest.device,
		localMedia: guest.localMedia,
		cpuSeen: shown,
		grantedHz: 0,
		pending: null,
		suspendBytes: guest.state === 'suspended' ? memoryBytes : 0,
		wantsBytes: 0,
		task: null,
		jobs: []
	};
}
