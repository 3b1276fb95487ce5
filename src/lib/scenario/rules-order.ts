// Needs without circles, and commands in the order of time that speak of things that are there or will be.
import { at } from '$lib/base/at';
import { m } from '$lib/paraglide/messages';
import { datastoreId, guestId, hostId, networkId } from '$lib/sim/ids';
import type { Scenario, ScenarioGuest } from '$lib/sim/scenario';
import type { Complaint } from './mistake';
import { all, number } from './phrases';
import { isDesktopName } from './rules-delivery';
import { insteadOf, MISSING } from './rules-names';

export const orderComplaints = (scenario: Scenario): Complaint[] => [...circles(scenario.guests), ...commandComplaints(scenario)];

/** Each circle once, where it closes. Depth first without recursion: a chain of needs may be as long as the file. */
function circles(guests: readonly ScenarioGuest[]): Complaint[] {
	const places = new Map(guests.map((guest, place) => [guest.name, place]));
	const colour = new Map<number, 'open' | 'done'>();
	const complaints: Complaint[] = [];
	for (const start of guests.keys()) {
		const way = colour.has(start) ? [] : [{ place: start, next: 0 }];
		for (let step = way.at(-1); step; step = way.at(-1)) {
			colour.set(step.place, 'open');
			const need = needsOf(at(guests, step.place))[step.next];
			const needed = need === undefined ? undefined : places.get(need.name);
			if (need === undefined) {
				colour.set(step.place, 'done');
				way.pop();
			} else if (needed !== undefined && colour.get(needed) === 'open') {
				const circle = way.slice(way.findIndex(({ place }) => place === needed)).map(({ place }) => at(guests, place).name);
				complaints.push(circleComplaint(circle, ['guests', step.place, ...need.path]));
			} else if (needed !== undefined && !colour.has(needed)) way.push({ place: needed, next: 0 });
			step.next++;
		}
	}
	return complaints;
}

/** all that it needs, one of many or not, with the place where the file says so */
const needsOf = ({ needs, needsAnyOf }: ScenarioGuest): { readonly name: string; readonly path: Complaint['path'] }[] => [
	...needs.map((name, place) => ({ name, path: ['needs', place] })),
	...needsAnyOf.flatMap(({ guests }, group) => guests.map((name, place) => ({ name, path: ['needsAnyOf', group, 'guests', place] })))
];

const circleComplaint = (circle: readonly string[], path: Complaint['path']): Complaint => ({
	path,
	on: 'value',
	message: circle.length === 1 ? m.scenario_needs_self({ guest: circle[0] ?? '' }) : m.scenario_needs_cycle({ guests: all(circle) }),
	expected: m.scenario_needs_expected(),
	cure: m.scenario_needs_cure()
});

function commandComplaints(scenario: Scenario): Complaint[] {
	const known = {
		hosts: new Map(scenario.hosts.map((host): [string, string] => [hostId(host.name), host.name])),
		guests: new Map(scenario.guests.map((guest): [string, string] => [guestId(guest.name), guest.name])),
		datastores: new Map(scenario.datastores.map((store): [string, string] => [datastoreId(store.name), store.name])),
		networks: new Map(scenario.networks.map((network): [string, string] => [networkId(network.name), network.name]))
	};
	return scenario.commands.flatMap(({ at: seconds, command }, place) => {
		const complaints: Complaint[] = [];
		const before = scenario.commands[place - 1]?.at ?? 0;
		if (seconds < before) complaints.push(lateComplaint(seconds, before, place));
		const look = (kind: keyof typeof known, id: string | null | undefined, ...path: readonly (string | number)[]): void => {
			if (id === null || id === undefined || known[kind].has(id) || isDesktopName(scenario, id)) return;
			const name = id.slice(id.indexOf(':') + 1);
			const words = insteadOf(name, kind, [...known[kind].values()]);
			complaints.push({ path: ['commands', place, ...path], on: 'value', message: MISSING[kind]({ name }), ...words });
		};
		if ('guest' in command) look('guests', command.guest, 'guest');
		if ('host' in command) look('hosts', command.host, 'host');
		if (command.type === 'backupGuest' || command.type === 'planBackups') look('datastores', command.to, 'to');
		else if ('to' in command) look('hosts', command.to, 'to');
		if ('backup' in command && command.backup.startsWith('vm:')) look('guests', command.backup, 'backup');
		if ('plan' in command && command.plan.startsWith('vm:')) look('guests', command.plan, 'plan');
		if ('replication' in command && command.replication.startsWith('vm:')) look('guests', command.replication, 'replication');
		if (command.type === 'createNetwork') {
			command.hosts.forEach((id, place) => look('hosts', id, 'hosts', place));
			known.networks.set(networkId(command.name), command.name);
		}
		if (command.type === 'deleteNetwork') look('networks', command.network, 'network');
		if ('datastore' in command) look('datastores', command.datastore, 'datastore');
		if (command.type === 'createGuest') look('networks', command.network, 'network');
		if (command.type === 'editGuest') look('networks', command.change.network, 'change', 'network');
		if (command.type === 'restoreBackup' && command.name !== undefined) known.guests.set(guestId(command.name), command.name);
		if (command.type === 'createGuest' || command.type === 'cloneGuest') known.guests.set(guestId(command.name), command.name);
		return complaints;
	});
}

const lateComplaint = (seconds: number, before: number, place: number): Complaint => ({
	path: ['commands', place, 'at'],
	on: 'value',
	message: m.scenario_order({ at: number(seconds), before: number(before) }),
	expected: m.scenario_order_expected(),
	cure: m.scenario_order_cure()
});
