// Moving a guest. Running: live, frozen only for a moment. Off, or cut off with its failed host: registered at the other host at once when
// its disks are on storage that both see, or when they have been copied.
import { amount } from '../anchor';
import { refuse } from '../check';
import type { CommandOf } from '../command';
import type { Draft } from '../draft';
import { notBusy, stateCheck } from '../guest/checks';
import { isPowered } from '../guest/life-cycle';
import { findDatastore, findGuest, findHost, hostOf } from '../look';
import type { Operation } from '../operation';
import type { Guest, World } from '../world';
import { admissionChecks, courseChecks } from './admit';
import type { Moving } from './phase';
import { begin } from './phases';
import { registerAt } from './register';
import { Slots } from './slots';

export const migrate: Operation<'migrate'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		const target = findHost(world, command.to);
		const datastore = command.datastore === undefined ? null : findDatastore(world, command.datastore);
		if (!guest || !target || datastore === undefined)
			return [refuse('exists', false, { what: !guest ? command.guest : !target ? command.to : (command.datastore ?? '') })];
		const live = guest.state === 'running';
		const checks = [
			refuse('exists', true, { what: guest.name }),
			stateCheck(guest, 'migrate', live || isCold(world, guest)),
			notBusy(guest),
			refuse('elsewhere', guest.host !== target.id, { host: target.name }),
			...admissionChecks(world, guest, target, datastore, live)
		];
		if (live) checks.push(...courseChecks(world, guest, target, methodOf(world, command)));
		return checks;
	},

	apply(draft, command) {
		const guest = draft.guest(command.guest);
		if (guest.state !== 'running' && command.datastore === undefined) {
			registerAt(draft, guest, command.to);
			return;
		}
		const task = asked(draft, guest, command);
		const { free, host, between, running, limit } = new Slots(draft).look(draft, guest.host, command.to);
		if (free || !task.live) {
			begin(draft, guest, task);
			return;
		}
		draft.setGuest(guest.id, { task });
		const { id, from, to } = task;
		draft.emit({ type: 'migrationQueued', task: id, guest: guest.id, from, to, host: between ? null : host.id, running, limit });
	}
};

const methodOf = (world: World, command: CommandOf<'migrate'>) => command.method ?? world.policy.migration.method;

/** a migration that has not begun */
const asked = (draft: Draft, guest: Guest, command: CommandOf<'migrate'>): Moving => ({
	id: draft.nextTask(),
	kind: 'migrate',
	startedAt: draft.now,
	from: guest.host,
	to: command.to,
	method: methodOf(draft, command),
	live: guest.state === 'running',
	datastore: command.datastore ?? null,
	phase: 'queued',
	round: 0,
	ramBytes: 0,
	phaseBytes: 0,
	phaseAt: draft.now,
	rewritten: { at: draft.now, bytes: 0 },
	steadyBytesPerS: null,
	stalledAt: null,
	rounds: [],
	stoppedAt: null,
	downtimeNs: null,
	notConverging: false,
	capBytesPerS: null,
	throttlePercent: 0,
	highPeriods: 0,
	// waits, for as long as it takes
	progress: amount(draft.now, 1)
});

/** nothing of it is in any host's memory */
const isCold = (world: World, guest: Guest): boolean =>
	!isPowered(guest.state) || (guest.state === 'crashed' && hostOf(world, guest.host).power !== 'on');
