// Geometry of the charts against numbers worked out by hand: 24 GiB at 10 Gbit/s take 20.6158 s.
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/two-races.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Command } from '../../sim/command';
import { still } from '../figure';
import { textWidth } from '../marks/measure';
import { chart, FLOOR, LEFT, PLOT, TOP } from './chart';
import Figure from './Figure.svelte';
import { guessOf, kept, pauseFrom, pauseOn, verdict } from './guess';
import { lanesOf, type Lane } from './lanes';
import { withPolicy } from './estate';
import { spanOf, topOf } from './span';
import { RULE } from './texts';
import { frameAt, zoom, ZOOM } from './zoom';

const MOVES: readonly Command[] = [
	{ type: 'migrate', guest: 'vm:ehr-app-01', to: 'host:birch' },
	{ type: 'migrate', guest: 'vm:ehr-app-02', to: 'host:dogwood' }
];
const first = (24 * 2 ** 30) / 1.25e9;
/** of what is sent, what A rewrites meanwhile */
const PART = (250 * 2 ** 20) / 1.25e9;

function race(seconds: number | null = null): [Lane, Lane] {
	const stage = new PlainStage(estate);
	if (seconds !== null) for (const move of MOVES) stage.scene.send(move);
	stage.props.time.seek(seconds ?? 0);
	const [a, b] = lanesOf('race', stage.scene.view, stage.scene.events, estate);
	if (!a || !b) throw new Error('two lanes');
	return [a, b];
}
const SCALE = { span: 60, top: 24 * 2 ** 30 };
const drawn = (lane: Lane, width = 700) => chart(lane.run, lane.plan, SCALE, width, ZOOM, true);

describe('the scales, the same for both lanes', () => {
	test('reach over three rounds of a race that nobody wins, and to the memory', () => {
		expect([spanOf(race()), topOf(race())]).toEqual([60, 24 * 2 ** 30]);
	});
	test('do not move while a race goes on that never ends', () => {
		expect(spanOf(race(5_000))).toBe(60);
	});
	test('double where a move needs more', () => {
		const [a] = race();
		expect(spanOf([{ plan: a.plan, run: { ...a.run, phase: 'rounds', seconds: 61 } }])).toBe(120);
	});
});

test('before the start, round 1 stands there dashed: as wide as its seconds and as tall as its gigabytes', () => {
	const marks = drawn(race()[0]);
	const perS = marks.plot.width / 60;
	expect(marks.bars).toHaveLength(1);
	expect(marks.bars[0]).toMatchObject({ kind: 'round', planned: true, label: { text: 'Round 1: 24 GB, 20.6 s' } });
	const { x, y, width, height } = marks.bars[0]?.box ?? marks.plot;
	expect(x).toBeCloseTo(LEFT + perS, 0);
	expect(width).toBeCloseTo(first * perS, 0);
	expect([y, height]).toEqual([TOP, PLOT]);
	expect(marks).toMatchObject({ pause: null, more: null, now: null });
});

test('what is rewritten ends at the height of the next bar, and where a guest has gone around it stays level', () => {
	const [a, b] = race(1 + first + 1).map((lane) => drawn(lane));
	const ends = (path: string | undefined) =>
		path
			?.split(/[ML]/)
			.filter(Boolean)
			.map((point) => point.split(',').map(Number)) ?? [];
	expect(ends(a?.bars[0]?.rewritten).at(-1)?.[1]).toBeCloseTo(FLOOR - PLOT * PART, 0);
	expect(a?.bars[1]?.box.y).toBeCloseTo(FLOOR - PLOT * PART, 0);
	const around = ends(b?.bars[0]?.rewritten);
	expect(around.map(([, y]) => y)).toEqual([FLOOR, expect.closeTo(FLOOR - 0.9 * PLOT, 0), expect.closeTo(FLOOR - 0.9 * PLOT, 0)]);
});

test('a race that never ends is cut at the end of the axis, and says which round it is in', () => {
	const marks = drawn(race(500)[1]);
	expect(marks.more?.text).toBe(`${2 + Math.floor((500 - 1 - first) / ((22_118 * 2 ** 20) / 1.25e9))} …`);
	for (const { box } of marks.bars) expect(box.x + box.width).toBeLessThanOrEqual(marks.plot.x + marks.plot.width + 0.1);
});

