// `npm run simulate -- FILE`: a scenario runs without a browser. This file only readies what the run is written in: TypeScript and the words.
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!existsSync(join(root, 'node_modules/tsx'))) {
	console.error('Guesthouse is not installed yet. Run npm ci once, then this again.');
	process.exit(1);
}

/** ms, of the newest file in a folder; 0 when there is none
 * @param {string} folder
 * @returns {number} */
function newest(folder) {
	if (!existsSync(folder)) return 0;
	const ages = readdirSync(folder, { withFileTypes: true }).map((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
	});
	return Math.max(0, ...ages);
}

const words = join(root, 'src/lib/paraglide');
if (newest(words) < newest(join(root, 'messages'))) {
	console.error('Preparing the words, once …');
	const [{ compile }, { messages }] = await Promise.all([import('@inlang/paraglide-js'), import('./messages.mjs')]);
	await compile({ ...messages, project: join(root, messages.project), outdir: words });
	// what stayed the same was not written again, and would look old the next time, too
	utimesSync(join(words, 'messages.js'), new Date(), new Date());
}

const { register } = await import('tsx/esm/api');
register({ tsconfig: join(root, 'scripts/simulate/tsx.json') });
/** @type {{ main: (args: readonly string[]) => number }} */
const { main } = await import(new URL('./simulate/main.ts', import.meta.url).href);
// npm runs scripts in the project's folder; the file was named from where the learner stands
process.chdir(process.env.INIT_CWD ?? '.');
// `| head` may close the pipe before the last line
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1));
process.exitCode = main(process.argv.slice(2));
