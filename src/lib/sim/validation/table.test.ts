import { expect, test } from 'vitest';
import { table, unitOf, type Vector } from './table';

const vector: Vector = {
	id: 'vdi.phases',
	topic: 'vdi/iops',
	kind: 'published-measurement',
	expected: { steady: [7, 8], write_fraction: { steady: 0.998, boot: 0.87 }, disks: 23 },
	tolerance: { range: true },
	source: 'a table',
	confidence: 'high'
};

test('every published figure gets a row, nested ones too, with a verdict of its own', () => {
	const rows = table(
		[vector],
		[
			{
				id: 'vdi.phases',
				title: 'Disk operations of a desktop',
				source: 'the same table',
				notModelled: { disks: 'Disks are not counted here.' },
				ours: () => ({ steady: 7.5, write_fraction: { steady: 0.998, boot: 0.9 }, more: 1 })
			}
		]
	);
	expect(rows.map(({ key, verdict, ours }) => [key, verdict, ours])).toEqual([
		['steady', 'met', 7.5],
		['write_fraction.steady', 'met', 0.998],
		['write_fraction.boot', 'not met', 0.9],
		['disks', 'not modelled', null]
	]);
	expect(rows[2]?.difference).toBeCloseTo(0.03, 12);
	expect(rows[3]?.note).toBe('Disks are not counted here.');
	expect(rows.every(({ title, topic }) => title === 'Disk operations of a desktop' && topic === 'vdi')).toBe(true);
});

test('a vector that no topic answers is shown as not modelled, figure by figure', () => {
	const rows = table([vector], []);
	expect(rows).toHaveLength(4);
	expect(rows.every(({ verdict, ours }) => verdict === 'not modelled' && ours === null)).toBe(true);
});

test.each([
	['total_s', 's'],
	['rate_after_each_round_Mbit_s', 'Mbit_s'],
	['max_bandwidth_bytes_per_s', 'bytes_per_s'],
	['throttle_pct_after_each_period', 'pct'],
	['threshold_pct_free.soft', 'pct'],
	['credits_per_ms', 'per_ms'],
	['slot_GHz_GB', 'GHz_GB'],
	['live_rounds', ''],
	['disks', '']
])('the unit of %s is %s', (key, unit) => expect(unitOf(key)).toBe(unit));
