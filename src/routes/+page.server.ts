// What the home page shows without a simulator: the two hosts as they stand at the first moment, and the first chapter's title.
import { error } from '@sveltejs/kit';
import { chapters, isOpen } from '$lib/lessons/catalogue';
import { builtInById } from '$lib/scenario/catalogue';
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';

const SCENARIO = 'two-hosts';

export async function load() {
	const scenario = await builtInById(SCENARIO)?.load();
	if (!scenario) error(500, `lessons/ holds no ${SCENARIO}.scenario.yaml`);
	const first = chapters.find(isOpen);
	return {
		scenario: SCENARIO,
		still: view(start(scenario)),
		first: first ? { title: first.title, number: first.number } : null
	};
}
