// svelte-check, which skips .md, can type-check lessons: preprocess them to .svelte files first, check, remove.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { preprocess } from 'svelte/compiler';
import config from '../svelte.config.js';

const out = 'src/lessons-check'; // git-ignored; a folder whose name starts with a dot is skipped silently
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
try {
	for (const f of readdirSync('lessons').filter((f) => f.endsWith('.md'))) {
		const { code } = await preprocess(readFileSync(join('lessons', f), 'utf8'), config.preprocess, { filename: resolve('lessons', f) });
		// mdsvex still writes the Svelte 4 form of the module script
		writeFileSync(join(out, f.replace(/\.md$/, '.svelte')), code.replace('<script context="module">', '<script module>'));
	}
	const run = spawnSync(
		process.execPath,
		['node_modules/svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
		{ stdio: 'inherit' }
	);
	process.exitCode = run.status ?? 1;
} finally {
	rmSync(out, { recursive: true, force: true });
}
