// Who can't work: people whose way needs a role of which fewer instances are left than it takes.

export interface RoleLeft {
	/** instances without which nobody can use the role */
	readonly needed: number;
	/** that still serve */
	readonly surviving: number;
	/** groups of people who work through it; one group may work through several roles */
	readonly people: readonly { readonly id: string; readonly count: number }[];
}

/** distinct people of all roles that have fewer instances left than they need: nobody counts twice */
export function usersCutOff(roles: readonly RoleLeft[]): number {
	const groups = new Map<string, number>();
	for (const { needed, surviving, people } of roles) {
		if (surviving >= needed) continue;
		for (const { id, count } of people) groups.set(id, Math.max(groups.get(id) ?? 0, count));
	}
	return [...groups.values()].reduce((sum, count) => sum + count, 0);
}
