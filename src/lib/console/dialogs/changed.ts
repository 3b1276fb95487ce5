// What differs between two sets of fields.
export function changed<Fields extends object>(was: Fields, now: Fields): Partial<Fields> {
	const different: Partial<Fields> = {};
	for (const key of Object.keys(was) as (keyof Fields)[]) if (was[key] !== now[key]) different[key] = now[key];
	return different;
}
