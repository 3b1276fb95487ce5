import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import estate from '../../../../lessons/3-server/one-guest.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { guestMachine } from '$lib/sim/guest/machine';
import { LIFE_CYCLE } from '$lib/sim/guest/life-cycle.table';
import { still, type Choices } from '../figure';
import { DIALECTS } from '$lib/words/dialects';
import Figure from './Figure.svelte';
import { narrow, wide, type EdgeMark, type Point, type StateMark } from './layout';
import { EDGES, edgeKey, isPassage, POWERED, STATES } from './states';
import { eventName } from './texts';

const drawn = (choices: Choices = {}) => render(Figure, { props: new PlainStage(estate, undefined, choices).props }).body;

describe('what is drawn is the machine', () => {
	it('puts into the frame exactly the states that the machine keeps under “powered”', () => {
		expect([...POWERED].sort()).toEqual(Object.keys(guestMachine.states['powered']?.states ?? {}).sort());
	});

	it('gives every transition of the table an arrow, from its state or from the frame, and draws no other', () => {
		const arrows = new Set(
			EDGES.flatMap(({ from, to, events }) =>
				(from === 'powered' ? POWERED : [from]).flatMap((state) => events.map((event) => `${state} ${event} ${to}`))
			)
		);
		const table = STATES.flatMap((state) => Object.entries(LIFE_CYCLE[state]).map(([event, to]) => `${state} ${event} ${to}`));
		const nowhere = table.filter((each) => each === 'crashed hostLost crashed');
		expect(nowhere).toHaveLength(1);
		expect([...arrows, ...nowhere].sort()).toEqual([...table].sort());
	});

	it('lets pass by itself only what a task ends', () => {
		expect(STATES.filter(isPassage)).toEqual(['starting', 'suspending', 'resuming', 'stopping']);
	});

	it('names every event in every console’s words', () => {
		for (const dialect of DIALECTS)
			for (const event of EDGES.flatMap(({ events }) => events)) expect(eventName(event, dialect), `${event} in ${dialect}`).toMatch(/\S/);
	});
});

describe.each([
	['wide', wide()],
	['narrow', narrow()]
])('the %s sheet', (_, sheet) => {
	const boxOf = new Map(sheet.states.map(({ state, box }) => [state, box]));
	const { frame } = sheet;
	/** the ends of an arrow, from its path */
	const ends = ({ path }: EdgeMark): [Point, Point] => {
		const points = path
			.slice(1)
			.split('L')
			.map((point): Point => {
				const [x, y] = point.split(' ').map(Number);
				return [x ?? NaN, y ?? NaN];
			});
		return [points[0] ?? [NaN, NaN], points.at(-1) ?? [NaN, NaN]];
	};
	const onEdge = ([x, y]: Point, box: StateMark['box'] | undefined) =>
		box !== undefined &&
		x >= box.x &&
		x <= box.x + box.width &&
		y >= box.y &&
		y <= box.y + box.height &&
		(x === box.x || x === box.x + box.width || y === box.y || y === box.y + box.height);

	it.each(sheet.edges.map((edge) => [edge.key, edge] as const))('runs %s from edge to edge', (_key, edge) => {
		const [from, to] = ends(edge);
		expect(onEdge(from, edge.from === 'powered' ? frame : boxOf.get(edge.from)), `begins at ${String(from)}`).toBe(true);
		expect(onEdge(to, boxOf.get(edge.to)), `ends at ${String(to)}`).toBe(true);
	});

	it('keeps the powered inside the frame and the others out, and none upon another', () => {
		const inside = (box: StateMark['box']) =>
			box.x > frame.x && box.y > frame.y && box.x + box.width < frame.x + frame.width && box.y + box.height < frame.y + frame.height;
		expect(sheet.states.filter(({ box }) => inside(box)).map(({ state }) => state)).toEqual(
			STATES.filter((state) => POWERED.includes(state))
		);
		for (const a of sheet.states)
			for (const b of sheet.states)
				if (a !== b)
					expect(
						a.box.x + a.box.width <= b.box.x ||
							b.box.x + b.box.width <= a.box.x ||
							a.box.y + a.box.height <= b.box.y ||
							b.box.y + b.box.height <= a.box.y,
						`${a.state} on ${b.state}`
					).toBe(true);
	});

	it('has one route a transition', () => {
		expect(sheet.edges.map(edgeKey)).toEqual(EDGES.map(edgeKey));
	});
});

describe('on the server', () => {
	it('tells what a running guest holds, with the numbers of the model', () => {
		const html = drawn();
		expect(html).toContain('test-ehr: Running. Holds processor, memory, disk.');
		expect(html).toContain('2.2 GHz of Alder');
		expect(html).toContain('16 GB of Alder');
	});

	it('says of a picture that nobody can press what the machine would refuse', () => {
		const { view, scenario } = new PlainStage(estate).props;
		const html = render(Figure, { props: still(view, scenario) }).body;
		expect(html).toMatch(/aria-disabled="true"[^>]*>Power On</);
		expect(html).not.toMatch(/aria-disabled="true"[^>]*>Power Off</);
	});

	it.each<Choices>([{}, { words: 'microsoft' }, { look: 'suspended' }, { words: 'nobody', look: 'nowhere' }])(
		'writes no style attribute, which a strict policy would block: %o',
		(choices) => {
			expect(drawn(choices)).not.toMatch(/\sstyle=/);
		}
	);
});
