// Everything that can be done with a guest, in the order of the menu. What can not be done now stays in its place and says why.
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { GuestView, WorldView } from '$lib/sim/view';
import { asking, direct, type CheckFunction, type Group } from './action';

export function guestActions(guest: GuestView, view: WorldView, check: CheckFunction): Group[] {
	const now = (type: 'powerOn' | 'shutDown' | 'restart' | 'powerOff' | 'reset' | 'pause' | 'resume' | 'suspend') =>
		direct({ type, guest: guest.id }, check);
	const of = { guest: guest.id };
	return [
		{ id: 'move', actions: [asking('migrate', { what: 'move', ...of }, unmovable(guest, view, check))] },
		{ id: 'start', actions: [now('powerOn'), now('resume')] },
		{ id: 'ask', actions: [now('shutDown'), now('restart')] },
		{ id: 'cut', actions: [now('powerOff'), now('reset')] },
		{ id: 'keep', actions: [now('suspend'), now('pause')] },
		{
			id: 'change',
			actions: [
				asking('cloneGuest', { what: 'clone', ...of }, trial({ type: 'cloneGuest', ...of, ...cloneTarget(guest) }, check, CLONE_GIVEN)),
				asking('editGuest', { what: 'edit', ...of }, trial({ type: 'editGuest', ...of, change: {} }, check, ['value'])),
				asking('deleteGuest', { what: 'delete', ...of }, trial({ type: 'deleteGuest', ...of }, check, []))
			]
		},
		{
			id: 'fault',
			actions: [
				asking('writeData', { what: 'write', ...of }, trial({ type: 'writeData', ...of, GiB: 1 }, check, ['value'])),
				direct({ type: 'crashGuest', ...of }, check)
			]
		}
	];
}

/** What the dialog will ask for does not block its opening. */
const CLONE_GIVEN: readonly Check['id'][] = ['name', 'space', 'storage', 'hostOn', 'maintenance'];

function cloneTarget(guest: GuestView) {
	return { name: `${guest.name}-copy`, host: guest.host, datastore: guest.disks[0]?.datastore ?? ('ds:' as const) };
}

/** The first refusal of `command` that stands whatever the person enters. */
function trial(command: Command, check: CheckFunction, entered: readonly Check['id'][]): Check | null {
	return check(command).find((c) => !c.passed && c.severity === 'refuse' && !entered.includes(c.id)) ?? null;
}

/** Reasons that lie in the guest itself: no choice of host helps. */
const OWN: readonly Check['id'][] = ['exists', 'state', 'busy'];

function unmovable(guest: GuestView, view: WorldView, check: CheckFunction): Check | null {
	const other = Object.values(view.hosts).find((host) => host.id !== guest.host);
	if (other === undefined) return null;
	return (
		check({ type: 'migrate', guest: guest.id, to: other.id }).find((c) => !c.passed && c.severity === 'refuse' && OWN.includes(c.id)) ??
		null
	);
}
