// The vendor's rules in force: which guests break them, the warning before one does, and switching them on.
import { refuse, warn, type Check } from '../check';
import { hostOf } from '../look';
import type { Operation } from '../operation';
import type { Guest, HostId, Role, World } from '../world';
import { ruleFor, type RoleRule } from './ehr-rules';

const RULES = ['none', 'ehr-2010'] as const;

export const setVendorRules: Operation<'setVendorRules'> = {
	checks(_, { rules }) {
		return [refuse('exists', RULES.includes(rules), { what: rules })];
	},
	apply(draft, { rules }) {
		draft.policy = { ...draft.policy, vendorRules: rules };
		draft.emit({ type: 'vendorRulesChanged', rules, broken: violations(draft).map(({ guest }) => guest.id) });
	}
};

/** warns before a role that the vendor keeps off hypervisors comes to one: a dated policy, not a limit of the technology */
export function vendorCheck(world: World, role: Role, host: HostId): Check[] {
	const rule = brokenRule(world, role, host);
	return rule === null ? [] : [warn('vendorRules', false, { role, reason: rule.reason ?? '', rules: world.policy.vendorRules })];
}

/** guests on a hypervisor whose role the rules in force exclude, in the order of the world */
export function violations(world: World): { readonly guest: Guest; readonly rule: RoleRule }[] {
	if (world.policy.vendorRules === 'none') return [];
	return world.guests.flatMap((guest) => {
		const rule = guest.template ? null : brokenRule(world, guest.role, guest.host);
		return rule === null ? [] : [{ guest, rule }];
	});
}

function brokenRule(world: World, role: Role, host: HostId): RoleRule | null {
	const rule = ruleFor(world.policy.vendorRules, role);
	return rule?.virtual === 'excluded' && hostOf(world, host).product !== 'physical' ? rule : null;
}
