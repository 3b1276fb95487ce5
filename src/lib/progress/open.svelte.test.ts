// Against the browser's real IndexedDB; two tabs are two connections to one database.
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DATABASE_VERSION } from './database';
import { openProgress } from './open';
import type { Progress, Reader, Status } from './progress';

let name = '';
let tabs: Progress[] = [];

function openTab(): Progress {
	const tab = openProgress(name);
	tabs.push(tab);
	return tab;
}

beforeEach(() => {
	name = `progress-${crypto.getRandomValues(new Uint32Array(1)).join()}`;
	tabs = [];
});

afterEach(() => {
	vi.restoreAllMocks();
	for (const tab of tabs) tab.close();
	indexedDB.deleteDatabase(name);
});

const morning = '2026-03-01T09:30:00.000Z';
const noon = '2026-03-01T12:00:00.000Z';
const lab = (value: unknown, savedAt = morning, version = 1) => ({ version, savedAt, value });
const words: Reader<string> = { version: 1, read: (value) => (typeof value === 'string' ? value : null) };
const saved = { saved: true };
const refused = (cause: string) => ({ saved: false, cause });

/** writes what no tab would: as if by a newer Guesthouse, or a fault */
async function plant(text: string, key = 'lab'): Promise<void> {
	const database = await openDB(name, DATABASE_VERSION);
	await database.put('documents', { key, text, revision: 'planted' });
	database.close();
}

async function stored(key = 'lab'): Promise<unknown> {
	const database = await openDB(name, DATABASE_VERSION);
	const row: unknown = await database.get('documents', key);
	database.close();
	return row;
}

describe('documents', () => {
	test('what is saved is there after closing the tab', async () => {
		const tab = openTab();
		expect(await tab.load('lab', words)).toEqual({ state: 'missing' });
		expect(await tab.save('lab', lab('two guests'))).toEqual(saved);
		expect(await tab.save('lab', lab('three guests', noon))).toEqual(saved);
		tab.close();
		expect(await openTab().load('lab', words)).toEqual({ state: 'ok', value: 'three guests', version: 1, savedAt: noon });
	});

	test('the list tells what is kept, and removing forgets it', async () => {
		const tab = openTab();
		await tab.save('lab', lab('x'));
		await tab.save('exercise', lab('y', noon));
		expect(await tab.list()).toEqual([
			{ key: 'exercise', savedAt: noon, characters: 62 },
			{ key: 'lab', savedAt: morning, characters: 62 }
		]);
		expect(await tab.remove('lab')).toEqual(saved);
		expect(await tab.load('lab', words)).toEqual({ state: 'missing' });
	});

	test('of many saves in a row the last one stays, and all of them know', async () => {
		const tab = openTab();
		const results = await Promise.all(Array.from({ length: 50 }, (_, i) => tab.save('lab', lab(`save ${i}`))));
		expect(results).toEqual(Array.from({ length: 50 }, () => saved));
		expect(await openTab().load('lab', words)).toMatchObject({ value: 'save 49' });
	});
});

describe('two tabs', () => {
	test('a tab does not overwrite what another wrote since, until told to', async () => {
		const [one, other] = [openTab(), openTab()];
		await one.save('lab', lab('from one'));
		expect(await other.load('lab', words)).toMatchObject({ value: 'from one' });
		expect(await other.save('lab', lab('from the other'))).toEqual(saved);

		expect(await one.save('lab', lab('from one again'))).toEqual(refused('elsewhere'));
		expect(await other.load('lab', words)).toMatchObject({ value: 'from the other' });
		expect(await one.save('lab', lab('from one again'), 'others')).toEqual(saved);
		expect(await other.save('lab', lab('late'))).toEqual(refused('elsewhere'));
		expect(await other.load('lab', words)).toMatchObject({ value: 'from one again' });
	});

	test('a tab that never looked does not overwrite either', async () => {
		await openTab().save('lab', lab('first'));
		expect(await openTab().save('lab', lab('second'))).toEqual(refused('elsewhere'));
	});

	test('loading what the other tab wrote makes it ours', async () => {
		const [one, other] = [openTab(), openTab()];
		await one.save('lab', lab('a'));
		await other.save('lab', lab('b'), 'others');
		await one.load('lab', words);
		expect(await one.save('lab', lab('c'))).toEqual(saved);
	});

	test('what another tab removed may be saved again', async () => {
		const [one, other] = [openTab(), openTab()];
		await one.save('lab', lab('a'));
		await other.remove('lab');
		expect(await one.save('lab', lab('b'))).toEqual(saved);
	});
});

