import { expect, test } from 'vitest';
import { usersCutOff } from './impact';
import { inMinutes, NO_TIME, plus, userTime } from './user-time';

const [clinic, billing] = [
	{ id: 'clinic', count: 120 },
	{ id: 'billing', count: 30 }
];

test('people of a role are cut off when fewer of its instances are left than it needs', () => {
	expect(usersCutOff([{ needed: 1, surviving: 1, people: [clinic] }])).toBe(0);
	expect(usersCutOff([{ needed: 2, surviving: 1, people: [clinic] }])).toBe(120);
	expect(usersCutOff([{ needed: 0, surviving: 0, people: [clinic] }])).toBe(0);
});

test('who works through two broken roles is cut off once', () => {
	expect(
		usersCutOff([
			{ needed: 1, surviving: 0, people: [clinic, billing] },
			{ needed: 1, surviving: 0, people: [clinic] },
			{ needed: 1, surviving: 1, people: [billing] }
		])
	).toBe(150);
});

test('30 people cut off for four minutes lose 120 user-minutes', () => {
	expect(inMinutes(userTime(30, 240e9))).toBe(120);
});

test('user time is exact far beyond what one number holds in nanoseconds', () => {
	// 5,000 people for 40 days and 1 ns: 1.7e19 user-ns
	const days = 40 * 86_400 * 1e9;
	expect(userTime(5_000, days)).toEqual({ seconds: 5_000 * 40 * 86_400, ns: 0 });
	expect(plus(userTime(5_000, days), userTime(5_000, 1))).toEqual({ seconds: 5_000 * 40 * 86_400, ns: 5_000 });
	expect(userTime(7, 999_999_999)).toEqual({ seconds: 6, ns: 999_999_993 });
});

test('parts add up to the whole, however time is cut', () => {
	const parts = [1, 333_333_333, 999_999_999, 12_345_678_901].reduce((sum, ns) => plus(sum, userTime(212, ns)), NO_TIME);
	expect(parts).toEqual(userTime(212, 1 + 333_333_333 + 999_999_999 + 12_345_678_901));
});
