// A scenario file: text in, a complete Scenario or the first mistakes out, each with its line and column. Never throws.
// It brings the YAML library with it: load it on demand, `await import('$lib/scenario/parse')`.
import * as v from 'valibot';
import { m } from '$lib/paraglide/messages';
import type { Scenario } from '$lib/sim/scenario';
import type { EstateSize } from './estate';
import { MOST_MISTAKES, type Complaint, type Mistake } from './mistake';
import { complaintsAbout } from './rules';
import { complete } from './complete';
import { scenarioFile, type ScenarioFile } from './schema';
import { complaintsOf } from './shape';
import { readYaml } from './yaml';

export { tooLarge } from './syntax';

export interface Understood {
	readonly scenario: Scenario;
	/** what the scenario was drawn from; null when the file lists its hosts and guests */
	readonly estate: EstateSize | null;
	readonly mistakes?: undefined;
}

export type Parsed = Understood | { readonly mistakes: readonly Mistake[] };

export function parseScenario(text: string): Parsed {
	const reading = readYaml(text);
	if ('mistakes' in reading) return reading;
	const { value, place } = reading.written;
	const checked = v.safeParse(scenarioFile, value);
	if (!checked.success) return { mistakes: placed(complaintsOf(scenarioFile, checked.issues), place) };
	const file = checked.output;
	const scenario = complete(file);
	const complaints = [...estateComplaints(file, value), ...complaintsAbout(scenario)];
	if (complaints.length > 0) return { mistakes: placed(complaints, place) };
	return { scenario, estate: file.estate ? { ...file.estate, title: file.title, description: file.description, seed: file.seed } : null };
}

const placed = (complaints: readonly Complaint[], place: (complaint: Complaint) => Mistake): Mistake[] =>
	complaints
		.slice(0, MOST_MISTAKES)
		.map(place)
		.toSorted((a, b) => a.line - b.line || a.column - b.column);

/** An estate is drawn whole: what the file lists beside it would be lost. */
function estateComplaints({ estate }: ScenarioFile, written: unknown): Complaint[] {
	if (!estate || typeof written !== 'object' || written === null) return [];
	return ['networks', 'datastores', 'hosts', 'guests']
		.filter((key) => key in written)
		.map((key) => ({
			path: [key],
			on: 'key',
			message: m.scenario_estate_and({ key }),
			expected: m.scenario_estate_and_expected(),
			cure: m.scenario_estate_and_cure({ key })
		}));
}
