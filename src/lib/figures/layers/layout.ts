// One stack as marks: the plan of how it is built, and the way of the request drawn into it, on the leg that is being followed.
import type { Stack, Stop, StopName } from '$lib/sim/host/route';
import { HEIGHT, METAL_H, METAL_Y } from './frame';
import { hostedPlan } from './hosted';
import type { LineMark, Plan, StackMarks, StopMark, Track } from './marks';
import { namesFor } from './names';
import { ownedPlan } from './owned';
import type { StackScene } from './scene';
import { wholePlan } from './whole';

/** px: below, two guests do not fit beside each other; above, a drawing would only be stretched */
export const LEAST = 288;
export const MOST = 400;

const PLANS: Readonly<Record<Stack, (scene: StackScene, width: number) => Plan>> = {
	'hyper-v': ownedPlan,
	xenserver: ownedPlan,
	esx: wholePlan,
	workstation: hostedPlan
};

export function layout(scene: StackScene, room: number): StackMarks {
	const width = Math.round(Math.min(MOST, Math.max(LEAST, room)));
	const plan = PLANS[scene.stack](scene, width);
	const { host, request } = scene;
	const network = request === 'packet';
	const busy = (host.cpuPercent / 100) * host.cores;
	const x = plan.cable - 54;
	return {
		width,
		height: HEIGHT,
		plan,
		metal: { x: 0, y: METAL_Y, width, height: METAL_H },
		metalWords: namesFor(scene.stack).metal,
		levels: plan.cells.map((_, nth) => Math.min(1, Math.max(0, busy - nth))),
		condition: host.power === 'starting' ? 'starting' : host.power === 'on' ? 'on' : 'failed',
		device: { kind: network ? 'network' : 'disk', box: { x, y: 380, width: 120, height: 28 } },
		...wayOf(scene, plan)
	};
}

/** Numbers and lines of the leg that is followed: to the metal, or back from it. Both legs go the same way, so only one can be read. */
function wayOf({ route, nth, reach, request }: StackScene, plan: Plan): Pick<StackMarks, 'lines' | 'stops'> {
	if (!route) return { lines: [], stops: [] };
	const track = request === 'instruction' || request === 'privileged' ? plan.tracks.core : plan.tracks.device;
	const turn = route.stops.findIndex(({ side }) => side === 'metal');
	// where a stack has nothing at this stop, its request waits at the one before
	const now = route.stops.findLastIndex(({ side }, at) => side !== null && at <= nth && at < reach);
	const [from, to] = now <= turn ? [0, turn] : [turn, route.stops.length - 1];
	const stops: StopMark[] = [];
	const lines: LineMark[] = [];
	let last = -1;
	route.stops.forEach((stop, at) => {
		if (at < from || at > to || stop.side === null) return;
		const place = placeOn(track, stop);
		const point = track[place];
		if (!point) return;
		const state = at >= reach ? 'unreached' : at < now ? 'past' : at === now ? 'now' : 'later';
		if (last >= 0) lines.push({ points: between(track, last, place), state: state === 'now' ? 'past' : state });
		stops.push({ name: stop.name, number: at + 1, x: point.x, y: point.y, state });
		last = place;
	});
	return { lines, stops };
}

/** stops of the way back stand where those of the way there stood; an interrupt comes in where the metal is driven, unless told otherwise */
const SAME_PLACE: Readonly<Partial<Record<StopName, StopName>>> = {
	interrupt: 'metalDriver',
	ownerBack: 'owner',
	wallBack: 'wall',
	done: 'system',
	answers: 'registers'
};

function placeOn(track: Track, { name }: Stop): number {
	const own = track.findIndex(({ stop }) => stop === name);
	return own >= 0 ? own : track.findIndex(({ stop }) => stop === SAME_PLACE[name]);
}

const between = (track: Track, from: number, to: number): Track =>
	from <= to ? track.slice(from, to + 1) : track.slice(to, from + 1).toReversed();
