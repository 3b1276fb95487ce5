// High availability against the vendors' documents and code.
import type { Validation } from '../validation/validation';
import { availableSlots, DEFAULT_SLOT_HZ, failoverCapacity, slotOf, slotsOn, type Pair } from './slots';
import { vsphere4Timing, windowsTiming, xapiTimeouts } from './timing';

const XAPI = 'xen-api, ocaml/xapi/xapi_ha.ml';

export const validations: Validation[] = [
	{
		id: 'ha.vsphere.slots',
		title: 'Slots of three hosts for five guests',
		source: 'VMware vSphere Availability guide, worked example',
		ours: slotExample
	},
	{
		id: 'ha.vsphere.defaultslot',
		title: 'What a guest without reservations counts as',
		source: 'VMware KB 1010594',
		ours: () => {
			const overheadMB = 100;
			const slots = [DEFAULT_SLOT_HZ.vsphere4, DEFAULT_SLOT_HZ.later].map((hz) => slotOf([{ cpu: 0, memory: overheadMB }], hz));
			const beyond = slots.every(({ memory }) => memory === overheadMB) ? 0 : NaN;
			return { cpu_slot_MHz: slots.map(({ cpu }) => cpu / 1e6), mem_slot: `${beyond} MB + VM memory overhead` };
		}
	},
	{
		id: 'ha.vsphere4.timing',
		title: 'vSphere 4 notices a lost host',
		source: 'Broadcom KB 322784',
		ours: () => ({
			heartbeat_s: vsphere4Timing.heartbeatS,
			isolation_declared_s: vsphere4Timing.isolatedS,
			host_failed_s: vsphere4Timing.failedS
		})
	},
	{ id: 'ha.xapi.timeouts.10', title: 'XenServer, timeout of 10 s', source: XAPI, ours: () => ({ ...xapiTimeouts(10) }) },
	{ id: 'ha.xapi.timeouts.60', title: 'XenServer, timeout of 60 s', source: XAPI, ours: () => ({ ...xapiTimeouts(60) }) },
	{
		id: 'ha.wsfc.same-subnet',
		title: 'A Windows cluster notices a lost node',
		source: 'MS KB dn440540; windowsitpro',
		ours: () => ({ node_down_after_s: [windowsTiming(5).failedS, windowsTiming(10).failedS] })
	}
];

function slotExample() {
	const pair = (cpu: number, memory: number): Pair => ({ cpu, memory });
	const hosts = [pair(9, 9), pair(9, 6), pair(6, 6)];
	const guests = [pair(2, 1), pair(2, 1), pair(1, 2), pair(1, 1), pair(1, 1)];
	const slot = slotOf(guests, DEFAULT_SLOT_HZ.vsphere4 / 1e9);
	const slots = hosts.map((host) => slotsOn(host, slot));
	return {
		slot_GHz_GB: [slot.cpu, slot.memory],
		slots_per_host: slots,
		current_failover_capacity_hosts: failoverCapacity(slots, guests.length),
		available_slots_with_1_host_reserved: availableSlots(slots, 1, guests.length)
	};
}
