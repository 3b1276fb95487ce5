// A migration under way as people read it.
import { MB, MiB, SECOND } from '../units';
import type { MigrationView } from '../view';
import type { Guest, World } from '../world';
import { speedLeft, speedOf } from './phase';
import { phaseAmounts, sentIn, unfolded } from './rounds';

export function migrationView(world: World, guest: Guest): MigrationView | null {
	if (guest.task?.kind !== 'migrate') return null;
	const task = unfolded(guest.task, world.now);
	const { leftBytes, dirtiedBytes } = phaseAmounts(guest, task, world.policy.migration, world.now);
	const sent = sentIn(task.rounds) + (task.phase === 'disks' ? 0 : Math.max(0, task.phaseBytes - leftBytes));
	return {
		from: task.from,
		to: task.to,
		method: task.method,
		phase: task.phase,
		round: task.round,
		ramMiB: task.ramBytes / MiB,
		roundMiB: task.phaseBytes / MiB,
		leftMiB: leftBytes / MiB,
		dirtiedMiB: dirtiedBytes / MiB,
		sentMiB: sent / MiB,
		rateMBps: speedOf(task) / MB,
		rounds: task.rounds.map((round) => ({
			sentMiB: round.sentBytes / MiB,
			seconds: round.ns / SECOND,
			dirtiedMiB: round.dirtiedBytes / MiB,
			times: round.times
		})),
		notConverging: task.notConverging,
		throttlePercent: task.throttlePercent,
		speedPercent: task.stoppedAt === null ? speedLeft(guest) * 100 : 0,
		stalledSeconds: task.stalledAt === null ? null : (world.now - task.stalledAt) / SECOND,
		datastore: task.datastore
	};
}
