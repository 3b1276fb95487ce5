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
		writeFileSync(join(out, `${chapter.name}.svelte`), code);
	}
	const run = spawnSync(
		process.execPath,
		['node_modules/svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
		{ encoding: 'utf8', maxBuffer: 2 ** 26 }
	);
	// The line is the component's; the line of code that svelte-check shows below it finds the place in the chapter.
	console.log((run.stdout + run.stderr).replace(/lessons-check[\\/](.+)\.svelte:\d+:\d+/g, 'lessons/$1/index.md'));
	process.exitCode = run.status ?? 1;
} finally {
	rmSync(out, { recursive: true, force: true });
}
