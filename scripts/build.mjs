// Builds the product: for our own server (build), or with --static as a folder for any web server (build-static). `--base /folder` names
// that folder's address for its 404.html; all other pages find their way by themselves. Remembers what it was built from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { program, run, say } from './step.mjs';

const SOURCES = ['src', 'lessons', 'static', 'messages', 'mdsvex', 'vite', 'project.inlang/settings.json', 'scripts/messages.mjs'];
const SETTINGS = ['svelte.config.js', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const GENERATED = join('src', 'lib', 'paraglide');

const PRODUCTS = {
	node: { result: 'build/handler.js', title: 'Building the product' },
	static: { result: 'build-static/index.html', title: 'Building the static product' }
};

/** @param {string} path @returns {string[]} */
function filesIn(path) {
	if (path === GENERATED || path.endsWith('.test.ts') || !existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesIn(join(path, name)));
}

/** Says whether two builds would be the same. @param {string} base */
function fingerprint(base) {
	const hash = createHash('sha256').update(`${process.version} ${base}`);
	for (const file of [...SOURCES, ...SETTINGS].flatMap(filesIn)) hash.update(file).update(readFileSync(file));
	return hash.digest('hex');
}

/** Whether the product stands. @param {keyof typeof PRODUCTS} kind @param {{ ifNeeded?: boolean, base?: string }} [options] */
export async function build(kind, { ifNeeded = false, base = '' } = {}) {
	const { result, title } = PRODUCTS[kind];
	const stamp = join('node_modules', '.cache', 'guesthouse', kind);
	const wanted = fingerprint(base);
	if (ifNeeded && existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
		say(`${title}: nothing has changed since the last time`);
		return true;
	}
	rmSync(stamp, { force: true });
	const { ok } = await run({
		title,
		...program('vite/bin/vite.js', 'build', '--logLevel', 'warn'),
		env: { ADAPTER: kind, BASE_PATH: base },
		advice: 'The build names the file and the cause above.'
	});
	if (ok) {
		mkdirSync(dirname(stamp), { recursive: true });
		writeFileSync(stamp, wanted);
	}
	return ok;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { values } = parseArgs({
		options: {
			static: { type: 'boolean', default: false },
			base: { type: 'string', default: '' },
			'if-needed': { type: 'boolean', default: false }
		}
	});
	if (!/^(\/[^/]+)*$/.test(values.base)) {
		console.error(`--base is a path like /training/guesthouse, not "${values.base}"`);
		process.exit(1);
	}
	process.exitCode = (await build(values.static ? 'static' : 'node', { base: values.base, ifNeeded: values['if-needed'] })) ? 0 : 1;
}
