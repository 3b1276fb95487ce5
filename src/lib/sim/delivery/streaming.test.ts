import { expect, test } from 'vitest';
import { cachedS, fetchEnds, firstLaunchS, LICENCE_NS, licenceEnds } from './streaming';

const MB = 1e6;

test('a package of 400 MB starts when 30 % have come: 120 MB at 12.5 MB/s and 20 ms', () => {
	expect(firstLaunchS(400 * MB, 12.5 * MB, 0.02)).toBeCloseTo(9.62, 9);
	expect(cachedS(400 * MB, 12.5 * MB, 0.02)).toBeCloseTo(32.02, 9);
	expect(firstLaunchS(400 * MB, 12.5 * MB, 0.02, 1)).toBeCloseTo(32.02, 9);
});

test('without bandwidth the first launch waits; nothing to fetch needs none', () => {
	expect(firstLaunchS(1, 0)).toBe(Infinity);
	expect(firstLaunchS(0, 0, 0.5)).toBe(0.5);
	expect(firstLaunchS(100, 0, 0.5, 0)).toBe(0.5);
});

test.each([1, 4, 100])('published to %i PCs over one server port, each waits for its share', (count) => {
	const links = new Map([['server', 125 * MB], ...Array.from({ length: count }, (_, i) => [`pc-${i}`, 12.5 * MB] as const)]);
	const fetches = Array.from({ length: count }, (_, i) => ({ at: 0, bytes: 120 * MB, links: ['server', `pc-${i}`] }));
	// a PC takes 12.5 MB/s at most, the port gives 125 MB/s in all
	const each = Math.max((120 * MB) / (12.5 * MB), (count * 120 * MB) / (125 * MB));
	for (const end of fetchEnds(fetches, links)) expect(end).toBeCloseTo(each, 6);
});

test('who comes later shares what is left, and gets all of it when the first is done', () => {
	const links = new Map([['server', 10]]);
	// alone until 5 (50 of 100 done); both at 5/s until 15; the second then alone for its last 50
	const ends = fetchEnds(
		[
			{ at: 0, bytes: 100, links: ['server'] },
			{ at: 5, bytes: 100, links: ['server'] }
		],
		links
	);
	expect(ends).toEqual([15, 20]);
});

test('a cut link carries nothing, and an empty file is there at once', () => {
	const fetches = [
		{ at: 2, bytes: 5, links: ['cut'] },
		{ at: 2, bytes: 0, links: ['cut'] }
	];
	expect(fetchEnds(fetches, new Map([['cut', 0]]))).toEqual([Infinity, 2]);
});

test('a cached package runs on for 30 days without its server', () => {
	expect(licenceEnds(5e9)).toBe(5e9 + LICENCE_NS);
	expect(LICENCE_NS).toBe(30 * 24 * 3_600 * 1e9);
});
