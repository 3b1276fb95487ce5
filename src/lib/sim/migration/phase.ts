// What a migration under way means for everybody else: where its guest holds memory, how fast it still runs, what it sends at most.
import type { Migration, Task } from '../task';
import type { Guest, HostId, Policy } from '../world';
import { heldBack } from './auto-converge';
import { speedWhilePulling } from './post-copy';

export type Moving = Extract<Task, { kind: 'migrate' }>;

/** it sends memory just now, over the migration links of both hosts */
export const sendsMemory = (task: Migration): boolean => task.phase === 'precopy' || task.phase === 'stopAndCopy' || task.phase === 'pull';

/** the other host that keeps memory for the guest: its target while it is copied, its source while it still fetches; null: none does */
export function otherHost({ host, task }: Pick<Guest, 'host' | 'task'>): HostId | null {
	if (task?.kind !== 'migrate' || !task.live || task.phase === 'queued') return null;
	return host === task.from ? task.to : task.from;
}

/** bytes per second that the sender gives at most: the machine's own limit, and in live rounds the policy's */
export function demandOf(task: Moving, policy: Policy['migration']): number {
	const machine = sendsMemory(task) ? (policy.senderBytesPerS ?? Infinity) : Infinity;
	return task.phase === 'precopy' ? Math.min(machine, task.capBytesPerS ?? Infinity) : machine;
}

/** bytes per second that it sends now */
export const speedOf = (task: Moving): number =>
	task.steadyBytesPerS ?? (sendsMemory(task) || task.phase === 'disks' ? task.progress.perSecond : 0);

/** 0..1: what is left of the guest's own speed: auto-converge holds it back, and after a post-copy it waits for pages that have not come */
export function speedLeft({ task, load, memoryBytes }: Pick<Guest, 'task' | 'load' | 'memoryBytes'>): number {
	if (task?.kind !== 'migrate') return 1;
	if (task.phase === 'pull') return speedWhilePulling(Math.min(load.workingSetBytes, memoryBytes), task.ramBytes, task.progress.perSecond);
	return task.phase === 'precopy' ? heldBack(1, task.throttlePercent) : 1;
}
