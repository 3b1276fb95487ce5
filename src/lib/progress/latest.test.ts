import { expect, test } from 'vitest';
import { latestWins } from './latest';

/** writes that end when they are told to */
function slowWriter() {
	const begun: { value: string; end: (result: string) => void; fail: (error: Error) => void }[] = [];
	const write = latestWins((value: string) => new Promise<string>((end, fail) => begun.push({ value, end, fail })));
	return { begun, write };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('one write at a time; of those that wait only the newest is written, and all of them learn how it went', async () => {
	const { begun, write } = slowWriter();
	const first = write('a');
	await settled();
	const overtaken = write('b');
	const newest = write('c');
	await settled();
	expect(begun.map(({ value }) => value)).toEqual(['a']);

	begun[0]?.end('wrote a');
	await settled();
	expect(begun.map(({ value }) => value)).toEqual(['a', 'c']);
	begun[1]?.end('wrote c');
	expect(await Promise.all([first, overtaken, newest])).toEqual(['wrote a', 'wrote c', 'wrote c']);
});

test('a write that fails does not stop the next', async () => {
	const { begun, write } = slowWriter();
	const first = write('a');
	await settled();
	const second = write('b');
	begun[0]?.fail(new Error('disk gone'));
	await expect(first).rejects.toThrow('disk gone');
	await settled();
	begun[1]?.end('wrote b');
	expect(await second).toBe('wrote b');
});