describe('what can not be read', () => {
	const cut = '{"version":1,"savedAt":"2026-03-01T09:30:00.000Z","val';
	const newer = '{"version":2,"savedAt":"2026-03-01T09:30:00.000Z","value":"from next year"}';
	const strange = '{"version":1,"savedAt":"2026-03-01T09:30:00.000Z","value":42}';

	test.each([
		[cut, 'corrupt'],
		[newer, 'newer'],
		[strange, 'corrupt']
	])('%s comes back as text and is never overwritten', async (text, reason) => {
		const tab = openTab();
		await tab.list();
		await plant(text);
		expect(await tab.load('lab', words)).toEqual({ state: 'unreadable', text, reason });
		expect(await tab.save('lab', lab('new'))).toEqual(refused('unreadable'));
		expect(await tab.save('lab', lab('new'), 'others')).toEqual(refused('unreadable'));
		expect(await stored()).toEqual({ key: 'lab', text, revision: 'planted' });
	});

	test('set aside, it is kept, and saving goes on', async () => {
		const tab = openTab();
		await tab.list();
		await plant(cut);
		expect(await tab.list()).toEqual([{ key: 'lab', savedAt: null, characters: cut.length }]);
		expect(await tab.setAside('lab')).toEqual(saved);
		expect(await tab.save('lab', lab('new'))).toEqual(saved);
		const asides = await tab.asides();
		expect(asides).toEqual([{ id: 1, key: 'lab', text: cut }]);
		expect(await tab.export()).toContain(JSON.stringify(cut));
		await tab.removeAside(1);
		expect(await tab.asides()).toEqual([]);
	});

	test('setting aside what is not there does nothing', async () => {
		const tab = openTab();
		expect(await tab.setAside('lab')).toEqual(saved);
		expect(await tab.asides()).toEqual([]);
	});
});

describe('records', () => {
	test('the last one stays, collections are apart', async () => {
		const tab = openTab();
		await tab.record('sections', '1-basics#why', { read: true });
		await tab.record('sections', '1-basics#what', { read: false });
		await tab.record('sections', '1-basics#why', { read: true, again: 1 });
		await tab.record('sections-old', 'x', 1);
		await tab.record('answers', '1-basics#q1', 'b');
		expect([...(await openTab().records('sections'))]).toEqual([
			['1-basics#what', { read: false }],
			['1-basics#why', { read: true, again: 1 }]
		]);
		await tab.removeRecord('sections', '1-basics#why');
		expect([...(await tab.records('sections')).keys()]).toEqual(['1-basics#what']);
	});
});

describe('export and import', () => {
	async function archive(savedAt: string, value: string): Promise<string> {
		const tab = openProgress(`${name}-elsewhere`);
		await tab.save('lab', lab(value, savedAt), 'others');
		await tab.record('answers', 'q1', 'theirs');
		await tab.record('answers', 'q2', 'theirs');
		const text = (await tab.export()) ?? '';
		tab.close();
		indexedDB.deleteDatabase(`${name}-elsewhere`);
		return text;
	}

	test('everything arrives in an empty browser', async () => {
		const tab = openTab();
		expect(await tab.import(await archive(morning, 'theirs'))).toEqual({ state: 'ok', added: 3, replaced: 0, kept: 0 });
		expect(await tab.load('lab', words)).toMatchObject({ state: 'ok', value: 'theirs', savedAt: morning });
		expect((await tab.records('answers')).get('q1')).toBe('theirs');
	});

	test('a later document replaces ours, which is set aside; our records stay', async () => {
		const tab = openTab();
		await tab.save('lab', lab('ours', morning));
		await tab.record('answers', 'q1', 'ours');
		expect(await tab.import(await archive(noon, 'theirs'))).toEqual({ state: 'ok', added: 1, replaced: 1, kept: 1 });
		expect(await tab.save('lab', lab('autosave of the open lab'))).toEqual(refused('elsewhere'));
		expect(await tab.load('lab', words)).toMatchObject({ value: 'theirs' });
		expect((await tab.asides()).map(({ text }) => text)).toEqual([JSON.stringify(lab('ours', morning))]);
		expect(Object.fromEntries(await tab.records('answers'))).toEqual({ q1: 'ours', q2: 'theirs' });
	});

	test('an earlier document is set aside, once however often it is imported', async () => {
		const tab = openTab();
		await tab.save('lab', lab('ours', noon));
		const text = await archive(morning, 'theirs');
		expect(await tab.import(text)).toEqual({ state: 'ok', added: 2, replaced: 0, kept: 1 });
		expect(await tab.import(text)).toEqual({ state: 'ok', added: 0, replaced: 0, kept: 3 });
		expect(await tab.load('lab', words)).toMatchObject({ value: 'ours' });
		expect(await tab.asides()).toHaveLength(1);
	});

	test('what is no export changes nothing', async () => {
		const tab = openTab();
		await tab.save('lab', lab('ours'));
		expect(await tab.import('<html>')).toEqual({ state: 'unreadable', reason: 'corrupt' });
		expect(await tab.import('{"guesthouse":"progress","version":9}')).toEqual({ state: 'unreadable', reason: 'newer' });
		expect(await tab.load('lab', words)).toMatchObject({ value: 'ours' });
	});
});

