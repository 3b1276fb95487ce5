import { describe, expect, test } from 'vitest';
import { unpack } from './archive';
import { fromText, readDocument, toText } from './document';
import { causeOf } from './failure';
import type { Reader } from './progress';

const savedAt = '2026-03-01T09:30:00.000Z';
const numbers: Reader<number> = {
	version: 2,
	read: (value, version) => (typeof value === 'number' ? value * (version === 1 ? 10 : 1) : null)
};

test('a document survives the way to text and back', () => {
	const document = { version: 2, savedAt, value: { guests: ['ehr-app-01'], at: null } };
	expect(fromText(toText(document))).toEqual(document);
});

test.each([
	['', 'corrupt'],
	['{"version":2,"savedAt":"2026-03-01T09:30:00.000Z","val', 'corrupt'],
	['[]', 'corrupt'],
	['{"savedAt":"2026-03-01T09:30:00.000Z","value":1}', 'corrupt'],
	['{"version":2,"savedAt":"yesterday","value":1}', 'corrupt'],
	['{"version":2,"savedAt":"2026-03-01T09:30:00.000Z"}', 'corrupt'],
	['{"version":2,"savedAt":"2026-03-01T09:30:00.000Z","value":"no number"}', 'corrupt'],
	['{"version":3,"savedAt":"2026-03-01T09:30:00.000Z","value":{},"zipped":true}', 'newer']
])('%s is %s, and comes back as it was', (text, reason) =>
	expect(readDocument(text, numbers)).toEqual({ state: 'unreadable', text, reason })
);

test('an older version is brought up to date by its reader', () => {
	expect(readDocument(toText({ version: 1, savedAt, value: 7 }), numbers)).toEqual({ state: 'ok', value: 70, version: 1, savedAt });
	expect(readDocument(toText({ version: 2, savedAt, value: 7 }), numbers)).toEqual({ state: 'ok', value: 7, version: 2, savedAt });
});

describe('an export', () => {
	test.each([
		['', 'corrupt'],
		['{"guesthouse":"progress","version":1}', 'corrupt'],
		['{"guesthouse":"scenario","version":2}', 'corrupt'],
		['{"guesthouse":"progress","version":2,"shelves":[]}', 'newer']
	])('%s is %s', (text, reason) => expect(unpack(text)).toBe(reason));
});

test.each([
	[new DOMException('', 'QuotaExceededError'), 'full'],
	[new DOMException('', 'SecurityError'), 'forbidden'],
	[new DOMException('', 'InvalidStateError'), 'forbidden'],
	[new ReferenceError('indexedDB is not defined'), 'forbidden'],
	[new DOMException('', 'VersionError'), 'newer'],
	[new DOMException('', 'constructor'), 'failed'],
	['a string', 'failed']
])('%o means %s', (error, cause) => expect(causeOf(error)).toBe(cause));
