// What a twin's card says: its heading, the reason below the console's buttons, and the sentences of its twin in words.
import { m } from '$lib/paraglide/messages';
import { MEMORY_RULES } from '$lib/sim/host/memory-state';
import { count, memory, plural } from '$lib/words/units';
import { rowsOf } from './rows';
import type { Button, ButtonName, Scene, Told, Twin } from './twin';

export const titleOf = ({ guest }: Twin): string => (guest.tools ? m.tools_title_with() : m.tools_title_without());

export const labelOf = (twin: Twin): string => m.tools_label({ guest: twin.guest.name, title: titleOf(twin).toLowerCase() });

export function stateOf({ guest, answers }: Twin): string {
	switch (guest.state) {
		case 'running':
			return !guest.tools ? m.tools_pill_boots() : answers ? m.tools_pill_runs() : m.tools_pill_hung();
		case 'off':
			return m.tools_pill_off();
		case 'starting':
			return m.tools_pill_starting();
		case 'stopping':
			return m.tools_pill_stopping();
		case 'crashed':
			return m.tools_pill_crashed();
		default:
			return m.tools_pill_other();
	}
}

export function reasonOf({ guest, answers, ended }: Twin): string {
	switch (guest.state) {
		case 'running':
			if (answers) return m.tools_reason_with({ os: guest.os });
			return guest.tools ? m.tools_reason_hung() : m.tools_reason_without();
		case 'stopping':
			return m.tools_reason_stopping({ os: guest.os });
		case 'starting':
			return guest.tools ? m.tools_reason_starting_with() : m.tools_reason_starting_without();
		case 'off':
			return ended === 'inOrder' ? m.tools_reason_inOrder() : m.tools_reason_cut();
		case 'crashed':
			return m.tools_reason_crashed();
		default:
			return m.tools_reason_other();
	}
}

const BUTTONS: Readonly<Record<ButtonName, () => string>> = {
	shutDown: m.tools_shutDown,
	restart: m.tools_restart,
	powerOff: m.tools_powerOff,
	powerOn: m.tools_powerOn
};
export const buttonText = (name: ButtonName): string => BUTTONS[name]();

export const packetsText = (packets: number): string => m.tools_sent({ count: count(packets), countForm: plural(packets) });
export const enteredText = (entries: number): string => m.tools_entered({ count: count(entries), countForm: plural(entries) });

/** the two lines beside a twin */
export function sentText({ guest, sending }: Twin): readonly [string, string] {
	if (guest.state !== 'running') return [m.tools_sends_nothing(), ''];
	if (sending.packets === 0) return [m.tools_none_sent(), ''];
	return [packetsText(sending.packets), enteredText(sending.entries)];
}

/** what the host makes of its memory */
export function hostText({ host, starter, twins, memory: told }: Scene): string {
	if (!host || !starter) return '';
	const words = { host: host.name, starter: starter.name, promised: memory(starter.reservedMiB) };
	if (starter.state === 'off') {
		const least = (MEMORY_RULES.soft.enterBelowPercent / 100) * host.memoryMiB;
		const free = { memory: memory(host.memoryMiB), free: memory(host.memoryLeftMiB) };
		return host.memoryLeftMiB - starter.memoryMiB < least
			? m.tools_host_ready({ ...words, ...free, least: memory(least) })
			: m.tools_host_enough({ ...words, ...free });
	}
	const taken = twins.reduce((sum, { guest }) => sum + guest.balloonMiB + guest.pagedMiB, 0);
	return taken === 0 || !told ? m.tools_host_told(words) : m.tools_host_asks({ ...words, sum: memory(taken) });
}

export function linesOf(twin: Twin, told: Told, buttons: readonly Button[]): string[] {
	const [sent, entered] = sentText(twin);
	return [
		m.tools_text_twin({ guest: twin.guest.name, title: titleOf(twin).toLowerCase(), state: stateOf(twin) }),
		...(told.buttons
			? [
					...buttons.map(({ name, refused }) =>
						m.tools_text_button({ operation: buttonText(name), can: refused ? m.tools_text_cannot() : m.tools_text_can() })
					),
					reasonOf(twin)
				]
			: []),
		entered === '' ? m.tools_text_row({ name: m.tools_packets(), value: sent }) : m.tools_text_sent({ count: sent, entered }),
		...rowsOf(twin, told).map(({ name, value, assumed }) => m.tools_text_row({ name, value: [assumed, value].filter(Boolean).join(' ') }))
	];
}
