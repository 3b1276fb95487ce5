// People as groups: one figure stands for twenty. The groups add up to the people, however they are spread.

export const GROUP = 20;

/** @returns groups of each part, by the largest remainders: their sum is that of all people, rounded up */
export function groupsOf(counts: readonly number[]): number[] {
	const all = Math.ceil(counts.reduce((sum, each) => sum + each, 0) / GROUP);
	const groups = counts.map((each) => Math.floor(each / GROUP));
	const order = [...counts.keys()].sort((a, b) => ((counts[b] ?? 0) % GROUP) - ((counts[a] ?? 0) % GROUP) || a - b);
	let left = all - groups.reduce((sum, each) => sum + each, 0);
	for (const place of order) {
		if (left <= 0) break;
		groups[place] = (groups[place] ?? 0) + 1;
		left--;
	}
	return groups;
}
