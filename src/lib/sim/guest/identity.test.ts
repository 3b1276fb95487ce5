import { describe, expect, test } from 'vitest';
import { identityOf } from './identity';

const windows = 'Windows Server 2008 R2';

describe('an identity', () => {
	test('is the same for the same seed and number, and another for another', () => {
		expect(identityOf(7, 3, 'web-01', windows, 'esx')).toEqual(identityOf(7, 3, 'web-01', windows, 'esx'));
		expect(identityOf(8, 3, 'web-01', windows, 'esx').machineId).not.toBe(identityOf(7, 3, 'web-01', windows, 'esx').machineId);
		expect(identityOf(8, 3, 'web-01', windows, 'esx').mac).not.toBe(identityOf(7, 3, 'web-01', windows, 'esx').mac);
	});
	test('shares nothing with any other of twenty thousand', () => {
		const all = Array.from({ length: 20_000 }, (_, number) => identityOf(2010, number, `vm-${number}`, 'Linux', 'xenserver'));
		for (const field of ['hostname', 'machineId', 'mac', 'address'] as const)
			expect(new Set(all.map((one) => one[field])).size, field).toBe(all.length);
	});
	test.each([
		['esx', '00:50:56'],
		['hyper-v', '00:15:5d'],
		['xenserver', '00:16:3e'],
		['constructor', '02:00:00']
	])('has a hardware address of the maker of %s', (product, maker) => {
		expect(identityOf(1, 0, 'a', 'Linux', product).mac).toMatch(new RegExp(`^${maker}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}$`));
	});
	test('has a SID under Windows and a machine id elsewhere', () => {
		expect(identityOf(1, 0, 'a', windows, 'esx').machineId).toMatch(/^S-1-5-21-\d+-\d+-\d+$/);
		expect(identityOf(1, 0, 'a', 'Debian', 'esx').machineId).toMatch(/^[0-9a-f]{32}$/);
	});
	test('has an address that a host may have', () => {
		expect([0, 249, 250, 64_000].map((number) => identityOf(1, number, 'a', 'Linux', 'esx').address)).toEqual([
			'10.0.0.4',
			'10.0.0.253',
			'10.0.1.4',
			'10.1.0.4'
		]);
	});
});
