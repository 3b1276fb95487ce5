// The power operations of a guest, and what happens when their tasks end.
import { wait, amount } from '../anchor';
import { refuse, warn } from '../check';
import type { PowerOperation } from '../command';
import type { Draft } from '../draft';
import type { StateCause } from '../event';
import { findGuest } from '../look';
import { abortMigration } from '../migration/abort';
import { sameIdentity } from '../network/conflict';
import { disksThere } from '../protection/checks';
import { vendorCheck } from '../vendor/check';
import { abortStorageMove } from '../migration/disks';
import type { Operation } from '../operation';
import { noTemplate } from '../storage/checks';
import { loseMemory } from '../storage/snapshot';
import { writeToDisk } from '../storage/write';
import type { Task } from '../task';
import type { Guest, GuestId } from '../world';
import {
	accepts,
	canResume,
	canStart,
	hostIsOn,
	notBusy,
	peopleServed,
	placeChecks,
	roomForMemory,
	stateCheck,
	throughTools
} from './checks';
import { isPowered, nextState } from './life-cycle';
import { virtualOnly } from './physical';
import { shownCpu } from './shown-cpu';
import type { GuestEvent } from './machine';

export const power: Operation<PowerOperation> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		const checks = [refuse('exists', true, { what: guest.name }), accepts(guest, command.type)];
		switch (command.type) {
			case 'powerOn':
				return [
					...checks,
					notBusy(guest),
					noTemplate(guest),
					...canStart(world, guest),
					...sameIdentity(world, guest),
					...vendorCheck(world, guest.role, guest.host)
				];
			case 'resume':
				return [...checks, notBusy(guest), ...canResume(world, guest)];
			case 'shutDown':
			case 'restart':
				return [...checks, notBusy(guest), ...throughTools(guest), ...peopleServed(world, guest)];
			case 'suspend':
				return [
					...checks,
					...virtualOnly(world, guest, 'suspend'),
					notBusy(guest),
					...roomForMemory(world, guest),
					...peopleServed(world, guest)
				];
			case 'pause':
				return [...checks, ...virtualOnly(world, guest, 'pause'), notBusy(guest), ...peopleServed(world, guest)];
			case 'reset':
				return [
					...checks,
					hostIsOn(world, guest),
					...disksThere(world, guest),
					...placeChecks(world, guest.host, guest).filter(({ id }) => id === 'storage'),
					warn('unsaved', !isPowered(guest.state), { guest: guest.name }),
					...peopleServed(world, guest)
				];
			case 'powerOff':
				return [...checks, warn('unsaved', guest.state === 'crashed', { guest: guest.name }), ...peopleServed(world, guest)];
		}
	},

	apply(draft, { type, guest: id }) {
		const guest = draft.guest(id);
		switch (type) {
			case 'powerOn':
				bootGuest(draft, guest);
				return;
			case 'shutDown':
				shutDownGuest(draft, guest);
				return;
			case 'restart':
				enter(draft, guest, 'restart', 'command', { jobs: [] });
				begin(draft, id, 'boot', draft.policy.shutDownNs + draft.policy.bootNs);
				return;
			case 'reset':
				resetGuest(draft, guest);
				return;
			case 'powerOff':
				stopGuest(draft, guest, 'command');
				return;
			case 'pause':
				enter(draft, guest, 'pause', 'command');
				return;
			case 'suspend':
				enter(draft, guest, 'suspend', 'command', { suspendBytes: guest.memoryBytes });
				beginCopy(draft, id, 'suspend', guest.memoryBytes);
				return;
			case 'resume':
				resume(draft, guest);
				return;
		}
	}
};

export const crashGuest: Operation<'crashGuest'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		const accepted = nextState(guest.state, 'crash') !== undefined;
		return [refuse('exists', true, { what: guest.name }), stateCheck(guest, 'crashGuest', accepted), ...peopleServed(world, guest)];
	},
	apply(draft, command) {
		crash(draft, draft.guest(command.guest), 'crash');
	}
};

/** Starts a guest that is off, on its host. */
export function bootGuest(draft: Draft, guest: Guest, cause: StateCause = 'command'): void {
	enter(draft, withPending(draft, guest), 'powerOn', cause, { toolsHung: false, cpuSeen: shownCpu(draft, guest.host) });
	begin(draft, guest.id, 'boot', draft.policy.bootNs);
}

/** Lets the guest OS shut down. */
export function shutDownGuest(draft: Draft, guest: Guest, cause: StateCause = 'command'): void {
	enter(draft, guest, 'shutDown', cause);
	begin(draft, guest.id, 'shutDown', draft.policy.shutDownNs);
}

/** Restarts a guest without asking its OS. */
export function resetGuest(draft: Draft, guest: Guest, cause: StateCause = 'command'): void {
	stopTask(draft, guest, 'guestStopped');
	enter(draft, draft.guest(guest.id), 'reset', cause, { toolsHung: false, jobs: [], wantsBytes: 0, wantsAt: null, suspendBytes: 0 });
	begin(draft, guest.id, 'boot', draft.policy.bootNs);
}

