// How people are served, as text: part of the estate's twin. Only where there is something to tell.
import { m } from '$lib/paraglide/messages';
import type { EndpointView, PoolView, UseView } from '$lib/sim/delivery/view';
import type { GuestView, WorldView } from '$lib/sim/view';
import { duration } from './time';
import { count, decimal, list, plural } from './units';

export function peopleLines(view: WorldView): string[] {
	const { users, cutOff, lostUserMinutes } = view.people;
	const told = cutOff > 0 || lostUserMinutes > 0;
	const words = { users: count(users), cutOff: count(cutOff), minutes: decimal(lostUserMinutes, 1), cutOffForm: plural(cutOff) };
	return [
		...(told ? [m.delivery_estate_people(words)] : []),
		...Object.values(view.pools).map(poolLine),
		...Object.values(view.guests).flatMap(queueLine),
		...Object.values(view.endpoints).map((endpoint) => pcsLine(endpoint, view))
	];
}

const poolLine = (pool: PoolView): string =>
	m.delivery_estate_pool({
		pool: pool.name,
		inUse: count(pool.loggedOn),
		size: count(pool.size),
		ready: count(pool.ready),
		waiting: count(pool.waiting),
		minutes: decimal(pool.lostUserMinutes, 1)
	});

function queueLine({ name, service }: GuestView): string[] {
	if (service.queue === null || service.queue.waiting === 0) return [];
	const { waiting, oldestSeconds } = service.queue;
	return [m.delivery_estate_queue({ guest: name, waiting: count(waiting), time: duration(oldestSeconds) })];
}

function pcsLine({ name, count: pcs, online, uses }: EndpointView, view: WorldView): string {
	const apps = uses.filter(({ state }) => state === 'running').map((use) => useText(use, view));
	return m.delivery_estate_pcs({
		endpoint: name,
		pcs: count(pcs),
		online: online ? 'yes' : 'no',
		apps: apps.length === 0 ? m.delivery_estate_nothing() : list(apps)
	});
}

const useText = ({ application, works, runsOn }: UseView, view: WorldView): string =>
	m.delivery_estate_use({
		application: view.applications[application]?.name ?? application,
		works: works ? 'yes' : 'no',
		where: runsOn
	});
