// The host itself: power, maintenance, failure. A host that fails takes the memory of all its guests with it.
import { refuse, warn, type Check } from '../check';
import type { Command, HostOperation } from '../command';
import type { Draft } from '../draft';
import { turnOnFix } from '../guest/checks';
import { isPowered, nextState } from '../guest/life-cycle';
import { abortClone } from '../guest/make';
import { bootGuest, crash, turnOff } from '../guest/power';
import { beginEvacuation, evacuationChecks } from '../availability/evacuate';
import { findHost } from '../look';
import { abortMigration } from '../migration/abort';
import { abortStorageMove } from '../migration/disks';
import type { Operation } from '../operation';
import type { Guest, Host, HostId, World } from '../world';
import { guestsAbout, guestsOn } from '../whereabouts';

export const hostPower: Operation<HostOperation> = {
	checks(world, command) {
		const host = findHost(world, command.host);
		if (!host) return [refuse('exists', false, { what: command.host })];
		const checks = [refuse('exists', true, { what: host.name })];
		switch (command.type) {
			case 'powerOnHost':
				return [...checks, hostState(host, command.type, host.power === 'off' || host.power === 'failed')];
			case 'powerOffHost':
				return [...checks, hostState(host, command.type, host.power === 'on'), guestsGone(world, host)];
			case 'enterMaintenance':
				return [
					...checks,
					isOn(host),
					hostState(host, command.type, !host.maintenance),
					...(command.evacuate === true ? evacuationChecks(world, host) : [guestsGone(world, host)])
				];
			case 'exitMaintenance':
				return [...checks, hostState(host, command.type, host.maintenance || host.evacuating)];
			case 'failHost':
				return [...checks, hostState(host, command.type, host.power === 'on' || host.power === 'starting'), ...losses(world, host)];
		}
	},

	apply(draft, { type, host: id, evacuate }) {
		const host = draft.host(id);
		switch (type) {
			case 'powerOnHost': {
				startHost(draft, host);
				return;
			}
			case 'powerOffHost': {
				setPower(draft, host, 'off', {});
				return;
			}
			case 'enterMaintenance':
				if (evacuate === true) {
					beginEvacuation(draft, host);
					return;
				}
				draft.setHost(id, { maintenance: true, evacuating: false });
				draft.emit({ type: 'maintenanceEntered', host: id });
				return;
			case 'exitMaintenance':
				draft.setHost(id, { maintenance: false, evacuating: false });
				draft.emit({ type: host.maintenance ? 'maintenanceExited' : 'evacuationStopped', host: id });
				return;
			case 'failHost': {
				failHostNow(draft, host);
				return;
			}
		}
	}
};

function startHost(draft: Draft, host: Host): void {
	const mended = host.mendedAt === undefined ? {} : { mendedAt: null };
	setPower(draft, host, 'starting', { bootedAt: draft.now + draft.policy.hostBootNs, failedAt: null, ...mended });
}

/** somebody has mended the host: it boots */
export const endRepair = startHost;

/** The host has booted; guests that it lost when it failed are found switched off. A server without a hypervisor starts its own system. */
export function endHostBoot(draft: Draft, host: Host): void {
	setPower(draft, host, 'on', { bootedAt: null });
	for (const guest of draft.residents(host.id)) {
		if (guest.state !== 'crashed') continue;
		turnOff(draft, guest, 'powerOff', 'hostReturned');
		if (host.product === 'physical') bootGuest(draft, draft.guest(guest.id), 'hostReturned');
	}
}

/** of a host that fails now: it is mended so early that its boots, too, have ended when the repair is to have */
function repair(draft: Draft, host: Host): Pick<Host, 'mendedAt'> {
	const { repairNs, hostBootNs, bootNs } = draft.policy;
	if (repairNs === undefined) return {};
	const boots = hostBootNs + (host.product === 'physical' ? bootNs : 0);
	return { mendedAt: draft.now + Math.max(0, repairNs - boots) };
}

/** A host loses its power, or switches itself off: the memory of all its guests is gone. */
export function failHostNow(draft: Draft, host: Host): void {
	for (const guest of draft.guests) {
		const { task } = guest;
		if (task?.kind === 'migrate' && task.to === host.id) abortMigration(draft, guest, task, 'targetLost');
		else if (task?.kind === 'migrate' && task.phase === 'pull' && task.from === host.id) {
			// it runs elsewhere, but the rest of its memory was here
			abortMigration(draft, guest, task, 'sourceLost');
			crash(draft, draft.guest(guest.id), 'crash');
		} else if (task?.kind === 'migrate' && !task.live && task.from === host.id) abortMigration(draft, guest, task, 'sourceLost');
		else if (task?.kind === 'moveStorage' && guest.host === host.id) abortStorageMove(draft, guest, task, 'stopped');
		else if (task?.kind === 'clone' && (guest.host === host.id || draft.guest(task.source).host === host.id))
			abortClone(draft, guest, 'failed');
	}
	const lost = draft.residents(host.id).filter((guest) => nextState(guest.state, 'hostLost') !== undefined);
	for (const guest of lost) crash(draft, draft.guest(guest.id), 'hostLost');
	setPower(draft, host, 'failed', { bootedAt: null, failedAt: draft.now, ...repair(draft, host) });
	draft.emit({ type: 'hostFailed', host: host.id, guests: lost.map((guest) => guest.id) });
}

function setPower(draft: Draft, host: Host, power: Host['power'], change: Partial<Omit<Host, 'id'>>): void {
	draft.setHost(host.id, { ...change, power });
	draft.emit({ type: 'hostPowerChanged', host: host.id, from: host.power, to: power });
}

const hostState = (host: Host, operation: HostOperation, accepted: boolean): Check =>
	refuse('state', accepted, { host: host.name, state: host.maintenance && host.power === 'on' ? 'maintenance' : host.power, operation });

const isOn = (host: Host): Check => refuse('hostOn', host.power === 'on', { host: host.name, power: host.power }, turnOnFix(host));

/** powered on, or arriving, or being copied on the host */
function guestsGone(world: World, host: Host): Check {
	const busy = guestsAbout(world, host.id).filter((guest) => occupies(guest, host.id));
	return refuse(
		'guestsOn',
		busy.length === 0,
		{ host: host.name, guests: busy.map((guest) => guest.name).join(', '), count: busy.length },
		leave(world, host, busy)
	);
}

const occupies = (guest: Guest, host: HostId): boolean =>
	(guest.host === host && (isPowered(guest.state) || guest.task !== null)) ||
	(guest.task?.kind === 'migrate' && (guest.task.from === host || guest.task.to === host));

/** moves of the running guests to the other hosts that are on, in turn; each move is checked when it is pressed */
function leave(world: World, host: Host, guests: readonly Guest[]): Command[] {
	const others = world.hosts.filter((other) => other.id !== host.id && other.power === 'on' && !other.maintenance);
	const moving = guests.filter((guest) => guest.host === host.id && guest.state === 'running' && guest.task === null);
	return moving.flatMap((guest, i): Command[] => {
		const to = others[i % others.length];
		return to ? [{ type: 'migrate', guest: guest.id, to: to.id }] : [];
	});
}

function losses(world: World, host: Host): Check[] {
	const lost = guestsOn(world, host.id).filter((guest) => isPowered(guest.state) && guest.state !== 'crashed');
	const users = lost.reduce((sum, guest) => sum + guest.users, 0);
	return [
		warn('guestsOn', lost.length === 0, { host: host.name, guests: lost.map((guest) => guest.name).join(', '), count: lost.length }),
		warn('users', users === 0, { guest: host.name, users })
	];
}
