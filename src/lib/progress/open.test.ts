// In Node there is no IndexedDB, as in a browser that forbids it.
import { expect, test } from 'vitest';
import { openProgress } from './open';
import type { Status } from './progress';

test('without storage everything answers, and the status says that nothing is kept', async () => {
	const progress = openProgress();
	const told: Status[] = [];
	const stop = progress.status.subscribe((status) => told.push(status));
	const refusal = { saved: false, cause: 'forbidden' };

	expect(await progress.load('lab', { version: 1, read: (value) => value })).toEqual({ state: 'missing' });
	expect(await progress.save('lab', { version: 1, savedAt: '2026-03-01T09:30:00.000Z', value: 1 })).toEqual(refusal);
	expect(await progress.record('sections', '1-basics#why', true)).toEqual(refusal);
	expect(await progress.remove('lab')).toEqual(refusal);
	expect(await progress.setAside('lab')).toEqual(refusal);
	expect([...(await progress.records('sections'))]).toEqual([]);
	expect(await progress.list()).toEqual([]);
	expect(await progress.asides()).toEqual([]);
	expect(await progress.export()).toBeNull();
	expect(await progress.import('{"guesthouse":"progress","version":1,"documents":[],"aside":[],"records":[]}')).toEqual({
		state: 'failed',
		cause: 'forbidden'
	});
	expect(told[0]).toEqual({ state: 'idle' });
	expect(told.at(-1)).toEqual({ state: 'failed', key: null, cause: 'forbidden' });

	stop();
	progress.close();
});
