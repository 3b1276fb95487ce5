// What a clinic decides before anything breaks: which server stands where, how many there are of a role, and what line it rents. It is read
// off an estate or off choices, and makes an estate that begins with everything whole.
import type { SimEvent } from '$lib/sim/event';
import type { Scenario } from '$lib/sim/scenario';
import type { ClusterId } from '$lib/sim/world';
import type { WorldView } from '$lib/sim/view';
import type { Choices } from '../figure';

export const CLUSTER: ClusterId = 'cluster:clinic';

/** the vendor's rule keeps these three on servers of their own */
export const METAL: Readonly<Record<string, string>> = {
	'ehr-db-01': 'db-server',
	'hl7-01': 'interface-server',
	'fax-01': 'fax-server'
};

/** where everything stands as the vendor wanted it: what a choice is taken back to */
export const HOMES: Readonly<Record<string, string>> = {
	...METAL,
	...at('Alder', 'ehr-web-01', 'ehr-app-01', 'lb-01', 'ctx-01', 'ctx-02', 'ctx-03'),
	...at('Birch', 'ehr-web-02', 'ehr-app-02', 'lb-02', 'ctx-04', 'ctx-05', 'ctx-06', 'print-01'),
	...at('Cedar', 'ehr-web-03', 'ctx-07', 'ctx-08', 'ctx-09')
};

function at(host: string, ...guests: readonly string[]): Record<string, string> {
	return Object.fromEntries(guests.map((guest) => [guest, host]));
}

/** twins that are kept on different hosts, by the name of the rule */
export const TWINS = {
	'webs-apart': ['ehr-web-01', 'ehr-web-02', 'ehr-web-03'],
	'balancers-apart': ['lb-01', 'lb-02']
} as const;

export interface Plan {
	/** the vendor's rule is lifted, as a what-if */
	readonly lifted: boolean;
	/** the host, by name, of each server that is not at home */
	readonly places: Readonly<Record<string, string>>;
	/** servers that are switched off, sorted */
	readonly off: readonly string[];
	/** twins are kept on different hosts */
	readonly apart: boolean;
	/** what the line to the remote clinic carries, and what a session takes of it */
	readonly Mbps: number;
	readonly kbps: number;
}

/** the second balancer is what makes a pair */
export const SECOND_BALANCER = 'lb-02';

export const LINE = {
	Mbps: { least: 0.5, most: 5, step: 0.5, usual: 3 },
	kbps: { least: 20, most: 150, step: 10, usual: 50 }
} as const;

/** of an estate at its start */
export function planOf(scenario: Scenario): Plan {
	const line = scenario.endpoints[0]?.line;
	return {
		lifted: scenario.policies.vendorRules === 'none',
		places: notAtHome(scenario.guests.map(({ name, host }) => [name, host])),
		off: scenario.guests.flatMap(({ name, state }) => (name in HOMES && state === 'off' ? [name] : [])).sort(),
		apart: (scenario.clusters[0]?.rules.length ?? 0) > 0,
		Mbps: line?.Mbps ?? LINE.Mbps.usual,
		kbps: line?.sessionKbps ?? LINE.kbps.usual
	};
}

/** with what commands have changed of it since: live moves, rules added and removed. What high availability moved was nobody's plan. */
export function planNow(scenario: Scenario, view: WorldView, events: readonly SimEvent[]): Plan {
	const plan = planOf(scenario);
	const places: [string, string][] = events.flatMap((event) => {
		if (event.type !== 'guestMigrated') return [];
		const [guest, host] = [view.guests[event.guest]?.name, view.hosts[event.to]?.name];
		return guest !== undefined && host !== undefined ? [[guest, host]] : [];
	});
	return {
		...plan,
		lifted: view.vendor.rules === 'none',
		places: notAtHome([...Object.entries({ ...HOMES, ...plan.places }), ...places]),
		apart: (view.clusters[CLUSTER]?.rules.length ?? 0) > 0
	};
}

/** the last word about each server counts */
function notAtHome(places: readonly (readonly [string, string])[]): Record<string, string> {
	const last = Object.entries(Object.fromEntries(places)).filter(([guest, host]) => guest in HOMES && HOMES[guest] !== host);
	return Object.fromEntries(last.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** the choices that say it: those that are as usual are taken back */
export function choicesOf({ lifted, places, off, apart, Mbps, kbps }: Plan): Choices {
	const pairs = Object.entries(places).map(([guest, host]) => `${guest}:${host}`);
	return {
		rule: lifted ? 'lifted' : '',
		places: pairs.join(','),
		off: off.join(','),
		twins: apart ? '' : 'anywhere',
		line: Mbps === LINE.Mbps.usual ? '' : String(Mbps),
		session: kbps === LINE.kbps.usual ? '' : String(kbps)
	};
}

export function planFrom(choices: Choices): Plan {
	const words = (text: string | undefined) => (text ?? '').split(',').filter((word) => word !== '');
	const places = words(choices['places']).map((pair) => [pair.split(':')[0] ?? '', pair.split(':')[1] ?? ''] as const);
	return {
		lifted: choices['rule'] === 'lifted',
		places: notAtHome(places.filter(([guest, host]) => fits(guest, host))),
		off: words(choices['off'])
			.filter((name) => name in HOMES)
			.sort(),
		apart: choices['twins'] !== 'anywhere',
		Mbps: numberIn(choices['line'], LINE.Mbps),
		kbps: numberIn(choices['session'], LINE.kbps)
	};
}

/** on one of the three hosts; a choice may say anything */
const fits = (guest: string, host: string): boolean => guest in HOMES && ['Alder', 'Birch', 'Cedar'].includes(host);

function numberIn(said: string | undefined, { least, most, usual }: (typeof LINE)[keyof typeof LINE]): number {
	const value = Number(said ?? usual);
	return Number.isFinite(value) && said !== '' ? Math.min(most, Math.max(least, value)) : usual;
}

export const samePlan = (a: Plan, b: Plan): boolean => JSON.stringify(choicesOf(a)) === JSON.stringify(choicesOf(b));

/** the clinic with that plan, all of it whole */
export function estateFor(scenario: Scenario, plan: Plan): Scenario {
	const hostOf = (name: string) => plan.places[name] ?? HOMES[name];
	return {
		...scenario,
		policies: { ...scenario.policies, vendorRules: plan.lifted ? 'none' : 'ehr-2010' },
		hosts: scenario.hosts.map((host) => {
			const [role] = Object.entries(METAL).find(([, server]) => server === host.name) ?? [];
			return role === undefined ? host : { ...host, power: hostOf(role) === host.name ? 'on' : 'off' };
		}),
		guests: scenario.guests.map((guest) => {
			const host = hostOf(guest.name);
			return host === undefined ? guest : { ...guest, host, state: plan.off.includes(guest.name) ? 'off' : 'running' };
		}),
		clusters: scenario.clusters.map((cluster) => ({
			...cluster,
			rules: plan.apart ? Object.entries(TWINS).map(([name, guests]) => ({ name, kind: 'apart', guests })) : []
		})),
		endpoints: scenario.endpoints.map((endpoint) => ({ ...endpoint, line: { Mbps: plan.Mbps, sessionKbps: plan.kbps } }))
	};
}
