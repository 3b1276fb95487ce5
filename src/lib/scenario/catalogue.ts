// The scenarios that come with Guesthouse: whatever *.scenario.yaml stands in lessons/. Each is loaded when it is asked for.
import type { Scenario } from '$lib/sim/scenario';

export interface BuiltIn {
	/** the file's name without its ending: "clinic-ehr" */
	readonly id: string;
	readonly title: string;
	readonly description: string;
	readonly load: () => Promise<Scenario>;
}

const scenarios = import.meta.glob<Scenario>('/lessons/**/*.scenario.yaml', { import: 'default' });
const headings = import.meta.glob<Pick<BuiltIn, 'title' | 'description'>>('/lessons/**/*.scenario.yaml', {
	query: '?heading',
	import: 'default',
	eager: true
});

const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace('.scenario.yaml', '');

/** in the order of the chapters, then of the file names */
export const builtIn: readonly BuiltIn[] = Object.entries(scenarios).map(([path, load]) => {
	const { title, description } = headings[path] ?? { title: '', description: '' };
	return { id: idOf(path), title, description, load };
});

export const builtInById = (id: string): BuiltIn | undefined => builtIn.find((scenario) => scenario.id === id);
