// The words of the life cycle: states and events as the chosen console calls them, what is held, and why something can't be done now.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import type { GuestState } from '$lib/sim/world';
import { checkText } from '$lib/words/checks';
import { stateLabel } from '$lib/words/labels';
import type { Names } from '$lib/words/names';
import { memory, storage } from '$lib/words/units';
import { PLATFORMS, type Dialect } from '$lib/words/dialects';
import { wordsFor, type Operation } from './operations';
import { holdingOf, restAfter, type Holding } from './states';
import type { Subject } from './subject';

type Spoken = (words: { dialect: Dialect }) => string;

const STATES: Readonly<Record<GuestState, Spoken>> = {
	off: m.lifeCycle_state_off,
	starting: m.lifeCycle_state_starting,
	running: m.lifeCycle_state_running,
	paused: m.lifeCycle_state_paused,
	noSpace: m.lifeCycle_state_noSpace,
	suspending: m.lifeCycle_state_suspending,
	suspended: m.lifeCycle_state_suspended,
	resuming: m.lifeCycle_state_resuming,
	stopping: m.lifeCycle_state_stopping,
	crashed: m.lifeCycle_state_crashed
};

const EVENTS: Readonly<Record<string, Spoken | undefined>> = {
	powerOn: m.lifeCycle_event_powerOn,
	shutDown: m.lifeCycle_event_shutDown,
	restart: m.lifeCycle_event_restart,
	powerOff: m.lifeCycle_event_powerOff,
	reset: m.lifeCycle_event_reset,
	pause: m.lifeCycle_event_pause,
	resume: m.lifeCycle_event_resume,
	suspend: m.lifeCycle_event_suspend,
	booted: m.lifeCycle_event_booted,
	stopped: m.lifeCycle_event_stopped,
	saved: m.lifeCycle_event_saved,
	restored: m.lifeCycle_event_restored,
	crash: m.lifeCycle_event_crash,
	hostLost: m.lifeCycle_event_hostLost,
	spaceRanOut: m.lifeCycle_event_spaceRanOut
};

const PLAIN: Readonly<Record<Operation, () => string>> = {
	powerOn: m.lifeCycle_plain_powerOn,
	shutDown: m.lifeCycle_plain_shutDown,
	powerOff: m.lifeCycle_plain_powerOff,
	restart: m.lifeCycle_plain_restart,
	reset: m.lifeCycle_plain_reset,
	pause: m.lifeCycle_plain_pause,
	suspend: m.lifeCycle_plain_suspend,
	resume: m.lifeCycle_plain_resume,
	unregister: m.lifeCycle_plain_unregister,
	erase: m.lifeCycle_plain_erase,
	create: m.lifeCycle_plain_create
};

export const stateName = (state: GuestState, dialect: Dialect): string => STATES[state]({ dialect });
/** undefined: an event that nobody has named yet; a test finds it */
export const eventName = (event: string, dialect: Dialect): string | undefined => EVENTS[event]?.({ dialect });
export const plainName = (operation: Operation): string => PLAIN[operation]();

export function holdsText({ processor, memory, disk }: Holding): string {
	if (processor) return m.lifeCycle_holds_pmd();
	if (memory) return m.lifeCycle_holds_md();
	return disk ? m.lifeCycle_holds_d() : m.lifeCycle_holds_none();
}

/** of what a console has no entry for */
export const shortName = (operation: Operation, dialect: Dialect): string =>
	eventName(operation, dialect) ?? (operation === 'create' ? m.lifeCycle_made() : m.lifeCycle_removed());

/** What the console offers, what it would lead to, or why not. */
export interface Way {
	readonly operation: Operation;
	readonly label: string;
	/** its label is a command: the menu has none */
	readonly typed: boolean;
	readonly leads: string;
	/** empty: it can be done */
	readonly why: string;
}

export function wayOf(operation: Operation, subject: Subject, dialect: Dialect, checks: readonly Check[], names: Names): Way {
	const state = subject.guest?.state;
	const { label, command } = wordsFor(dialect, operation, subject.name, state === 'suspended');
	const refused = checks.find(({ severity, passed }) => severity === 'refuse' && !passed);
	const because = () => {
		if (operation === 'create') return subject.guest ? m.lifeCycle_hasRecord() : '';
		if (!subject.guest) return m.lifeCycle_noRecord();
		if (refused) return checkText(refused, names).detail;
		// on paper nobody checks: what the machine does not accept is known all the same
		if (leadsText(operation, subject.guest.state, dialect) === undefined)
			return m.lifeCycle_itIs({ state: stateLabel(subject.guest.state) });
		return (label ?? command) ? '' : m.lifeCycle_noEntry({ console: PLATFORMS[dialect] });
	};
	const why = because();
	return {
		operation,
		label: label ?? command ?? shortName(operation, dialect),
		typed: label === null && command !== null,
		leads:
			state === undefined || why !== '' ? leadsOfRecord(operation) : (leadsText(operation, state, dialect) ?? leadsOfRecord(operation)),
		why
	};
}

function leadsOfRecord(operation: Operation): string {
	if (operation === 'create') return m.lifeCycle_leads_create();
	if (operation === 'erase') return m.lifeCycle_leadsGone_erase();
	return operation === 'unregister' ? m.lifeCycle_leadsGone_unregister() : '';
}

/** undefined: the state does not accept it */
export function leadsText(operation: Operation, state: GuestState, dialect: Dialect): string | undefined {
	if (operation === 'create') return undefined;
	if (operation === 'erase' || operation === 'unregister') return state === 'off' ? leadsOfRecord(operation) : undefined;
	const end = restAfter(state, operation);
	return end && m.lifeCycle_leads({ state: stateName(end, dialect) });
}

export const freeText = ({ host }: Subject): string =>
	m.lifeCycle_free({ host: host.name, free: memory(Math.max(0, host.memoryFreeMiB)), all: memory(host.memoryMiB) });

/** what has just become of it, for the status line */
export function newsText(subject: Subject, dialect: Dialect): string {
	const { guest, name, store, leftGiB } = subject;
	const free = freeText(subject);
	if (guest)
		return m.lifeCycle_said_state({ guest: name, state: stateName(guest.state, dialect), holds: holdsText(heldBy(subject)), free });
	const files =
		leftGiB > 0 ? m.lifeCycle_said_files({ store: store.name, amount: storage(leftGiB) }) : m.lifeCycle_said_noFiles({ store: store.name });
	return m.lifeCycle_said_gone({ guest: name, files, free });
}

/** by the model's own account: a guest that crashed with its host holds none of its memory */
export const heldBy = ({ guest, diskGiB }: Subject): Holding =>
	guest
		? { processor: holdingOf(guest.state).processor, memory: guest.holdsMemory, disk: true }
		: { processor: false, memory: false, disk: diskGiB > 0 };
