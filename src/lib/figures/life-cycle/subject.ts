// The one guest that the figure follows: from its record to nothing, and what every step would be as a command.
import type { Command } from '$lib/sim/command';
import type { Scenario, ScenarioGuest } from '$lib/sim/scenario';
import type { DatastoreView, GuestView, HostView, WorldView } from '$lib/sim/view';
import type { Operation } from './operations';

export interface Subject {
	readonly name: string;
	readonly id: `vm:${string}`;
	readonly spec: ScenarioGuest;
	/** undefined: it has no record */
	readonly guest: GuestView | undefined;
	readonly host: HostView;
	readonly store: DatastoreView;
	/** GiB of its files on the datastore, and of those that are nobody's */
	readonly diskGiB: number;
	readonly memoryFileGiB: number;
	readonly leftGiB: number;
}

/** null: an estate without a guest, or whose places are not there */
export function subjectOf(view: WorldView, scenario: Scenario): Subject | null {
	const spec = scenario.guests[0];
	const [host, store] = [Object.values(view.hosts)[0], Object.values(view.datastores)[0]];
	if (!spec || !host || !store) return null;
	const id = `vm:${spec.name}` as const;
	const files = store.files.filter((file) => file.guest === id);
	const sum = (kinds: readonly string[]) => files.filter(({ kind }) => kinds.includes(kind)).reduce((all, { GiB }) => all + GiB, 0);
	return {
		name: spec.name,
		id,
		spec,
		guest: view.guests[id],
		host,
		store,
		diskGiB: sum(['disk', 'snapshot']),
		memoryFileGiB: sum(['memory', 'temporary']),
		leftGiB: store.otherFiles.filter(({ kind }) => kind === 'leftOver').reduce((all, { GiB }) => all + GiB, 0)
	};
}

export function commandFor(operation: Operation, { id, spec, host, store }: Subject): Command {
	switch (operation) {
		case 'unregister':
			return { type: 'deleteGuest', guest: id, keepDisks: true };
		case 'erase':
			return { type: 'deleteGuest', guest: id };
		case 'create':
			return {
				type: 'createGuest',
				name: spec.name,
				role: spec.role,
				os: spec.os,
				host: host.id,
				datastore: store.id,
				network: host.networks[0] ?? null,
				vcpus: spec.vcpus,
				memoryMiB: spec.memoryMiB,
				diskGiB: spec.disks[0]?.sizeGiB ?? 40,
				thin: true,
				tools: true
			};
		default:
			return { type: operation, guest: id };
	}
}
