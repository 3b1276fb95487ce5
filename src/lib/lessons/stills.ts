// Draws the figures of a chapter as they stand at the start, for the server. A name that no figure has stops the build.
import { still } from '$lib/figures/figure';
import { start } from '$lib/sim/start';
import { view } from '$lib/sim/picture';
import { ahead } from './ahead';
import type { OpenChapter } from './catalogue';
import { loadDrawing } from './drawings';
import { loadEstate } from './estates';
import type { Still } from './reader';

export async function drawStills(figures: OpenChapter['figures']): Promise<ReadonlyMap<string, Still>> {
	const stills = figures.map(async ({ name, scenario }) => {
		const [Drawing, estate] = await Promise.all([loadDrawing(name), loadEstate(scenario)]);
		const world = start(estate);
		const picture = view(world);
		const props: Still['props'] = (choices) => still(picture, estate, choices, (commands, seconds) => ahead(world, commands, seconds));
		return [`${name} ${scenario}`, { Drawing, props }] as const satisfies [string, Still];
	});
	return new Map(await Promise.all(stills));
}
