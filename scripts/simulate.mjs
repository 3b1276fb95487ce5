// `npm run simulate -- FILE`: a scenario runs without a browser. This file only readies what the run is written in: TypeScript and the words.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!existsSync(join(root, 'node_modules/tsx'))) {
	console.error('Guesthouse is not installed yet. Run npm ci once, then this again.');
	process.exit(1);
}

const { compileMessages } = await import('./messages.mjs');
await compileMessages(root);

const { register } = await import('tsx/esm/api');
register({ tsconfig: join(root, 'scripts/simulate/tsx.json') });
/** @type {{ main: (args: readonly string[]) => number }} */
const { main } = await import(new URL('./simulate/main.ts', import.meta.url).href);
// npm runs scripts in the project's folder; the file was named from where the learner stands
process.chdir(process.env.INIT_CWD ?? '.');
// `| head` may close the pipe before the last line
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1));
process.exitCode = main(process.argv.slice(2));
