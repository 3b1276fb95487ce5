import { describe, expect, test } from 'vitest';
import { textWidth } from '../marks/measure';
import type { Outage } from './outage';
import { timeline, type TimelineMarks } from './timeline';

const restart = (queue: number) => ({ detect: 15, place: 5, queue, boot: 60, host: 'host:birch' }) as const;
const outage: Outage = {
	host: 'host:cedar',
	lostAt: 0,
	declared: 15,
	guests: [
		{ guest: 'vm:app', users: 100, priority: 'high', restart: restart(0), reason: null },
		{ guest: 'vm:ctx', users: 60, priority: 'medium', restart: restart(40), reason: null }
	],
	leftOff: [],
	people: [
		{ at: 0, cutOff: 160 },
		{ at: 80, cutOff: 60 },
		{ at: 120, cutOff: 0 }
	]
};
const draw = (now: number | null, width: number, change: Partial<Outage> = {}): TimelineMarks =>
	timeline({ outage: { ...outage, ...change }, now, heartbeat: 1, aloneAfter: 12, name: (id) => id.replace(/^\w+:/, '') }, width);

/** px² inside an outline of right angles, as written by the area generator */
function areaOf(path: string): number {
	const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
	const points = Array.from({ length: numbers.length / 2 }, (_, nth) => [numbers[2 * nth] ?? 0, numbers[2 * nth + 1] ?? 0] as const);
	return Math.abs(
		points.reduce((sum, [x, y], nth) => {
			const [nextX, nextY] = points[(nth + 1) % points.length] ?? [0, 0];
			return sum + (x * nextY - nextX * y) / 2;
		}, 0)
	);
}

describe('the timeline', () => {
	// from 132 to 740 px are 608: the last step stands 104 px before the end, so 504 px are 120 s
	const scale = 504 / 120;

	test('every moment stands at its second', () => {
		const { axis, declared, alone, beats, left, right } = draw(null, 748);
		expect([left, right]).toEqual([132, 740]);
		expect(declared?.x).toBeCloseTo(132 + 15 * scale, 1);
		expect(alone?.x).toBeCloseTo(132 + 12 * scale, 1);
		expect(beats.at.map(({ x }) => x)).toHaveLength(15);
		expect(beats.at[4]?.x).toBeCloseTo(132 + 5 * scale, 1);
		expect(axis.ticks[1]?.x).toBeCloseTo(132 + 20 * scale, 1);
	});

	test('a row is as long as its seconds', () => {
		const [app, ctx] = draw(null, 748).rows;
		expect(app?.parts.map(({ kind }) => kind)).toEqual(['cut', 'place', 'boot', 'runs']);
		expect(ctx?.parts.map(({ kind, box }) => [kind, Math.round(box.width / scale)])).toEqual([
			['cut', 15],
			['place', 5],
			['wait', 40],
			['boot', 60],
			['runs', 25]
		]);
	});

	test('the area is the user-minutes: px² by the two scales give (100·80 + 60·120) s of people', () => {
		const { people } = draw(null, 748);
		const perPerson = people.box.height / 160;
		expect(areaOf(people.ahead) / scale / perPerson).toBeCloseTo(100 * 80 + 60 * 120, -2);
		expect(people.minutes.text).toContain('253.3');
	});

	test('what has passed and what is to come make up the whole', () => {
		const { people } = draw(50, 748);
		const perPerson = people.box.height / 160;
		expect(areaOf(people.past) / scale / perPerson).toBeCloseTo(160 * 50, -2);
		expect(areaOf(people.ahead) / scale / perPerson).toBeCloseTo(100 * 80 + 60 * 120 - 160 * 50, -2);
		expect(people.minutes.text).toContain('133.3 of 253.3');
	});

	test('before the loss nothing is solid, half-way a part is, at the end all', () => {
		const solid = (marks: TimelineMarks) =>
			marks.rows.flatMap(({ parts }) => parts.map(({ past, box }) => Math.round((past / box.width) * 100)));
		expect(solid(draw(null, 748))).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
		expect(solid(draw(50, 748))).toEqual([100, 100, 50, 0, 100, 100, 75, 0, 0]);
		const over = draw(200, 748);
		expect(solid(over)).toEqual([100, 100, 100, 100, 100, 100, 100, 100, 100]);
		expect([over.people.ahead, over.now]).toEqual(['', null]);
		expect(draw(50, 748).beats.at.every(({ past }) => past)).toBe(true);
		expect(draw(3, 748).beats.at.filter(({ past }) => past)).toHaveLength(3);
	});

	test.each([300, 358, 560, 740, 1100])('at %i px nothing leaves the drawing, and no label lies on another', (width) => {
		const { rows, people, axis } = draw(40, width);
		for (const { box } of rows.flatMap(({ parts }) => parts)) expect(box.x + box.width).toBeLessThanOrEqual(width);
		expect(people.minutes.x + people.minutes.width).toBeLessThanOrEqual(width);
		expect(axis.ticks.every(({ x }) => x <= width)).toBe(true);
		for (const { x, text } of people.back) expect(x + textWidth(text, 12, 'bold')).toBeLessThanOrEqual(width);
		const [first, second] = people.back;
		expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThanOrEqual(15);
	});

	test('who finds no host is cut off to the end of the axis, and the axis follows the time', () => {
		const lost = {
			guests: [{ guest: 'vm:app', users: 100, priority: 'high', restart: null, reason: 'memory' }],
			people: [{ at: 0, cutOff: 100 }]
		} as const;
		const { rows, people, right } = draw(900, 748, lost);
		expect(rows[0]?.parts.map(({ kind }) => kind)).toEqual(['cut']);
		expect(Math.round(rows[0]?.parts[0]?.box.width ?? 0)).toBe(right - 132);
		expect(people.minutes.text).toContain('1,500');
	});

	test('a loss that is declared late marks no host alone before it', () => {
		expect(draw(null, 748, { declared: 12 }).alone).toBeNull();
	});
});
