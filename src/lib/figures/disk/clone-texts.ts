// What happened last to the clones, in words.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { WorldView } from '$lib/sim/view';
import { eventText } from '$lib/words/events';
import { namesOf } from '$lib/words/names';
import { CLONES, CLONE_IDS } from './estate';
import { exactBytes } from './texts';

const IDS: ReadonlySet<string> = new Set(CLONES.map((kind) => CLONE_IDS[kind]));

/** null: nothing has happened to them yet */
export function clonesText(events: readonly SimEvent[], view: WorldView): string | null {
	const event = events.findLast((each) => 'guest' in each && typeof each.guest === 'string' && IDS.has(each.guest) && told(each));
	if (!event || !('guest' in event) || typeof event.guest !== 'string') return null;
	const clone = CLONES.map((kind) => view.guests[CLONE_IDS[kind]]).find((each) => each?.id === event.guest);
	const bytes = exactBytes(clone?.disks[0]?.fileBytes ?? 0);
	const name = clone?.name ?? '';
	if (event.type === 'guestCreated') return m.disk_clone_making({ guest: name, bytes });
	if (event.type === 'taskEnded') return m.disk_clone_made({ guest: name, bytes });
	if (event.type === 'dataWritten') return m.disk_marks_wrote({ bytes: exactBytes(event.dataBytes), grew: exactBytes(event.bytes) });
	return eventText(event, namesOf(view)).text;
}

const told = (event: SimEvent): boolean =>
	['guestCreated', 'dataWritten', 'guestStateChanged', 'storageMoved', 'guestMigrated', 'guestMoved'].includes(event.type) ||
	(event.type === 'taskEnded' && event.kind === 'clone');
