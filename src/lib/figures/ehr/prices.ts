// What each fault costs in a plan, and what the same fault would cost had its server stood elsewhere.
import { m } from '$lib/paraglide/messages';
import { view as picture } from '$lib/sim/picture';
import type { Scenario } from '$lib/sim/scenario';
import { start } from '$lib/sim/start';
import type { WorldView } from '$lib/sim/view';
import { count } from '$lib/words/units';
import { faultsOf, forecast, hostsIn, type Fault, type Forecast } from './faults';
import type { Outage } from './outage';
import { estateFor, METAL, type Plan } from './plan';
import { lasting } from './texts';

export interface Row {
	readonly fault: Fault;
	readonly forecast: Forecast;
}

/** every fault in the clinic as it is planned; a machine that two of them are about is reckoned once */
export function rowsOf(scenario: Scenario, plan: Plan): readonly Row[] {
	const whole = start(estateFor(scenario, plan));
	const known = new Map<string, Forecast>();
	return faultsOf(picture(whole)).map((fault) => {
		const key = JSON.stringify(fault.command);
		const found = known.get(key) ?? forecast(whole, fault.command);
		known.set(key, found);
		return { fault, forecast: found };
	});
}

/** by user-minutes, among those that end by themselves */
export const worstOf = (rows: readonly Row[]): Row | null =>
	[...rows].filter(({ forecast: { userMinutes } }) => (userMinutes ?? 0) > 0).sort((a, b) => minutes(b) - minutes(a))[0] ?? null;

/** people whom the loss of one host cuts off, at most */
export const mostOf = (rows: readonly Row[]): number =>
	Math.max(0, ...rows.map(({ fault, forecast: { cutOff } }) => (fault.kind === 'host' ? cutOff : 0)));

const minutes = ({ forecast: { userMinutes } }: Row): number => userMinutes ?? 0;

/** of a machine that failed with the database on it: what that costs where the database is not now */
export function elsewhereOf(
	scenario: Scenario,
	plan: Plan,
	{ broken, people }: Pick<Outage, 'broken' | 'people'>,
	view: WorldView
): string {
	if (broken.kind !== 'host' || people === 0) return '';
	const server = Object.values(view.guests).find(({ id, role }) => role === 'database' && broken.guests.includes(id));
	const metal = server && METAL[server.name];
	if (!server || metal === undefined) return '';
	const onMetal = view.hosts[broken.id]?.name === metal;
	const { [server.name]: _, ...places } = plan.places;
	const host = onMetal ? hostsIn(view).at(-1)?.name : metal;
	const other: Plan = { ...plan, lifted: true, places: onMetal && host ? { ...places, [server.name]: host } : places };
	const row = rowsOf(scenario, other).find(({ fault }) => fault.kind === 'database');
	if (!row || row.forecast.userMinutes === null) return '';
	const words = { minutes: count(row.forecast.userMinutes), time: lasting(row.forecast.seconds ?? 0) };
	return onMetal ? m.ehr_asGuest(words) : m.ehr_onMetal(words);
}
