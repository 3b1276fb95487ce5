import { describe, expect, test } from 'vitest';
import { fieldFor, type Fields } from './field';
import { isSame, keyOf } from './key';
import { EQUATIONS } from './registry';

describe('a name', () => {
	test.each([
		['ramMiB', 'memory', 2 ** 20],
		['vm_ram_MiB', 'memory', 2 ** 20],
		['bandwidthMiBps', 'bandwidth', 2 ** 20],
		['bandwidth_MiB_per_s', 'bandwidth', 2 ** 20],
		['bandwidth_bytes_per_s', 'bandwidth', 1],
		['max_rate_Mbit_s', 'max', 125_000],
		['measured_dirty_rate_Mbit_s_per_round', 'measured dirty per round', 125_000],
		['rate_after_each_round_Mbit_s', 'after round', 125_000],
		['virtual_bytes_requested', 'virtual requested', 1],
		['total_min_s', 'total min', 1],
		['setupS', 'setup', 1],
		['throttle_pct_after_each_period', 'throttle after period', 0.01],
		['write_fraction', 'write', 1],
		['total_bytes_factor', 'total byte', 1],
		['capacity_sectors', 'capacity', 512],
		['bytes_MB', 'byte', 1_000_000],
		['cpuGHz', 'cpu', 1e9]
	])('%s says %s, and its unit', (name, stem, factor) => {
		expect([keyOf(name).stem, keyOf(name).unit?.factor]).toEqual([stem, factor]);
	});

	test.each(['credits_per_ms', 'faultsPerMin', 'iops_per_desktop', 'vms', 'threshold', 'chs'])('%s has no unit', (name) => {
		expect(keyOf(name).unit).toBe(null);
	});

	test('of pairs has two', () => {
		const { stem, first, unit } = keyOf('vm_reservations_GHz_GB');
		expect([stem, first?.factor, unit?.factor]).toEqual(['reservation', 1e9, 1e9]);
	});

	test('that only looks as if it had one is taken as a whole', () => {
		expect(isSame(keyOf('sampledPages'), null, keyOf('sampled_pages'))).toBe(true);
	});
});

describe('the inputs of every equation', () => {
	const names = (fields: Fields) => Object.entries(fields).map(([place, field]) => [place, field.name] as const);
	test.each(EQUATIONS.map(({ name, fields }) => [name, fields] as const))(
		'%s: each name means its own input, and no other',
		(_, fields) => {
			for (const [place, name] of names(fields)) expect(fieldFor(fields, name)).toBe(place);
		}
	);
});
