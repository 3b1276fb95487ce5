// Where the states stand and which way the arrows run, on a wide sheet and on a narrow one. Which arrows there are is the machine's to say.
import type { GuestState } from '$lib/sim/world';
import type { Box } from '../marks/box';
import { EDGES, edgeKey, isPassage, STATES, type Edge } from './states';

export type Point = readonly [x: number, y: number];

interface Route {
	readonly points: readonly Point[];
	readonly at: Point;
	readonly anchor: 'start' | 'middle' | 'end';
}

interface Sheet {
	readonly width: number;
	readonly height: number;
	/** around all that have power */
	readonly frame: Box;
	readonly title: Point;
	/** by state: middle */
	readonly places: Readonly<Record<GuestState, Point>>;
	readonly routes: Readonly<Record<string, Route>>;
	/** a record is made and removed here */
	readonly made: Route;
	readonly removed: Route;
}

export interface StateMark {
	readonly state: GuestState;
	readonly box: Box;
	readonly passage: boolean;
}

export interface EdgeMark extends Edge {
	readonly key: string;
	readonly path: string;
	/** the arrow's head */
	readonly head: string;
	readonly at: Point;
	readonly anchor: Route['anchor'];
}

export interface Diagram {
	readonly width: number;
	readonly height: number;
	readonly frame: Box;
	readonly title: Point;
	readonly states: readonly StateMark[];
	readonly edges: readonly EdgeMark[];
	readonly made: Omit<EdgeMark, keyof Edge>;
	readonly removed: Omit<EdgeMark, keyof Edge>;
	/** dot of the beginning and ring of the end */
	readonly dot: Point;
	readonly ring: Point;
}

export const BOX = { width: 112, height: 62 };
export const PILL = { width: 92, height: 26 };
const HEAD = 8;

const route = (points: readonly Point[], at: Point, anchor: Route['anchor'] = 'middle'): Route => ({ points, at, anchor });
const line = (...points: Point[]) => points;

const WIDE: Sheet = {
	width: 720,
	height: 490,
	frame: { x: 168, y: 30, width: 390, height: 340 },
	title: [546, 50],
	places: {
		off: [57, 216],
		starting: [232, 197],
		stopping: [232, 235],
		running: [364, 216],
		paused: [364, 92],
		noSpace: [364, 322],
		suspending: [502, 197],
		resuming: [502, 235],
		suspended: [663, 216],
		crashed: [364, 434]
	},
	routes: {
		'off>starting': route(line([113, 197], [186, 197]), [141, 189]),
		'stopping>off': route(line([186, 235], [113, 235]), [141, 252]),
		'starting>running': route(line([278, 197], [308, 197]), [299, 177], 'end'),
		'running>stopping': route(line([308, 235], [278, 235]), [299, 265], 'end'),
		'running>starting': route(line([322, 185], [322, 156], [248, 156], [248, 184]), [286, 150]),
		'running>paused': route(line([344, 185], [344, 123]), [338, 143], 'end'),
		'paused>running': route(line([384, 123], [384, 185]), [390, 158], 'start'),
		'paused>suspending': route(line([420, 92], [502, 92], [502, 184]), [462, 85]),
		'running>suspending': route(line([420, 197], [456, 197]), [430, 177], 'start'),
		'resuming>running': route(line([456, 235], [420, 235]), [430, 265], 'start'),
		'suspending>suspended': route(line([548, 197], [607, 197]), [582, 189]),
		'suspended>resuming': route(line([607, 235], [548, 235]), [582, 252]),
		'running>noSpace': route(line([344, 247], [344, 291]), [338, 284], 'end'),
		'noSpace>running': route(line([384, 291], [384, 247]), [390, 278], 'start'),
		'suspended>off': route(line([663, 247], [663, 480], [30, 480], [30, 247]), [655, 472], 'end'),
		'crashed>off': route(line([308, 446], [68, 446], [68, 247]), [120, 438]),
		'crashed>starting': route(line([308, 420], [178, 420], [178, 205], [186, 205]), [228, 412]),
		'powered>off': route(line([168, 330], [92, 330], [92, 247]), [128, 323]),
		'powered>starting': route(line([262, 30], [262, 12], [216, 12], [216, 184]), [268, 16], 'start'),
		'powered>crashed': route(line([392, 370], [392, 403]), [400, 391], 'start')
	},
	made: route(line([30, 116], [30, 185]), [36, 134], 'start'),
	removed: route(line([90, 185], [90, 116]), [96, 168], 'start')
};

