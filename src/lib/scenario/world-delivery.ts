// What must hold together in a checkpoint about users, desktops and applications.
import type { World } from '$lib/sim/world';

/** what does not, though each part is well formed; null when all does */
export function deliveryFault(world: World): string | null {
	const there = (id: string) => Object.hasOwn(world.places, id);
	for (const guest of world.guests) {
		const { id, needsAnyOf, service, users, session, queue } = guest;
		const missing = needsAnyOf.flatMap(({ guests }) => guests).find((name) => !there(name));
		if (missing) return `${id} refers to ${missing}, which is not there`;
		if (service.since > world.now || (service.outage?.at ?? 0) > world.now) return `${id} was cut off in the future`;
		if (service.cutOff > users || (session?.loggedOn ?? 0) > users) return `${id} has more people than it has`;
		if (queue && (queue.backlog.at > world.now || (queue.clearsAt ?? Infinity) < world.now)) return `${id} has a queue of another time`;
	}
	for (const pool of world.desktopPools) {
		const fault = poolFault(world, pool);
		if (fault) return `${pool.id} ${fault}`;
	}
	const applications = new Set<string>(world.applications.map(({ id }) => id));
	for (const { id, uses, cutAt, dueAt } of world.endpoints) {
		if (new Set(uses.map(({ application }) => application)).size < uses.length) return `${id} uses an application twice`;
		if (uses.some(({ application }) => !applications.has(application))) return `${id} uses what is not there`;
		if (uses.some(({ fetching }) => (fetching?.at ?? 0) > world.now)) return `${id} fetches what began in the future`;
		if ((cutAt ?? 0) > world.now || (dueAt ?? Infinity) < world.now) return `${id} is of another time`;
	}
	return null;
}

function poolFault(
	world: World,
	{ desktops, size, hosts, datastore, waits, waiting, dueAt }: World['desktopPools'][number]
): string | null {
	const missing = [...hosts, datastore, ...desktops.map(({ guest }) => guest)].find((id) => !Object.hasOwn(world.places, id));
	if (missing) return `refers to ${missing}, which is not there`;
	if (desktops.length > size) return 'has more desktops than its size';
	const users = desktops.flatMap(({ user }) => (user === null ? [] : [user]));
	const twice = (list: readonly unknown[]) => new Set(list).size < list.length;
	if (twice(users) || twice(desktops.map(({ guest }) => guest))) return 'gives something twice';
	const task = new Map(world.guests.map((guest) => [guest.id, guest.task?.kind]));
	if (desktops.some(({ guest, phase }) => phase === 'loggingIn' && task.get(guest) !== 'logIn'))
		return 'waits for a log-in that nobody does';
	const people = waiting + desktops.filter(({ phase }) => phase === 'loggingIn').length;
	if (waits.cutOff !== people || waits.since > world.now) return 'counts its waiting users wrongly';
	return (dueAt ?? Infinity) < world.now ? 'is of another time' : null;
}
