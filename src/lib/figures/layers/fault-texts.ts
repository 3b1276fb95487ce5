// What a fault is called, what it does to whom, and what the next press does.
import { m } from '$lib/paraglide/messages';
import { duration } from '$lib/words/time';
import { count, plural } from '$lib/words/units';
import type { WorldView } from '$lib/sim/view';
import type { StackScene } from './scene';

const BREAKS = {
	'hyper-v': m.layers_break_parent,
	xenserver: m.layers_break_dom0,
	esx: m.layers_break_driver,
	workstation: m.layers_break_host
} as const;

/** what the button says */
export function pressText({ stack, fault }: StackScene): string {
	switch (fault.next) {
		case 'break':
			return BREAKS[stack]();
		case 'mend':
			return m.layers_mend();
		case 'startHost':
			return m.layers_startHost();
		case 'startGuests':
			return m.layers_startGuests();
		case null:
			return m.layers_underWay();
	}
}

/** who loses what, from the model's numbers; then what the model does not know, said as such */
export function faultText({ stack, fault, host }: StackScene): readonly [string] | readonly [string, string] {
	const { kind, cutOff, stopped } = fault;
	const numbers = { people: count(cutOff), count: count(stopped), countForm: plural(stopped) };
	if (kind === 'hung')
		return stack === 'hyper-v'
			? [m.layers_hung_parent(numbers), m.layers_hung_source_parent()]
			: [m.layers_hung_dom0(numbers), m.layers_hung_source_dom0()];
	if (kind === 'none') return [RISKS[stack]()];
	if (host.power === 'on') return fault.next === null ? [m.layers_down_starting(numbers)] : [m.layers_down_back(numbers)];
	return stack === 'esx' ? [m.layers_down_esx(numbers)] : [m.layers_down_hosted(numbers)];
}

/** before anything is pressed: what to guess */
const RISKS = {
	'hyper-v': m.layers_risk_parent,
	xenserver: m.layers_risk_dom0,
	esx: m.layers_risk_driver,
	workstation: m.layers_risk_host
} as const;

/** how long what is under way still takes; empty: nothing is */
export function waitText({ host, sender, neighbors }: StackScene, { tasks }: WorldView): string {
	const guests = [sender, ...neighbors].map(({ id }) => id);
	const own = tasks.filter((task) => task.host === host.id && (task.guest === null || guests.includes(task.guest)));
	const left = Math.max(0, ...own.map(({ secondsLeft }) => secondsLeft ?? 0));
	return own.length === 0 ? '' : m.layers_wait({ time: duration(left) });
}
