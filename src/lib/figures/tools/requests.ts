// What both twins are asked at once: the commands that go to the model, and the news of it in words, as the twins stand now.
import { m } from '$lib/paraglide/messages';
import type { Command } from '$lib/sim/command';
import { count, list, plural } from '$lib/words/units';
import { hostText, packetsText } from './texts';
import type { Scene, Twin } from './twin';

export const REQUESTS = ['packets', 'shutDown', 'memory', 'hang'] as const;
export type Request = (typeof REQUESTS)[number];

export const requestOf = (text: string | undefined): Request | null => REQUESTS.find((request) => request === text) ?? null;

/** Only an agent can be asked to shut down: where none answers there is nothing to send. */
export function commandsOf(request: Request, { twins, starter }: Scene): Command[] {
	switch (request) {
		case 'packets':
			return [];
		case 'shutDown':
			return twins.filter(({ answers }) => answers).map(({ guest }) => ({ type: 'shutDown', guest: guest.id }));
		case 'memory':
			return starter ? [{ type: starter.state === 'off' ? 'powerOn' : 'powerOff', guest: starter.id }] : [];
		case 'hang':
			return twins.filter(({ guest }) => guest.state === 'running').map(({ guest }) => ({ type: 'crashGuest', guest: guest.id }));
	}
}

/** why nobody can be asked now; empty: somebody can */
export const unaskable = (request: Request, { twins }: Scene): string =>
	request === 'memory' || twins.some(({ guest }) => guest.state === 'running') ? '' : m.tools_none_running();

/** @param spoken for who listens: no sum that grows while it is read */
export function newsOf(request: Request | null, scene: Scene, spoken = false): string {
	switch (request) {
		case 'packets':
			return scene.packets === 0 ? hostText(scene) : sentNews(scene);
		case 'shutDown':
		case 'hang':
			return scene.twins.map(standing).join(' ');
		case 'memory':
			return spoken && scene.starter && scene.host && scene.starter.state !== 'off'
				? m.tools_said_memory({ starter: scene.starter.name, host: scene.host.name })
				: hostText(scene);
		case null:
			return spoken ? '' : hostText(scene);
	}
}

function sentNews({ twins, packets }: Scene): string {
	const entries = twins.flatMap(({ guest, sending }) =>
		guest.state === 'running'
			? [m.tools_said_entered({ guest: guest.name, count: count(sending.entries), countForm: plural(sending.entries) })]
			: []
	);
	return entries.length === 0 ? m.tools_none_running() : m.tools_said_sent({ count: packetsText(packets), entries: list(entries) });
}

function standing({ guest, answers, ended }: Twin): string {
	const words = { guest: guest.name };
	switch (guest.state) {
		case 'running':
			return answers ? m.tools_said_runs(words) : m.tools_said_stays(words);
		case 'stopping':
			return m.tools_said_stopping(words);
		case 'starting':
			return m.tools_said_starting(words);
		case 'off':
			return ended === 'inOrder' ? m.tools_said_inOrder(words) : m.tools_said_cut(words);
		case 'crashed':
			return guest.tools ? m.tools_said_hang_known(words) : m.tools_said_hang_unknown(words);
		default:
			return m.tools_said_runs(words);
	}
}
