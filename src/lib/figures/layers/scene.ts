// What is to be seen: each stack with its host and guests of the model, the way of the request in it, how far it is followed, and what
// stands in its way.
import { crossingsOf, routeOf, stopsOf, type Crossings, type Request, type Route, type Stack, type StopName } from '$lib/sim/host/route';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { Choices } from '../figure';
import { chosenOf, placeOf, SHOWN, type Chosen } from './choices';
import { faultOf, type Fault } from './fault';
import type { Place } from './story';

export interface StackScene {
	readonly stack: Stack;
	readonly host: HostView;
	/** the guest that asks, and the ones beside it */
	readonly sender: GuestView;
	readonly neighbors: readonly GuestView[];
	readonly request: Request;
	readonly assist: boolean;
	/** null: guests do not start here */
	readonly route: Route | null;
	/** place of the stop that is followed, from 0 */
	readonly nth: number;
	/** the first stop that is not reached, because of a fault; the number of stops when all are */
	readonly reach: number;
	readonly crossings: Crossings;
	/** crossed up to the stop that is followed */
	readonly crossed: number;
	readonly fault: Fault;
}

export interface Scene extends Chosen {
	readonly place: Place;
	readonly stops: readonly StopName[];
	/** the sums and what is to come may be seen: nobody guesses, or the request has arrived */
	readonly told: boolean;
	/** mixed: a guest that was down when the switch was turned */
	readonly tools: 'on' | 'off' | 'mixed';
	readonly stacks: readonly StackScene[];
}

export function sceneOf(view: WorldView, choices: Choices): Scene {
	const chosen = chosenOf(choices);
	const found = SHOWN[chosen.shown].flatMap((stack) => partsOf(view, stack) ?? []);
	const withTools = found.filter(({ sender }) => sender.tools).length;
	const emulated = withTools < found.length;
	const place = placeOf(choices, chosen.request, !emulated);
	const stacks = found.map((parts) => stackScene(parts, chosen, place));
	const stops = stopsOf(chosen.request, place);
	const told = !chosen.guessing || place.stop === stops.at(-1);
	return { ...chosen, place, stops, told, tools: !emulated ? 'on' : withTools === 0 ? 'off' : 'mixed', stacks };
}

type Parts = Pick<StackScene, 'stack' | 'host' | 'sender' | 'neighbors'>;

/** by product and role: the estate may call its machines as it likes */
function partsOf(view: WorldView, stack: Stack): Parts | null {
	const host = Object.values(view.hosts).find(({ product }) => product === stack);
	const guests = host?.guests.flatMap((id) => view.guests[id] ?? []) ?? [];
	const sender = guests.find(({ role }) => role === 'app');
	return host && sender ? { stack, host, sender, neighbors: guests.filter((guest) => guest !== sender) } : null;
}

function stackScene(parts: Parts, { request, assist }: Chosen, place: Place): StackScene {
	const { stack, host, sender, neighbors } = parts;
	const route = routeOf(stack, request, { tools: sender.tools, assist }, stopsOf(request, place));
	const fault = faultOf(host, [sender, ...neighbors]);
	const stops = route?.stops ?? [];
	const nth = Math.max(
		0,
		stops.findIndex(({ name }) => name === place.stop)
	);
	const owned = stops.findIndex(({ side }) => side === 'owner');
	const reach = fault.kind === 'down' ? 0 : fault.kind === 'hung' && owned >= 0 ? owned : stops.length;
	const crossed = stops.slice(0, Math.min(nth + 1, reach)).reduce((sum, { crossings }) => sum + crossings, 0);
	return { ...parts, request, assist, route, nth, reach, crossings: crossingsOf({ stops }), crossed, fault };
}
