// Room on a datastore: the cure for writers that stand still.
import { refuse } from '../check';
import { inRange } from '../guest/limits';
import { findDatastore } from '../look';
import type { Operation } from '../operation';
import { GiB } from '../units';

export const growDatastore: Operation<'growDatastore'> = {
	checks(world, command) {
		const store = findDatastore(world, command.datastore);
		if (!store) return [refuse('exists', false, { what: command.datastore })];
		return [refuse('exists', true, { what: store.name }), inRange('GiB', command.GiB)];
	},
	apply(draft, command) {
		const bytes = Math.round(command.GiB * GiB);
		const store = draft.datastores.find((each) => each.id === command.datastore);
		if (!store) return;
		draft.setDatastore(store.id, { sizeBytes: store.sizeBytes + bytes });
		draft.emit({ type: 'datastoreGrown', datastore: store.id, bytes });
	}
};
