// A chapter's numbers from the model: facts.yaml says how each is found, and this finds it, as the text that stands in the prose.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { run } from '../scripts/simulate/course';
import { parseScenario } from '../src/lib/scenario/parse';
import { commandSchema } from '../src/lib/scenario/command-schema';
import { isRecord, type Record_ } from '../src/lib/sim/equations/field';
import { EQUATIONS, equationNamed } from '../src/lib/sim/equations/registry';
import { view } from '../src/lib/sim/picture';
import type { Scenario } from '../src/lib/sim/scenario';
import { toNs } from '../src/lib/sim/units';
import { duration } from '../src/lib/words/time';
import { count, decimal, memory, percent, rate, size, storage } from '../src/lib/words/units';

/** how a number becomes words; each takes the unit that it is named for */
const SPELLINGS = {
	/** s */
	duration,
	/** MiB */
	memory,
	/** GiB */
	storage,
	/** bytes, rounded: 2 MB */
	size,
	/** bytes, to the byte: 2,560 bytes */
	bytes: (value: number) => `${count(value)} bytes`,
	/** of 100 */
	percent,
	/** MB/s */
	rate,
	count,
	/** as many digits as the fact says */
	number: (value: number, digits: number) => decimal(value, digits)
};

const spelled = {
	/** equation: a result's name. simulate: `events.<type>.<field>` of the last such event, or `view.<path>` */
	gives: v.pipe(v.string(), v.nonEmpty()),
	as: v.picklist(Object.keys(SPELLINGS) as (keyof typeof SPELLINGS)[]),
	digits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)))
};
const fact = v.union([
	v.strictObject({ equation: v.string(), with: v.custom<Record_>(isRecord, 'expected inputs by name'), ...spelled }),
	v.strictObject({
		simulate: v.string(),
		commands: v.optional(v.array(commandSchema), []),
		/** s; left out: until nothing is due */
		until: v.optional(v.number()),
		...spelled
	})
]);
type Fact = v.InferOutput<typeof fact>;

/** The facts of a folder of lessons by name; none without a facts.yaml. @throws Error that names the fact and what is wrong with it */
export function reckonFacts(folder: string): Readonly<Record<string, string>> {
	const file = join(folder, 'facts.yaml');
	if (!existsSync(file)) return {};
	const read: unknown = parse(readFileSync(file, 'utf8')) ?? {};
	if (!isRecord(read)) throw new Error(`${file}: expected facts by name`);
	return Object.fromEntries(
		Object.entries(read).map(([name, given]) => {
			const result = v.safeParse(fact, given);
			if (!result.success) {
				const wrong = result.issues.flatMap((issue) =>
					(issue.issues ?? [issue]).map((each) => `${v.getDotPath(each) ?? ''} ${each.message}`)
				);
				throw new Error(`${file}: ${name}: ${wrong.join('; ')}`);
			}
			try {
				return [name, spell(result.output)];
			} catch (error) {
				throw new Error(`${file}: ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
			}
		})
	);
}

function spell(given: Fact): string {
	const value = 'equation' in given ? answered(given.equation, given.with, given.gives) : simulated(given);
	return SPELLINGS[given.as](value, given.digits ?? 1);
}

function answered(name: string, inputs: Record_, gives: string): number {
	const equation = equationNamed(name);
	if (!equation) throw new Error(`there is no equation ${name}; there are ${EQUATIONS.map((each) => each.name).join(', ')}`);
	const { results } = equation.answer(inputs);
	return number(results[gives], `${gives}; it gives ${Object.keys(results).join(', ')}`);
}

function simulated({ simulate, commands, until, gives }: Extract<Fact, { simulate: string }>): number {
	const estate = estateNamed(simulate);
	const scenario = { ...estate, commands: [...estate.commands, ...commands.map((command) => ({ at: 0, command }))] };
	const { steps, world } = run(scenario, until === undefined ? null : toNs(until));
	const refused = steps.find((step) => step.kind === 'refused');
	if (refused) throw new Error(`the model refused ${refused.command.type}`);
	const [kind = '', ...path] = gives.split('.');
	if (kind === 'view') return number(at(view(world), path), gives);
	const [type, ...field] = path;
	const event = steps.flatMap((step) => (step.kind === 'event' && step.event.type === type ? [step.event] : [])).at(-1);
	if (!event) throw new Error(`nothing of the kind ${type} happened`);
	return number(at(event, field), `${gives}; the event has ${Object.keys(event).join(', ')}`);
}

/** `downtimeSeconds` finds `downtimeNs` too */
function at(value: unknown, path: readonly string[]): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return value;
	if (Array.isArray(value)) return at(value[Number(key)], rest);
	if (!isRecord(value)) return undefined;
	const ns = value[key.replace(/Seconds$/, 'Ns')];
	return at(key in value || typeof ns !== 'number' ? value[key] : ns / 1e9, rest);
}

function number(value: unknown, what: string): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw new Error(`no number at ${what}`);
}

function estateNamed(id: string): Scenario {
	const file = readdirSync('lessons', { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith(`/${id}.scenario.yaml`));
	if (file === undefined) throw new Error(`there is no scenario ${id} in lessons`);
	const parsed = parseScenario(readFileSync(join('lessons', file), 'utf8'));
	if (parsed.mistakes !== undefined) throw new Error(`the scenario ${id} has mistakes`);
	return parsed.scenario;
}
