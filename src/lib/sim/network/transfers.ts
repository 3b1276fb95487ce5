// Everything that moves bytes just now: guests' tasks, replications, packages on their way to PCs. They share the links.
import { packagesOf } from '../delivery/packages';
import type { Draft } from '../draft';
import { demandOf, type Moving } from '../migration/phase';
import { unfolded } from '../migration/rounds';
import { cyclesUnderWay } from '../protection/transfers';
import type { Task } from '../task';
import type { Anchor, Guest, World } from '../world';
import type { Flow } from './fairness';
import { linksOf, portOwner, receiving, sending, trafficOf, type Finder } from './flows';
import { withSiteLink } from './site-link';
import { busyGuests, guestsOn } from '../whereabouts';

export interface Transfer extends Flow {
	readonly progress: Anchor;
	/** how many equal copies share the flow: each progresses at its part of the rate */
	readonly copies: number;
	/** goes on at another speed */
	pace(draft: Draft, progress: Anchor): void;
}

const transferOf = (guest: Guest, task: Task, links: readonly string[]): Transfer => ({
	links,
	progress: task.progress,
	copies: 1,
	pace: (draft, progress) => {
		draft.paceTask(guest.id, progress, task);
	}
});

/** a migration sends no more than its sender can or may; one whose rounds are all alike is reckoned again when its speed changes */
function migrationOf(guest: Guest, task: Moving, links: readonly string[], world: World): Transfer {
	const now = unfolded(task, world.now);
	return { ...transferOf(guest, now, links), demand: demandOf(task, world.policy.migration) };
}

/** what guests send and receive beside them, on the same ports: it asks for so much and no more */
function* traffic(world: World & Finder, transfers: readonly Transfer[]): Iterable<Transfer> {
	const ports = new Set(transfers.flatMap(({ links }) => links.flatMap((link) => portOwner(link) ?? [])));
	for (const id of [...ports].sort()) {
		const host = world.host(id);
		const both = [sending(host), receiving(host)];
		for (const guest of guestsOn(world, id)) {
			const demand = trafficOf(guest);
			if (demand > 0) yield { links: both, demand, progress: NOTHING, copies: 1, pace: () => undefined };
		}
	}
}

/** traffic has no end and no amount */
const NOTHING: Anchor = { at: 0, left: 0, perSecond: 0 };

export function transfersOf(world: World & Finder): Transfer[] {
	const all: Transfer[] = [...cyclesUnderWay(world), ...packagesOf(world)];
	for (const guest of busyGuests(world)) {
		const { task } = guest;
		if (task === null) continue;
		const links = linksOf(guest, world);
		if (links === null) continue;
		all.push(task.kind === 'migrate' ? migrationOf(guest, task, links, world) : transferOf(guest, task, links));
	}
	if (all.length === 0) return all;
	all.push(...traffic(world, all));
	const across = withSiteLink(world);
	return all.map((transfer) => ({ ...transfer, links: across(transfer.links) }));
}
