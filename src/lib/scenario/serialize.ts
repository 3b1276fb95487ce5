// A Scenario as a file that a person would like to read: what the reader of the file fills in by itself is left out.
// `parseScenario(serialize(scenario))` gives the same scenario again.
import { Document, isMap, visit } from 'yaml';
import type { Scenario } from '$lib/sim/scenario';
import { written } from './written';

const LINE = 100;

export function serialize(scenario: Scenario): string {
	const document = new Document(written(scenario));
	// disks, loads and commands are short enough to stand in one line
	visit(document, {
		Pair(_, pair) {
			const { key, value } = pair as { key: { value?: unknown }; value: unknown };
			if (isMap(value) && key.value === 'load') value.flow = true;
		},
		Seq(_, list, path) {
			const key = (path.at(-1) as { key?: { value?: unknown } }).key?.value;
			if (key === 'networks' || key === 'datastores' || key === 'needs') list.flow = list.items.every((item) => !isMap(item));
			if (key === 'disks' || key === 'commands' || key === 'backups' || key === 'replications')
				for (const item of list.items) if (isMap(item)) item.flow = true;
		}
	});
	return document.toString({ lineWidth: LINE, flowCollectionPadding: true });
}
