// A document as the text that is stored, and back. It is stored as text so that whatever becomes of it, the learner can download it.
import * as v from 'valibot';
import type { Document, Loaded, Reader } from './progress';

const Envelope = v.looseObject({
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	savedAt: v.pipe(v.string(), v.isoTimestamp()),
	value: v.nonOptional(v.unknown())
});

export const toText = ({ version, savedAt, value }: Document): string => JSON.stringify({ version, savedAt, value });

/** undefined when the text is no document */
export function fromText(text: string): Document | undefined {
	try {
		const { success, output } = v.safeParse(Envelope, JSON.parse(text));
		return success ? output : undefined;
	} catch {
		return undefined;
	}
}

export function readDocument<T>(text: string, reader: Reader<T>): Exclude<Loaded<T>, { state: 'missing' }> {
	const document = fromText(text);
	if (document === undefined) return { state: 'unreadable', text, reason: 'corrupt' };
	const { version, savedAt } = document;
	if (version > reader.version) return { state: 'unreadable', text, reason: 'newer' };
	const value = reader.read(document.value, version);
	return value === null ? { state: 'unreadable', text, reason: 'corrupt' } : { state: 'ok', value, version, savedAt };
}
