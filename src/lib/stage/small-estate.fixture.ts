// For tests: two hosts that see one datastore, three guests, a command of the scenario's own at second 30; and commands to send to it.
import fc from 'fast-check';
import { GUEST, HOST, POLICIES, workingSetOf } from '$lib/scenario/defaults';
import type { Command } from '$lib/sim/command';
import type { Scenario, ScenarioGuest, ScenarioHost } from '$lib/sim/scenario';
import type { GuestId, HostId } from '$lib/sim/world';

const host = (name: string): ScenarioHost => ({
	...HOST,
	name,
	hypervisor: 'bare-metal',
	memoryMiB: 32_768,
	nicMbps: 1000,
	networks: ['lan'],
	datastores: ['san']
});

const guest = (name: string, on: string, state: ScenarioGuest['state']): ScenarioGuest => ({
	...GUEST,
	name,
	host: on,
	state,
	network: 'lan',
	disks: [{ datastore: 'san', sizeGiB: 40, usedGiB: 20, thin: true }],
	load: { cpuGHz: 1, dirtyMiBps: 10, workingSetMiB: workingSetOf(GUEST.memoryMiB) },
	needs: []
});

export const SMALL_ESTATE: Scenario = {
	title: 'Small estate',
	description: '',
	seed: 1,
	policies: POLICIES,
	networks: [{ name: 'lan', vlan: null, isolated: false }],
	datastores: [{ name: 'san', shared: true, sizeGiB: 200, iops: 1000, throughputMBps: 500, site: 'main' }],
	hosts: [host('Alder'), host('Birch')],
	guests: [guest('web', 'Alder', 'running'), guest('db', 'Alder', 'running'), guest('spare', 'Birch', 'off')],
	clusters: [],
	desktopPools: [],
	endpoints: [],
	applications: [],
	backups: [],
	replications: [],
	commands: [{ at: 30, command: { type: 'powerOn', guest: 'vm:spare' } }]
};

export const moveWeb: Command = { type: 'migrate', guest: 'vm:web', to: 'host:birch' };
export const pauseDb: Command = { type: 'pause', guest: 'vm:db' };
export const stopSpare: Command = { type: 'powerOff', guest: 'vm:spare' };

const guests = fc.constantFrom<GuestId[]>('vm:web', 'vm:db', 'vm:spare', 'vm:copy', 'vm:ghost');
const hosts = fc.constantFrom<HostId[]>('host:alder', 'host:birch', 'host:ghost');

/** any command, sensible or not */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
	fc.record({
		type: fc.constantFrom('powerOn', 'shutDown', 'restart', 'powerOff', 'reset', 'pause', 'resume', 'suspend', 'deleteGuest', 'crashGuest'),
		guest: guests
	}),
	fc.record({ type: fc.constant('migrate'), guest: guests, to: hosts }),
	fc.record({ type: fc.constant('cloneGuest'), guest: guests, name: fc.constant('copy'), host: hosts, datastore: fc.constant('ds:san') }),
	fc.record({ type: fc.constant('writeData'), guest: guests, GiB: fc.integer({ min: 1, max: 200 }) }),
	fc.record({ type: fc.constant('runJob'), guest: guests, gigacycles: fc.integer({ min: 1, max: 100 }) }),
	fc.record({
		type: fc.constant('editGuest'),
		guest: guests,
		change: fc.record({ cpuGHz: fc.integer({ min: 0, max: 5 }), vcpus: fc.integer({ min: 1, max: 4 }) })
	}),
	fc.record({ type: fc.constantFrom('powerOnHost', 'powerOffHost', 'enterMaintenance', 'exitMaintenance', 'failHost'), host: hosts })
);
