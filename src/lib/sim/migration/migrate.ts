// Moving a guest. Running: live, by pre-copy in rounds, frozen only for the last copy. Off, or cut off with its failed host:
// registered at the other host at once, since its disks are on storage that both see.
import { amount, leftAt, wait } from '../anchor';
import { refuse, warn, type Check } from '../check';
import type { Command } from '../command';
import type { Draft } from '../draft';
import { cpuChecks, memoryChecks, notBusy, placeChecks, stateCheck, takesGuests, turnOnFix } from '../guest/checks';
import { isPowered } from '../guest/life-cycle';
import { findGuest, findHost, hostOf } from '../look';
import type { Operation } from '../operation';
import type { Migration, Round, Task } from '../task';
import { MB, SECOND } from '../units';
import type { Guest, Host, World } from '../world';
import { rewritten } from './dirtying';
import { shouldStop } from './policy';
import { roomFor } from './room';

type Moving = Extract<Task, { kind: 'migrate' }>;

export const migrate: Operation<'migrate'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		const target = findHost(world, command.to);
		if (!guest || !target) return [refuse('exists', false, { what: guest ? command.to : command.guest })];
		const live = guest.state === 'running';
		const checks = [
			refuse('exists', true, { what: guest.name }),
			stateCheck(guest, 'migrate', live || isCold(world, guest)),
			notBusy(guest),
			refuse('elsewhere', guest.host !== target.id, { host: target.name }),
			refuse('hostOn', target.power === 'on', { host: target.name, power: target.power }, turnOnFix(target)),
			takesGuests(world, target.id)
		];
		if (live) checks.push(...memoryChecks(world, target.id, guest, guest.host === target.id ? [] : roomFor(world, guest, target)));
		if (live || guest.state === 'suspended') checks.push(...cpuChecks(world, target.id, guest));
		checks.push(...placeChecks(world, target.id, guest), ...boundToHost(world, guest));
		if (live) checks.push(...bandwidthChecks(world, guest, target));
		return checks;
	},

	apply(draft, command) {
		const guest = draft.guest(command.guest);
		if (guest.state !== 'running') {
			registerAt(draft, guest, command.to);
			return;
		}
		draft.startTask(guest.id, {
			id: draft.nextTask(),
			kind: 'migrate',
			startedAt: draft.now,
			from: guest.host,
			to: command.to,
			method: 'pre-copy',
			datastore: null,
			phase: 'setup',
			round: 0,
			phaseBytes: 0,
			phaseAt: draft.now,
			rounds: [],
			stoppedAt: null,
			downtimeNs: null,
			notConverging: false,
			capBytesPerS: null,
			throttlePercent: 0,
			highPeriods: 0,
			progress: wait(draft.now, draft.policy.migration.setupNs)
		});
	}
};

/** The phase under way is done: goes on to the next, or ends the migration. */
export function endMigrationPhase(draft: Draft, guest: Guest): void {
	const task = guest.task;
	if (task?.kind !== 'migrate') return;
	switch (task.phase) {
		case 'setup':
			return copy(draft, guest, task, 'precopy', guest.memoryBytes);
		case 'precopy':
			return endRound(draft, guest, task);
		case 'stopAndCopy':
			return switchOver(
				draft,
				guest,
				withRound(task, { sentBytes: task.phaseBytes, ns: draft.now - task.phaseAt, dirtiedBytes: 0, times: 1 })
			);
		case 'switchOver':
			return arrive(draft, guest, task);
	}
}

/** Gives a migration up. The guest goes on at its source, unless it stopped itself or lost its host. */
export function abortMigration(
	draft: Draft,
	guest: Guest,
	task: Moving,
	cause: 'sourceLost' | 'targetLost' | 'cancelled' | 'guestStopped'
): void {
	draft.setGuest(guest.id, { task: null });
	draft.emit({ type: 'migrationFailed', task: task.id, guest: guest.id, from: task.from, to: task.to, cause });
	const result = cause === 'cancelled' ? 'cancelled' : 'failed';
	draft.emit({ type: 'taskEnded', task: task.id, kind: 'migrate', guest: guest.id, result, ns: draft.now - task.startedAt });
}

