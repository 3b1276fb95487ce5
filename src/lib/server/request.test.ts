import { expect, test } from 'vitest';
import { isOurs, isPlausible, originOf, parseOrigins } from './request.js';

const ours = ['http://127.0.0.1:3000', 'http://192.168.1.20:3000'];

test('ORIGIN is one address or a list of them', () => {
	expect(parseOrigins('https://learn.example.org')).toEqual(['https://learn.example.org']);
	expect(parseOrigins('https://a.example.org/, http://10.0.0.5:8080')).toEqual(['https://a.example.org', 'http://10.0.0.5:8080']);
	expect(() => parseOrigins('learn.example.org')).toThrow('ORIGIN: "learn.example.org" is no address like https://example.org');
});

test('a request belongs to the address that the browser asked for, else to the first', () => {
	expect(originOf({ headers: { host: '192.168.1.20:3000' } }, ours).href).toBe('http://192.168.1.20:3000/');
	expect(originOf({ headers: { host: 'app:9000' } }, ours).href).toBe('http://127.0.0.1:3000/');
	expect(originOf({ headers: {} }, ours).href).toBe('http://127.0.0.1:3000/');
});

test.each([
	['/', true],
	['/learn/1-basics?from=home', true],
	['/%E2%82%AC', true],
	['/%', false],
	['/%c0%af', false],
	['/a%00b', false],
	['//elsewhere.example.org/', false],
	['http://elsewhere.example.org/', false],
	['*', false],
	['', false]
])('the path %j is plausible: %s', (url, plausible) => {
	expect(isPlausible({ url })).toBe(plausible);
});

test.each([
	['GET', {}, true],
	['GET', { origin: 'https://elsewhere.example.org', 'sec-fetch-site': 'cross-site' }, true],
	['HEAD', {}, true],
	['POST', { origin: 'http://127.0.0.1:3000' }, true],
	['POST', { origin: 'http://192.168.1.20:3000', 'sec-fetch-site': 'same-origin' }, true],
	['POST', { 'sec-fetch-site': 'same-origin' }, true],
	// a page under another name that resolves to this machine is same-origin to the browser, and still not ours
	['POST', { origin: 'http://rebound.example.org:3000', 'sec-fetch-site': 'same-origin' }, false],
	['POST', { origin: 'null' }, false],
	['POST', { 'sec-fetch-site': 'cross-site' }, false],
	['DELETE', {}, false]
])('%s with %j is ours: %s', (method, headers, expected) => {
	expect(isOurs({ method, headers }, ours)).toBe(expected);
});
