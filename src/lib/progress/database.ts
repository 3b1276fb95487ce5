// The IndexedDB database behind the room, opened when first needed and again after the browser took it away.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export interface Stores extends DBSchema {
	/** `revision`: changes with every write, so that a tab knows whether another one wrote since */
	documents: { key: string; value: { key: string; text: string; revision: string } };
	aside: { key: number; value: { key: string; text: string } };
	records: { key: [string, string]; value: { collection: string; id: string; text: string } };
}
export type Database = IDBPDatabase<Stores>;

export const DATABASE_VERSION = 1;

/** what work says when the browser closed the database behind our back */
const LOST: ReadonlySet<string> = new Set(['InvalidStateError', 'UnknownError']);

export interface Connection {
	/** Runs with an open database. Rejects with what the browser says. */
	use<R>(work: (database: Database) => Promise<R>): Promise<R>;
	close(): void;
}

export function connect(name: string): Connection {
	let opened: Promise<Database> | null = null;

	const forget = () => (opened = null);

	// async, since `indexedDB.open` throws at once where storage is forbidden
	async function open(): Promise<Database> {
		const database = await openDB<Stores>(name, DATABASE_VERSION, {
			upgrade(fresh) {
				fresh.createObjectStore('documents', { keyPath: 'key' });
				fresh.createObjectStore('aside', { autoIncrement: true });
				fresh.createObjectStore('records', { keyPath: ['collection', 'id'] });
			},
			// a newer Guesthouse in another tab wants to change the stores
			blocking: () => {
				database.close();
				forget();
			},
			terminated: forget
		});
		return database;
	}

	function reach(): Promise<Database> {
		opened ??= open().catch((error: unknown) => {
			forget();
			throw error;
		});
		return opened;
	}

	return {
		async use(work) {
			const database = await reach();
			try {
				return await work(database);
			} catch (error) {
				if (!(error instanceof DOMException && LOST.has(error.name))) throw error;
				forget();
				return work(await reach());
			}
		},
		close() {
			void opened?.then((database) => database.close()).catch(() => undefined);
			forget();
		}
	};
}

/** All that the work writes, or nothing of it. Rejects with the first thing that went wrong. */
export async function allOrNothing<R>(transaction: { readonly done: Promise<void>; abort(): void }, work: () => Promise<R>): Promise<R> {
	// told below; without this it would also count as an unhandled rejection while the work goes on
	transaction.done.catch(() => undefined);
	try {
		const result = await work();
		await transaction.done;
		return result;
	} catch (error) {
		abort(transaction);
		throw error;
	}
}

function abort(transaction: { abort(): void }): void {
	try {
		transaction.abort();
	} catch {
		// the browser has aborted it already
	}
}
