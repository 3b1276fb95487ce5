// What the console says about things: how they stand, what a word means, and the log in sentences.
import { m } from '$lib/paraglide/messages';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { IconName } from '$lib/ui/icons';
import { guestState, hostState } from '$lib/words/labels';
import { namesOf } from '$lib/words/names';
import { clock, duration } from '$lib/words/time';
import { percent } from '$lib/words/units';
import { ROLE_ICONS } from '../marks/roles';
import { NOUN, VERB, type Dialect, type Noun, type Verb } from '$lib/words/dialects';
import { lookUp } from './estate';
import type { TaskRow } from './tasks';
import { ROOT, type TreeRow } from './tree';

/** the day's clock: the scenario begins at ten */
export const timeOfDay = (seconds: number): string => clock(36_000 + seconds);

/** for the start of a line; a product's own spelling (“vMotion”) stays */
export const capital = (text: string): string => (/^[a-z][a-z]/.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text);

const CONCEPT: Readonly<Record<Noun | Verb, () => string>> = {
	console: m.console_word_console,
	manager: m.console_word_manager,
	folder: m.console_word_folder,
	cluster: m.console_word_cluster,
	host: m.console_word_host,
	datastore: m.console_word_datastore,
	disk: m.console_word_disk,
	network: m.console_word_network,
	tools: m.console_word_tools,
	move: m.console_word_move,
	snapshot: m.console_word_snapshot,
	restart: m.console_word_restart,
	balance: m.console_word_balance,
	powerOn: m.console_word_powerOn,
	resume: m.console_word_resume,
	shutDown: m.console_word_shutDown,
	powerOff: m.console_word_powerOff,
	suspend: m.console_word_suspend,
	takeSnapshot: m.console_word_takeSnapshot,
	migrate: m.console_word_migrate
};

/** the plain word */
export const concept = (word: Noun | Verb): string => CONCEPT[word]();

const FRIENDS: Partial<Record<Noun | Verb, () => string>> = {
	shutDown: m.console_friend_stop,
	powerOff: m.console_friend_stop,
	suspend: m.console_friend_suspend,
	takeSnapshot: m.console_friend_checkpoint,
	snapshot: m.console_friend_checkpoint,
	cluster: m.console_friend_pool,
	disk: m.console_friend_vdi,
	folder: m.console_friend_group,
	migrate: m.console_friend_move,
	restart: m.console_friend_ha
};

/** one word that means two things; null where there is none */
export const falseFriend = (word: Noun | Verb): string | null => FRIENDS[word]?.() ?? null;

export const rowIcon = ({ kind, id }: TreeRow, view: WorldView): IconName => {
	const { guest } = lookUp(view, id);
	if (guest) return ROLE_ICONS[guest.role];
	return kind === 'folder' ? 'folder' : kind === 'cluster' ? 'cluster' : kind === 'host' ? 'host' : 'disk';
};

export const rowName = (id: string, view: WorldView): string => (id === ROOT ? m.console_estate() : namesOf(view).name(id));

export interface Tag {
	readonly text: string;
	readonly tone: 'plain' | 'busy' | 'bad';
}

/** how a guest or host stands, where that is not simply running */
export function tagOf(id: string, view: WorldView, lead: string | null): Tag | null {
	const { guest, host } = lookUp(view, id);
	if (guest) return guestTag(guest);
	if (!host) return null;
	if (host.power === 'failed') return { text: m.console_tag_noAnswer(), tone: 'bad' };
	if (host.power !== 'on') return { text: hostState(host), tone: 'plain' };
	return id === lead ? { text: m.console_tag_lead(), tone: 'plain' } : null;
}

export function guestTag(guest: GuestView): Tag | null {
	const phase = guest.task?.migration?.phase;
	if (phase) return { text: phase === 'queued' ? m.console_tag_queued() : m.console_tag_moving(), tone: 'busy' };
	if (guest.state === 'running') return null;
	if (guest.state === 'crashed') return { text: m.console_tag_cutOff(), tone: 'bad' };
	return { text: guestState(guest.state), tone: guest.state === 'off' || guest.state === 'suspended' ? 'plain' : 'busy' };
}

/** what a task is called in the log */
export function taskWord(row: TaskRow, dialect: Dialect): string {
	if (row.what === 'hostLost') return m.console_task_hostLost({ host: capital(NOUN.host[dialect] ?? '') });
	if (row.what === 'migrate') return capital(NOUN.move[dialect] ?? '');
	return VERB[row.what][dialect].label;
}

/** who started it */
export const taskBy = (row: TaskRow, dialect: Dialect): string =>
	row.by === 'you' ? m.console_by_you() : capital(NOUN.restart[dialect] ?? '');

export function taskState(row: TaskRow): string {
	switch (row.state) {
		case 'queued':
			return m.console_state_queued();
		case 'running':
			return row.round > 0 ? m.console_state_round({ round: row.round, percent: percent(row.percent) }) : percent(row.percent);
		case 'done':
			return row.pause === null ? m.console_state_done() : m.console_state_paused({ pause: duration(row.pause) });
		case 'failed':
			return m.console_state_failed();
		case 'alarm':
			return m.console_state_alarm();
	}
}

export function taskLine(row: TaskRow, view: WorldView, dialect: Dialect): string {
	const names = namesOf(view);
	const words = {
		time: timeOfDay(row.at),
		task: taskWord(row, dialect),
		thing: names.name(row.thing),
		by: taskBy(row, dialect),
		state: taskState(row)
	};
	return row.to === null ? m.console_line({ ...words }) : m.console_line_to({ ...words, to: names.name(row.to) });
}

export const hostLine = (host: HostView, view: WorldView): string => {
	const guests = host.guests
		.flatMap((id) => view.guests[id] ?? [])
		.map((guest) => {
			const tag = guestTag(guest);
			return tag ? m.console_text_guestTag({ guest: guest.name, tag: tag.text }) : guest.name;
		});
	return m.console_text_host({ host: host.name, state: hostState(host), guests: guests.length > 0 ? guests.join(', ') : m.console_none() });
};
