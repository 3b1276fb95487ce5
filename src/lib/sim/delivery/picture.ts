// Users, desktops and applications as people read them.
import { dueOf } from '../anchor';
import type { CommandType } from '../command';
import { findApplication, findDatastore, findGuest } from '../look';
import { MB, MiB, SECOND } from '../units';
import type { Guest, World } from '../world';
import type { Application, Endpoint, Line, Use } from './application';
import { headWaitNs, waiting, type WorkQueue } from './backlog';
import { sessionRange } from './density';
import { usersCutOff } from './impact';
import type { DesktopPool } from './pool';
import { sessionsOn, withoutWay } from './reached';
import { roomForSessions } from './sessions';
import { cachedBytes, runsOn, works } from './uses';
import { inMinutes, lostBy, plus, type UserTime } from './user-time';
import type {
	ApplicationView,
	DeliveryView,
	EndpointView,
	GuestServiceView,
	PeopleView,
	PoolView,
	QueueView,
	SessionsView,
	UseView
} from './view';

const HOUR = 3_600; // s
const DAY_NS = 86_400 * SECOND;

export const deliveryView = (world: World): DeliveryView => ({
	pools: Object.fromEntries(world.desktopPools.map((pool) => [pool.id, poolView(world, pool)])),
	endpoints: Object.fromEntries(world.endpoints.map((endpoint) => [endpoint.id, endpointView(world, endpoint)])),
	applications: Object.fromEntries(world.applications.map((application) => [application.id, applicationView(application)])),
	people: peopleView(world)
});

function peopleView(world: World): PeopleView {
	let [users, cutOff] = [0, 0];
	let lost: UserTime = world.pastLost;
	for (const guest of world.guests) {
		if (guest.users === 0 && guest.service.since === 0) continue;
		users += guest.users;
		cutOff += guest.service.cutOff;
		lost = plus(lost, lostBy(guest.service, world.now));
	}
	for (const { waits } of world.desktopPools) {
		users += waits.cutOff;
		cutOff += waits.cutOff;
		lost = plus(lost, lostBy(waits, world.now));
	}
	return { users, cutOff, lostUserMinutes: inMinutes(lost), pcsHindered: pcsHindered(world) };
}

/** PCs with something in use that does not work; one that misses two applications counts once */
const pcsHindered = (world: World): number =>
	usersCutOff(
		world.endpoints.flatMap((endpoint) =>
			endpoint.uses
				.filter((use) => use.state === 'running')
				.map((use) => ({ needed: 1, surviving: 0, people: [{ id: endpoint.id, count: hindered(world, endpoint, use) }] }))
		)
	);

/** of the group, PCs on which the application does not work */
function hindered(world: World, endpoint: Endpoint, use: Use): number {
	if (!works(world, endpoint, use)) return endpoint.count;
	return findApplication(world, use.application)?.delivery === 'hosted' ? withoutWay(endpoint) : 0;
}

export const guestService = (world: World, guest: Guest): GuestServiceView => ({
	cutOff: guest.service.cutOff,
	lostUserMinutes: inMinutes(lostBy(guest.service, world.now)),
	cutOffSeconds: guest.service.outage === null ? null : guest.service.outage.at / SECOND,
	because: guest.service.outage?.because ?? null,
	needsAnyOf: guest.needsAnyOf,
	sessions: sessionsView(world, guest),
	queue: guest.queue && queueView(guest.queue, world.now)
});

/** it looks the same as long as the guest is the same object: nothing of it passes with time */
export const serviceStandsStill = ({ service, queue }: Guest): boolean => service.cutOff === 0 && queue === null;

function sessionsView(world: World, guest: Guest): SessionsView | null {
	const room = roomForSessions(world, guest);
	if (guest.session === null || room === null) return null;
	const { kind, loggedOn } = guest.session;
	const store = guest.disks[0] && findDatastore(world, guest.disks[0].datastore);
	const range = sessionRange({ kind, vcpus: guest.vcpus, memoryBytes: guest.memoryBytes, iops: store?.iops ?? Infinity });
	return { kind, loggedOn, most: room.users, mostRange: [range.low, range.high], bound: room.bound };
}

const queueView = (queue: WorkQueue, now: number): QueueView => ({
	waiting: Math.floor(waiting(queue.backlog, now)),
	arrivalsPerHour: queue.arrivalsPerS * HOUR,
	servesPerHour: queue.servesPerS * HOUR,
	oldestSeconds: headWaitNs(queue.backlog, now) / SECOND,
	clearsInSeconds: queue.clearsAt === null ? null : (queue.clearsAt - now) / SECOND
});

function poolView(world: World, pool: DesktopPool): PoolView {
	const { id, name, kind, image, broker, hosts, datastore, size, spare, onLogOff, blocked } = pool;
	const inPhase = (phase: string): number => pool.desktops.filter((desktop) => desktop.phase === phase).length;
	return {
		...{ id, name, kind, image, broker, hosts, datastore, size, spare, onLogOff, blocked },
		desktops: pool.desktops.map(({ guest, user, phase }) => ({ guest, user, phase })),
		loggedOn: inPhase('inUse'),
		loggingIn: inPhase('loggingIn'),
		ready: pool.desktops.filter(({ guest, phase }) => phase === 'free' && findGuest(world, guest)?.state === 'running').length,
		waiting: pool.waiting,
		arriving: pool.arriving?.left ?? 0,
		lostUserMinutes: inMinutes(lostBy(pool.waits, world.now))
	};
}

function endpointView(world: World, endpoint: Endpoint): EndpointView {
	const { id, name, count, online } = endpoint;
	return {
		...{ id, name, count, online },
		memoryMiB: endpoint.memoryBytes / MiB,
		linkMbps: (endpoint.linkBytesPerS * 8) / MB,
		latencyMs: endpoint.latencyNs / 1e6,
		line: endpoint.line ? lineView(endpoint.line) : null,
		uses: endpoint.uses.flatMap((use) => {
			const application = findApplication(world, use.application);
			return application ? [useView(world, endpoint, use, application)] : [];
		})
	};
}

const lineView = (line: Line): EndpointView['line'] => ({
	Mbps: (line.bytesPerS * 8) / MB,
	sessionKbps: (line.sessionBytesPerS * 8_000) / MB,
	carries: sessionsOn(line)
});

function useView(world: World, endpoint: Endpoint, use: Use, application: Application): UseView {
	const cached = cachedBytes(application, use, world.now);
	const due = use.fetching ? dueOf(use.fetching) : Infinity;
	return {
		application: use.application,
		state: use.state,
		runsOn: runsOn(application),
		works: works(world, endpoint, use),
		cachedMB: cached / MB,
		cachedPercent: application.sizeBytes > 0 ? (cached / application.sizeBytes) * 100 : 100,
		rateMbps: ((use.fetching?.perSecond ?? 0) * 8) / MB,
		secondsLeft: due === Infinity ? null : (due - world.now) / SECOND
	};
}

const applicationView = (application: Application): ApplicationView => {
	const { id, name, version, delivery, server, runtime } = application;
	return {
		...{ id, name, version, delivery, server, runtime },
		runsOn: runsOn(application),
		sizeMB: application.sizeBytes / MB,
		licenceDays: application.licenceNs / DAY_NS
	};
};

/** commands of this topic that the guest takes now */
export function deliveryOperationsOf(guest: Guest): CommandType[] {
	if (guest.session === null) return guest.role === 'desktop' && guest.disks[0]?.parent ? ['resetDesktop'] : [];
	return guest.state === 'running' ? ['logIn', 'logOff'] : [];
}
