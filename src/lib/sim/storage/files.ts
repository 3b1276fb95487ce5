// Files that belong to no guest: left over, or in the way.
import { refuse } from '../check';
import { findDatastore } from '../look';
import type { Operation } from '../operation';
import { GiB } from '../units';
import type { Datastore, Guest, World } from '../world';
import type { StoredFile } from './disk';
import { filesOf, freeBytes } from './space';

export const deleteFile: Operation<'deleteFile'> = {
	checks(world, command) {
		const store = findDatastore(world, command.datastore);
		const file = store?.files.find(({ name }) => name === command.file);
		if (!store || !file) return [refuse('exists', false, { what: store ? command.file : command.datastore })];
		return [refuse('exists', true, { what: file.name }), isThere(store)];
	},
	apply(draft, command) {
		const store = findDatastore(draft, command.datastore);
		const file = store?.files.find(({ name }) => name === command.file);
		if (!store || !file) return;
		draft.setDatastore(store.id, { files: store.files.filter((each) => each !== file) });
		draft.emit({ type: 'fileDeleted', datastore: store.id, files: [file.name], bytes: file.bytes });
	}
};

export const fillDatastore: Operation<'fillDatastore'> = {
	checks(world, command) {
		const store = findDatastore(world, command.datastore);
		if (!store) return [refuse('exists', false, { what: command.datastore })];
		const free = freeBytes(world, store) / GiB;
		const { freeGiB } = command;
		const fits = typeof freeGiB === 'number' && freeGiB >= 0 && freeGiB < free;
		return [
			refuse('exists', true, { what: store.name }),
			isThere(store),
			refuse('value', fits, { field: 'freeGiB', value: typeof freeGiB === 'number' ? freeGiB : String(freeGiB), min: 0, max: free })
		];
	},
	apply(draft, command) {
		const store = findDatastore(draft, command.datastore);
		if (!store) return;
		const bytes = freeBytes(draft, store) - Math.round(command.freeGiB * GiB);
		const name = freeName(store.files, 'filler.bin');
		draft.setDatastore(store.id, { files: [...store.files, { name, bytes, kind: 'other' }] });
		draft.emit({ type: 'datastoreFilled', datastore: store.id, files: [name], bytes });
	}
};

const isThere = (store: Datastore) => refuse('lostStore', !store.lost, { datastore: store.name });

/** what a deleted guest's files are called once they are nobody's, by datastore; memory goes with the guest */
export function leftOver(world: Pick<World, 'datastores'>, guest: Guest): Map<Datastore['id'], StoredFile[]> {
	const kept = new Map<Datastore['id'], StoredFile[]>();
	for (const { datastore, kind, bytes } of filesOf({ ...guest, task: null })) {
		if (kind === 'memory') continue;
		const here = kept.get(datastore) ?? [];
		const taken = [...(world.datastores.find(({ id }) => id === datastore)?.files ?? []), ...here];
		const format = guest.disks[0]?.format ?? 'vmdk';
		kept.set(datastore, [...here, { name: freeName(taken, `${guest.name}.${format}`), bytes, kind: 'disk' }]);
	}
	return kept;
}

/** the name, or the first of name-2, name-3, … that no file has */
function freeName(files: readonly StoredFile[], name: string): string {
	const taken = new Set(files.map((file) => file.name));
	const dot = name.lastIndexOf('.');
	for (let number = 1; ; number++) {
		const tried = number === 1 ? name : `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
		if (!taken.has(tried)) return tried;
	}
}
