// A clinic's decisions as what they are in the model: commands where there is one, a new plan where there is none.
import type { Command } from '$lib/sim/command';
import type { GuestView, WorldView } from '$lib/sim/view';
import type { HostId } from '$lib/sim/world';
import { CLUSTER, METAL, SECOND_BALANCER, TWINS, type Plan } from './plan';

export type Decision = { readonly commands: readonly Command[] } | { readonly plan: Plan };

/** obeying again brings the three back to metal, and that is a new plan; the rule alone is a command */
export function rule(plan: Plan, next: 'obeyed' | 'lifted'): Decision {
	const places = Object.fromEntries(Object.entries(plan.places).filter(([guest]) => !(guest in METAL)));
	const home = Object.keys(places).length === Object.keys(plan.places).length;
	if (next === 'obeyed' && !home) return { plan: { ...plan, lifted: false, places } };
	return { commands: [{ type: 'setVendorRules', rules: next === 'lifted' ? 'none' : 'ehr-2010' }] };
}

export function balancers(plan: Plan, next: 'one' | 'pair'): Decision {
	const others = plan.off.filter((name) => name !== SECOND_BALANCER);
	return { plan: { ...plan, off: next === 'one' ? [...others, SECOND_BALANCER].sort() : others } };
}

/** twins that share a host move apart */
export function twins(view: WorldView, next: 'apart' | 'anywhere'): Decision {
	const rules = Object.entries(TWINS);
	if (next === 'anywhere') return { commands: rules.map(([name]) => ({ type: 'removeRule', cluster: CLUSTER, name })) };
	const guests = Object.values(view.guests);
	const kinds = rules.map(([name, names]) => ({ name, kind: guests.filter((guest) => names.some((each) => each === guest.name)) }));
	return {
		commands: [
			...kinds.map(({ name, kind }): Command => ({
				type: 'addRule',
				cluster: CLUSTER,
				rule: { name, kind: 'apart', guests: kind.map(({ id }) => id) }
			})),
			...kinds.flatMap(({ kind }) => spread(kind, view.clusters[CLUSTER]?.hosts ?? []))
		]
	};
}

/** live moves of all but the first twin on each host, to hosts that have none */
function spread(kind: readonly GuestView[], hosts: readonly HostId[]): Command[] {
	const running = kind.filter(({ state }) => state === 'running');
	const free = hosts.filter((host) => running.every((twin) => twin.host !== host));
	return running.flatMap((twin, nth): Command[] => {
		const first = running.findIndex(({ host }) => host === twin.host) === nth;
		const to = first ? undefined : free.shift();
		return to ? [{ type: 'migrate', guest: twin.id, to }] : [];
	});
}
