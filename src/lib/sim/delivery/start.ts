// What a scenario says about pools, PCs and applications, at the start of its world. Desktops that are there from the start run already.
import type { Draft } from '../draft';
import { applicationId, datastoreId, endpointId, guestId, hostId, poolId } from '../ids';
import type { Scenario, ScenarioGuest, ScenarioPool } from '../scenario';
import { MB, MiB, toNs } from '../units';
import type { Guest } from '../world';
import type { Application, Endpoint, Line, Use } from './application';
import { newQueue } from './backlog';
import { freezeImage, makeDesktops, takeInUse } from './desktops';
import type { Desktop, DesktopPool } from './pool';
import { newUse } from './uses';
import { NO_TIME } from './user-time';

/** seconds of an hour, and of a day */
const [HOUR, DAY] = [3_600, 86_400];

export const deliveryOf = (scenario: Scenario): { endpoints: Endpoint[]; applications: Application[] } => ({
	endpoints: scenario.endpoints.map((endpoint) => ({
		id: endpointId(endpoint.name),
		name: endpoint.name,
		count: endpoint.count,
		memoryBytes: endpoint.memoryMiB * MiB,
		linkBytesPerS: (endpoint.linkMbps * MB) / 8,
		latencyNs: Math.round(endpoint.latencyMs * 1_000_000),
		...(endpoint.line ? { line: lineOf(endpoint.line) } : {}),
		online: true,
		cutAt: null,
		uses: (endpoint.running ?? []).map((name) => runningUse(scenario, name)),
		dueAt: null
	})),
	applications: scenario.applications.map((application) => ({
		id: applicationId(application.name),
		name: application.name,
		version: application.version,
		delivery: application.delivery,
		sizeBytes: Math.round(application.sizeMB * MB),
		server: application.server === null ? null : guestId(application.server),
		runtime: application.runtime,
		licenceNs: toNs(application.licenceDays * DAY)
	}))
});

const lineOf = ({ Mbps, sessionKbps }: { Mbps: number; sessionKbps: number }): Line => ({
	bytesPerS: (Mbps * MB) / 8,
	sessionBytesPerS: (sessionKbps * MB) / 8_000
});

/** it has run for long: all of it that the PC needs is there */
function runningUse(scenario: Scenario, name: string): Use {
	const application = scenario.applications.find((each) => each.name === name);
	const cached = application && application.delivery !== 'hosted' ? Math.round(application.sizeMB * MB) : 0;
	return { ...newUse(applicationId(name), 0), state: 'running', cachedBytes: cached };
}

/** the part of a guest that this topic knows of */
export const servingOf = ({
	needsAnyOf,
	session,
	queue,
	users,
	state
}: ScenarioGuest): Pick<Guest, 'needsAnyOf' | 'session' | 'queue'> => ({
	needsAnyOf: needsAnyOf.map(({ guests, atLeast }) => ({ guests: guests.map(guestId), atLeast })),
	session: session === null ? null : { kind: session, loggedOn: state === 'running' ? users : 0 },
	queue: queue === null ? null : newQueue(0, { arrivalsPerS: queue.arrivalsPerHour / HOUR, servesPerS: queue.servesPerHour / HOUR })
});

/** Adds the pools, with so many desktops ready and in use as the scenario says, as far as there is room. */
export function startPools(draft: Draft, pools: readonly ScenarioPool[]): void {
	for (const pool of pools) {
		const made = poolOf(pool);
		freezeImage(draft, made.image, `${made.name}-${made.edition}`);
		draft.add('desktopPools', made);
		furnish(draft, made, pool.loggedOn);
	}
}

const poolOf = (pool: ScenarioPool): DesktopPool => ({
	id: poolId(pool.name),
	name: pool.name,
	kind: pool.kind,
	image: guestId(pool.image),
	edition: 1,
	broker: pool.broker === null ? null : guestId(pool.broker),
	hosts: pool.hosts.map(hostId),
	datastore: datastoreId(pool.datastore),
	size: pool.size,
	spare: pool.spare,
	onLogOff: pool.onLogOff,
	desktops: [],
	waiting: 0,
	waits: { cutOff: 0, since: 0, lost: NO_TIME },
	blocked: null,
	arriving: null,
	users: 0,
	serial: 1,
	dueAt: null
});

function furnish(draft: Draft, pool: DesktopPool, loggedOn: number): void {
	const { desktops, serial } = makeDesktops(draft, pool, Math.min(pool.size, loggedOn + pool.spare), pool.serial, []);
	const given = desktops.map((desktop, place): Desktop => (place < loggedOn ? { ...desktop, user: place + 1, phase: 'inUse' } : desktop));
	for (const { guest, phase } of given) {
		draft.setGuest(guest, { state: 'running', task: null, cpuSeen: draft.host(draft.guest(guest).host).cpu });
		if (phase === 'inUse') takeInUse(draft, guest, pool.image);
	}
	draft.set('desktopPools', pool.id, { desktops: given, serial, users: Math.min(loggedOn, desktops.length) });
}
