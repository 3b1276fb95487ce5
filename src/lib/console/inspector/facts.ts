// The numbers of one thing as rows of label and value, ready to be read or drawn.
import { m } from '$lib/paraglide/messages';
import type { DatastoreView, GuestView, HostView, WorldView } from '$lib/sim/view';
import { guestState, vendorLabel } from '$lib/words/labels';
import type { Names } from '$lib/words/names';
import { bandwidth, count, dirtyRate, finePercent, frequency, list, memory, percent, storage } from '$lib/words/units';

export interface Fact {
	readonly label: string;
	readonly value: string;
	readonly strong?: boolean;
	readonly tone?: 'warn' | 'bad';
}

/** Above this the guest's users notice that it waits for cores. */
const READY_WARNS = 5;

export function guestFacts(guest: GuestView, view: WorldView, names: Names): Fact[] {
	const neededBy = Object.values(view.guests).filter((other) => other.needs.includes(guest.id));
	const network = guest.network === null ? undefined : view.networks[guest.network];
	const facts: (Fact | null)[] = [
		{ label: m.lab_state(), value: m.lab_state_on({ state: guestState(guest.state), host: names.name(guest.host) }), strong: true },
		guest.users > 0 ? { label: m.lab_users(), value: count(guest.users) } : null,
		{ label: m.lab_cpu(), value: m.lab_cpu_value({ vcpus: guest.vcpus, percent: percent(guest.cpuPercent) }) },
		guest.readyPercent > 0.05
			? { label: m.lab_ready(), value: finePercent(guest.readyPercent), tone: guest.readyPercent > READY_WARNS ? 'warn' : undefined }
			: null,
		{ label: m.lab_memory(), value: memory(guest.memoryMiB) },
		guest.dirtyMiBps > 0 ? { label: m.lab_rewrites(), value: dirtyRate(guest.dirtyMiBps) } : null,
		guest.pending?.vcpus === undefined
			? null
			: { label: m.lab_pending(), value: m.lab_pending_vcpus({ from: guest.vcpus, to: guest.pending.vcpus }), tone: 'warn' },
		guest.pending?.memoryMiB === undefined
			? null
			: {
					label: m.lab_pending(),
					value: m.lab_pending_value({ from: memory(guest.memoryMiB), to: memory(guest.pending.memoryMiB) }),
					tone: 'warn'
				},
		{ label: m.lab_os(), value: guest.os },
		{ label: m.lab_tools(), value: guest.tools ? m.lab_tools_yes() : m.lab_tools_no(), tone: guest.tools ? undefined : 'warn' },
		...guest.disks.map((disk) => ({
			label: m.lab_disk(),
			value: m.lab_disk_value({ used: storage(disk.usedGiB), size: storage(disk.sizeGiB), datastore: names.name(disk.datastore) })
		})),
		{ label: m.lab_network(), value: networkText(network) },
		guest.device === null ? null : { label: m.lab_device(), value: guest.device },
		guest.localMedia ? { label: m.lab_media(), value: m.lab_media_yes() } : null,
		guest.needs.length > 0 ? { label: m.lab_needs(), value: list(guest.needs.map((id) => names.name(id))) } : null,
		neededBy.length > 0 ? { label: m.lab_needed_by(), value: list(neededBy.map((other) => other.name)) } : null
	];
	return facts.filter((fact) => fact !== null);
}

function networkText(network: { readonly name: string; readonly vlan: number | null } | undefined): string {
	if (network === undefined) return m.lab_network_none();
	return network.vlan === null ? network.name : m.lab_network_vlan({ name: network.name, vlan: network.vlan });
}

export function hostFacts(host: HostView, names: Names): Fact[] {
	const over = host.memoryFreeMiB < 0;
	return [
		{
			label: m.lab_cpu(),
			value: m.lab_host_cpu_value({ percent: percent(host.cpuPercent), cores: host.cores, ghz: frequency(host.coreGHz) }),
			strong: true
		},
		{
			label: m.lab_memory(),
			value: m.lab_host_memory_value({ used: memory(host.memoryUsedMiB), total: memory(host.memoryMiB) }),
			strong: true
		},
		{
			label: over ? m.lab_host_over() : m.lab_host_free(),
			value: memory(Math.abs(host.memoryFreeMiB)),
			tone: over ? 'warn' : undefined
		},
		{ label: m.lab_host_hypervisor(), value: memory(host.hypervisorMiB) },
		{
			label: m.lab_host_cpu_kind(),
			value: m.lab_host_cpu_kind_value({ vendor: vendorLabel(host.cpuVendor), generation: host.cpuGeneration })
		},
		{
			label: m.lab_host_port(),
			value: m.lab_host_port_value({
				rate: bandwidth(host.nicMbps),
				sending: bandwidth(host.sendingMbps),
				receiving: bandwidth(host.receivingMbps)
			})
		},
		{ label: m.lab_host_networks(), value: list(host.networks.map((id) => names.name(id))) },
		{ label: m.lab_host_datastores(), value: list(host.datastores.map((id) => names.name(id))) },
		{ label: m.lab_host_guests(), value: host.guests.length === 0 ? m.lab_host_guests_none() : count(host.guests.length) }
	];
}

/** Files shown of a datastore, the largest. */
const MOST_FILES = 8;

export function datastoreFacts(datastore: DatastoreView, view: WorldView, names: Names): Fact[] {
	const hosts = Object.values(view.hosts).filter((host) => host.datastores.includes(datastore.id));
	return [
		{
			label: m.lab_store_used(),
			value: m.lab_host_memory_value({ used: storage(datastore.usedGiB), total: storage(datastore.sizeGiB) }),
			strong: true
		},
		{ label: m.lab_store_free(), value: storage(datastore.freeGiB), strong: true },
		{ label: m.lab_store_iops(), value: m.lab_store_iops_value({ iops: count(datastore.iops) }) },
		{ label: m.lab_store_hosts(), value: hosts.length > 6 ? count(hosts.length) : list(hosts.map((host) => host.name)) },
		...datastore.files.slice(0, MOST_FILES).map((file) => ({
			label: file.kind === 'memory' ? m.lab_store_memory_file({ name: names.name(file.guest) }) : names.name(file.guest),
			value: storage(file.GiB)
		}))
	];
}
