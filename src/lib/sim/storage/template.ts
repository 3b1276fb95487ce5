// Templates: guests that never run and that clones come from. The files stay as they are; what changes is what may be done with them.
import { refuse } from '../check';
import { notBusy } from '../guest/checks';
import { virtualOnly } from '../guest/physical';
import { findGuest } from '../look';
import type { Operation } from '../operation';
import { inState } from './checks';

export const template: Operation<'convertToTemplate' | 'convertToGuest'> = {
	checks(world, { type, guest: id }) {
		const guest = findGuest(world, id);
		if (!guest) return [refuse('exists', false, { what: id })];
		const makes = type === 'convertToTemplate';
		return [
			refuse('exists', true, { what: guest.name }),
			...virtualOnly(world, guest, type),
			inState(guest, type, ['off']),
			notBusy(guest),
			refuse(makes ? 'template' : 'noTemplate', guest.template !== makes, { guest: guest.name })
		];
	},
	apply(draft, { type, guest }) {
		const makes = type === 'convertToTemplate';
		draft.setGuest(guest, { template: makes });
		draft.emit({ type: makes ? 'templateMade' : 'templateUnmade', guest });
	}
};
