// The kinds of values in scenario files: bounded numbers, names, flags. Each carries the description that editors show.
// The message of a pattern is the phrase for what it wants.
import * as v from 'valibot';
import { m } from '$lib/paraglide/messages';

const LONGEST_NAME = 40;

/** a number with a fraction */
export const amount = (least: number, most: number, description: string) =>
	v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most), v.description(description));

/** a whole number */
export const count = (least: number, most: number, description: string) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most), v.description(description));

export const flag = (description: string) => v.pipe(v.boolean(), v.description(description));

export const text = (longest: number, description: string) => v.pipe(v.string(), v.maxLength(longest), v.description(description));

/** of a host, datastore, network: "Alder", "san-01", "VLAN 40" */
export const name = (description: string) =>
	v.pipe(
		v.string(),
		v.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, () => m.scenario_thing_name({ most: LONGEST_NAME })),
		v.maxLength(LONGEST_NAME),
		v.description(description)
	);

/** of a guest: "ehr-app-01" */
export const guestName = (description: string) =>
	v.pipe(
		v.string(),
		v.regex(/^[a-z0-9][a-z0-9-]*$/, () => m.scenario_guest_name({ most: LONGEST_NAME })),
		v.maxLength(LONGEST_NAME),
		v.description(description)
	);
