// Share links: a log as short text for `/lab#s=…`. JSON, deflated, with a checksum, in the letters of links; in front the format's version.
// Two things keep it short. A scenario that comes with the product is named, not carried, with its fingerprint. And the world at the end is left
// out when it would make the link long: the hash stays, and replaying gives the world. Only when the model's version has changed meanwhile is that
// world missed; the commands are then performed by the rules of the day, and the learner is told. Files always carry it: see `log-file.ts`.
import { deflateSync, Inflate } from 'fflate';
import { hashWorld } from '$lib/sim/hash';
import type { Log } from '$lib/sim/log';
import type { Scenario } from '$lib/sim/scenario';
import { fromBase64url, toBase64url } from './base64url';
import { builtIn, type BuiltIn } from './catalogue';
import { crc32 } from './checksum';
import { readLog } from './log-schema';
import { unreadable, type Unreadable } from './unreadable';
import { written } from './written';

const VERSION = '1';
/** chat programs and mail cut longer links */
export const SHORT_LINK = 3_000;
/** what browsers and proxies of a hospital still pass on */
export const LONGEST_LINK = 8_000;
const MOST_BYTES = 5_000_000;
const CHECKSUM_BYTES = 4;

/** The text after `#s=`; null when it would be too long: then offer the file. */
export async function writeLink(log: Log, library: readonly BuiltIn[] = builtIn): Promise<string | null> {
	const scenario = (await nameOf(log.scenario, library)) ?? log.scenario;
	const whole = pack({ ...log, scenario });
	if (whole.length <= SHORT_LINK) return whole;
	const short = pack({ ...log, scenario, checkpoint: null });
	return short.length <= LONGEST_LINK ? short : null;
}

export async function readLink(
	text: string,
	library: readonly BuiltIn[] = builtIn
): Promise<{ readonly log: Log } | { readonly unreadable: Unreadable }> {
	const unpacked = unpack(text);
	if ('unreadable' in unpacked) return unpacked;
	const { value } = unpacked;
	if (!isRecord(value) || !isRecord(value.scenario) || typeof value.scenario.id !== 'string') return readLog(value);
	const { id, hash } = value.scenario;
	const scenario = await library.find((known) => known.id === id)?.load();
	if (!scenario || editionOf(scenario) !== hash) return unreadable('otherScenario', 'scenario', id);
	return readLog({ ...value, scenario });
}

async function nameOf(scenario: Scenario, library: readonly BuiltIn[]) {
	const hash = editionOf(scenario);
	for (const known of library) if (known.title === scenario.title && editionOf(await known.load()) === hash) return { id: known.id, hash };
	return null;
}

/** what a scenario says, without what it leaves to defaults: a new key of the format leaves old links valid */
const editionOf = (scenario: Scenario): string => hashWorld(written(scenario));

function pack(value: unknown): string {
	const packed = deflateSync(new TextEncoder().encode(JSON.stringify(value)), { level: 9 });
	const bytes = new Uint8Array(CHECKSUM_BYTES + packed.length);
	new DataView(bytes.buffer).setUint32(0, crc32(packed));
	bytes.set(packed, CHECKSUM_BYTES);
	return `${VERSION}.${toBase64url(bytes)}`;
}

function unpack(text: string): { readonly value: unknown } | { readonly unreadable: Unreadable } {
	if (text === '') return unreadable('empty');
	const [, version, letters] = /^(\d{1,6})\.(.*)$/s.exec(text) ?? [];
	if (version === undefined || letters === undefined) return unreadable('foreign');
	if (Number(version) > Number(VERSION)) return unreadable('newer', '', version);
	if (letters.length > MOST_BYTES) return unreadable('tooLarge');
	const bytes = fromBase64url(letters);
	if (!bytes || bytes.length <= CHECKSUM_BYTES) return unreadable('damaged');
	const packed = bytes.subarray(CHECKSUM_BYTES);
	if (new DataView(bytes.buffer).getUint32(0) !== crc32(packed)) return unreadable('damaged');
	return inflate(packed);
}

/** In small pieces, so that a few letters can not fill the memory. */
function inflate(packed: Uint8Array): { readonly value: unknown } | { readonly unreadable: Unreadable } {
	const PIECE = 1024;
	const text = new TextDecoder('utf-8', { fatal: true });
	let json = '';
	let size = 0;
	const stream = new Inflate((piece, final) => {
		size += piece.length;
		if (size <= MOST_BYTES) json += text.decode(piece, { stream: !final });
	});
	try {
		for (let at = 0; at < packed.length && size <= MOST_BYTES; at += PIECE)
			stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
		return size > MOST_BYTES ? unreadable('tooLarge') : { value: JSON.parse(json) };
	} catch {
		return unreadable('damaged');
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
