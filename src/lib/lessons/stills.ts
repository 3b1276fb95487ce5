// Draws the figures of a chapter as they stand at the start, for the server. One that is not drawn yet keeps its title and caption.
import { start } from '$lib/sim/start';
import { view } from '$lib/sim/picture';
import type { OpenChapter } from './catalogue';
import { hasDrawing, loadDrawing } from './drawings';
import { loadEstate } from './estates';
import type { Still } from './reader';

export async function drawStills(figures: OpenChapter['figures']): Promise<ReadonlyMap<string, Still>> {
	const stills = figures
		.filter(({ name }) => hasDrawing(name))
		.map(async ({ name, scenario }) => {
			const [Drawing, estate] = await Promise.all([loadDrawing(name), loadEstate(scenario)]);
			return [name, { Drawing, view: view(start(estate)) }] as const;
		});
	return new Map(await Promise.all(stills));
}
