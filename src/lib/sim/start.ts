// From a scenario to the world at its beginning.
import { deliveryOf, servingOf, startPools } from './delivery/start';
import { NO_TIME, unserved } from './delivery/user-time';
import { Draft } from './draft';
import { newJob } from './guest/jobs';
import { NOTHING_TAKEN } from './host/reclaim';
import { toCluster } from './availability/start';
import { identityOf, type Identity } from './guest/identity';
import { datastoreId, guestId, hostId, networkId } from './ids';
import { placesOf } from './look';
import { shownCpu } from './guest/shown-cpu';
import { startProtection } from './protection/start';
import type { Scenario, ScenarioGuest, ScenarioHost } from './scenario';
import { settle } from './settle';
import { asFilled } from './storage/disk';
import { LATENCY_MS, linkClones, STORAGE_IOPS, withSnapshots, WRITE_PERCENT } from './storage/start';
import { GHz, GiB, MB, MiB, toNs } from './units';
import { MODEL_VERSION, type Guest, type Host, type Policy, type World } from './world';

/** @param scenario complete and consistent, as the scenario room makes it. Guests that run have run for long: they boot no more. */
export function start(scenario: Scenario): World {
	const { policies } = scenario;
	const hosts = new Map(scenario.hosts.map((host) => [hostId(host.name), host]));
	// jobs that are there from the start are numbered like tasks
	let serial = 1;
	const things = {
		hosts: scenario.hosts.map(toHost),
		guests: linkClones(
			scenario.guests.map((guest, place) => {
				const host = hosts.get(hostId(guest.host));
				const drawn = identityOf(scenario.seed, place, guest.name, guest.os, host?.product ?? '');
				const made = toGuest(guest, host, guest.address === 'fixed' ? drawn : { ...drawn, address: null }, () => serial++);
				return withSnapshots(made, guest, () => serial++);
			}),
			scenario.guests
		),
		datastores: scenario.datastores.map((store) => ({
			id: datastoreId(store.name),
			name: store.name,
			shared: store.shared,
			sizeBytes: Math.round(store.sizeGiB * GiB),
			iops: store.iops,
			bytesPerS: store.throughputMBps * MB,
			baseLatencyNs: Math.round((store.latencyMs ?? LATENCY_MS) * 1e6),
			writePenalty: store.writePenalty ?? 1,
			site: store.site,
			lost: false,
			files: (store.files ?? []).map(({ name, GiB: size, kind }) => ({ name, bytes: Math.round(size * GiB), kind }))
		})),
		networks: scenario.networks.map((network) => ({
			id: networkId(network.name),
			name: network.name,
			vlan: network.vlan,
			isolated: network.isolated
		})),
		clusters: scenario.clusters.map(toCluster),
		desktopPools: [],
		...deliveryOf(scenario),
		backups: [],
		backupPlans: [],
		replications: []
	};
	const draft = new Draft({
		model: MODEL_VERSION,
		seed: scenario.seed,
		now: 0,
		serial,
		identities: scenario.guests.length,
		policy: {
			migration: migrationPolicy(policies.migration),
			memory: { idleTax: policies.memory.idleTaxPercent / 100, sharing: policies.memory.sharingPercent / 100 },
			storage: policies.storage ?? STORAGE_IOPS,
			siteLinkBytesPerS: (policies.siteLinkMbps * MB) / 8,
			vendorRules: policies.vendorRules,
			bootNs: toNs(policies.bootSeconds),
			shutDownNs: toNs(policies.shutDownSeconds),
			hostBootNs: toNs(policies.hostBootSeconds),
			...(policies.repairSeconds === undefined ? {} : { repairNs: toNs(policies.repairSeconds) }),
			guestOverheadBytes: policies.guestOverheadMiB * MiB
		},
		...things,
		pastLost: NO_TIME,
		places: placesOf(things)
	});
	startProtection(draft, scenario);
	// whoever runs was powered on under its cluster's mask
	for (const { id, host, cpuSeen } of draft.guests)
		if (cpuSeen !== null && scenario.clusters.length > 0) draft.setGuest(id, { cpuSeen: shownCpu(draft, host) });
	startPools(draft, scenario.desktopPools);
	draft.touchEverything();
	settle(draft);
	return draft.close();
}

const migrationPolicy = ({
	senderMbps,
	lastCopySeconds,
	setupSeconds,
	resumeSeconds,
	...rest
}: Scenario['policies']['migration']): Policy['migration'] => ({
	...rest,
	...(lastCopySeconds === undefined ? {} : { lastCopyS: lastCopySeconds }),
	senderBytesPerS: senderMbps === null ? null : bytesPerS(senderMbps),
	setupNs: toNs(setupSeconds),
	resumeNs: toNs(resumeSeconds)
});

const bytesPerS = (Mbps: number): number => (Mbps * MB) / 8;

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
	nicBytesPerS: bytesPerS(host.nicMbps),
	networks: host.networks.map(networkId),
	migrationNicBytesPerS: host.migrationNicMbps === null ? null : bytesPerS(host.migrationNicMbps),
	datastores: host.datastores.map(datastoreId),
	lostPaths: [],
	site: host.site,
	linkUp: true,
	isolated: false,
	power: host.power,
	maintenance: host.maintenance,
	evacuating: false,
	memoryState: 'high',
	memoryDueAt: null,
	bootedAt: null,
	failedAt: null
});

function toGuest(guest: ScenarioGuest, host: ScenarioHost | undefined, identity: Identity, serial: () => number): Guest {
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
		cpuReservedHz: guest.cpuReservedGHz * GHz,
		memoryShares: guest.memoryShares,
		weight: guest.weight,
		capPercent: guest.capPercent,
		tools: guest.tools,
		toolsHung: false,
		template: guest.template ?? false,
		network: guest.network === null ? null : networkId(guest.network),
		disks: guest.disks.map((disk) => ({
			datastore: datastoreId(disk.datastore),
			sizeBytes: Math.round(disk.sizeGiB * GiB),
			usedBytes: Math.round(disk.usedGiB * GiB),
			thin: disk.thin,
			format: disk.format ?? ('vmdk' as const),
			extents: asFilled(Math.round((disk.writtenGiB ?? disk.usedGiB) * GiB)),
			parent: null
		})),
		identity,
		conflict: null,
		snapshots: [],
		currentSnapshot: null,
		load: {
			demandHz: guest.load.cpuGHz * GHz,
			dirtyBytesPerS: guest.load.dirtyMiBps * MiB,
			workingSetBytes: Math.round(guest.load.workingSetMiB * MiB),
			activeFraction: guest.activePercent / 100,
			iops: guest.load.iops ?? 0,
			writeFraction: (guest.load.writePercent ?? WRITE_PERCENT) / 100,
			networkBytesPerS: ((guest.load.networkMbps ?? 0) * MB) / 8
		},
		needs: guest.needs.map(guestId),
		users: guest.users,
		service: unserved(0),
		...servingOf(guest),
		restart: { priority: guest.restartPriority, delayNs: toNs(guest.restartDelaySeconds) },
		device: guest.device,
		localMedia: guest.localMedia,
		cpuSeen: shown,
		grantedHz: 0,
		grantedIops: 0,
		speed: 1,
		reclaim: NOTHING_TAKEN,
		pending: null,
		suspendBytes: guest.state === 'suspended' ? memoryBytes : 0,
		wantsBytes: 0,
		wantsAt: null,
		task: null,
		jobs: guest.state === 'running' ? guest.jobs.map((gigacycles) => newJob(`task:${serial()}`, 0, Math.round(gigacycles * GHz))) : []
	};
}
