// Users, desktops and applications: groups that can be met, terminal servers with room, pools that can be made, applications with a server.
import { m } from '$lib/paraglide/messages';
import type { Command } from '$lib/sim/command';
import { sessionCapacity } from '$lib/sim/delivery/density';
import { applicationId, endpointId, hostId, guestId, poolId } from '$lib/sim/ids';
import type { Scenario, ScenarioApplication, ScenarioGuest, ScenarioPool } from '$lib/sim/scenario';
import { MiB } from '$lib/sim/units';
import type { Complaint, Path } from './mistake';
import { either, firstOf, nearest, number } from './phrases';
import { insteadOf, MISSING, type Names } from './rules-names';

export function deliveryComplaints(scenario: Scenario, names: Names): Complaint[] {
	return [
		...twice('desktopPools', scenario.desktopPools, poolId),
		...twice('endpoints', scenario.endpoints, endpointId),
		...twice('applications', scenario.applications, applicationId),
		...scenario.guests.flatMap((guest, place) => guestComplaints(guest, ['guests', place], names)),
		...scenario.desktopPools.flatMap((pool, place) => poolComplaints(pool, ['desktopPools', place], names)),
		...scenario.applications.flatMap((application, place) => applicationComplaints(application, ['applications', place], names)),
		...scenario.endpoints.flatMap(({ running = [] }, place) => runningComplaints(running, scenario, ['endpoints', place, 'running'])),
		...commandComplaints(scenario)
	];
}

const say = (path: Path, message: string, expected: string, cure: string): Complaint => ({ path, on: 'value', message, expected, cure });

function twice(list: string, things: readonly { readonly name: string }[], idOf: (name: string) => string): Complaint[] {
	const seen = new Set<string>();
	return things.flatMap(({ name }, place) => {
		const known = seen.has(idOf(name));
		seen.add(idOf(name));
		const [expected, cure] = [m.scenario_duplicate_name_expected(), m.scenario_duplicate_name_cure()];
		return known ? [say([list, place, 'name'], m.scenario_duplicate_name_same({ name }), expected, cure)] : [];
	});
}

function missing(kind: 'hosts' | 'guests' | 'datastores', name: string, names: Names, path: Path): Complaint[] {
	if (names[kind].has(name)) return [];
	return [{ path, on: 'value', message: MISSING[kind]({ name }), ...insteadOf(name, kind, [...names[kind].keys()]) }];
}

function guestComplaints(guest: ScenarioGuest, path: Path, names: Names): Complaint[] {
	const groups = guest.needsAnyOf.flatMap(({ guests, atLeast }, place) => {
		const at = [...path, 'needsAnyOf', place];
		const different = new Set(guests).size;
		return [
			...guests.flatMap((name, i) => missing('guests', name, names, [...at, 'guests', i])),
			...(atLeast <= different
				? []
				: [
						say(
							[...at, 'atLeast'],
							m.delivery_scenario_atLeast({ atLeast: number(atLeast), guests: number(different) }),
							m.delivery_scenario_atLeast_expected({ guests: number(different) }),
							m.delivery_scenario_atLeast_cure()
						)
					])
		];
	});
	return [...groups, ...crowded(guest, path, names)];
}

/** more people than a terminal server has room for */
function crowded(guest: ScenarioGuest, path: Path, names: Names): Complaint[] {
	if (guest.session === null) return [];
	const iops = names.datastores.get(guest.disks[0]?.datastore ?? '')?.iops ?? Infinity;
	const { users } = sessionCapacity({ vcpus: guest.vcpus, memoryBytes: guest.memoryMiB * MiB, iops, kind: guest.session });
	if (guest.users <= users) return [];
	const [message, expected] = [
		m.delivery_scenario_crowded({ guest: guest.name, users: number(guest.users), most: number(users) }),
		m.delivery_scenario_crowded_expected({ most: number(users) })
	];
	return [say([...path, 'users'], message, expected, m.delivery_scenario_crowded_cure())];
}

function poolComplaints(pool: ScenarioPool, path: Path, names: Names): Complaint[] {
	const image = names.guests.get(pool.image);
	const store = pool.datastore === '' ? [] : missing('datastores', pool.datastore, names, [...path, 'datastore']);
	const most = (key: 'spare' | 'loggedOn') =>
		pool[key] <= pool.size
			? []
			: [
					say(
						[...path, key],
						m.delivery_scenario_pool_most({ key, value: number(pool[key]), size: number(pool.size) }),
						m.delivery_scenario_pool_most_expected({ size: number(pool.size) }),
						m.delivery_scenario_pool_most_cure()
					)
				];
	return [
		...missing('guests', pool.image, names, [...path, 'image']),
		...(image ? imageComplaints(image, path) : []),
		...(pool.broker === null ? [] : missing('guests', pool.broker, names, [...path, 'broker'])),
		...store,
		...pool.hosts.flatMap((name, at) => {
			const place = [...path, 'hosts', at];
			const host = names.hosts.get(name);
			if (!host) return missing('hosts', name, names, place);
			if (store.length > 0 || pool.datastore === '' || host.datastores.includes(pool.datastore)) return [];
			return [
				say(
					place,
					m.delivery_scenario_blind({ host: name, datastore: pool.datastore }),
					m.delivery_scenario_blind_expected({ datastore: pool.datastore }),
					m.delivery_scenario_blind_cure({ datastore: pool.datastore })
				)
			];
		}),
		...most('spare'),
		...most('loggedOn'),
		...(pool.kind === 'pooled' || pool.onLogOff === 'keep'
			? []
			: [
					say(
						[...path, 'onLogOff'],
						m.delivery_scenario_persistent({ policy: pool.onLogOff }),
						m.delivery_scenario_persistent_expected(),
						m.delivery_scenario_persistent_cure()
					)
				])
	];
}

