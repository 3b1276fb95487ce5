// Titles and findings of the checks on networks, identities, copies and rules, for `check-words.ts`.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import { isRole, roleLabel } from './labels';
import { duration } from './time';
import { list } from './units';

/*
 * | check         | numbers                          | notes                                                          |
 * | ------------- | -------------------------------- | -------------------------------------------------------------- |
 * | identity      | guest, other, address            | other: who runs with the same one                              |
 * | networkUsed   | network, guests                  | guests: names, joined with ', '                                |
 * | cpuMask       | generation, guests, count        | guests: those that saw more when they were powered on          |
 * | physical      | guest, host, operation           | host: the server without a hypervisor                          |
 * | vendorRules   | role, reason, rules              | role: Role; reason: Exclusion                                  |
 * | lostStore     | datastore, guest                 |                                                                |
 * | apart         | guest, datastore, site, shared   | shared: 'datastore' or 'site', what copy and original share    |
 * | damaged       | guest                            |                                                                |
 * | recoveryPoint | guest, seconds                   | seconds since the moment of the copy; 0: there is none         |
 * | original      | guest, problem                   | problem: 'replicated'                                          |
 * | kept          | guest, datastore                 |                                                                |
 * | site          | site                             |                                                                |
 */

type Verdict = { readonly verdict: 'passed' | 'failed' };
type Finding = (verdict: Verdict, numbers: Check['numbers']) => string;

const text = (value: number | string | undefined): string => String(value ?? '');
const namesIn = (value: number | string | undefined): string[] => (text(value) === '' ? [] : text(value).split(', '));

export const PROTECTION_TITLES = {
	identity: m.protection_check_identity_title,
	networkUsed: m.protection_check_networkUsed_title,
	cpuMask: m.protection_check_cpuMask_title,
	physical: m.protection_check_physical_title,
	vendorRules: m.protection_check_vendorRules_title,
	lostStore: m.protection_check_lostStore_title,
	apart: m.protection_check_apart_title,
	damaged: m.protection_check_damaged_title,
	recoveryPoint: m.protection_check_recoveryPoint_title,
	original: m.protection_check_original_title,
	kept: m.protection_check_kept_title,
	site: m.protection_check_site_title
} as const;

export const PROTECTION_FINDINGS = {
	identity: (verdict, { other, address }) => m.protection_check_identity({ ...verdict, other: text(other), address: text(address) }),
	networkUsed: (verdict, { network, guests }) =>
		m.protection_check_networkUsed({ ...verdict, network: text(network), guests: list(namesIn(guests)) }),
	cpuMask: (verdict, { guests }) => m.protection_check_cpuMask({ ...verdict, guests: list(namesIn(guests)) }),
	physical: (verdict, { host }) => m.protection_check_physical({ ...verdict, host: text(host) }),
	vendorRules: (verdict, { role, reason }) => {
		const code = text(role);
		return m.protection_check_vendorRules({ ...verdict, role: isRole(code) ? roleLabel(code) : code, reason: text(reason) });
	},
	lostStore: (verdict, { datastore }) => m.protection_check_lostStore({ ...verdict, datastore: text(datastore) }),
	apart: (verdict, { datastore, site, shared }) =>
		m.protection_check_apart({ ...verdict, datastore: text(datastore), site: text(site), shared: text(shared) }),
	damaged: (verdict, { guest }) => m.protection_check_damaged({ ...verdict, guest: text(guest) }),
	recoveryPoint: (verdict, { seconds }) =>
		m.protection_check_recoveryPoint({ ...verdict, state: Number(seconds) > 0 ? 'some' : 'none', time: duration(Number(seconds ?? 0)) }),
	original: (verdict, { guest }) => m.protection_check_original({ ...verdict, guest: text(guest) }),
	kept: (verdict, { guest }) => m.protection_check_kept({ ...verdict, guest: text(guest) }),
	site: (verdict, { site }) => m.protection_check_site({ ...verdict, site: text(site) })
} as const satisfies Readonly<Record<keyof typeof PROTECTION_TITLES, Finding>>;

export const PROTECTION_ADVICE = {
	identity: m.protection_advice_identity,
	cpuMask: m.protection_advice_cpuMask,
	physical: m.protection_advice_physical,
	vendorRules: m.protection_advice_vendorRules,
	lostStore: m.protection_advice_lostStore,
	apart: m.protection_advice_apart,
	damaged: m.protection_advice_damaged,
	recoveryPoint: m.protection_advice_recoveryPoint,
	kept: m.protection_advice_kept
} as const;
