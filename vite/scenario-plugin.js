// `import scenario from './x.scenario.yaml'` gives the checked, complete Scenario: pages need no YAML parser for what is built in,
// and a broken file stops the build with its line and column.
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runnerImport } from 'vite';

/** @typedef {typeof import('../src/lib/scenario/parse')} Parse */

const FILE = /\.scenario\.yaml(?:\?heading)?$/;
const HEADING = '?heading';

/** @returns {import('vite').Plugin} */
export function scenarios() {
	let root = process.cwd();
	/** @type {Promise<Parse> | null} */
	let parser = null;
	// loaded when first needed: it speaks the words that another plugin compiles at the start of the build
	const load = async () => {
		const alias = { $lib: join(root, 'src/lib') };
		const loaded = await runnerImport(join(root, 'src/lib/scenario/parse.ts'), { root, configFile: false, resolve: { alias } });
		return /** @type {Parse} */ (loaded.module);
	};
	return {
		name: 'scenario',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		load: {
			filter: { id: FILE },
			async handler(id) {
				const file = id.replace(HEADING, '');
				this.addWatchFile(file);
				const [text, { parseScenario }] = await Promise.all([readFile(file, 'utf8'), (parser ??= load())]);
				const parsed = parseScenario(text);
				if (parsed.mistakes === undefined) return { code: id === file ? moduleOf(parsed) : headingOf(parsed.scenario), map: null };
				const lines = parsed.mistakes.map(
					({ line, column, message, cure }) => `${relative(root, file)}:${line}:${column}: ${message} ${cure}`
				);
				const [first] = parsed.mistakes;
				return this.error({ message: lines.join('\n'), id, loc: { file, line: first?.line ?? 1, column: (first?.column ?? 1) - 1 } });
			}
		}
	};
}

/** Text that JSON.parse reads is read sooner than the same as code. What is drawn from a seed is drawn again: that takes fewer bytes. */
function moduleOf(/** @type {import('../src/lib/scenario/parse').Understood} */ { scenario, estate }) {
	if (!estate) return `export default ${literal(scenario)};`;
	const { policies, commands } = scenario;
	return `import { estate } from '/src/lib/scenario/estate';\nexport default { ...estate(${literal(estate)}), ...${literal({ policies, commands })} };`;
}

const headingOf = (/** @type {{ title: string, description: string }} */ { title, description }) =>
	`export default ${literal({ title, description })};`;

const literal = (/** @type {unknown} */ value) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
