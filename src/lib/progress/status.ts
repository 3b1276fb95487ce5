// What the learner is told about saving: a failure stays until the same thing is saved.
import type { SaveResult, Status } from './progress';

export interface Report {
	readonly status: { subscribe(changed: (status: Status) => void): () => void };
	/** around a write: `key` is the document's, null for the rest; `savedAt` when it is one */
	during(key: string | null, savedAt: string | null, write: () => Promise<SaveResult>): Promise<SaveResult>;
	failed(key: string | null, result: SaveResult): void;
}

export function makeReport(): Report {
	const failures = new Map<string | null, Status>();
	const listeners = new Set<(status: Status) => void>();
	let rest: Status = { state: 'idle' };
	let writing = 0;
	let said: Status = rest;

	function tell(): void {
		const [failure] = failures.values();
		const now: Status = failure ?? (writing > 0 ? { state: 'saving' } : rest);
		if (JSON.stringify(now) === JSON.stringify(said)) return;
		said = now;
		for (const listener of listeners) listener(now);
	}

	function failed(key: string | null, result: SaveResult): void {
		if (result.saved) failures.delete(key);
		else failures.set(key, { state: 'failed', key, cause: result.cause });
		tell();
	}

	return {
		status: {
			subscribe(changed) {
				// a listener of its own, so that subscribing twice is two subscriptions
				const listener = (status: Status) => changed(status);
				listeners.add(listener);
				changed(said);
				return () => listeners.delete(listener);
			}
		},
		async during(key, savedAt, write) {
			writing++;
			tell();
			const result = await write();
			writing--;
			if (result.saved && savedAt !== null) rest = { state: 'saved', savedAt };
			failed(key, result);
			return result;
		},
		failed
	};
}
