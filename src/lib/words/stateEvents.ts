// How a change of a guest's state is told: by what caused it first, then by where it led.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { Names } from './names';
import type { Said } from './said';

type Change = Extract<SimEvent, { type: 'guestStateChanged' }>;

export function stateChanged(event: Change, names: Names): Said {
	const words = { guest: names.name(event.guest), host: names.name(event.host) };
	switch (event.cause) {
		case 'command':
			return commanded(event, words);
		case 'booted':
			return { tone: 'good', text: m.words_event_booted(words) };
		case 'stopped':
			return event.to === 'starting'
				? { tone: 'info', text: m.words_event_restarting(words) }
				: { tone: 'info', text: m.words_event_stopped(words) };
		case 'saved':
			return { tone: 'info', text: m.words_event_saved(words) };
		case 'restored':
			return { tone: 'good', text: m.words_event_restored(words) };
		case 'crash':
			return { tone: 'bad', text: m.words_event_crashed(words) };
		case 'hostLost':
			return { tone: 'bad', text: m.words_event_hostLost(words) };
		case 'hostReturned':
			return { tone: 'info', text: m.words_event_hostReturned(words) };
		case 'spaceRanOut':
			return { tone: 'bad', text: m.words_event_spaceRanOut(words) };
		default:
			return assertNever(event.cause);
	}
}

function commanded(event: Change, words: { readonly guest: string; readonly host: string }): Said {
	switch (event.to) {
		case 'starting':
			return event.operation === 'reset'
				? { tone: 'warn', text: m.words_event_reset(words) }
				: { tone: 'info', text: m.words_event_starting(words) };
		case 'running':
			return { tone: 'good', text: m.words_event_resumed(words) };
		case 'paused':
			return { tone: 'info', text: m.words_event_paused(words) };
		case 'noSpace':
			return { tone: 'bad', text: m.words_event_spaceRanOut(words) };
		case 'stopping':
			return event.operation === 'restart'
				? { tone: 'info', text: m.words_event_stoppingToRestart(words) }
				: { tone: 'info', text: m.words_event_stopping(words) };
		case 'suspending':
			return { tone: 'info', text: m.words_event_suspending(words) };
		case 'suspended':
			return { tone: 'info', text: m.words_event_saved(words) };
		case 'resuming':
			return { tone: 'info', text: m.words_event_resuming(words) };
		case 'off':
			return { tone: 'warn', text: event.from === 'suspended' ? m.words_event_discarded(words) : m.words_event_poweredOff(words) };
		case 'crashed':
			return { tone: 'bad', text: m.words_event_crashed(words) };
		default:
			return assertNever(event.to);
	}
}
