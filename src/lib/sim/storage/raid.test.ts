import { expect, test } from 'vitest';
import { backendIops, disksNeeded, servedIops, WRITE_PENALTY } from './raid';

// 1,000 operations, 80% of them writes: 200 + 800 × penalty
test.each([
	['0', 1_000, 7],
	['10', 1_800, 12],
	['5', 3_400, 23],
	['6', 5_000, 34]
] as const)('RAID %s makes %i disk operations of 1,000, for %i disks of 150', (raid, operations, disks) => {
	expect(backendIops(1_000, 0.8, WRITE_PENALTY[raid])).toBe(operations);
	expect(disksNeeded(operations, 150)).toBe(disks);
});

test('reads alone cost nothing extra', () => {
	expect(backendIops(150, 0, WRITE_PENALTY['5'])).toBe(150);
	expect(disksNeeded(150, 150)).toBe(1);
});

test('a fraction that binary numbers only come near to buys no disk more', () => {
	// in binary numbers, 200 at 55% writes come to 750.0000000000001
	expect(backendIops(200, 0.55, WRITE_PENALTY['6'])).toBe(750);
	expect(disksNeeded(backendIops(200, 0.55, WRITE_PENALTY['6']), 150)).toBe(5);
});

test('what disks serve is what makes just so many operations on them', () => {
	expect(servedIops(3_400, 0.8, 4)).toBeCloseTo(1_000, 9);
	expect(servedIops(3_400, 0, 4)).toBe(3_400);
});