const dirtied = (guest: Guest, ns: number): number =>
	Math.round(rewritten('linear', guest.load.dirtyBytesPerS, Math.min(guest.load.workingSetBytes, guest.memoryBytes), ns / SECOND));

function endRound(draft: Draft, guest: Guest, task: Moving): void {
	const ns = draft.now - task.phaseAt;
	const remaining = dirtied(guest, ns);
	const round: Round = { sentBytes: task.phaseBytes, ns, dirtiedBytes: remaining, times: 1 };
	draft.emit({
		type: 'migrationRound',
		task: task.id,
		guest: guest.id,
		round: task.round,
		sentBytes: round.sentBytes,
		ns,
		dirtiedBytes: remaining
	});
	const next = withRound(task, round);
	const end = {
		round: task.round,
		sentBytes: task.phaseBytes,
		sentBeforeBytes: task.rounds.at(-1)?.sentBytes ?? null,
		totalBytes: next.rounds.reduce((sum, each) => sum + each.sentBytes * each.times, 0),
		ramBytes: guest.memoryBytes,
		remainingBytes: remaining,
		bytesPerS: task.progress.perSecond,
		capBytesPerS: null
	};
	if (shouldStop(draft.policy.migration.stop, end)) return copy(draft, guest, next, 'stopAndCopy', remaining);
	const stuck = standsStill(task, round);
	if (stuck && !task.notConverging) draft.emit({ type: 'migrationNotConverging', task: task.id, guest: guest.id, leftBytes: remaining });
	copy(draft, guest, { ...next, notConverging: stuck }, 'precopy', remaining);
}

/** as much left as a round ago, at the same speed: more rounds will not change that (`model.md` calls for two such rounds) */
function standsStill(task: Moving, round: Round): boolean {
	const before = task.rounds.at(-1);
	return (
		before !== undefined && Math.abs(round.sentBytes - round.dirtiedBytes) <= 1 && Math.abs(before.dirtiedBytes - round.dirtiedBytes) <= 1
	);
}

/** rounds that are exactly alike are counted, not listed: a migration that never ends stays small */
function withRound(task: Moving, round: Round): Moving {
	const last = task.rounds.at(-1);
	const alike = last && last.sentBytes === round.sentBytes && last.ns === round.ns && last.dirtiedBytes === round.dirtiedBytes;
	const rounds = alike ? [...task.rounds.slice(0, -1), { ...last, times: last.times + 1 }] : [...task.rounds, round];
	return { ...task, rounds };
}

function copy(draft: Draft, guest: Guest, task: Moving, phase: 'precopy' | 'stopAndCopy', bytes: number): void {
	const frozen = phase === 'stopAndCopy';
	// between two rounds the speed stays; the first gets one when the links are shared anew
	const perSecond = task.phase === 'precopy' ? task.progress.perSecond : 0;
	draft.setGuest(guest.id, {
		task: {
			...task,
			phase,
			round: frozen ? task.round : task.round + 1,
			phaseBytes: bytes,
			phaseAt: draft.now,
			stoppedAt: frozen ? draft.now : null,
			progress: { ...amount(draft.now, bytes), perSecond }
		}
	});
}

function switchOver(draft: Draft, guest: Guest, task: Moving): void {
	const { resumeNs } = draft.policy.migration;
	const next: Moving = { ...task, phase: 'switchOver', phaseBytes: 0, phaseAt: draft.now, progress: wait(draft.now, resumeNs) };
	draft.setGuest(guest.id, { task: next });
}

