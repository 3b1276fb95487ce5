// Opens a scenario or a log as a stage that runs alone in this page.
import { hashWorld } from '$lib/sim/hash';
import type { Entry, Log } from '$lib/sim/log';
import type { Scenario } from '$lib/sim/scenario';
import { MODEL_VERSION } from '$lib/sim/world';
import { browserClock, type WallClock } from './clock';
import { LocalStage } from './local';
import type { Stage } from './stage';
import { begin, resume, withSent, type Timeline } from './timeline';

export interface Opened {
	readonly stage: Stage;
	/** what the learner must be told: see NOTICES; null when all is as it was */
	readonly notice: Notice | null;
	/** commands of the log that today's rules refuse: left out */
	readonly refused: readonly Entry[];
}

export const NOTICES = [
	'otherModel', // another model version wrote it: opened where it ended, the history before is shown as recorded
	'replayedAnew', // another model version wrote it, and it holds no world: its commands were performed by today's rules
	'replayDiffers' // replaying gives another world than the log promised: it was altered, or damaged
] as const;
export type Notice = (typeof NOTICES)[number];

export function open(source: Scenario | Log, options: { wall?: WallClock } = {}): Opened {
	const { line, notice, refused } = 'entries' in source ? reopen(source) : { line: begin(source), notice: null, refused: [] };
	return { stage: new LocalStage(line, options.wall ?? browserClock), notice, refused };
}

function reopen(log: Log): { line: Timeline; notice: Notice | null; refused: readonly Entry[] } {
	const { scenario, checkpoint } = log;
	if (log.model !== MODEL_VERSION && checkpoint) {
		const entries = [...(log.past?.entries ?? []), ...log.entries];
		const past = { model: log.model, entries, world: { ...checkpoint, model: MODEL_VERSION } };
		return { line: resume(scenario, past), notice: 'otherModel', refused: [] };
	}
	const start = log.past ? resume(scenario, log.past) : begin(scenario);
	const { line, refused } = withSent(start, log.entries, log.until);
	const notice = log.model !== MODEL_VERSION ? 'replayedAnew' : hashWorld(line.end.world) !== log.hash ? 'replayDiffers' : null;
	return { line, notice, refused };
}
