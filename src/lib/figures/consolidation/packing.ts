// Which server stands where, as a short text that a link carries, and the estate that follows from it.
import type { Scenario } from '$lib/sim/scenario';

/** one letter a server, in the scenario's order: `-` its own box, `a`, `b` the two hosts */
export type Packing = string;
export type Place = '-' | 'a' | 'b';
export type Load = 'average' | 'peak';

export interface Wanted {
	readonly at: Packing;
	/** a third host stands ready */
	readonly spare: boolean;
	readonly load: Load;
}

const isPlace = (letter: string | undefined): letter is Place => letter === '-' || letter === 'a' || letter === 'b';

/** of the servers without a hypervisor, in order; the rest are the hosts to pack, and the last of them the spare */
export const hostsOf = ({ hosts }: Scenario): readonly string[] =>
	hosts.filter(({ product }) => product !== 'physical').map(({ name }) => name);
export const boxesOf = ({ hosts }: Scenario): readonly string[] =>
	hosts.filter(({ product }) => product === 'physical').map(({ name }) => name);

export const unpacked = (scenario: Scenario): Packing => scenario.guests.map(() => '-').join('');
export const placeAt = (at: Packing, nth: number): Place => {
	const letter = at[nth];
	return isPlace(letter) ? letter : '-';
};
export const put = (at: Packing, nth: number, place: Place): Packing => at.slice(0, nth) + place + at.slice(nth + 1);

/** what a text says (`all`: all of them packed), mended where it says nothing; without a text: every server in its own box */
export const packingOf = (text: string | undefined, scenario: Scenario): Packing =>
	text === 'all' ? allPacked(scenario) : scenario.guests.map((_, nth) => placeAt(text ?? '', nth)).join('');

/** [A] on Monday at 8:30 everybody signs in: so many times the average, of cycles and of reads and writes */
export const PEAK = { cpu: 3.8, iops: 2.5 };

/** The estate with its servers so placed: boxes without a server and hosts without a guest are off, but for the spare. */
export function packed(scenario: Scenario, { at, spare, load }: Wanted): Scenario {
	const [boxes, hosts] = [boxesOf(scenario), hostsOf(scenario)];
	const [alder, birch, cedar] = hosts;
	const homeOf = (nth: number): string => {
		const place = placeAt(at, nth);
		return (place === 'a' ? alder : place === 'b' ? birch : undefined) ?? boxes[nth] ?? '';
	};
	const homes = scenario.guests.map((_, nth) => homeOf(nth));
	const anyPacked = homes.some((home) => hosts.includes(home));
	const [cpu, iops] = load === 'peak' ? [PEAK.cpu, PEAK.iops] : [1, 1];
	return {
		...scenario,
		hosts: scenario.hosts.map((host) => ({
			...host,
			power: homes.includes(host.name) || (spare && anyPacked && host.name === cedar) ? 'on' : 'off'
		})),
		guests: scenario.guests.map((guest, nth) => ({
			...guest,
			host: homes[nth] ?? guest.host,
			load: { ...guest.load, cpuGHz: guest.load.cpuGHz * cpu, iops: (guest.load.iops ?? 0) * iops }
		}))
	};
}

/** what a guest takes of a host, and what a host has left for guests once those of a packing are on it */
export const needMiB = ({ guests, policies }: Scenario, nth: number): number => (guests[nth]?.memoryMiB ?? 0) + policies.guestOverheadMiB;
export function freeMiB(scenario: Scenario, at: Packing, place: 'a' | 'b'): number {
	const name = hostsOf(scenario)[place === 'a' ? 0 : 1];
	const host = scenario.hosts.find((each) => each.name === name);
	const taken = scenario.guests.reduce((sum, _, nth) => (placeAt(at, nth) === place ? sum + needMiB(scenario, nth) : sum), 0);
	return host ? host.memoryMiB - host.hypervisorMiB - taken : 0;
}

export const fits = (scenario: Scenario, at: Packing, nth: number, place: Place): boolean =>
	place === '-' || placeAt(at, nth) === place || needMiB(scenario, nth) <= freeMiB(scenario, at, place);

/** server after server, as they come, onto the first host with room */
export function allPacked(scenario: Scenario): Packing {
	return scenario.guests.reduce((at, _, nth) => {
		const place = (['a', 'b'] as const).find((each) => fits(scenario, at, nth, each));
		return place ? put(at, nth, place) : at;
	}, unpacked(scenario));
}

/** how an estate is packed: what `packed` did, read back */
export function readPacking(scenario: Scenario): Pick<Wanted, 'at' | 'spare'> {
	const [alder, birch, cedar] = hostsOf(scenario);
	const at = scenario.guests.map(({ host }) => (host === alder ? 'a' : host === birch ? 'b' : '-')).join('');
	return { at, spare: scenario.hosts.some(({ name, power }) => name === cedar && power === 'on') };
}
