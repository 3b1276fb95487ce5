// What the parts of each stack are called. Product words such as VMBus or dom0 are the same in every language.
import { m } from '$lib/paraglide/messages';
import type { Stack } from '$lib/sim/host/route';
import type { Shown } from './choices';

/** by the device that a request is for */
interface ByDevice {
	readonly write: string;
	readonly packet: string;
}

export interface StackNames {
	readonly title: string;
	/** one sentence about how it is built */
	readonly built: string;
	readonly metal: string;
	readonly hypervisor: string;
	/** whoever has the drivers, and its operating system; null: the hypervisor itself */
	readonly owner: { readonly name: string; readonly short: string; readonly os: string; readonly driver: string } | null;
	/** the guest's driver from the tools, and what it talks to */
	readonly front: ByDevice;
	readonly back: ByDevice;
	/** the memory that both share, as a label and in a sentence */
	readonly ring: string;
	readonly inRing: string;
	readonly bell: string;
	readonly switch: string;
	/** who plays a device that does not exist */
	readonly player: string;
}

const VMWARE_FRONT: ByDevice = { write: 'PVSCSI', packet: 'VMXNET3' };

/** beside a hosted hypervisor, ESX stands for all that are not */
export function namesFor(stack: Stack, shown: Shown = 'three'): StackNames {
	const names = NAMES[stack]();
	return shown === 'types' && stack === 'esx' ? { ...names, title: m.layers_bare_title(), built: m.layers_bare_built() } : names;
}

const NAMES: Readonly<Record<Stack, () => StackNames>> = {
	'hyper-v': () => ({
		title: m.layers_hyperv_title(),
		built: m.layers_hyperv_built(),
		metal: m.layers_server(),
		hypervisor: 'Hyper-V',
		owner: { name: m.layers_hyperv_owner(), short: m.layers_hyperv_owner_short(), os: 'Windows Server', driver: m.layers_driver() },
		front: { write: 'VSC', packet: 'VSC' },
		back: { write: 'VSP', packet: 'VSP' },
		ring: m.layers_hyperv_ring(),
		inRing: m.layers_hyperv_inRing(),
		bell: m.layers_bell(),
		switch: 'vSwitch',
		player: m.layers_hyperv_player()
	}),
	esx: () => ({
		title: m.layers_esx_title(),
		built: m.layers_esx_built(),
		metal: m.layers_server(),
		hypervisor: 'VMkernel',
		owner: null,
		front: VMWARE_FRONT,
		back: { write: m.layers_esx_storage(), packet: 'vSwitch' },
		ring: m.layers_esx_ring(),
		inRing: m.layers_esx_ring(),
		bell: m.layers_bell(),
		switch: 'vSwitch',
		player: 'VMkernel'
	}),
	xenserver: () => ({
		title: m.layers_xen_title(),
		built: m.layers_xen_built(),
		metal: m.layers_server(),
		hypervisor: 'Xen',
		owner: { name: 'dom0', short: 'dom0', os: 'Linux', driver: m.layers_driver() },
		front: { write: 'blkfront', packet: 'netfront' },
		back: { write: 'blkback', packet: 'netback' },
		ring: m.layers_xen_ring(),
		inRing: m.layers_xen_inRing(),
		bell: m.layers_xen_bell(),
		switch: m.layers_bridge(),
		player: 'QEMU'
	}),
	workstation: () => ({
		title: m.layers_hosted_title(),
		built: m.layers_hosted_built(),
		metal: m.layers_laptop(),
		hypervisor: m.layers_hosted_hypervisor(),
		owner: { name: m.layers_hosted_owner(), short: m.layers_hosted_owner(), os: 'Windows 11', driver: m.layers_driver() },
		front: VMWARE_FRONT,
		back: { write: m.layers_hosted_program(), packet: m.layers_hosted_program() },
		ring: m.layers_esx_ring(),
		inRing: m.layers_esx_ring(),
		bell: m.layers_bell(),
		switch: m.layers_bridge(),
		player: m.layers_hosted_player()
	})
};
