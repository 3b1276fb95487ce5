// What a move would do, found out by doing it: a fork of the stage performs it and steps on until it has ended.
import type { SimEvent } from '$lib/sim/event';
import type { Command } from '$lib/sim/command';
import type { Stage } from '$lib/stage/stage';

export interface Forecast {
	readonly rounds: readonly { readonly MiB: number; readonly seconds: number; readonly times: number }[];
	readonly totalSeconds: number;
	readonly downSeconds: number;
	readonly sentMiB: number;
}

/** `endless`: the guest rewrites its memory as fast as the link carries it. `cold`: nothing is copied. `failed`: it would not arrive. */
export type Outcome = ({ readonly kind: 'moves' } & Forecast) | { readonly kind: 'endless' | 'cold' | 'failed' };

/** Steps that are looked ahead at most; a move takes one for each round, other guests' events come between. */
const MOST_STEPS = 2000;

type Migrate = Extract<Command, { type: 'migrate' }>;

/** The stage itself is left alone. */
export function forecast(stage: Pick<Stage, 'fork'>, command: Migrate): Outcome {
	const trial = stage.fork();
	try {
		const before = trial.events.length;
		if (trial.send(command) !== null) return { kind: 'failed' };
		for (let step = 0; step < MOST_STEPS; step += 1) {
			const outcome = ended(trial.events.slice(before), command);
			if (outcome !== null) return outcome;
			if (!trial.clock.step()) break;
		}
		return { kind: 'endless' };
	} finally {
		trial.close();
	}
}

function ended(events: readonly SimEvent[], command: Migrate): Outcome | null {
	for (const event of events) {
		if (!('guest' in event) || event.guest !== command.guest) continue;
		if (event.type === 'guestMoved') return { kind: 'cold' };
		if (event.type === 'migrationFailed') return { kind: 'failed' };
		if (event.type === 'migrationNotConverging') return { kind: 'endless' };
		if (event.type === 'guestMigrated')
			return {
				kind: 'moves',
				rounds: event.rounds.map((r) => ({ MiB: r.sentBytes / 2 ** 20, seconds: r.ns / 1e9, times: r.times })),
				totalSeconds: event.totalNs / 1e9,
				downSeconds: event.downtimeNs / 1e9,
				sentMiB: event.sentBytes / 2 ** 20
			};
	}
	return null;
}
