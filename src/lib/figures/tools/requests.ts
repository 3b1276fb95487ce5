// What a press asks of both twins: commands to the model, and in words what each of them led to.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import { list, count, plural } from '$lib/words/units';
import { packetsText } from './texts';
import { sendingOf, type Scene, type Twin } from './twin';

export type Request = 'packets' | 'shutDown' | 'memory' | 'hang';

type Send = (command: Command) => readonly Check[] | null;

export function sentNews({ twins }: Scene, packets: number): string {
	const entries = twins.flatMap(({ guest, host }) => {
		if (guest.state !== 'running') return [];
		const { entries } = sendingOf(guest, host, packets);
		return m.tools_said_entered({ guest: guest.name, count: count(entries), countForm: plural(entries) });
	});
	return m.tools_said_sent({ count: packetsText(packets), entries: list(entries) });
}

/** asks each twin's agent, if there is one */
export const shutDownBoth = ({ twins }: Scene, send: Send): string =>
	twins
		.map(({ guest, answers }) => {
			if (guest.state !== 'running') return m.tools_said_notRunning({ guest: guest.name });
			const refused = answers ? send({ type: 'shutDown', guest: guest.id }) : [];
			return refused === null ? m.tools_said_asked({ guest: guest.name }) : m.tools_said_stays({ guest: guest.name });
		})
		.join(' ');

export const hangBoth = ({ twins }: Scene, send: Send): string =>
	twins
		.filter(({ guest }) => guest.state === 'running')
		.toSorted((a, b) => Number(b.guest.tools) - Number(a.guest.tools))
		.map((twin) => {
			send({ type: 'crashGuest', guest: twin.guest.id });
			return hungNews(twin);
		})
		.join(' ');

const hungNews = ({ guest }: Twin): string =>
	guest.tools ? m.tools_said_hang_known({ guest: guest.name }) : m.tools_said_hang_unknown({ guest: guest.name });
