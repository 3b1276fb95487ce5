import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './base64url';
import { crc32 } from './checksum';

it('writes bytes as RFC 4648 has them', () => {
	// section 10, and the two letters that differ in links
	const bytes = (text: string) => new TextEncoder().encode(text);
	for (const [text, letters] of [
		['', ''],
		['f', 'Zg'],
		['fo', 'Zm8'],
		['foo', 'Zm9v'],
		['foobar', 'Zm9vYmFy']
	] as const)
		expect(toBase64url(bytes(text))).toBe(letters);
	expect(toBase64url(Uint8Array.of(0xfb, 0xff, 0xbf))).toBe('-_-_');
});

it('reads back what it wrote, of any length', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 20_000, size: 'max' }), (bytes) => {
			expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
		}),
		{ seed: 20_26, numRuns: 50 }
	);
});

it('refuses what is no such text', () => {
	for (const text of ['Z', 'Zg==', 'Z g', 'Zm9v\n', 'Zm9+']) expect(fromBase64url(text)).toBeNull();
});

it('sums up as CRC-32 does', () => {
	// the check value of the CRC catalogue
	expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
