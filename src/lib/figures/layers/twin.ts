// The figure in words: the status line of a step, and the twin that says all of it.
import { m } from '$lib/paraglide/messages';
import { count, list } from '$lib/words/units';
import { crossedText } from './costs';
import { faultText } from './fault-texts';
import { namesFor } from './names';
import type { Scene, StackScene } from './scene';
import { stopSentence } from './texts';

/** "Stop 3 of 6. Hyper-V: the doorbell: Hyper-V is entered. Crossings so far: 1." */
export function saidOf({ stops, place, stacks, shown }: Scene): string {
	const step = m.layers_step({ nth: count(stops.indexOf(place.stop) + 1), all: count(stops.length) });
	return [
		step,
		...stacks.map((scene) =>
			m.layers_said({ stack: namesFor(scene.stack, shown).title, what: hereText(scene), crossed: count(scene.crossed) })
		)
	].join(' ');
}

function hereText(scene: StackScene): string {
	if (!scene.route) return m.layers_noStart_short();
	const stop = scene.route.stops[scene.nth];
	if (scene.nth >= scene.reach || !stop) return m.layers_unreached();
	return stopSentence(scene, stop);
}

export function linesOf(scene: Scene): string[] {
	return scene.stacks.flatMap((each) => {
		const names = namesFor(each.stack, scene.shown);
		const { host, sender, neighbors, route, fault } = each;
		const guests = list([sender, ...neighbors].map(({ name, os }) => m.layers_twin_guest({ name, os })));
		const built = m.layers_twin_built({ stack: names.title, host: host.name, built: names.built, guests });
		if (!route) return [built, m.layers_noStart()];
		const stops = route.stops.map((stop, at) => {
			const sentence = stopSentence(each, stop);
			const numbered = m.layers_twin_stop({ nth: count(at + 1), sentence });
			if (at >= each.reach) return m.layers_twin_unreached({ stop: numbered });
			return stop.crossings > 0 && (scene.told || at <= each.nth)
				? `${numbered} ${m.layers_twin_crossings({ count: count(stop.crossings) })}`
				: numbered;
		});
		const state = fault.kind === 'none' ? [] : [faultText(each).join(' ')];
		return [
			built,
			...stops,
			m.layers_twin_total({
				stack: names.title,
				text: scene.told ? crossedText(each) : m.layers_crossed_sofar({ crossed: count(each.crossed) })
			}),
			...state
		];
	});
}
