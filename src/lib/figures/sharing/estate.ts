// The estate with one thing changed that no command can change: a host's cores, or the tools of guests that are off. What commands have
// changed since its start is kept.
import type { SimEvent } from '$lib/sim/event';
import type { Scenario } from '$lib/sim/scenario';
import type { WorldView } from '$lib/sim/view';

/** part of the guests' memory that page sharing saves now, 0..33 */
export function sharingPercentOf(scenario: Scenario, events: readonly SimEvent[]): number {
	const last = events.findLast((event) => event.type === 'memoryPolicyChanged');
	return last?.type === 'memoryPolicyChanged' ? last.sharingPercent : scenario.policies.memory.sharingPercent;
}

/** guests and policy as they are now; what was to wait for a power-on has happened */
export function asItIs(scenario: Scenario, view: WorldView, events: readonly SimEvent[]): Scenario {
	const now = new Map(Object.values(view.guests).map((guest) => [guest.name, guest]));
	const memory = { ...scenario.policies.memory, sharingPercent: sharingPercentOf(scenario, events) };
	return {
		...scenario,
		policies: { ...scenario.policies, memory },
		guests: scenario.guests.map((guest) => {
			const seen = now.get(guest.name);
			if (!seen) return guest;
			const { vcpus, weight, capPercent, tools, pending } = seen;
			return {
				...guest,
				vcpus: pending?.vcpus ?? vcpus,
				weight,
				capPercent,
				tools,
				state: seen.state === 'off' ? ('off' as const) : ('running' as const),
				load: { ...guest.load, cpuGHz: seen.cpuDemandGHz }
			};
		})
	};
}

export const withCores = (scenario: Scenario, host: string, cores: number): Scenario => ({
	...scenario,
	hosts: scenario.hosts.map((each) => (each.name === host ? { ...each, cores } : each))
});

/** every guest of the host, on or off */
export const withTools = (scenario: Scenario, host: string, tools: boolean): Scenario => ({
	...scenario,
	guests: scenario.guests.map((guest) => (guest.host === host ? { ...guest, tools } : guest))
});
