import { describe, expect, test } from 'vitest';
import { bandwidth, count, dirtyRate, finePercent, frequency, list, memory, percent, rate, size, sizesApart, storage } from './units';

const GB = 2 ** 30;

describe('sizes', () => {
	test.each([
		[0, '0 B'],
		[1023, '1,023 B'],
		[1024, '1 KB'],
		[512 * 2 ** 20, '512 MB'],
		[24 * GB, '24 GB'],
		[27.44 * GB, '27.4 GB'],
		[1.96 * GB, '2 GB'],
		[99.94 * GB, '99.9 GB'],
		[99.96 * GB, '100 GB'],
		[486.4 * GB, '486 GB'],
		[6.9 * 1024 * GB, '6.9 TB'],
		[5000 * 1024 * GB, '5,000 TB']
	])('%d bytes is %s', (bytes, text) => expect(size(bytes)).toBe(text));

	test('a size that would round to 1,024 of its unit takes the next one', () => {
		expect(size(1023.4 * 2 ** 20)).toBe('1,023 MB');
		expect(size(1023.6 * 2 ** 20)).toBe('1 GB');
	});

	test('what is overcommitted is negative, and nothing is never "-0"', () => {
		expect(memory(-3 * 1024)).toBe('-3 GB');
		expect(memory(-0.000001)).toBe('-1 B');
		expect(count(-0.2)).toBe('0');
	});

	test('memory counts in MiB, storage in GiB', () => {
		expect(memory(512)).toBe('512 MB');
		expect(memory(65536)).toBe('64 GB');
		expect(storage(180)).toBe('180 GB');
		expect(storage(12 * 1024)).toBe('12 TB');
	});

	test.each([
		[64 * GB, 56 * GB, '64 GB', '56 GB'],
		[64 * GB, 63.96 * GB, '64 GB', '63.96 GB'],
		[64 * GB, 64 * GB - 2 ** 20, '64 GB', '63.999 GB'],
		[128 * GB, 127.6 * GB, '128 GB', '127.6 GB'],
		[64 * GB, 64 * GB, '64 GB', '64 GB']
	])('%d and %d bytes look as different as they are', (a, b, first, second) => expect(sizesApart(a, b)).toEqual([first, second]));
});

describe('rates', () => {
	test.each([
		[rate(120), '120 MB/s'],
		[rate(1250), '1.3 GB/s'],
		[rate(0), '0 MB/s'],
		[rate(999.6), '1 GB/s'],
		[dirtyRate(100), '105 MB/s'],
		[bandwidth(310), '310 Mbit/s'],
		[bandwidth(10_000), '10 Gbit/s'],
		[frequency(2.4), '2.4 GHz'],
		[frequency(3), '3 GHz'],
		[percent(54.6), '55%'],
		[percent(104), '104%'],
		[finePercent(7.24), '7.2%'],
		[count(1234), '1,234']
	])('%s is %s', (said, text) => expect(said).toBe(text));
});

test('lists read as sentences do', () => {
	expect(list(['Alder'])).toBe('Alder');
	expect(list(['Alder', 'Birch'])).toBe('Alder and Birch');
	expect(list(['Alder', 'Birch', 'Cedar'])).toBe('Alder, Birch, and Cedar');
});
