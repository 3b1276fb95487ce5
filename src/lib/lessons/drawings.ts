// The figures' code and the scenarios they run on, each a chunk of its own.
import type { Component } from 'svelte';
import type { FigureProps } from '$lib/figures/figure';
import type { Scenario } from '$lib/sim/scenario';
import type { Stage } from '$lib/stage/stage';

const drawings = import.meta.glob<Component<FigureProps>>('/src/lib/figures/*/Figure.svelte', { import: 'default' });

export const hasDrawing = (name: string): boolean => `/src/lib/figures/${name}/Figure.svelte` in drawings;

export async function loadDrawing(name: string): Promise<Component<FigureProps>> {
	const load = drawings[`/src/lib/figures/${name}/Figure.svelte`];
	if (!load) throw new Error(`no figure ${name} in src/lib/figures`);
	return load();
}

export async function loadEstate(id: string): Promise<Scenario> {
	const { builtInById } = await import('$lib/scenario/catalogue');
	const found = builtInById(id);
	if (!found) throw new Error(`no scenario ${id} in lessons`);
	return found.load();
}

export async function loadStage(scenario: string): Promise<Stage> {
	const [{ open }, estate] = await Promise.all([import('$lib/stage/open'), loadEstate(scenario)]);
	return open(estate).stage;
}
