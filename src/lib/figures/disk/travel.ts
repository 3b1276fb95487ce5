// What it would take to bring a clone to another host, or its files to another store: tried on a copy of the model.
import { m } from '$lib/paraglide/messages';
import type { Command } from '$lib/sim/command';
import type { GuestView } from '$lib/sim/view';
import { refusalText } from '$lib/words/checks';
import { namesOf } from '$lib/words/names';
import { durationNs } from '$lib/words/time';
import { size } from '$lib/words/units';
import type { FigureProps } from '../figure';
import { HOMES, STORES } from './estate';
import { exactBytes } from './texts';

export interface Way {
	readonly command: Command;
	/** "train-full to san-02" */
	readonly name: string;
	/** what it sends and how long that takes, or why it can't be done */
	readonly says: string;
	readonly refused: boolean;
}

const other = <Place>([first, second]: readonly [Place, Place], here: Place | undefined): Place => (here === first ? second : first);

export function waysOf(guest: GuestView, { view, foresee }: Pick<FigureProps, 'view' | 'foresee'>): Way[] {
	const [host, store] = [other(HOMES, guest.host), other(STORES, guest.disks[0]?.datastore)];
	const names = namesOf(view);
	const way = (command: Command, place: string): Way => {
		const { refused, events } = foresee([command]);
		const says = refused ? refusalText(command, refused, names) : costOf(events.slice(-4));
		return { command, name: m.disk_travel_host({ guest: guest.name, place: names.name(place) }), says, refused: refused !== null };
	};
	return [
		way({ type: 'migrate', guest: guest.id, to: host }, host),
		way({ type: 'moveStorage', guest: guest.id, datastore: store }, store)
	];
}

function costOf(events: ReturnType<FigureProps['foresee']>['events']): string {
	for (const event of events) {
		if (event.type === 'storageMoved') return m.disk_travel_store({ bytes: exactBytes(event.bytes), time: durationNs(event.ns) });
		if (event.type === 'guestMigrated') return m.disk_travel_live({ memory: size(event.sentBytes), time: durationNs(event.totalNs) });
	}
	return m.disk_travel_registered();
}