function arrive(draft: Draft, guest: Guest, task: Moving): void {
	const totalNs = draft.now - task.startedAt;
	draft.setGuest(guest.id, { host: task.to, task: null });
	draft.emit({
		type: 'guestMigrated',
		task: task.id,
		guest: guest.id,
		from: task.from,
		to: task.to,
		rounds: task.rounds,
		sentBytes: task.rounds.reduce((sum, round) => sum + round.sentBytes * round.times, 0),
		totalNs,
		downtimeNs: draft.now - (task.stoppedAt ?? draft.now)
	});
	draft.emit({ type: 'taskEnded', task: task.id, kind: 'migrate', guest: guest.id, result: 'done', ns: totalNs });
}

function registerAt(draft: Draft, guest: Guest, to: Host['id']): void {
	// what a failed host held in memory is gone: the guest arrives switched off
	const state = guest.state === 'crashed' ? 'off' : guest.state;
	draft.setGuest(guest.id, { host: to, state, cpuSeen: state === 'off' ? null : guest.cpuSeen });
	draft.emit({ type: 'guestMoved', guest: guest.id, from: guest.host, to });
	if (state !== guest.state)
		draft.emit({
			type: 'guestStateChanged',
			guest: guest.id,
			from: guest.state,
			to: state,
			cause: 'hostLost',
			host: to,
			operation: 'migrate'
		});
}

/** nothing of it is in any host's memory */
const isCold = (world: World, guest: Guest): boolean =>
	!isPowered(guest.state) || (guest.state === 'crashed' && hostOf(world, guest.host).power !== 'on');

function boundToHost(world: World, guest: Guest): Check[] {
	const eject: Command = { type: 'editGuest', guest: guest.id, change: { localMedia: false } };
	const host = hostOf(world, guest.host).name;
	return [
		refuse('device', guest.device === null, { device: guest.device ?? '', host }),
		refuse('localMedia', !guest.localMedia, { host }, [eject])
	];
}

function bandwidthChecks(world: World, guest: Guest, target: Host): Check[] {
	const source = hostOf(world, guest.host);
	const limit = world.policy.migration.perHost;
	const busiest = [source, target]
		.map((host) => ({ host, running: migrationsOf(world, host) }))
		.reduce((a, b) => (b.running > a.running ? b : a));
	const link = Math.min(source.nicBytesPerS, target.nicBytesPerS);
	const { dirtyBytesPerS, workingSetBytes } = guest.load;
	const remainingBytes = Math.min(workingSetBytes, guest.memoryBytes);
	const sent = { sentBytes: remainingBytes, sentBeforeBytes: remainingBytes, totalBytes: remainingBytes, ramBytes: guest.memoryBytes };
	const end = { round: 1, ...sent, remainingBytes, bytesPerS: link, capBytesPerS: null };
	return [
		refuse('concurrency', busiest.running < limit, { running: busiest.running, limit, host: busiest.host.name }),
		warn('link', link > 0, { host: source.nicBytesPerS > 0 ? target.name : source.name }),
		warn('converges', dirtyBytesPerS < link || shouldStop(world.policy.migration.stop, end), {
			dirtyMBps: dirtyBytesPerS / MB,
			linkMBps: link / MB
		})
	];
}

/** live migrations that the host takes part in */
function migrationsOf(world: World, host: Host): number {
	const takesPart = (task: Migration) => task.from === host.id || task.to === host.id;
	return world.guests.filter((guest) => guest.task?.kind === 'migrate' && takesPart(guest.task)).length;
}

/** bytes of the present phase that still have to be sent, and those rewritten since it began */
export function phaseAmounts(guest: Guest, task: Moving, now: number): { leftBytes: number; dirtiedBytes: number } {
	const copying = task.phase === 'precopy' || task.phase === 'stopAndCopy';
	const leftBytes = copying ? leftAt(task.progress, now) : 0;
	return { leftBytes, dirtiedBytes: task.phase === 'precopy' ? dirtied(guest, now - task.phaseAt) : 0 };
}
