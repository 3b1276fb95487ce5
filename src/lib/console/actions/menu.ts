// Actions as a menu's items: the words of the operation, and under them what would happen or why it can not.
import { m } from '$lib/paraglide/messages';
import type { CommandType } from '$lib/sim/command';
import type { IconName } from '$lib/ui/icons';
import type { MenuItem } from '$lib/ui/menu';
import { checkText } from '$lib/words/checks';
import { operationLabel } from '$lib/words/commands';
import type { Desk } from '../desk.svelte';
import type { Action, Group, GroupId } from './action';
import { datastoreActions, hostActions } from './host';
import { guestActions } from './guest';

/** As things stood when something last happened. */
export function menuAsItStands(id: string, desk: Desk): MenuItem[] {
	return desk.atEvents(() => menuFor(id, desk));
}

/** Everything that can be done with a thing; nothing for what is gone. */
function menuFor(id: string, desk: Desk): MenuItem[] {
	return groupsFor(id, desk).flatMap((group) => group.actions.map((action, place) => item(action, group, place === 0, desk)));
}

function groupsFor(id: string, desk: Desk): Group[] {
	const { view, check } = desk;
	for (const guest of pick(view.guests, id)) return guestActions(guest, view, check);
	for (const host of pick(view.hosts, id)) return hostActions(host, check);
	for (const datastore of pick(view.datastores, id)) return datastoreActions(datastore);
	return [];
}

const pick = <Thing>(things: Readonly<Record<string, Thing | undefined>>, id: string): Thing[] => {
	const thing = things[id];
	return thing === undefined ? [] : [thing];
};

const ICONS: Readonly<Partial<Record<CommandType, IconName>>> = {
	powerOn: 'play',
	resume: 'play',
	shutDown: 'power',
	restart: 'restart',
	powerOff: 'bolt',
	reset: 'bolt',
	suspend: 'moon',
	pause: 'pause',
	migrate: 'move',
	createGuest: 'plus',
	cloneGuest: 'copy',
	editGuest: 'edit',
	deleteGuest: 'trash',
	writeData: 'disk',
	crashGuest: 'stop',
	growDatastore: 'plus',
	powerOnHost: 'play',
	powerOffHost: 'power',
	enterMaintenance: 'lock',
	exitMaintenance: 'check',
	failHost: 'bolt'
};

/** What one does, plainly; the operation's name in the trade stands under it. */
const labelOf = (id: CommandType) => (id === 'migrate' ? m.lab_move_to() : operationLabel(id));

const NOTES: Readonly<Partial<Record<CommandType, () => string>>> = {
	migrate: () => m.lab_note_migrate(),
	shutDown: m.lab_note_shutDown,
	restart: m.lab_note_restart,
	powerOff: m.lab_note_powerOff,
	reset: m.lab_note_reset,
	pause: m.lab_note_pause,
	suspend: m.lab_note_suspend,
	crashGuest: m.lab_note_crashGuest,
	failHost: m.lab_note_failHost,
	enterMaintenance: m.lab_note_enterMaintenance
};

/** Two layers switch a guest off: the heading over each says which one acts. */
const HEADS: Readonly<Partial<Record<GroupId, () => string>>> = {
	ask: m.lab_group_ask,
	cut: m.lab_group_cut,
	keep: m.lab_group_keep,
	fault: m.lab_group_fault
};

const DESTROYS: readonly CommandType[] = ['powerOff', 'reset', 'deleteGuest', 'crashGuest', 'failHost'];

function item(action: Action, group: Group, first: boolean, desk: Desk): MenuItem {
	const { does } = action;
	return {
		label: labelOf(action.id),
		icon: ICONS[action.id],
		note: action.warnings[0] ? checkText(action.warnings[0], desk.names).detail : NOTES[action.id]?.(),
		why: action.blocked ? checkText(action.blocked, desk.names).detail : undefined,
		danger: DESTROYS.includes(action.id),
		line: first && group.id !== 'move',
		head: HEADS[group.id]?.(),
		act: () => ('send' in does ? void desk.send(does.send) : desk.ask(does.ask))
	};
}
