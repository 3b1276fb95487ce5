// The two lanes of each view, with all that the drawing asks of them: the guest, its plan, its run, and where it goes.
import type { SimEvent } from '$lib/sim/event';
import type { Scenario } from '$lib/sim/scenario';
import type { GuestView, WorldView } from '$lib/sim/view';
import type { DatastoreId, GuestId, HostId } from '$lib/sim/world';
import type { Command } from '$lib/sim/command';
import type { GuessKey } from './guess';
import { planOf, type Plan } from './plan';
import { runOf, type Run } from './run';

export const VIEWS = ['race', 'memory', 'storage'] as const;
export type View = (typeof VIEWS)[number];

export interface Lane {
	readonly key: 'A' | 'B' | 'C' | 'shared' | 'local';
	readonly guest: GuestView;
	readonly plan: Plan;
	readonly run: Run;
	readonly from: string;
	readonly to: string;
	readonly move: Command;
	/** without its disk; null where nothing else is moved anyway */
	readonly alone: Command | null;
	/** what may be predicted of it */
	readonly guesses: { readonly end: GuessKey; readonly pause: GuessKey } | null;
}

interface Course extends Pick<Lane, 'key' | 'guesses'> {
	readonly guest: GuestId;
	readonly from: HostId;
	readonly to: HostId;
	/** where its disk goes too */
	readonly datastore?: DatastoreId;
}

const COURSES: Readonly<Record<View, readonly Course[]>> = {
	race: [
		{ key: 'A', guest: 'vm:ehr-app-01', from: 'host:alder', to: 'host:birch', guesses: { end: 'endA', pause: 'pauseA' } },
		{ key: 'B', guest: 'vm:ehr-app-02', from: 'host:cedar', to: 'host:dogwood', guesses: { end: 'endB', pause: 'pauseB' } }
	],
	memory: [
		{ key: 'A', guest: 'vm:ehr-app-01', from: 'host:alder', to: 'host:birch', guesses: { end: 'endA', pause: 'pauseA' } },
		{ key: 'C', guest: 'vm:ehr-app-03', from: 'host:cedar', to: 'host:dogwood', guesses: { end: 'endC', pause: 'pauseC' } }
	],
	storage: [
		{ key: 'shared', guest: 'vm:scan-01', from: 'host:alder', to: 'host:birch', guesses: null },
		{ key: 'local', guest: 'vm:scan-02', from: 'host:cedar', to: 'host:dogwood', datastore: 'ds:dogwood-local', guesses: null }
	]
};

/** what another estate lacks is left out */
export function lanesOf(which: View, view: WorldView, events: readonly SimEvent[], scenario: Scenario): Lane[] {
	return COURSES[which].flatMap(({ key, guest: id, from, to, datastore, guesses }) => {
		const guest = view.guests[id];
		const plan = guest && planOf(scenario, guest);
		const [source, target] = [view.hosts[from], view.hosts[to]];
		if (!guest || !plan || !source || !target) return [];
		const alone: Command = { type: 'migrate', guest: id, to };
		return {
			key,
			guest,
			plan,
			run: runOf(view, events, id, plan.setupS),
			from: source.name,
			to: target.name,
			move: datastore === undefined ? alone : { ...alone, datastore },
			alone: datastore === undefined ? null : alone,
			guesses
		};
	});
}

export const viewOf = (choice: string | undefined): View => VIEWS.find((each) => each === choice) ?? 'race';

/** it will not change any more by itself */
export const isSettled = ({ run }: Lane): boolean => run.phase === 'done' || run.endless;