function imageComplaints(image: ScenarioGuest, path: Path): Complaint[] {
	const at = [...path, 'image'];
	const words = { guest: image.name };
	const [expected, cure] = [m.delivery_scenario_image_expected(), m.delivery_scenario_image_cure(words)];
	if (image.state !== 'off') return [say(at, m.delivery_scenario_image_on(words), expected, cure)];
	return image.disks.length === 0 ? [say(at, m.delivery_scenario_image_empty(words), expected, cure)] : [];
}

function applicationComplaints(application: ScenarioApplication, path: Path, names: Names): Complaint[] {
	const { name, server, delivery, sizeMB } = application;
	const at = [...path, 'server'];
	if (server === null) {
		if (delivery !== 'hosted' && sizeMB === 0) return [];
		return [say(at, m.delivery_scenario_server({ name }), m.delivery_scenario_server_expected(), m.delivery_scenario_server_cure())];
	}
	const guest = names.guests.get(server);
	if (!guest) return missing('guests', server, names, at);
	if (delivery !== 'hosted' || guest.session !== null) return [];
	return [
		say(
			at,
			m.delivery_scenario_terminal({ name, server }),
			m.delivery_scenario_terminal_expected(),
			m.delivery_scenario_terminal_cure({ server })
		)
	];
}

/** what runs on PCs from the start is an application of the file */
function runningComplaints(running: readonly string[], { applications }: Scenario, path: Path): Complaint[] {
	const names = applications.map((application) => application.name);
	return running.flatMap((name, place) => {
		if (names.includes(name)) return [];
		const expected =
			names.length === 0
				? m.delivery_scenario_reference_expected({ list: LISTS.application })
				: m.scenario_one_of({ words: either(firstOf(names)) });
		const meant = nearest(name, names);
		const cure = meant === null ? m.scenario_reference_cure({ list: LISTS.application }) : m.scenario_near_cure({ word: meant });
		return [say([...path, place], m.delivery_scenario_reference({ key: 'application', name }), expected, cure)];
	});
}

type Known = ReadonlyMap<string, string>;
const LISTS = { pool: 'desktopPools', endpoint: 'endpoints', application: 'applications' } as const;

/** commands that speak of pools, PCs and applications which are there, or will be */
function commandComplaints(scenario: Scenario): Complaint[] {
	const named = (things: readonly { readonly name: string }[], idOf: (name: string) => string) =>
		new Map(things.map(({ name }): [string, string] => [idOf(name), name]));
	const known = {
		pool: named(scenario.desktopPools, poolId),
		endpoint: named(scenario.endpoints, endpointId),
		application: named(scenario.applications, applicationId)
	};
	const [hosts, guests] = [named(scenario.hosts, hostId), named(scenario.guests, guestId)];
	return scenario.commands.flatMap(({ command }, place) => {
		const path = ['commands', place];
		const complaints = (['pool', 'endpoint', 'application'] as const).flatMap((key) => unknown(key, command, known[key], path));
		if (command.type === 'createPool') {
			known.pool.set(poolId(command.name), command.name);
			complaints.push(
				...lost('guests', command.image, guests, [...path, 'image']),
				...(command.broker === null ? [] : lost('guests', command.broker, guests, [...path, 'broker'])),
				...command.hosts.flatMap((id, at) => lost('hosts', id, hosts, [...path, 'hosts', at]))
			);
		}
		if (command.type === 'updateImage') complaints.push(...lost('guests', command.image, guests, [...path, 'image']));
		return complaints;
	});
}

function unknown(key: keyof typeof LISTS, command: Command, known: Known, path: Path): Complaint[] {
	const id = key in command ? (command as unknown as Readonly<Record<string, string>>)[key] : undefined;
	if (id === undefined || known.has(id)) return [];
	const name = id.slice(id.indexOf(':') + 1);
	const names = [...known.values()];
	const meant = nearest(name, names);
	const expected =
		names.length === 0
			? m.delivery_scenario_reference_expected({ list: LISTS[key] })
			: m.scenario_one_of({ words: either(firstOf(names)) });
	const cure = meant === null ? m.scenario_reference_cure({ list: LISTS[key] }) : m.scenario_near_cure({ word: meant });
	return [say([...path, key], m.delivery_scenario_reference({ key, name }), expected, cure)];
}

function lost(kind: 'hosts' | 'guests', id: string, known: Known, path: Path): Complaint[] {
	if (known.has(id)) return [];
	const name = id.slice(id.indexOf(':') + 1);
	return [{ path, on: 'value', message: MISSING[kind]({ name }), ...insteadOf(name, kind, [...known.values()]) }];
}

/** the desktops of pools are made while the scenario plays: `desk-001` is a guest, too */
export function isDesktopName(scenario: Scenario, id: string): boolean {
	const pools = [
		...scenario.desktopPools.map(({ name }) => name),
		...scenario.commands.flatMap(({ command }) => (command.type === 'createPool' ? [command.name] : []))
	];
	return pools.some((name) => id.startsWith(`${guestId(name)}-`) && /^\d{3,}$/.test(id.slice(guestId(name).length + 1)));
}
