// Fills in the defaults that depend on the rest of the file: what a host sees, where a guest's disk lies, on which network it is.
import type { Scenario, ScenarioGuest, ScenarioHost } from '$lib/sim/scenario';
import { DISK, hypervisorMiBOf, hypervisorOf, profileOf, usedOf, workingSetOf } from './defaults';
import { completePool } from './delivery';
import { estate } from './estate';
import type { FileGuest, FileHost, ScenarioFile } from './schema';

export function complete(file: ScenarioFile): Scenario {
	const { title, description, seed, policies, networks, datastores, backups, replications, commands } = file;
	const { endpoints, applications } = file;
	if (file.estate) {
		const drawn = estate({ title, description, seed, ...file.estate });
		return { ...drawn, policies, clusters: completeClusters(file, drawn.hosts), backups, replications, commands };
	}
	const hosts = file.hosts.map((host) => completeHost(host, file));
	const byName = new Map(hosts.map((host) => [host.name, host]));
	const guests = file.guests.map((guest) => completeGuest(guest, byName.get(guest.host)));
	const clusters = completeClusters(file, hosts);
	const desktopPools = file.desktopPools.map((pool) => completePool(pool, guests));
	const things = { networks, datastores, hosts, guests, clusters, backups, replications, desktopPools, endpoints, applications };
	return { title, description, seed, policies, ...things, commands };
}

function completeClusters({ clusters }: ScenarioFile, hosts: readonly ScenarioHost[]): Scenario['clusters'] {
	return clusters.map((cluster) => {
		const profile = cluster.ha.profile ?? profileOf(hosts.find(({ name }) => name === cluster.hosts[0])?.product);
		return { ...cluster, ha: { ...cluster.ha, profile } };
	});
}

function completeHost(host: FileHost, file: Pick<ScenarioFile, 'networks' | 'datastores'>): ScenarioHost {
	return {
		...host,
		hypervisor: host.hypervisor ?? hypervisorOf(host.product),
		hypervisorMiB: hypervisorMiBOf(host),
		networks: host.networks ?? file.networks.map((network) => network.name),
		datastores: host.datastores ?? sharedOf(file.datastores)
	};
}

export const sharedOf = (datastores: Scenario['datastores']): string[] =>
	datastores.filter((datastore) => datastore.shared).map((datastore) => datastore.name);

function completeGuest(written: FileGuest, host: ScenarioHost | undefined): ScenarioGuest {
	// the one guest of a server without hypervisor is the server: it has all of it
	const guest = host?.product === 'physical' ? { ...written, memoryMiB: host.memoryMiB, vcpus: host.cores } : written;
	const datastore = host?.datastores[0];
	const disks = guest.disks ?? (datastore === undefined || guest.linkedTo !== undefined ? [] : [{ ...DISK }]);
	return {
		...guest,
		network: guest.network === undefined ? (host?.networks[0] ?? null) : guest.network,
		disks: disks.map((disk) => ({ ...disk, datastore: disk.datastore ?? datastore ?? '', usedGiB: disk.usedGiB ?? usedOf(disk) })),
		load: { ...guest.load, workingSetMiB: guest.load.workingSetMiB ?? workingSetOf(guest.memoryMiB) }
	};
}
