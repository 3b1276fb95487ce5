// Compiles the interface words of messages/ to functions in src/lib/paraglide. Vite does the same while it builds; type check and lint need
// them before. The compiler only warns where its plugin is missing, and then knows no words at all: here that is an error.
import { existsSync, readFileSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from '@inlang/paraglide-js';

export const messages = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	/** @type {['baseLocale']} */
	strategy: ['baseLocale'],
	emitTsDeclarations: true,
	// emptied first, it would be missing for a moment to a development server that reads it
	cleanOutdir: false
};

/** Keys of messages/en that have not become functions. */
async function uncompiled() {
	const compiled = new Set(Object.keys(await import(pathToFileURL(join(messages.outdir, 'messages', '_index.js')).href)));
	const folder = join('messages', 'en');
	return readdirSync(folder)
		.flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
		.filter((key) => !key.startsWith('$') && !compiled.has(key));
}

/** ms, of the newest file in a folder; 0 when there is none
 * @param {string} path
 * @returns {number} */
function newest(path) {
	if (!existsSync(path)) return 0;
	if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
	return Math.max(0, ...readdirSync(path).map((entry) => newest(join(path, entry))));
}

/** Compiles them unless that was done since they changed, by this or by a development server. @param {string} root of the project */
export async function compileMessages(root) {
	const outdir = join(root, messages.outdir);
	if (newest(outdir) > Math.max(newest(join(root, 'messages')), newest(join(root, messages.project, 'settings.json')))) return;
	await compile({ ...messages, project: join(root, messages.project), outdir });
	// what stayed the same was not written again, and would look old the next time, too
	const index = join(outdir, 'messages.js');
	if (existsSync(index)) utimesSync(index, new Date(), new Date());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	await compileMessages('.');
	const missing = await uncompiled();
	if (missing.length > 0) {
		console.error(`${missing.length} messages were not compiled, such as ${missing.slice(0, 3).join(', ')}.`);
		console.error('Is their file named in project.inlang/settings.json, and is the plugin it names installed (npm ci)?');
		process.exitCode = 1;
	}
}