test.each([0, 10, 25, 27, 60, 500])('%i s after the start no label runs into the next one', (seconds) => {
	for (const lane of race(seconds)) {
		const labels = drawn(lane).bars.flatMap(({ label }) => label ?? []);
		for (const [nth, label] of labels.entries())
			for (const other of labels.slice(nth + 1))
				if (Math.abs(other.y - label.y) < 13) expect(label.at + textWidth(label.text, 13, 'bold')).toBeLessThanOrEqual(other.at);
	}
});

test('rounds too small for a name of their own go without one', () => {
	const strict = withPolicy(estate, RULE['rest-30']);
	const stage = new PlainStage(strict);
	for (const move of MOVES) stage.scene.send(move);
	stage.props.time.seek(60);
	const [a] = lanesOf('race', stage.scene.view, stage.scene.events, strict);
	if (!a) throw new Error('lane A');
	const { bars } = drawn(a);
	expect(bars).toHaveLength(5);
	expect(bars.flatMap(({ label }) => label?.text.slice(0, 7) ?? [])).toEqual(['Round 1', 'Round 2', 'Round 3']);
});

test('the end is enlarged once it is there: last round and pause side by side, to scale', () => {
	const [a, b] = race(60);
	const frame = frameAt(700, true);
	expect(drawn(a).more).toBeNull();
	expect(zoom(b.run, b.plan, frame, null)).toMatchObject({ note: 'There is no last round.', bar: null, pause: null });
	const marks = zoom(a.run, a.plan, frame, 100);
	const last = a.run.rounds.at(-1);
	const pauseS = first * PART ** 3 + 0.03;
	const lastS = (last?.to ?? 0) - (last?.from ?? 0);
	expect(marks.pause?.text).toBe(`pause ${Math.round(pauseS * 1000)} ms`);
	expect((marks.pause?.box.width ?? 0) / (marks.bar?.box.width ?? 1)).toBeCloseTo(pauseS / lastS, 1);
	expect(marks.enough?.text).toBe('358 MB: little enough');
});

describe('predictions', () => {
	test('are kept as text, with three digits', () => {
		expect([kept(26.5123), kept('never'), kept(null)]).toEqual(['26.5', 'never', '']);
		expect([guessOf({ endA: '26.5' }, 'endA'), guessOf({ endA: 'never' }, 'endA'), guessOf({}, 'endA')]).toEqual([26.5, 'never', null]);
		expect([guessOf({ endA: 'soon' }, 'endA'), guessOf({ endA: '-3' }, 'endA')]).toEqual([null, null]);
	});
	test('of a pause stand on powers of ten, with "none" left of them and "never" right', () => {
		expect([pauseOn(0.01), pauseOn(1), pauseOn(100)]).toEqual([-2, 0, 2]);
		expect([pauseFrom(0), pauseFrom(pauseOn(null)), pauseFrom(pauseOn('never'))]).toEqual([1, null, 'never']);
	});
	test('are judged by how many times they were off', () => {
		expect(verdict(0.06, 0.24)).toEqual({ was: 'more', far: 4 });
		expect(verdict(60, 15)).toEqual({ was: 'less', far: 0.25 });
		expect(verdict(10, 10.5).was).toBe('close');
		expect([verdict('never', null).was, verdict('never', 3).was, verdict(3, null).was]).toEqual([
			'rightlyNever',
			'cameAfterAll',
			'neverCame'
		]);
	});
});

describe('on the server', () => {
	const html = (choices = {}) => render(Figure, { props: still(new PlainStage(estate).scene.view, estate, choices) }).body;
	test('both lanes stand there before the start, with what their first round will be', () => {
		expect(html()).toContain('A. It rewrites slower than the wire carries');
		expect(html()).toContain('B. It rewrites as fast as the wire carries');
		expect(html().match(/Round 1: 24 GB, 20.6 s/g)?.length).toBeGreaterThanOrEqual(2);
	});
	test('the view of storage says what has to be sent', () => {
		expect(html({ view: 'storage' })).toContain('Disk inside its host');
		expect(html({ view: 'storage' })).toContain('524 GB');
	});
	test('it writes no style attribute, which a strict policy would block', () => {
		expect(html() + html({ view: 'storage' })).not.toMatch(/\sstyle=/);
	});
});
