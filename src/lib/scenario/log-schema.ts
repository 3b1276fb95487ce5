// What a log from outside must be. Whatever passes here can be opened: the shapes, the references and the order are right.
import { hashWorld } from '$lib/sim/hash';
import type { Log } from '$lib/sim/log';
import type { Scenario } from '$lib/sim/scenario';
import * as v from 'valibot';
import { commandSchema } from './command-schema';
import { complaintsAbout } from './rules';
import { scenarioSchema } from './schema';
import { unreadable, type Unreadable } from './unreadable';
import { upgradeLog } from './upgrade';
import { worldSchema } from './world-schema';

const MOST_ENTRIES = 20_000;
/** ns: thirty days, as far as a stage goes */
const LATEST = 30 * 86_400 * 1e9;

const ns = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LATEST));
const model = v.pipe(v.string(), v.regex(/^\d{1,6}$/));

const entries = v.pipe(
	v.array(v.strictObject({ at: ns, command: commandSchema })),
	v.maxLength(MOST_ENTRIES),
	v.check((list) => list.every(({ at }, index) => at >= (list[index - 1]?.at ?? 0)), 'commands are not in order of time')
);

const logSchema = v.pipe(
	v.strictObject({
		model,
		scenario: v.unknown(),
		entries,
		until: ns,
		hash: v.pipe(v.string(), v.maxLength(64)),
		checkpoint: v.nullable(worldSchema),
		past: v.nullable(v.strictObject({ model, entries, world: worldSchema }))
	}),
	v.check((log) => (log.entries.at(-1)?.at ?? 0) <= log.until, 'a command comes after the end'),
	v.check((log) => log.checkpoint === null || log.checkpoint.now === log.until, 'the checkpoint is not of the end'),
	v.check((log) => log.checkpoint === null || log.checkpoint.model === log.model, 'the checkpoint is of another model version'),
	v.check((log) => log.past === null || log.past.world.now <= (log.entries[0]?.at ?? log.until), 'the recorded past overlaps the rest')
);

export function readLog(written: unknown): { readonly log: Log } | { readonly unreadable: Unreadable } {
	const shape = v.safeParse(logSchema, upgradeLog(written), { abortEarly: true });
	if (!shape.success) {
		const [issue] = shape.issues;
		return unreadable('wrong', v.getDotPath(issue) ?? '', issue.message);
	}
	const scenario = readScenario(shape.output.scenario);
	if ('unreadable' in scenario) return scenario;
	const log = { ...shape.output, scenario: scenario.scenario };
	if (log.checkpoint && hashWorld(log.checkpoint) !== log.hash) return unreadable('damaged', 'checkpoint');
	return { log };
}

/** A complete scenario is also a file that leaves nothing out; only its commands are written differently there. */
function readScenario(value: unknown): { readonly scenario: Scenario } | { readonly unreadable: Unreadable } {
	const file = v.safeParse(v.looseObject({ commands: v.array(v.looseObject({ at: v.unknown(), command: v.looseObject({}) })) }), value);
	if (!file.success) return unreadable('wrong', 'scenario');
	const commands = file.output.commands.map(({ at, command }) => ({ at, ...command }));
	const scenario = v.safeParse(scenarioSchema, { ...file.output, commands }, { abortEarly: true });
	if (!scenario.success) return unreadable('wrong', `scenario.${v.getDotPath(scenario.issues[0]) ?? ''}`, scenario.issues[0].message);
	const [complaint] = complaintsAbout(scenario.output);
	if (complaint) return unreadable('wrong', ['scenario', ...complaint.path].join('.'), complaint.message);
	return { scenario: scenario.output };
}
