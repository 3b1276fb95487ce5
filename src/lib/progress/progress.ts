// What the learner has done, kept in this browser: documents (a saved lab) and records (a section read, an answer given). The room
// knows nothing of what is in them: others hand it JSON, the version of their format and the time.

export interface Progress {
	/**
	 * Writes a document over the one that this tab loaded or saved last. Never over one that can't be read here, and over one that
	 * another tab wrote since only with `over: 'others'`. Load before the first save. Of saves that wait, only the newest is written.
	 */
	save(key: string, document: Document, over?: 'own' | 'others'): Promise<SaveResult>;
	/** `reader`: the format that the caller understands. Nothing there, or no storage at all: `missing`. */
	load<T>(key: string, reader: Reader<T>): Promise<Loaded<T>>;
	/** what is kept, by key */
	list(): Promise<readonly Entry[]>;
	remove(key: string): Promise<SaveResult>;
	/** Moves a document out of the way, as it is, so that the key is free: it stays in `asides` and in every export. */
	setAside(key: string): Promise<SaveResult>;
	asides(): Promise<readonly Aside[]>;
	removeAside(id: number): Promise<SaveResult>;

	/** small facts that never conflict: the last one stays */
	record(collection: string, id: string, value: unknown): Promise<SaveResult>;
	records(collection: string): Promise<ReadonlyMap<string, unknown>>;
	removeRecord(collection: string, id: string): Promise<SaveResult>;

	/** everything in one text, what can't be read included; null when storage can't be read */
	export(): Promise<string | null>;
	/** Adds what an export holds. Of two documents under one key the later stays and the other is set aside; records that are here stay. */
	import(text: string): Promise<Imported>;

	/** calls back at once and after every change, like a store; returns the way to stop */
	readonly status: { subscribe(changed: (status: Status) => void): () => void };
	close(): void;
}

export interface Document {
	/** of the value's format, counted from 1 */
	readonly version: number;
	/** ISO 8601, from the caller's clock */
	readonly savedAt: string;
	/** JSON */
	readonly value: unknown;
}

export interface Reader<T> {
	/** the newest version that it understands */
	readonly version: number;
	/** the value, brought up to date; null when it is not what it should be */
	read(value: unknown, version: number): T | null;
}

export type Loaded<T> =
	| { readonly state: 'ok'; readonly value: T; readonly version: number; readonly savedAt: string }
	| { readonly state: 'missing' }
	| Unreadable;

/** Kept as it is, for the learner to download. */
export interface Unreadable {
	readonly state: 'unreadable';
	readonly text: string;
	readonly reason: 'corrupt' | 'newer';
}

export interface Entry {
	readonly key: string;
	/** null when it can't be read */
	readonly savedAt: string | null;
	readonly characters: number;
}

export interface Aside {
	readonly id: number;
	readonly key: string;
	readonly text: string;
}

/**
 * full: no room. forbidden: the browser keeps nothing for this page. newer: a newer Guesthouse has changed the storage.
 * elsewhere: another tab wrote since. unreadable: what is there can't be read, so it is not overwritten. failed: anything else.
 */
export type Cause = 'full' | 'forbidden' | 'newer' | 'elsewhere' | 'unreadable' | 'failed';

export type SaveResult = { readonly saved: true } | { readonly saved: false; readonly cause: Cause };

export type Imported =
	| { readonly state: 'ok'; readonly added: number; readonly replaced: number; readonly kept: number }
	| { readonly state: 'unreadable'; readonly reason: 'corrupt' | 'newer' }
	| { readonly state: 'failed'; readonly cause: Cause };

export type Status =
	| { readonly state: 'idle' }
	| { readonly state: 'saving' }
	| { readonly state: 'saved'; readonly savedAt: string }
	/** `key`: the document that is not saved; null for records and the rest */
	| { readonly state: 'failed'; readonly key: string | null; readonly cause: Cause };
