// The console's task log: who started what, and how it stands or ended. Folded from what happened, newest first.
import type { SimEvent } from '$lib/sim/event';
import { SECOND } from '$lib/sim/units';
import type { TaskView, WorldView } from '$lib/sim/view';
import type { GuestId, HostId } from '$lib/sim/world';
import type { Verb } from '$lib/words/dialects';

export interface TaskRow {
	readonly id: string;
	/** `hostLost`: an alarm, no task */
	readonly what: Verb | 'hostLost';
	readonly thing: GuestId | HostId;
	/** where it goes */
	readonly to: HostId | null;
	/** you through this console, or the hosts by themselves after a failure */
	readonly by: 'you' | 'hosts';
	readonly state: 'running' | 'queued' | 'done' | 'failed' | 'alarm';
	/** of the phase under way, 0..100 */
	readonly percent: number;
	/** of a move under way, from 1; 0 otherwise */
	readonly round: number;
	/** s that a moved guest stood still; null: it did not move, or not yet */
	readonly pause: number | null;
	/** s since the scenario began, at which it started */
	readonly at: number;
}

type Started = Extract<SimEvent, { type: 'taskStarted' }>;

const WHAT: Partial<Record<Started['kind'], Verb>> = {
	boot: 'powerOn',
	shutDown: 'shutDown',
	suspend: 'suspend',
	restore: 'resume',
	migrate: 'migrate'
};

export function tasksOf(view: WorldView, events: readonly SimEvent[]): TaskRow[] {
	const rows = new Map<string, TaskRow>();
	const byHosts = new Set<GuestId>();
	const under = new Map(view.tasks.map((task) => [task.id, task]));
	const change = (id: string, to: Partial<TaskRow>) => {
		const row = rows.get(id);
		if (row) rows.set(id, { ...row, ...to });
	};
	for (const [nth, event] of events.entries()) {
		const fresh = { to: null, by: 'you', percent: 0, round: 0, pause: null, at: event.at / SECOND } as const;
		const once = { ...fresh, id: `event:${nth}`, state: 'done' } as const;
		switch (event.type) {
			case 'guestStateChanged':
				if (event.cause === 'cluster') byHosts.add(event.guest);
				else byHosts.delete(event.guest);
				if (event.operation === 'powerOff') rows.set(once.id, { ...once, what: 'powerOff', thing: event.guest });
				break;
			case 'snapshotTaken':
				rows.set(once.id, { ...once, what: 'takeSnapshot', thing: event.guest });
				break;
			case 'hostDeclaredFailed':
				rows.set(once.id, { ...once, what: 'hostLost', thing: event.host, by: 'hosts', state: 'alarm' });
				break;
			case 'migrationQueued':
				rows.set(event.task, { ...fresh, id: event.task, what: 'migrate', thing: event.guest, to: event.to, state: 'queued' });
				break;
			case 'taskStarted': {
				const what = WHAT[event.kind];
				const by = byHosts.has(event.guest) ? 'hosts' : 'you';
				// one that waited for its turn was started when it was ordered
				const at = rows.get(event.task)?.at ?? fresh.at;
				const now = standing(under.get(event.task));
				if (what) rows.set(event.task, { ...fresh, ...now, id: event.task, what, thing: event.guest, to: event.to, by, at });
				break;
			}
			case 'taskEnded':
				change(event.task, { state: event.result === 'done' ? 'done' : 'failed', percent: 100, round: 0 });
				break;
			case 'guestMigrated':
				change(event.task, { pause: event.downtimeNs / SECOND });
				break;
			default: // the log of tasks tells no other
		}
	}
	return [...rows.values()].reverse();
}

const standing = (task: TaskView | undefined): Pick<TaskRow, 'state' | 'percent' | 'round'> => ({
	state: 'running',
	percent: task?.percent ?? 0,
	round: task?.migration?.round ?? 0
});
