// From ids to what people call things. What is gone keeps the tail of its id: `vm:ehr-app-01` was ehr-app-01.
import { m } from '$lib/paraglide/messages';
import type { GuestView, TaskView, WorldView } from '$lib/sim/view';
import type { BackupId, BackupPlanId, GuestId, ReplicationId, TaskId } from '$lib/sim/world';

export interface Names {
	name(id: string): string;
	/** null when it is gone */
	guest(id: GuestId): GuestView | null;
	/** the guest that a backup, a plan of backups or a replication is of */
	copy(id: BackupId | BackupPlanId | ReplicationId | GuestId): string;
	/** null when it has ended */
	task(id: TaskId): TaskView | null;
}

export function namesOf(view: WorldView): Names {
	const things: Readonly<Record<string, { readonly name: string } | undefined>>[] = [
		view.guests,
		view.hosts,
		view.datastores,
		view.networks,
		view.clusters,
		view.pools,
		view.endpoints,
		view.applications
	];
	const name = (id: string): string => things.map((kind) => kind[id]).find((thing) => thing !== undefined)?.name ?? bareId(id);
	return {
		name,
		copy: (id) => {
			if (id.startsWith('vm:')) return name(id);
			const found = [...view.backups, ...view.backupPlans, ...view.replications].find((each) => each.id === id);
			return found ? name(found.guest) : m.protection_gone();
		},
		guest: (id) => view.guests[id] ?? null,
		task: (id) => view.tasks.find((task) => task.id === id) ?? null
	};
}

/** what a guest that is being made is called, before its form is filled in too */
export const newName = (name: string): string => (name === '' ? m.words_unnamed() : name);

/** `vm:ehr-app-01` → `ehr-app-01`; anything else stays */
export const bareId = (id: string): string => id.replace(/^(?:vm|host|ds|net|cluster|pool|pc|app|task):/, '');
