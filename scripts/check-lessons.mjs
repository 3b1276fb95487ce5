// Type check of everything, the lessons included: svelte-check skips .md, so each chapter is first written as the component it becomes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { preprocess } from 'svelte/compiler';
import { preprocessLessons } from '../mdsvex/preprocess.js';

const out = 'lessons-check'; // git-ignored; svelte-check silently skips a folder whose name starts with a dot
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
try {
	for (const chapter of readdirSync('lessons', { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
		const file = resolve('lessons', chapter.name, 'index.md');
		if (!existsSync(file)) continue;
		const { code } = await preprocess(readFileSync(file, 'utf8'), preprocessLessons, { filename: file });
		// mdsvex still writes the Svelte 4 form of the module script
		writeFileSync(join(out, `${chapter.name}.svelte`), code.replace('<script context="module">', '<script module>'));
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
