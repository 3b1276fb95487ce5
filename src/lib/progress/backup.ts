// Export and import of everything kept. Importing loses nothing: of two documents under one key, one is set aside.
import { pack, unpack, type Archive } from './archive';
import { allOrNothing, type Connection, type Database } from './database';
import { fromText } from './document';
import { causeOf } from './failure';
import type { Imported } from './progress';

export async function archiveOf(database: Database): Promise<string> {
	const transaction = database.transaction(['documents', 'aside', 'records']);
	const [documents, aside, records] = await Promise.all([
		transaction.objectStore('documents').getAll(),
		transaction.objectStore('aside').getAll(),
		transaction.objectStore('records').getAll()
	]);
	return pack({ documents: documents.map(({ key, text }) => ({ key, text })), aside, records });
}

export async function merge(connection: Connection, text: string, newRevision: () => string): Promise<Imported> {
	const archive = unpack(text);
	if (typeof archive === 'string') return { state: 'unreadable', reason: archive };
	try {
		return await connection.use((database) => add(database, archive, newRevision));
	} catch (error) {
		return { state: 'failed', cause: causeOf(error) };
	}
}

function add(database: Database, archive: Archive, newRevision: () => string): Promise<Imported> {
	const transaction = database.transaction(['documents', 'aside', 'records'], 'readwrite');
	return allOrNothing(transaction, async () => {
		const aside = transaction.objectStore('aside');
		const count = { added: 0, replaced: 0, kept: 0 };
		const asides = [...archive.aside];

		const documents = transaction.objectStore('documents');
		for (const { key, text } of archive.documents) {
			const there = await documents.get(key);
			const replaces = !there || isLater(text, there.text);
			count[replaces ? (there ? 'replaced' : 'added') : 'kept']++;
			if (there && there.text !== text) asides.push({ key, text: replaces ? there.text : text });
			if (replaces) await documents.put({ key, text, revision: newRevision() });
		}

		const known = new Set((await aside.getAll()).map(idOf));
		for (const each of asides) {
			if (!known.has(idOf(each))) await aside.add(each);
			known.add(idOf(each));
		}

		const records = transaction.objectStore('records');
		for (const record of archive.records) {
			const there = await records.get([record.collection, record.id]);
			count[there ? 'kept' : 'added']++;
			if (!there) await records.put(record);
		}
		return { state: 'ok', ...count };
	});
}

const idOf = ({ key, text }: { key: string; text: string }): string => JSON.stringify([key, text]);

/** saved later than the other; what can't be read is later than nothing */
function isLater(text: string, other: string): boolean {
	const [saved, there] = [fromText(text), fromText(other)].map((document) => (document ? Date.parse(document.savedAt) : -Infinity));
	return (saved ?? -Infinity) > (there ?? -Infinity);
}
