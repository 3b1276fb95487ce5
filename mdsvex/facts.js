// Numbers that come from the model are not typed: `<Fact of="name" />` gets its text from the chapter's facts.yaml, reckoned while building.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {typeof import('./reckon-facts')} Reckoner */
/** @type {Promise<Reckoner> | undefined} */
let loading;

// loaded when first needed: it speaks the words that another plugin compiles at the start of the build
async function load() {
	const alias = { $lib: join(root, 'src/lib') };
	const { module } = await runnerImport(join(root, 'mdsvex/reckon-facts.ts'), { root, configFile: false, resolve: { alias } });
	return /** @type {Reckoner} */ (module);
}

/** @type {Map<string, { age: number, facts: Readonly<Record<string, string>> }>} */
const known = new Map();

/** Of a folder of lessons, by name; reckoned again when it or a scenario has changed. @param {string} folder */
export async function factsOf(folder) {
	const file = join(folder, 'facts.yaml');
	if (!existsSync(file)) return {};
	const scenarios = readdirSync(join(root, 'lessons'), { recursive: true, encoding: 'utf8' }).filter((each) =>
		each.endsWith('.scenario.yaml')
	);
	const age = Math.max(...[file, ...scenarios.map((each) => join(root, 'lessons', each))].map((each) => statSync(each).mtimeMs));
	const found = known.get(folder);
	if (found?.age === age) return found.facts;
	const { reckonFacts } = await (loading ??= load());
	const facts = reckonFacts(folder);
	known.set(folder, { age, facts });
	return facts;
}

/** A preprocessor for after mdsvex. */
export function fillFacts() {
	return {
		name: 'lesson-facts',
		/** @param {{ content: string, filename?: string }} file */
		async markup({ content, filename }) {
			if (!filename?.endsWith('.md') || !content.includes('<Fact ')) return;
			const folder = dirname(filename);
			const facts = await factsOf(folder);
			const code = content.replace(/<Fact\s+of="([^"]*)"/g, (_, name) => {
				const text = facts[name];
				if (text === undefined) throw new Error(`${relative('.', filename)}: no fact "${name}" in facts.yaml beside it`);
				return `<Fact text={${JSON.stringify(text)}}`;
			});
			return { code, dependencies: [join(folder, 'facts.yaml')] };
		}
	};
}
