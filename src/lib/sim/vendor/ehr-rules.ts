// What the vendor of chapter 5's record system let run on a hypervisor about 2010: a dated policy with plausible reasons, not physics.
import type { Role } from '../world';

/** why a role was kept on a server of its own; `words` says it */
export type Exclusion =
	/** HL7 messages must stay in order and in time; the vendor's support statement did not cover it */
	| 'ordering'
	/** the one truth of the system: disk work, and the database maker's support statement */
	| 'oneTruth'
	/** a fax board or modem sits in one server, and a licence key in its port */
	| 'board';

export interface RoleRule {
	/** on a hypervisor, in production */
	readonly virtual: 'allowed' | 'excluded';
	readonly reason: Exclusion | null;
	/**
	 * what the rule rests on: the vendor's slides name the role, or only imply it ("all production servers except…"), or are silent on it.
	 * All of it is the policy of that product and time; no public confirmation was found [uncertain].
	 */
	readonly basis: 'named' | 'implied' | 'silent';
}

const named = (reason: Exclusion): RoleRule => ({ virtual: 'excluded', reason, basis: 'named' });
const allowed = (basis: RoleRule['basis']): RoleRule => ({ virtual: 'allowed', reason: null, basis });

/** [Galen Healthcare webcast on Allscripts Enterprise EHR, about 2010; the reasons are general knowledge, uncertain] */
export const EHR_2010: Readonly<Record<Role, RoleRule>> = {
	interface: named('ordering'),
	database: named('oneTruth'),
	fax: named('board'),
	web: allowed('implied'),
	app: allowed('implied'),
	balancer: allowed('named'),
	test: allowed('named'),
	terminal: allowed('silent'),
	print: allowed('silent'),
	desktop: allowed('silent'),
	other: allowed('silent')
};

/** the rule for a role under a policy; null when no rules are switched on */
export const ruleFor = (rules: 'none' | 'ehr-2010', role: Role): RoleRule | null => (rules === 'none' ? null : EHR_2010[role]);
