// Where the lab's work is kept in this browser: one place for each ready-made scenario, and one for each file or link that was opened.
import type { Log } from '$lib/sim/log';
import { openProgress } from '$lib/progress/open';
import type { Cause, Progress, Reader } from '$lib/progress/progress';

export type Slot = `scenario:${string}` | `own:${string}`;

export interface Saved {
	readonly title: string;
	/** id of the ready-made scenario that it began as */
	readonly scenario: string | null;
	readonly log: Log;
}

export type Found =
	| { readonly kind: 'none' }
	| { readonly kind: 'work'; readonly work: Saved; readonly savedAt: number }
	/** it can not be opened and stays as it is */
	| { readonly kind: 'kept'; readonly reason: 'corrupt' | 'newer'; readonly raw: string };

export interface Kept {
	readonly slot: Slot;
	readonly title: string;
	/** ms of wall time; null when it can not be read */
	readonly savedAt: number | null;
}

const VERSION = 1;
const PREFIX = 'lab:';
const TITLES = 'lab-titles';
const LAST = 'lab-last';

let opened: Progress | null = null;
const progress = () => (opened ??= openProgress());
const keyOf = (slot: Slot) => PREFIX + slot;
const titleOf = (kept: unknown) => (typeof kept === 'string' ? kept : null);
const isSlot = (text: unknown): text is Slot => typeof text === 'string' && /^(scenario|own):/.test(text);

export const shelf = {
	/** where the learner worked last */
	async last(): Promise<Slot | null> {
		const last = (await progress().records(LAST)).get('slot');
		return isSlot(last) ? last : null;
	},

	async get(slot: Slot): Promise<Found> {
		// The reader brings the schemas with it: not for a first visit.
		if (!(await progress().records(TITLES)).has(slot)) return { kind: 'none' };
		const { readLog } = await import('$lib/scenario/log-schema');
		const reader: Reader<Saved> = { version: VERSION, read: (value) => savedOf(value, readLog) };
		const loaded = await progress().load(keyOf(slot), reader);
		if (loaded.state === 'missing') return { kind: 'none' };
		if (loaded.state === 'unreadable') return { kind: 'kept', reason: loaded.reason, raw: loaded.text };
		return { kind: 'work', work: loaded.value, savedAt: Date.parse(loaded.savedAt) };
	},

	/** null when it was saved. `over`: also over what another tab wrote since. */
	async put(slot: Slot, work: Saved, at: number, over: 'own' | 'others' = 'own'): Promise<Cause | null> {
		const document = { version: VERSION, savedAt: new Date(at).toISOString(), value: work };
		const result = await progress().save(keyOf(slot), document, over);
		if (!result.saved) return result.cause;
		await Promise.all([progress().record(TITLES, slot, work.title), progress().record(LAST, 'slot', slot)]);
		return null;
	},

	/** out of the way, but not lost: it stays in the learner's full export */
	async setAside(slot: Slot): Promise<void> {
		await progress().setAside(keyOf(slot));
	},

	async remove(slot: Slot): Promise<void> {
		await Promise.all([progress().remove(keyOf(slot)), progress().removeRecord(TITLES, slot)]);
	},

	/** all that is kept, the latest first */
	async list(): Promise<readonly Kept[]> {
		const [entries, titles] = await Promise.all([progress().list(), progress().records(TITLES)]);
		return entries
			.map(({ key, savedAt }) => ({ slot: key.slice(PREFIX.length), ours: key.startsWith(PREFIX), savedAt }))
			.flatMap(({ slot, ours, savedAt }) =>
				ours && isSlot(slot) ? [{ slot, savedAt: savedAt === null ? null : Date.parse(savedAt) }] : []
			)
			.map((entry) => ({ ...entry, title: titleOf(titles.get(entry.slot)) ?? entry.slot }))
			.sort((a, b) => (b.savedAt ?? 0) - (a.savedAt ?? 0));
	}
};

type ReadLog = (value: unknown) => { readonly log: Log } | { readonly unreadable: unknown };

function savedOf(value: unknown, readLog: ReadLog): Saved | null {
	if (typeof value !== 'object' || value === null || !('log' in value) || !('title' in value) || typeof value.title !== 'string')
		return null;
	const read = readLog(value.log);
	if (!('log' in read)) return null;
	return { title: value.title, scenario: 'scenario' in value && typeof value.scenario === 'string' ? value.scenario : null, log: read.log };
}
