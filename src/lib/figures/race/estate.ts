// The estate with one thing changed that no command can change. How fast the guests rewrite their memory now is kept.
import type { Scenario } from '$lib/sim/scenario';
import type { WorldView } from '$lib/sim/view';

type Migration = Scenario['policies']['migration'];

/** the estate at its start, with the dirty rates of now */
export function asItIs(scenario: Scenario, view: WorldView): Scenario {
	const rates = new Map(Object.values(view.guests).map(({ name, dirtyMiBps }) => [name, dirtyMiBps]));
	return {
		...scenario,
		guests: scenario.guests.map((guest) => ({
			...guest,
			load: { ...guest.load, dirtyMiBps: rates.get(guest.name) ?? guest.load.dirtyMiBps }
		}))
	};
}

/** every guest has so many times the memory, and rewrites the same part of it as before */
export const withMemory = (scenario: Scenario, times: number): Scenario => ({
	...scenario,
	guests: scenario.guests.map((guest) => ({
		...guest,
		memoryMiB: Math.round(guest.memoryMiB * times),
		load: { ...guest.load, workingSetMiB: Math.round(guest.load.workingSetMiB * times) }
	}))
});

export const withBandwidth = (scenario: Scenario, Mbps: number): Scenario => ({
	...scenario,
	hosts: scenario.hosts.map((host) => ({ ...host, migrationNicMbps: Mbps }))
});

export const withPolicy = (
	scenario: Scenario,
	change: Partial<Pick<Migration, 'stop' | 'method' | 'autoConverge' | 'lastCopySeconds'>>
): Scenario => ({
	...scenario,
	policies: { ...scenario.policies, migration: { ...scenario.policies.migration, ...change } }
});

/** the named guests have a disk of so many GB, all of it written */
export const withDisk = (scenario: Scenario, names: readonly string[], sizeGiB: number): Scenario => ({
	...scenario,
	guests: scenario.guests.map((guest) =>
		names.includes(guest.name) ? { ...guest, disks: guest.disks.map((disk) => ({ ...disk, sizeGiB, usedGiB: sizeGiB })) } : guest
	)
});
