// Ransomware: all that the guest can write is encrypted. It runs on and is worth nothing; whoever copies it now copies the damage.
import { refuse } from '../check';
import { peopleServed, stateCheck } from '../guest/checks';
import { stopForSpace } from '../guest/power';
import { findDatastore, findGuest } from '../look';
import type { Operation } from '../operation';
import { kindOf } from '../storage/chain';
import { freeBytes } from '../storage/space';
import { writeInto } from '../storage/writing';
import { disksThere } from './checks';
import { contentsOf } from './reading';

export const corruptGuest: Operation<'corruptGuest'> = {
	checks(world, { guest: id }) {
		const guest = findGuest(world, id);
		if (!guest) return [refuse('exists', false, { what: id })];
		return [
			refuse('exists', true, { what: guest.name }),
			stateCheck(guest, 'corruptGuest', guest.state === 'running'),
			...disksThere(world, guest),
			...peopleServed(world, guest)
		];
	},
	apply(draft, { guest: id }) {
		const mark = -draft.nextSerial();
		const guest = draft.guest(id);
		const contents = contentsOf(draft, guest);
		let [bytes, missing] = [0, 0];
		// over a snapshot everything is written anew, so the file on top grows to all that there is
		const disks = guest.disks.map((disk, place) => {
			const store = findDatastore(draft, disk.datastore);
			const written = writeInto(disk, kindOf(guest, disk), contents[place] ?? [], mark, store ? freeBytes(draft, store) : 0);
			bytes += written.bytes;
			missing += written.missing;
			return written.disk;
		});
		draft.setGuest(id, { disks });
		draft.emit({ type: 'guestCorrupted', guest: id, bytes });
		if (missing > 0) stopForSpace(draft, draft.guest(id), 0, null);
	}
};
