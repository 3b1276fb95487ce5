// The log: a scenario, its seed and the timed commands are the state. Undo, replay, seek, share links, saved work and grading are all this.
import type { Command } from './command';
import type { Scenario } from './scenario';
import type { World } from './world';

export interface Entry {
	/** ns of simulated time */
	readonly at: number;
	readonly command: Command;
}

export interface Log {
	/** the rules' version that wrote it: see MODEL_VERSION */
	readonly model: string;
	readonly scenario: Scenario;
	/** in order of `at`; those of one moment in order of arrival. Holds what was sent; the scenario's own commands are not repeated. */
	readonly entries: readonly Entry[];
	/** ns reached when the log was written */
	readonly until: number;
	/** of the world at `until`: what replaying must give */
	readonly hash: string;
	/** the world at `until`: where a log of another model version opens. Null only in a short link, see `share.ts`. */
	readonly checkpoint: World | null;
	/** what another model version wrote before `entries`; null when all of it is replayed from the scenario's start */
	readonly past: Past | null;
}

/** History that today's rules can not replay: shown as recorded, and continued from `world`. */
export interface Past {
	/** the version that wrote the last part of it */
	readonly model: string;
	readonly entries: readonly Entry[];
	readonly world: World;
}
