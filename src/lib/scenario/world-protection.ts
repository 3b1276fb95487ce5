// What a checkpoint must say of backups and replicas: on datastores that are there, of moments that have been, begun before now.
import type { World } from '$lib/sim/world';
import { isContent } from './world-storage';

/** why the copies of a world can't be as they are told; null when they can */
export function copyFault(world: World): string | null {
	const there = (id: string) => Object.hasOwn(world.places, id);
	for (const { id, datastore, takenAt, finishedAt, content } of world.backups) {
		if (!there(datastore)) return `${id} is on ${datastore}, which is not there`;
		if (takenAt > world.now || (finishedAt !== null && (finishedAt > world.now || finishedAt < takenAt))) return `${id} is of the future`;
		if (content.disks.some((disk) => disk.parent !== null || !isContent(disk.extents, disk)))
			return `what ${id} holds does not fit its disks`;
	}
	for (const { id, task } of world.guests)
		if (task?.kind === 'backup' && !there(task.backup)) return `${id} writes ${task.backup}, which is not there`;
	for (const { id, guest, datastore, dueAt } of world.backupPlans) {
		if (!there(datastore) || !there(guest)) return `${id} refers to what is not there`;
		if (dueAt < world.now) return `${id} should have happened long ago`;
	}
	for (const { id, host, datastore, recoveryPoint, content, copying, dueAt } of world.replications) {
		if (!there(datastore) || !there(host)) return `${id} refers to what is not there`;
		if ((recoveryPoint === null) !== (content === null) || (recoveryPoint ?? 0) > world.now) return `${id} has no such recovery point`;
		if (copying && (copying.takenAt > world.now || copying.progress.at > world.now)) return `${id} sends what comes later`;
		if (dueAt !== null && dueAt < world.now) return `${id} should have happened long ago`;
	}
	return null;
}