const NARROW: Sheet = {
	width: 288,
	height: 716,
	frame: { x: 8, y: 116, width: 272, height: 386 },
	title: [144, 486],
	places: {
		off: [144, 54],
		starting: [74, 166],
		stopping: [216, 166],
		running: [144, 260],
		paused: [84, 384],
		noSpace: [210, 384],
		suspending: [84, 455],
		resuming: [210, 455],
		suspended: [144, 566],
		crashed: [144, 674]
	},
	routes: {
		'off>starting': route(line([108, 85], [108, 102], [84, 102], [84, 153]), [80, 98], 'end'),
		'stopping>off': route(line([206, 153], [206, 102], [180, 102], [180, 85]), [186, 97], 'start'),
		'starting>running': route(line([60, 179], [60, 250], [88, 250]), [54, 218], 'end'),
		'running>stopping': route(line([200, 250], [222, 250], [222, 179]), [276, 200], 'end'),
		'running>starting': route(line([124, 229], [124, 206], [92, 206], [92, 179]), [128, 204], 'start'),
		'running>paused': route(line([112, 291], [112, 353]), [107, 332], 'end'),
		'paused>running': route(line([126, 353], [126, 291]), [130, 345], 'start'),
		'paused>suspending': route(line([84, 415], [84, 442]), [90, 432], 'start'),
		'running>suspending': route(line([88, 276], [22, 276], [22, 455], [38, 455]), [27, 312], 'start'),
		'resuming>running': route(line([256, 455], [272, 455], [272, 276], [200, 276]), [267, 312], 'end'),
		'suspending>suspended': route(line([74, 468], [74, 556], [88, 556]), [68, 528], 'end'),
		'suspended>resuming': route(line([200, 556], [216, 556], [216, 468]), [222, 528], 'start'),
		'running>noSpace': route(line([172, 291], [172, 353]), [168, 312], 'end'),
		'noSpace>running': route(line([186, 353], [186, 291]), [192, 345], 'start'),
		'suspended>off': route(line([88, 584], [3, 584], [3, 66], [88, 66]), [48, 601]),
		'crashed>off': route(line([88, 688], [3, 688], [3, 66], [88, 66]), [48, 705]),
		'crashed>starting': route(line([88, 660], [14, 660], [14, 166], [28, 166]), [54, 654]),
		'powered>off': route(line([268, 116], [268, 66], [200, 66]), [262, 83], 'end'),
		'powered>starting': route(line([24, 116], [24, 106], [46, 106], [46, 153]), [12, 84], 'start'),
		'powered>crashed': route(line([268, 502], [268, 674], [200, 674]), [262, 628], 'end')
	},
	made: route(line([26, 38], [88, 38]), [54, 30]),
	removed: route(line([200, 38], [262, 38]), [232, 30])
};

export const wide = (): Diagram => diagram(WIDE);
export const narrow = (): Diagram => diagram(NARROW);

function diagram(sheet: Sheet): Diagram {
	const { width, height, frame, title, made, removed } = sheet;
	const states = STATES.map((state): StateMark => {
		const passage = isPassage(state);
		const [x, y] = sheet.places[state];
		const size = passage ? PILL : BOX;
		return { state, passage, box: { x: x - size.width / 2, y: y - size.height / 2, ...size } };
	});
	return {
		width,
		height,
		frame,
		title,
		states,
		edges: EDGES.map((edge) => ({ ...edge, ...arrow(edgeKey(edge), sheet.routes[edgeKey(edge)] ?? straight(sheet, edge)) })),
		made: arrow('made', made),
		removed: arrow('removed', removed),
		dot: made.points[0] ?? [0, 0],
		ring: removed.points.at(-1) ?? [0, 0]
	};
}

/** of a transition that the sheet does not know yet: seen at once, and a test says so */
function straight({ places, frame }: Sheet, { from, to }: Edge): Route {
	const begin: Point = from === 'powered' ? [frame.x, frame.y] : places[from];
	return route([begin, places[to]], begin);
}

function arrow(key: string, { points, at, anchor }: Route): Omit<EdgeMark, keyof Edge> {
	const [end, before]: readonly [Point, Point] = [points.at(-1) ?? [0, 0], points.at(-2) ?? [0, 0]];
	const [dx, dy] = [Math.sign(end[0] - before[0]), Math.sign(end[1] - before[1])];
	const foot: Point = [end[0] - dx * HEAD, end[1] - dy * HEAD];
	const path = points.map(([x, y], nth) => `${nth === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join('');
	const half = HEAD / 2;
	const head = `M${text(end)}L${text([foot[0] + dy * half, foot[1] + dx * half])}L${text([foot[0] - dy * half, foot[1] - dx * half])}z`;
	return { key, path, head, at, anchor };
}

const text = ([x, y]: Point): string => `${String(x)} ${String(y)}`;
