// The hosts that a guest could go to, those that take it first, the one where it is last.
import type { Check } from '$lib/sim/check';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { CheckFunction } from '../actions/action';

export interface HostChoice {
	readonly host: HostView;
	readonly kind: 'fits' | 'refuses' | 'here';
	readonly checks: readonly Check[];
}

const RANK = { fits: 0, refuses: 1, here: 2 } as const;

export function hostChoices(guest: GuestView, view: WorldView, check: CheckFunction): HostChoice[] {
	return Object.values(view.hosts)
		.map((host): HostChoice => {
			if (host.id === guest.host) return { host, kind: 'here', checks: [] };
			const checks = check({ type: 'migrate', guest: guest.id, to: host.id });
			return { host, kind: checks.some((c) => c.severity === 'refuse' && !c.passed) ? 'refuses' : 'fits', checks };
		})
		.sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}
