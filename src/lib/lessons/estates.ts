// The built-in scenarios that figures run on, loaded when a figure needs one.
import type { Scenario } from '$lib/sim/scenario';

export async function loadEstate(id: string): Promise<Scenario> {
	const { builtInById } = await import('$lib/scenario/catalogue');
	const found = builtInById(id);
	if (!found) throw new Error(`no scenario ${id} in lessons`);
	return found.load();
}
