// Which guest of the estate is the management server of the others.
import type { WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';

export const MANAGER: GuestId = 'vm:mgmt-01';

/** the first cluster: the figure shows one */
export const clusterIn = (view: WorldView) => Object.values(view.clusters)[0] ?? null;

/** whatever has this id; all null: it is the level above the cluster, or gone */
export const lookUp = (view: WorldView, id: string) => ({
	guest: Object.values(view.guests).find((each) => each.id === id) ?? null,
	host: Object.values(view.hosts).find((each) => each.id === id) ?? null,
	store: Object.values(view.datastores).find((each) => each.id === id) ?? null
});

/** guests that do their work now */
export const running = (view: WorldView): number => Object.values(view.guests).filter(({ state }) => state === 'running').length;
