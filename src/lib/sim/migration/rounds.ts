// The live rounds of a pre-copy: what is rewritten while one lasts, what follows when it ends, and rounds that are all alike.
import { amount, leftAt } from '../anchor';
import type { Draft } from '../draft';
import { isWorking } from '../guest/life-cycle';
import type { Round } from '../task';
import { SECOND } from '../units';
import type { Guest, Policy } from '../world';
import { afterPeriod, canRise, heldBack } from './auto-converge';
import { rewritten } from './dirtying';
import type { Moving } from './phase';
import { isBounded, nextCap, shouldStop, type RoundEnd } from './policy';

/** bytes per second that the guest rewrites now; only one that runs rewrites any */
export function rewritesPerS({ state, load, task }: Pick<Guest, 'state' | 'load' | 'task'>): number {
	const moving = task?.kind === 'migrate' ? task : null;
	return isWorking(state) && (moving?.stoppedAt ?? null) === null ? heldBack(load.dirtyBytesPerS, moving?.throttlePercent ?? 0) : 0;
}

/** the most that it rewrites over and over */
export const workingSetOf = ({ load, memoryBytes }: Pick<Guest, 'load' | 'memoryBytes'>): number =>
	Math.min(load.workingSetBytes, memoryBytes);

/** whole bytes that differ at a moment of a live round from what the round sends */
export function rewrittenAt(guest: Guest, task: Moving, policy: Policy['migration'], now: number): number {
	const { at, bytes } = task.rewritten;
	const most = Math.min(workingSetOf(guest), task.ramBytes);
	return Math.round(rewritten(policy.dirtying, rewritesPerS(guest), most, (now - at) / SECOND, bytes));
}

/** A live round has ended: another follows, or the guest stops for the rest. */
export function endRound(draft: Draft, guest: Guest, task: Moving, stop: (task: Moving, bytes: number) => void): void {
	const policy = draft.policy.migration;
	const ns = draft.now - task.phaseAt;
	const left = rewrittenAt(guest, task, policy, draft.now);
	const { id, from, to } = task;
	const round: Round = { sentBytes: task.phaseBytes, ns, dirtiedBytes: left, times: 1 };
	draft.emit({ type: 'migrationRound', task: id, guest: guest.id, round: task.round, sentBytes: round.sentBytes, ns, dirtiedBytes: left });
	const rounds = withRound(task.rounds, round);
	if (shouldStop(policy.stop, roundEnd(task, round, rounds), policy.lastCopyS)) return stop({ ...task, rounds }, left);
	const mayRise = policy.autoConverge && canRise(throttleOf(task), left, round.sentBytes);
	const stuck = !isBounded(policy.stop) && !mayRise && standsStill(task.rounds.at(-1), round);
	if (stuck && !task.notConverging) draft.emit({ type: 'migrationNotConverging', task: id, guest: guest.id, leftBytes: left });
	const { percent, highPeriods } = policy.autoConverge ? afterPeriod(throttleOf(task), left, round.sentBytes) : throttleOf(task);
	if (percent !== task.throttlePercent) draft.emit({ type: 'migrationThrottled', task: id, guest: guest.id, from, to, percent });
	const capBytesPerS = ns > 0 ? nextCap(policy.stop, task.capBytesPerS, (left / ns) * SECOND) : task.capBytesPerS;
	const { perSecond } = task.progress;
	// with nothing left to change, the next round will be this one again, and so on
	const steady = stuck && task.rounds.length === rounds.length && left === round.sentBytes;
	draft.setGuest(guest.id, {
		task: {
			...task,
			rounds,
			...roundFrom(draft.now, left, steady ? 0 : perSecond),
			round: task.round + 1,
			steadyBytesPerS: steady ? perSecond : null,
			notConverging: stuck,
			capBytesPerS,
			throttlePercent: percent,
			highPeriods
		}
	});
}

