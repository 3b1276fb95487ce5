/** The same function, but asked again with the same arguments it gives the same result again: what watches for identity sees no change. */
export function lately<Args extends readonly unknown[], Result>(compute: (...args: Args) => Result): (...args: Args) => Result {
	let last: { args: Args; result: Result } | null = null;
	return (...args) => {
		if (!last || args.some((arg, index) => arg !== last?.args[index])) last = { args, result: compute(...args) };
		return last.result;
	};
}
