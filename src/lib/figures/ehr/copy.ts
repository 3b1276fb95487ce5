// A copy of the application server to train on: what stands in the way of each step, and what the copy could reach as it is.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import { guestId, networkId } from '$lib/sim/ids';
import type { GuestView, WorldView } from '$lib/sim/view';
import { refusalText } from '$lib/words/checks';
import { namesOf } from '$lib/words/names';
import { percent } from '$lib/words/units';
import type { FigureProps } from '../figure';
import { hostsIn } from './faults';

export const SOURCE = 'ehr-app-01';
export const COPY = 'test-ehr';

export interface Step {
	readonly name: string;
	readonly commands: readonly Command[];
	/** why not now; empty: nothing is in the way */
	readonly why: string;
}

export const copyOf = (view: WorldView): GuestView | undefined => view.guests[guestId(COPY)];

const fence = () => m.ehr_copy_network();

/** in the order in which a careful person takes them; nobody is held to it */
export function stepsOf(view: WorldView, check: FigureProps['check']): readonly Step[] {
	const copy = copyOf(view);
	const hosts = hostsIn(view);
	const network = view.networks[networkId(fence())];
	const [source, target] = [guestId(SOURCE), hosts.at(-1)];
	const store = target?.datastores[0];
	const words = { source: SOURCE };
	const needsCopy = copy ? '' : m.ehr_copy_why_copy(words);
	const busy = copy?.task ? m.ehr_copy_why_busy() : '';
	const done = (is: boolean) => (is ? m.ehr_copy_why_done() : '');
	const step = (name: string, why: string, commands: readonly Command[]): Step => {
		const refusals = commands.map((command) => {
			const checks = check(command);
			return checks.some(fails) ? refusalText(command, checks, namesOf(view)) : '';
		});
		return { name, commands, why: why || (refusals.find((text) => text !== '') ?? '') };
	};
	return [
		step(m.ehr_copy_fence(), done(network !== undefined), [
			{ type: 'createNetwork', name: fence(), vlan: null, isolated: true, hosts: hosts.map(({ id }) => id) }
		]),
		step(
			m.ehr_copy_clone(words),
			done(copy !== undefined),
			target && store ? [{ type: 'cloneGuest', guest: source, name: COPY, host: target.id, datastore: store }] : []
		),
		step(
			m.ehr_copy_plug(),
			needsCopy || (network ? busy || done(copy?.network === network.id) : m.ehr_copy_why_network()),
			network ? [{ type: 'editGuest', guest: guestId(COPY), change: { network: network.id } }] : []
		),
		step(m.ehr_copy_identity(), needsCopy || busy || done(copy !== undefined && !sameIdentity(view, copy)), [
			{ type: 'customizeGuest', guest: guestId(COPY) }
		]),
		step(m.ehr_copy_on(), needsCopy || busy || done(copy?.state === 'running'), [{ type: 'powerOn', guest: guestId(COPY) }])
	];
}

const fails = ({ severity, passed }: Check): boolean => severity === 'refuse' && !passed;

/** it has the name and address of what it was copied from */
const sameIdentity = (view: WorldView, copy: GuestView): boolean =>
	copy.identity.hostname === view.guests[guestId(SOURCE)]?.identity.hostname;

/** what it is, and whom it reaches */
export function copyText(view: WorldView): { readonly text: string; readonly tone: 'muted' | 'bad' | 'ok' } {
	const copy = copyOf(view);
	const fenced = view.networks[networkId(fence())] !== undefined;
	if (!copy) return { text: fenced ? m.ehr_copy_noneFenced() : m.ehr_copy_none(), tone: 'muted' };
	const words = {
		guest: copy.name,
		source: SOURCE,
		network: copy.network === null ? '' : (view.networks[copy.network]?.name ?? ''),
		percent: percent(copy.task?.percent ?? 0),
		host: view.hosts[copy.host]?.name ?? '',
		fax: 'fax-01',
		who: sameIdentity(view, copy) ? m.ehr_copy_twin({ source: SOURCE }) : m.ehr_copy_own()
	};
	if (copy.task?.kind === 'clone') return { text: m.ehr_copy_copying(words), tone: 'muted' };
	if (copy.task?.kind === 'customize') return { text: m.ehr_copy_customizing(words), tone: 'muted' };
	if (copy.state === 'starting') return { text: m.ehr_copy_starting(words), tone: 'muted' };
	if (copy.state === 'off') return { text: m.ehr_copy_off(words), tone: 'muted' };
	if (copy.state !== 'running') return { text: m.ehr_copy_downNow(words), tone: 'muted' };
	if (copy.identity.conflict !== null) return { text: m.ehr_copy_conflict(words), tone: 'bad' };
	const isolated = copy.network === null || view.networks[copy.network]?.isolated === true;
	return isolated ? { text: m.ehr_copy_fenced(words), tone: 'ok' } : { text: m.ehr_copy_leaks(words), tone: 'bad' };
}
