// Everything that moves bytes just now: guests' tasks, replications, packages on their way to PCs. They share the links.
import type { Draft } from '../draft';
import type { Anchor, World } from '../world';
import type { Flow } from './fairness';
import { linksOf, type Finder } from './flows';

export interface Transfer extends Flow {
	readonly progress: Anchor;
	/** how many equal copies share the flow: each progresses at its part of the rate */
	readonly copies: number;
	/** goes on at another speed */
	pace(draft: Draft, progress: Anchor): void;
}

export function transfersOf(world: World & Finder): Transfer[] {
	const all: Transfer[] = [];
	for (const guest of world.guests) {
		if (guest.task === null) continue;
		const links = linksOf(guest, world);
		if (links === null) continue;
		all.push({
			links,
			progress: guest.task.progress,
			copies: 1,
			pace: (draft, progress) => {
				draft.paceTask(guest.id, progress);
			}
		});
	}
	return all;
}
