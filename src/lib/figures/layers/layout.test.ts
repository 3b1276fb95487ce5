import { expect, test } from 'vitest';
import estate from '../../../../lessons/2-core/three-stacks.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { REQUESTS, type Stack } from '$lib/sim/host/route';
import type { Choices } from '../figure';
import type { Box } from '../marks/box';
import { LEAST, layout, MOST } from './layout';
import { sceneOf } from './scene';

const open = (choices: Choices = {}) => new PlainStage(estate, undefined, choices);
const marksOf = (stage: PlainStage, stack: Stack, width = 346) => {
	const { view, choices } = stage.props;
	const scene = sceneOf(view, choices).stacks.find((each) => each.stack === stack);
	if (!scene) throw new Error(`${stack} is not shown`);
	return layout(scene, width);
};
const numbers = (marks: ReturnType<typeof marksOf>) => marks.stops.map(({ number }) => number);

test('at 346 px: an owner of 136, a guest of 142, a neighbor of 48, and a way that goes down to the first core', () => {
	const { plan, stops } = marksOf(open(), 'hyper-v');
	expect(plan.tiles.map(({ box }) => [box.x, box.width])).toEqual([
		[2, 136],
		[146, 142],
		[296, 48]
	]);
	// four cells of 18 px every 22 px, 12 px from the right
	expect(plan.cells.map(({ x }) => x)).toEqual([250, 272, 294, 316]);
	expect(stops[0]).toMatchObject({ name: 'app', x: 250 + 9, number: 1 });
});

test('the cores fill one after the other with what the model says: 28.5% of four is 1.14 cores', () => {
	const { levels } = marksOf(open(), 'esx');
	expect(levels[0]).toBe(1);
	expect(levels[1]).toBeCloseTo(0.14, 9);
	expect(levels.slice(2)).toEqual([0, 0]);
});

test('only the leg that is followed has numbers: seven stops there, five back; ESX has nobody at two of each', () => {
	expect(numbers(marksOf(open({ stop: 'wall' }), 'xenserver'))).toEqual([1, 2, 3, 4, 5, 6, 7]);
	expect(numbers(marksOf(open({ stop: 'interrupt' }), 'xenserver'))).toEqual([7, 8, 9, 10, 11]);
	expect(numbers(marksOf(open({ stop: 'wall' }), 'esx'))).toEqual([1, 2, 3, 4, 6, 7]);
	expect(numbers(marksOf(open({ stop: 'interrupt' }), 'esx'))).toEqual([7, 8, 11]);
});

test('where a stack has nobody at this stop, its request stands at the stop before', () => {
	const { stops } = marksOf(open({ stop: 'owner' }), 'esx');
	expect(stops.map(({ number, state }) => [number, state])).toEqual([
		[1, 'past'],
		[2, 'past'],
		[3, 'past'],
		[4, 'now'],
		[6, 'later'],
		[7, 'later']
	]);
});

test('an ordinary instruction is one straight line from the program to a core', () => {
	const { lines, stops, plan } = marksOf(open({ request: 'instruction', stop: 'core' }), 'hyper-v');
	expect(stops.map(({ name }) => name)).toEqual(['app', 'core']);
	expect(new Set(lines.flatMap(({ points }) => points.map(({ x }) => x))).size).toBe(1);
	expect(stops[1]?.x).toBe((plan.cells[0]?.x ?? 0) + 9);
});

test('each line ends where its stop stands, so that the way is never broken', () => {
	for (const request of REQUESTS)
		for (const view of ['types', 'three'])
			for (const stop of ['app', 'done']) {
				const stage = open({ request, view, stop });
				for (const { stack } of sceneOf(stage.props.view, stage.props.choices).stacks) {
					const { lines, stops } = marksOf(stage, stack);
					lines.forEach(({ points }, nth) => {
						expect(points[0]).toMatchObject({ x: stops[nth]?.x, y: stops[nth]?.y });
						expect(points.at(-1)).toMatchObject({ x: stops[nth + 1]?.x, y: stops[nth + 1]?.y });
					});
				}
			}
});

test('with dom0 hung a write gets as far as the hypervisor; an instruction arrives', () => {
	const stage = open({ stop: 'done' });
	stage.scene.send({ type: 'cutLink', host: 'host:xen-server' });
	const states = marksOf(stage, 'xenserver').stops.map(({ state }) => state);
	expect(states).toEqual(['past', 'past', 'past', 'now', 'unreached', 'unreached', 'unreached']);
	stage.props.choose({ request: 'instruction', stop: 'core' });
	expect(marksOf(stage, 'xenserver').stops.map(({ state }) => state)).toEqual(['past', 'now']);
});

test.each([LEAST, 320, 358, MOST])('at %i px everything is inside, and no guest is narrower than 42 px', (width) => {
	for (const view of ['types', 'three'])
		for (const request of REQUESTS) {
			const stage = open({ view, request, stop: 'done' });
			for (const { stack } of sceneOf(stage.props.view, stage.props.choices).stacks) {
				const { plan, stops } = marksOf(stage, stack, width);
				const boxes: Box[] = [
					...plan.tiles.flatMap(({ box, os, app }) => [box, ...(os ? [os.box] : []), ...(app ? [app.box] : [])]),
					...plan.chips.map(({ box }) => box),
					...(plan.ring ? [plan.ring.box] : [])
				];
				for (const box of boxes) {
					expect(box.x).toBeGreaterThanOrEqual(0);
					expect(box.x + box.width, `${stack} ${request}`).toBeLessThanOrEqual(width);
				}
				for (const tile of plan.tiles) expect(tile.box.width).toBeGreaterThanOrEqual(42);
				for (const { x } of stops) expect(x).toBeLessThanOrEqual(width - 15);
			}
		}
});
