// How many people there are, and how they are seated: no command adds guests, so another number is another estate. It is made from the
// present one by copying the guests that are there.
import { DESKTOPS_PER_CORE, desktopCapacity } from '$lib/sim/delivery/density';
import type { Scenario, ScenarioGuest } from '$lib/sim/scenario';
import { MiB } from '$lib/sim/units';
import type { Choices } from '../figure';
import { MOST_PEOPLE } from './people';

export const ALDER = 'host:alder';
export const BIRCH = 'host:birch';
export const MIXTURES = ['host:cedar', 'host:dogwood', 'host:elm'] as const;

export interface Crowd {
	readonly people: number;
	/** of them, those who need a Windows of their own in the third mixture */
	readonly own: number;
	/** terminal servers in the second mixture */
	readonly split: number;
}

export const LIMITS = { people: [2, MOST_PEOPLE], own: [0, 8], split: [1, 3] } as const satisfies Record<
	keyof Crowd,
	readonly [number, number]
>;

/** as the estate has it */
export function crowdOf({ guests }: Scenario): Crowd {
	const on = (host: string) => guests.filter((guest) => guest.host === host);
	return {
		people: on('Alder').reduce((sum, guest) => sum + guest.users, 0),
		own: on('Elm').filter(({ role }) => role === 'desktop').length,
		split: on('Dogwood').length
	};
}

/** as it was chosen, within its limits; what was not chosen is as in the estate */
export function wantedCrowd(choices: Choices, scenario: Scenario): Crowd {
	const now = crowdOf(scenario);
	const people = within('people', choices, now);
	// somebody is left on the terminal server
	return { people, own: Math.min(within('own', choices, now), people - 1), split: Math.min(within('split', choices, now), people) };
}

function within(key: keyof Crowd, choices: Choices, now: Crowd): number {
	const chosen = Number.parseInt(choices[key] ?? '', 10);
	const [least, most] = LIMITS[key];
	return Number.isNaN(chosen) ? now[key] : Math.min(most, Math.max(least, chosen));
}

/** the same hosts with other people on them */
export function estateFor(scenario: Scenario, { people, own, split }: Crowd): Scenario {
	const before = crowdOf(scenario);
	const [shared, desk] = [firstOf(scenario, 'terminal'), firstOf(scenario, 'desktop')];
	if (!shared || !desk || before.people === 0) return scenario;
	const eachGHz = shared.load.cpuGHz / before.people;
	const seat = (guest: ScenarioGuest, users: number): ScenarioGuest => ({
		...guest,
		users,
		load: { ...guest.load, cpuGHz: users * eachGHz }
	});
	const room = desktopsThatFit(scenario, desk);
	const guests = scenario.guests.flatMap((guest, place): ScenarioGuest[] => {
		const first = scenario.guests.findIndex(({ host, role }) => host === guest.host && role === guest.role) === place;
		if (guest.host === 'Alder' || guest.host === 'Cedar') return [seat(guest, people)];
		if (!first) return [];
		if (guest.host === 'Dogwood')
			return many(split, (nth) => seat({ ...guest, name: `ctx-2${nth + 1}` }, Math.floor((people + split - 1 - nth) / split)));
		if (guest.host === 'Birch')
			return many(people, (nth) => ({
				...guest,
				name: deskName(nth),
				...(nth < room ? { state: 'running', users: 1 } : { state: 'off', users: 0 })
			}));
		if (guest.role === 'desktop') return [];
		const ownDesk = (nth: number): ScenarioGuest => ({ ...desk, name: `desk-3${nth + 1}`, host: 'Elm', state: 'running', users: 1 });
		return [seat(guest, people - own), ...many(own, ownDesk)];
	});
	return { ...scenario, guests };
}

const many = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));
const deskName = (nth: number): string => `desk-${String(nth + 1).padStart(2, '0')}`;
const firstOf = ({ guests }: Scenario, role: ScenarioGuest['role']) => guests.find((guest) => guest.role === role);

/** into the memory of Birch: a XenServer does not start what does not fit */
function desktopsThatFit({ hosts, policies }: Scenario, desk: ScenarioGuest): number {
	const host = hosts.find(({ name }) => name === 'Birch');
	if (!host) return 0;
	return desktopCapacity({
		cores: host.cores,
		perCore: DESKTOPS_PER_CORE.typical,
		memoryBytes: host.memoryMiB * MiB,
		hypervisorBytes: host.hypervisorMiB * MiB,
		overheadBytes: policies.guestOverheadMiB * MiB,
		desktopBytes: desk.memoryMiB * MiB,
		iops: Infinity
	}).memory;
}