/** a live round that begins */
export const roundFrom = (now: number, bytes: number, perSecond: number) => ({
	phase: 'precopy' as const,
	phaseBytes: bytes,
	phaseAt: now,
	rewritten: { at: now, bytes: 0 },
	progress: { ...amount(now, bytes), perSecond }
});

const throttleOf = (task: Moving) => ({ percent: task.throttlePercent, highPeriods: task.highPeriods });

const roundEnd = (task: Moving, round: Round, rounds: readonly Round[]): RoundEnd => ({
	round: task.round,
	sentBytes: round.sentBytes,
	sentBeforeBytes: task.rounds.at(-1)?.sentBytes ?? null,
	totalBytes: sentIn(rounds),
	ramBytes: task.ramBytes,
	remainingBytes: round.dirtiedBytes,
	bytesPerS: task.progress.perSecond,
	capBytesPerS: task.capBytesPerS
});

export const sentIn = (rounds: readonly Round[]): number => rounds.reduce((sum, round) => sum + round.sentBytes * round.times, 0);

/** twice in a row as much is left as was sent: more rounds will not change that (whole bytes: one may come from rounding) */
const standsStill = (before: Round | undefined, round: Round): boolean =>
	before !== undefined && [before, round].every(({ sentBytes, dirtiedBytes }) => Math.abs(sentBytes - dirtiedBytes) <= 1);

/** rounds that are exactly alike are counted, not listed: a migration that never ends stays small */
export function withRound(rounds: readonly Round[], round: Round): readonly Round[] {
	const last = rounds.at(-1);
	const alike = last && last.sentBytes === round.sentBytes && last.ns === round.ns && last.dirtiedBytes === round.dirtiedBytes;
	return alike ? [...rounds.slice(0, -1), { ...last, times: last.times + round.times }] : [...rounds, round];
}

/** A task whose rounds are all alike, as it is at a moment: in the round that is under way then, with those before it counted. */
export function unfolded(task: Moving, now: number): Moving {
	const { steadyBytesPerS } = task;
	const last = task.rounds.at(-1);
	if (steadyBytesPerS === null || !last) return task;
	const done = Math.floor((now - task.phaseAt) / last.ns);
	return {
		...task,
		...roundFrom(task.phaseAt + done * last.ns, task.phaseBytes, steadyBytesPerS),
		rounds: done > 0 ? withRound(task.rounds, { ...last, times: done }) : task.rounds,
		round: task.round + done,
		steadyBytesPerS: null
	};
}

/** What decides how much is rewritten has changed in a round: up to now it was as before. */
export function goOnRewriting(draft: Draft, before: Guest, guest: Guest): void {
	const [was, task] = [before.task, guest.task];
	if (was?.kind !== 'migrate' || task?.kind !== 'migrate' || was.phase !== 'precopy' || task.phase !== 'precopy') return;
	if (was.phaseAt !== task.phaseAt || was.id !== task.id) return;
	if (rewritesPerS(before) === rewritesPerS(guest) && workingSetOf(before) === workingSetOf(guest)) return;
	const now = unfolded(was, draft.now);
	const bytes = rewrittenAt(before, now, draft.policy.migration, draft.now);
	const { phaseAt, progress, rounds, round } = task.steadyBytesPerS === null ? task : now;
	draft.setGuest(guest.id, {
		task: { ...task, phaseAt, progress, rounds, round, steadyBytesPerS: null, rewritten: { at: draft.now, bytes } }
	});
}

/** bytes of the present phase that still have to be sent, and those rewritten since it began */
export function phaseAmounts(
	guest: Guest,
	task: Moving,
	policy: Policy['migration'],
	now: number
): { leftBytes: number; dirtiedBytes: number } {
	const waits = task.phase === 'queued' || task.phase === 'setup' || task.phase === 'switchOver';
	return {
		leftBytes: waits ? 0 : leftAt(task.progress, now),
		dirtiedBytes: task.phase === 'precopy' ? rewrittenAt(guest, task, policy, now) : 0
	};
}
