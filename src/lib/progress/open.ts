// Opens the learner's progress in this browser. Nothing here throws for want of storage: what can't be kept is reported.
import { archiveOf, merge } from './backup';
import { allOrNothing, connect, type Database } from './database';
import { fromText, readDocument, toText } from './document';
import { causeOf } from './failure';
import { latestWins } from './latest';
import type { Cause, Document, Progress, SaveResult } from './progress';
import { makeReport } from './status';

const DONE: SaveResult = { saved: true };
const refused = (cause: Cause): SaveResult => ({ saved: false, cause });

interface Save {
	readonly document: Document;
	readonly over: 'own' | 'others';
}

export function openProgress(name = 'guesthouse'): Progress {
	const connection = connect(name);
	const report = makeReport();
	/** the revisions that this tab knows, by key */
	const own = new Map<string, string>();
	/** the revisions that a reader of this tab could not read, by key */
	const unreadable = new Map<string, string>();
	const lanes = new Map<string, (save: Save) => Promise<SaveResult>>();

	async function attempt(work: (database: Database) => Promise<SaveResult>): Promise<SaveResult> {
		try {
			return await connection.use(work);
		} catch (error) {
			return refused(causeOf(error));
		}
	}

	async function reading<R>(nothing: R, work: (database: Database) => Promise<R>): Promise<R> {
		try {
			return await connection.use(work);
		} catch (error) {
			report.failed(null, refused(causeOf(error)));
			return nothing;
		}
	}

	function mayNotReplace(there: { key: string; text: string; revision: string }, { document, over }: Save): Cause | null {
		const version = fromText(there.text)?.version ?? Infinity;
		if (version > document.version || unreadable.get(there.key) === there.revision) return 'unreadable';
		return over === 'others' || own.get(there.key) === there.revision ? null : 'elsewhere';
	}

	const write = (key: string, save: Save): Promise<SaveResult> =>
		attempt(async (database) => {
			const revision = newRevision();
			const transaction = database.transaction('documents', 'readwrite');
			const cause = await allOrNothing(transaction, async () => {
				const there = await transaction.store.get(key);
				const cause = there ? mayNotReplace(there, save) : null;
				if (cause === null) await transaction.store.put({ key, text: toText(save.document), revision });
				return cause;
			});
			if (cause !== null) return refused(cause);
			own.set(key, revision);
			return DONE;
		});

	function laneOf(key: string): (save: Save) => Promise<SaveResult> {
		const lane = lanes.get(key) ?? latestWins((save: Save) => report.during(key, save.document.savedAt, () => write(key, save)));
		lanes.set(key, lane);
		return lane;
	}

	const change = (key: string | null, work: (database: Database) => Promise<unknown>): Promise<SaveResult> =>
		report.during(key, null, () => attempt((database) => work(database).then(() => DONE)));

	return {
		save: (key, document, over = 'own') => laneOf(key)({ document, over }),

		load: (key, reader) =>
			reading({ state: 'missing' }, async (database) => {
				const row = await database.get('documents', key);
				if (!row) return { state: 'missing' };
				const loaded = readDocument(row.text, reader);
				(loaded.state === 'ok' ? own : unreadable).set(key, row.revision);
				return loaded;
			}),

		list: () =>
			reading([], async (database) =>
				(await database.getAll('documents')).map(({ key, text }) => ({
					key,
					savedAt: fromText(text)?.savedAt ?? null,
					characters: text.length
				}))
			),

		remove: (key) => change(key, (database) => database.delete('documents', key)),

		setAside: (key) =>
			change(key, (database) => {
				const transaction = database.transaction(['documents', 'aside'], 'readwrite');
				return allOrNothing(transaction, async () => {
					const row = await transaction.objectStore('documents').get(key);
					if (!row) return;
					await transaction.objectStore('aside').add({ key, text: row.text });
					await transaction.objectStore('documents').delete(key);
				});
			}),

		asides: () =>
			reading([], async (database) => {
				const transaction = database.transaction('aside');
				const [ids, rows] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
				return rows.flatMap((row, i) => (ids[i] === undefined ? [] : [{ id: ids[i], ...row }]));
			}),

		removeAside: (id) => change(null, (database) => database.delete('aside', id)),

		record: (collection, id, value) => change(null, (database) => database.put('records', { collection, id, text: JSON.stringify(value) })),

		records: (collection) =>
			reading(new Map<string, unknown>(), async (database) => {
				const rows = await database.getAll('records', IDBKeyRange.bound([collection], [collection, []]));
				return new Map(rows.flatMap(({ id, text }) => valueOf(id, text)));
			}),

		removeRecord: (collection, id) => change(null, (database) => database.delete('records', [collection, id])),

		export: () => reading<string | null>(null, archiveOf),

		import: (text) => merge(connection, text, newRevision),

		status: report.status,
		close: () => connection.close()
	};
}

/** Not `randomUUID`: that is missing where a classroom serves the page over plain HTTP. */
const newRevision = (): string => crypto.getRandomValues(new Uint32Array(3)).join('-');

/** none when the record can't be read: it stays where it is */
function valueOf(id: string, text: string): [string, unknown][] {
	try {
		return [[id, JSON.parse(text)]];
	} catch {
		return [];
	}
}
