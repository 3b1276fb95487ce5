// The words of the volume.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { GuestView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import { reasonText } from '$lib/words/cluster-events';
import type { Names } from '$lib/words/names';
import { count, plural, storage } from '$lib/words/units';
import { clusterOf } from './conditions';
import { guestsOf, lockOf, ownerOf, type Lock } from './disks';
import { people } from './timeline-words';

export const freeText = (GiB: number): string => m.failover_volumeFree({ size: storage(GiB) });
export const noDisks = (host: string): string => m.failover_noDisks({ host });

type TileWord = 'running' | 'starting' | 'stopping' | 'crashed' | 'cutOff';
const STATES: Readonly<Record<TileWord, () => string>> = {
	running: m.failover_runs,
	starting: m.failover_stStarting,
	stopping: m.failover_stStopping,
	crashed: m.failover_stStopped,
	cutOff: m.failover_stLost
};
export const stateWord = (state: TileWord): string => STATES[state]();

export function lockText({ is }: Lock, host: string): string {
	switch (is) {
		case 'held':
			return host;
		case 'lapsed':
			return m.failover_lockLapsed();
		case 'free':
			return m.failover_lockFree();
		case 'gone':
			return m.failover_lockGone();
	}
}

export interface Outcome {
	readonly guest: GuestId;
	readonly is: 'back' | 'coming' | 'stays';
	readonly text: string;
}

/** what became, or becomes, of each guest that a host or a volume took down */
export function outcomes(view: WorldView, events: readonly SimEvent[]): Outcome[] {
	const taken = new Set(events.flatMap((event) => (event.type === 'hostFailed' || event.type === 'datastoreLost' ? event.guests : [])));
	const waiting = new Map(clusterOf(view)?.waiting.map((entry) => [entry.guest, entry.reason]));
	return guestsOf(view).flatMap((guest): Outcome[] => {
		if (!taken.has(guest.id)) return [];
		const words = { guest: guest.name, host: view.hosts[guest.host]?.name ?? '', people: guest.users > 0 ? people(guest.users) : '' };
		if (guest.state === 'running') {
			const text = guest.users > 0 ? m.failover_outBackPeople(words) : m.failover_outBack(words);
			return [{ guest: guest.id, is: 'back', text }];
		}
		if (guest.state === 'starting') return [{ guest: guest.id, is: 'coming', text: m.failover_outBoots(words) }];
		const reason = waiting.get(guest.id);
		const soon = reason === 'detecting' || reason === 'placing' || reason === 'order';
		const why = reason ? reasonText(reason) : m.failover_textWaits();
		return [{ guest: guest.id, is: soon ? 'coming' : 'stays', text: soon ? m.failover_outSoon({ ...words, why }) : staysText(guest, why) }];
	});
}

function staysText(guest: GuestView, why: string): string {
	const queued = guest.service.queue?.waiting ?? 0;
	if (queued === 0) return m.failover_outStays({ guest: guest.name, why });
	return m.failover_outQueue({ guest: guest.name, why, count: count(queued), countForm: plural(queued) });
}

/** the figure as text: one line for each disk */
export function diskLines(view: WorldView, names: Names): string[] {
	return guestsOf(view).map((guest) => {
		const store = guest.disks[0]?.datastore;
		const seen = store && view.datastores[store]?.shared === false ? ownerOf(view, store) : undefined;
		const lock = lockOf(view, guest);
		const words = {
			guest: guest.name,
			store: store ? names.name(store) : '',
			owner: lockText(lock, lock.host ? names.name(lock.host) : '')
		};
		return seen ? m.failover_diskInside({ ...words, host: seen.name }) : m.failover_diskOn(words);
	});
}
