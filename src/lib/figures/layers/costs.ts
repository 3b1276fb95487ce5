// What the crossings cost, as sentences with their numbers: counted, as time on a core, and as CPU of the guest.
import { m } from '$lib/paraglide/messages';
import { crossingSeconds, routeOf, crossingsOf, type Request, type Stack, type Switches } from '$lib/sim/host/route';
import { count, decimal, frequency, plural } from '$lib/words/units';
import type { StackScene } from './scene';

export const totalOf = ({ crossings: { there, back } }: Pick<StackScene, 'crossings'>): number => there + back;

export function crossedText(scene: StackScene): string {
	const { crossings, crossed } = scene;
	if (totalOf(scene) === 0) return m.layers_crossed_none();
	return m.layers_crossed({ crossed: count(crossed), there: count(crossings.there), back: count(crossings.back) });
}

/** at least so long, on this host's cores */
export const timeText = (scene: StackScene): string =>
	m.layers_microseconds({ value: decimal(crossingSeconds(totalOf(scene), scene.host.coreGHz) * 1e6, 1) });

/** what the guest's work takes here */
export const cpuText = ({ sender }: StackScene): string => m.layers_ghz({ value: decimal(sender.cpuGrantedGHz, 2) });
export const demandText = ({ sender }: StackScene): string => frequency(sender.cpuDemandGHz);

/** one line of the table: what is sent, under which switches */
export interface Row {
	readonly request: Request;
	/** null: it makes no difference */
	readonly tools: boolean | null;
	readonly assist: boolean | null;
}

export const ROWS: readonly Row[] = [
	{ request: 'instruction', tools: null, assist: null },
	{ request: 'privileged', tools: null, assist: true },
	{ request: 'privileged', tools: null, assist: false },
	{ request: 'write', tools: true, assist: null },
	{ request: 'write', tools: false, assist: null },
	{ request: 'packet', tools: true, assist: null },
	{ request: 'packet', tools: false, assist: null }
];

export interface Cell {
	readonly text: string;
	/** a number in it depends on how many registers a driver touches */
	readonly assumed: boolean;
}

export function cellOf(stack: Stack, { request, tools, assist }: Row): Cell {
	const switches: Switches = { tools: tools ?? true, assist: assist ?? true };
	const route = routeOf(stack, request, switches);
	if (!route) return { text: m.layers_cell_noStart(), assumed: false };
	const { there, back } = crossingsOf(route);
	if (there + back === 0) return { text: m.layers_cell_none(), assumed: false };
	const sum = m.layers_cell_sum({ sum: count(there + back), there: count(there), back: count(back), sumForm: plural(there + back) });
	return { text: m.layers_cell_how({ sum, how: howOf(stack, request, switches, route.drivers) }), assumed: route.drivers === 'emulated' };
}

function howOf(stack: Stack, request: Request, { assist }: Switches, drivers: 'paravirtual' | 'emulated' | null): string {
	if (request === 'privileged') {
		if (assist) return m.layers_how_stopped();
		return stack === 'xenserver' ? m.layers_how_asks() : m.layers_how_rewritten();
	}
	if (drivers === 'emulated') return request === 'packet' ? m.layers_how_eachPacket() : m.layers_how_eachWrite();
	return request === 'packet' ? m.layers_how_batch() : m.layers_how_ring();
}
