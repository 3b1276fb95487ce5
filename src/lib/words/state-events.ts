// How a change of a guest's state is told: by what caused it first, then by where it led.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import { guestState } from './labels';
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
			return { tone: 'info', text: m.words_event_stopped(words) };
		case 'saved':
			return { tone: 'info', text: m.words_event_saved(words) };
		case 'restored':
			return { tone: 'good', text: m.words_event_restored(words) };
		case 'crash':
			return { tone: 'bad', text: m.words_event_crashed(words) };
		case 'hostLost':
			// moved away from its failed host: `host` is the new one
			if (event.to === 'off') return { tone: 'info', text: m.words_event_lostMemory(words) };
			return { tone: 'bad', text: m.words_event_hostLost(words) };
		case 'hostReturned':
			if (event.to === 'starting') return { tone: 'info', text: m.words_event_startsWithHost(words) };
			return { tone: 'info', text: m.words_event_hostReturned(words) };
		case 'cluster':
			return { tone: 'info', text: m.availability_event_bootedByCluster(words) };
		case 'isolation':
			return { tone: 'warn', text: m.availability_event_stoppedForIsolation({ ...words, to: event.to }) };
		case 'pathLost':
			return { tone: 'bad', text: m.availability_event_stoppedForPath(words) };
		case 'spaceRanOut':
			return { tone: 'bad', text: m.words_event_spaceRanOut(words) };
		case 'diskLost':
			return { tone: 'bad', text: m.protection_event_diskLost(words) };
		default:
			return assertNever(event.cause);
	}
}

function commanded(event: Change, words: { readonly guest: string; readonly host: string }): Said {
	switch (event.operation) {
		case 'powerOn':
			return { tone: 'info', text: m.words_event_starting(words) };
		case 'shutDown':
			return { tone: 'info', text: m.words_event_stopping(words) };
		case 'restart':
			return { tone: 'info', text: m.words_event_restarting(words) };
		case 'reset':
			return { tone: 'warn', text: m.words_event_reset(words) };
		case 'powerOff':
			return { tone: 'warn', text: event.from === 'suspended' ? m.words_event_discarded(words) : m.words_event_poweredOff(words) };
		case 'pause':
			return { tone: 'info', text: m.words_event_paused(words) };
		case 'suspend':
			return { tone: 'info', text: m.words_event_suspending(words) };
		case 'resume':
			return event.to === 'resuming'
				? { tone: 'info', text: m.words_event_resuming(words) }
				: { tone: 'good', text: m.words_event_resumed(words) };
		default:
			return { tone: 'info', text: m.words_event_state({ ...words, state: guestState(event.to) }) };
	}
}