/** Cuts a guest's power, whatever is under way with it. */
export function stopGuest(draft: Draft, guest: Guest, cause: StateCause): void {
	stopTask(draft, guest, 'guestStopped');
	turnOff(draft, draft.guest(guest.id), 'powerOff', cause);
}

/** Stops a guest dead: its OS failed (`crash`), its host did (`hostLost`), or its host's way to its disks (`pathLost`), or they are gone (`diskLost`). */
export function crash(draft: Draft, guest: Guest, cause: 'crash' | 'hostLost' | 'pathLost' | 'diskLost'): void {
	stopTask(draft, guest, cause === 'hostLost' ? 'sourceLost' : 'guestStopped');
	enter(draft, draft.guest(guest.id), cause === 'crash' ? 'crash' : 'hostLost', cause, {
		jobs: [],
		wantsBytes: 0,
		wantsAt: null,
		suspendBytes: 0
	});
}

/** the guest's power task has come to its end */
export function endPowerTask(draft: Draft, guest: Guest, task: Extract<Task, { kind: 'boot' | 'shutDown' | 'suspend' | 'restore' }>): void {
	draft.setGuest(guest.id, { task: null });
	draft.emit({ type: 'taskEnded', task: task.id, kind: task.kind, guest: guest.id, result: 'done', ns: draft.now - task.startedAt });
	const now = draft.guest(guest.id);
	switch (task.kind) {
		case 'boot':
			return enter(draft, now, 'booted', 'booted');
		case 'shutDown':
			return turnOff(draft, now, 'stopped', 'stopped');
		case 'suspend':
			return enter(draft, now, 'saved', 'saved', { jobs: [] });
		case 'restore':
			return enter(draft, now, 'restored', 'restored', { suspendBytes: 0 });
	}
}

/** Off, with nothing left of what only memory held; hardware changes that waited are made. */
export function turnOff(draft: Draft, guest: Guest, event: GuestEvent, cause: StateCause): void {
	enter(draft, withPending(draft, guest), event, cause, { jobs: [], wantsBytes: 0, wantsAt: null, suspendBytes: 0, cpuSeen: null });
}

/** the guest runs out of room for what it writes */
export function stopForSpace(draft: Draft, guest: Guest, wantsBytes: number, wantsAt: number | null): void {
	enter(draft, guest, 'spaceRanOut', 'spaceRanOut', { wantsBytes, wantsAt });
}

function resume(draft: Draft, guest: Guest): void {
	if (guest.state === 'suspended') {
		enter(draft, guest, 'resume', 'command');
		return beginCopy(draft, guest.id, 'restore', guest.suspendBytes);
	}
	const { wantsBytes, wantsAt } = guest;
	enter(draft, guest, 'resume', 'command', { wantsBytes: 0, wantsAt: null });
	if (wantsBytes > 0) writeToDisk(draft, guest.id, wantsBytes, wantsAt);
}

function enter(draft: Draft, guest: Guest, event: GuestEvent, cause: StateCause, change: Partial<Omit<Guest, 'id'>> = {}): void {
	const to = nextState(guest.state, event);
	if (to === undefined) throw new Error(`${guest.id} is ${guest.state} and does not accept ${event}`);
	draft.setGuest(guest.id, { ...change, state: to });
	const operation = cause === 'command' ? (event as PowerOperation) : null;
	draft.emit({ type: 'guestStateChanged', guest: guest.id, from: guest.state, to, cause, host: guest.host, operation });
}

function begin(draft: Draft, guest: GuestId, kind: 'boot' | 'shutDown', totalNs: number): void {
	const task: Task = { id: draft.nextTask(), kind, startedAt: draft.now, totalNs, progress: wait(draft.now, totalNs) };
	draft.startTask(guest, task);
}

function beginCopy(draft: Draft, guest: GuestId, kind: 'suspend' | 'restore', totalBytes: number): void {
	const task: Task = { id: draft.nextTask(), kind, startedAt: draft.now, totalBytes, progress: amount(draft.now, totalBytes) };
	draft.startTask(guest, task);
}

/** Ends whatever is under way with the guest, unfinished. */
function stopTask(draft: Draft, guest: Guest, cause: 'sourceLost' | 'guestStopped'): void {
	if (guest.task === null) return;
	if (guest.task.kind === 'migrate') return abortMigration(draft, guest, guest.task, cause);
	if (guest.task.kind === 'moveStorage') return abortStorageMove(draft, guest, guest.task, 'stopped');
	if (guest.task.kind === 'snapshot') loseMemory(draft, guest);
	draft.setGuest(guest.id, { task: null });
	draft.emit({
		type: 'taskEnded',
		task: guest.task.id,
		kind: guest.task.kind,
		guest: guest.id,
		result: 'failed',
		ns: draft.now - guest.task.startedAt
	});
}

function withPending(draft: Draft, guest: Guest): Guest {
	return guest.pending ? draft.setGuest(guest.id, { ...guest.pending, pending: null }) : guest;
}
