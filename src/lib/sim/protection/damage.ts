// Data that nobody can read any more (ransomware). The marks of what was written tell it, so every copy of the data carries it along: a
// clone, a backup and a replica taken afterwards are damaged, one taken before is not, and reverting to a sound snapshot heals.
import type { Content } from '../storage/content';

/** encrypted data has the negative mark of its attack */
export const isDamaged = (content: Content): boolean => content.some(({ mark }) => mark < 0);

/** @param mark of the attack, above 0; ranges that were never written stay so: there is nothing to encrypt */
export const encrypted = (content: Content, mark: number): Content => {
	const after: { from: number; to: number; mark: number }[] = [];
	for (const { from, to } of content) {
		const last = after.at(-1);
		if (last && last.to === from) last.to = to;
		else after.push({ from, to, mark: -mark });
	}
	return after;
};
