// Keeps the address in step with what is open and selected, so that a reload and a bookmark come back to it.
import type { Work } from './work.svelte';

/** The lab's address for what is open; without the hash, which is read once. */
export function addressOf(path: string, work: Pick<Work, 'scenario' | 'desk'>): string {
	const query = new URLSearchParams();
	if (work.scenario !== null) query.set('scenario', work.scenario);
	for (const id of work.desk?.selected ?? []) query.append('select', id);
	const text = query.toString().replaceAll('%3A', ':');
	return text === '' ? path : `${path}?${text}`;
}