describe('storage that fails', () => {
	const quota = () => {
		throw new DOMException('no room', 'QuotaExceededError');
	};

	test('full: it says so, what was saved stays, and the next save that works ends it', async () => {
		const tab = openTab();
		const told: Status[] = [];
		tab.status.subscribe((status) => told.push(status));
		await tab.save('lab', lab('first'));
		const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(quota);
		expect(await tab.save('lab', lab('second', noon))).toEqual(refused('full'));
		expect(await openTab().load('lab', words)).toMatchObject({ value: 'first' });
		put.mockRestore();
		expect(await tab.save('lab', lab('third', noon))).toEqual(saved);
		expect(told).toEqual([
			{ state: 'idle' },
			{ state: 'saving' },
			{ state: 'saved', savedAt: morning },
			{ state: 'saving' },
			{ state: 'failed', key: 'lab', cause: 'full' },
			{ state: 'saved', savedAt: noon }
		]);
	});

	test('full while importing: nothing of it stays', async () => {
		const tab = openTab();
		const archive = JSON.stringify({
			guesthouse: 'progress',
			version: 1,
			documents: [{ key: 'lab', text: JSON.stringify(lab('theirs')) }],
			aside: [{ key: 'old', text: 'x' }],
			records: [{ collection: 'answers', id: 'q1', text: '1' }]
		});
		await tab.list();
		const put = Reflect.get(IDBObjectStore.prototype, 'put');
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown) {
			return this.name === 'records' ? quota() : put.call(this, value);
		});
		expect(await tab.import(archive)).toEqual({ state: 'failed', cause: 'full' });
		vi.restoreAllMocks();
		expect(await tab.list()).toEqual([]);
		expect(await tab.asides()).toEqual([]);
	});

	test('a write that the browser takes back at the last moment is not saved, and the next one is', async () => {
		const tab = openTab();
		await tab.save('lab', lab('first'));
		const put = Reflect.get(IDBObjectStore.prototype, 'put');
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (this: IDBObjectStore, value: unknown) {
			const request = put.call(this, value);
			request.addEventListener('success', () => this.transaction.abort());
			return request;
		});
		expect(await tab.save('lab', lab('second'))).toEqual(refused('failed'));
		expect(await openTab().load('lab', words)).toMatchObject({ value: 'first' });
		expect(await tab.save('lab', lab('third'))).toEqual(saved);
	});

	test('forbidden: nothing is kept, and it says so before the first save', async () => {
		vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		});
		const tab = openTab();
		const told: Status[] = [];
		tab.status.subscribe((status) => told.push(status));
		expect(await tab.load('lab', words)).toEqual({ state: 'missing' });
		expect(told.at(-1)).toEqual({ state: 'failed', key: null, cause: 'forbidden' });
		expect(await tab.save('lab', lab('x'))).toEqual(refused('forbidden'));
	});

	test('a database that the browser closed is opened again', async () => {
		const tab = openTab();
		await tab.save('lab', lab('first'));
		const transaction = Reflect.get(IDBDatabase.prototype, 'transaction');
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (this: IDBDatabase) {
			this.close();
			return transaction.call(this, 'documents');
		});
		expect(await tab.save('lab', lab('second'))).toEqual(saved);
		expect(await tab.load('lab', words)).toMatchObject({ value: 'second' });
	});

	test('a newer Guesthouse in another tab may change the storage; this tab then says that it is newer', async () => {
		const tab = openTab();
		await tab.save('lab', lab('first'));
		const next = await openDB(name, DATABASE_VERSION + 1);
		expect(await tab.save('lab', lab('second'))).toEqual(refused('newer'));
		next.close();
	});

	test('the failure of one document does not hide behind the saving of another', async () => {
		const tab = openTab();
		const told: Status[] = [];
		const stop = tab.status.subscribe((status) => told.push(status));
		await openTab().save('lab', lab('from another tab'));
		await tab.save('lab', lab('x'));
		await tab.save('exercise', lab('y'));
		expect(told.at(-1)).toEqual({ state: 'failed', key: 'lab', cause: 'elsewhere' });
		stop();
		await tab.save('lab', lab('x'), 'others');
		expect(told.at(-1)).toEqual({ state: 'failed', key: 'lab', cause: 'elsewhere' });
		tab.status.subscribe((status) => told.push(status));
		expect(told.at(-1)).toEqual({ state: 'saved', savedAt: morning });
	});
});
