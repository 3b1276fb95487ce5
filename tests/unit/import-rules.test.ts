// The house's import rules hold, and they notice when they do not: each wrong import is planted in a small house of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { brokenRules } from '../../scripts/imports.mjs';

/** Inside the project, so that packages are found. */
async function brokenIn(files: Record<string, string>) {
	mkdirSync('reports', { recursive: true });
	const root = mkdtempSync(join(process.cwd(), 'reports', 'house-'));
	onTestFinished(() => rmSync(root, { recursive: true }));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(root, name)), { recursive: true });
		writeFileSync(join(root, name), text);
	}
	return (await brokenRules(root)).broken;
}

const world = { 'src/lib/sim/world.ts': 'export interface World { now: number }\nexport const none = 0;' };
const rack = { 'src/lib/figures/rack/Rack.svelte': '<script lang="ts">let { guests }: { guests: number } = $props();</script>{guests}' };

test('the source keeps to the import rules', async () => {
	const { broken, files } = await brokenRules(process.cwd());
	expect(files).toBeGreaterThan(100);
	expect(broken).toEqual([]);
}, 60_000);

test('a house that keeps to the rules has nothing broken', async () => {
	const files = {
		...world,
		...rack,
		'src/lib/words/event.ts': "import type { World } from '$lib/sim/world';\nexport const at = (world: World) => String(world.now);",
		'src/lib/scenario/schema.ts':
			"import * as v from 'valibot';\nimport { none } from '$lib/sim/world';\nexport const size = v.minValue(none);",
		'src/lib/sim/world.test.ts': "import { test } from 'vitest';\nimport { none } from './world';\ntest('x', () => none);",
		'src/lib/sim/task.ts': "import type { Guest } from './guest';\nexport interface Task { guest: Guest }",
		'src/lib/sim/guest.ts': "import type { Task } from './task';\nexport interface Guest { task: Task | null }",
		'src/routes/lab/+page.svelte':
			"<script>import Rack from '$lib/figures/rack/Rack.svelte'; import { page } from '$app/state';</script><Rack guests={page.status} />"
	};
	expect(await brokenIn(files)).toEqual([]);
});

test.each<[string, string, string, string]>([
	[
		'the model a figure',
		'src/lib/sim/bad.ts',
		"import Rack from '$lib/figures/rack/Rack.svelte';\nexport { Rack };",
		'sim-imports-only-its-own'
	],
	[
		'the model a package',
		'src/lib/sim/bad.ts',
		"import { scaleLinear } from 'd3-scale';\nexport { scaleLinear };",
		'sim-imports-only-its-own'
	],
	['the model Node', 'src/lib/sim/bad.ts', "import { hostname } from 'node:os';\nexport { hostname };", 'sim-imports-only-its-own'],
	[
		'the model the sentences',
		'src/lib/sim/bad.ts',
		"import { said } from '$lib/words/said';\nexport { said };",
		'sim-imports-only-its-own'
	],
	[
		'a figure $app',
		'src/lib/figures/Bad.svelte',
		"<script>import { goto } from '$app/navigation'; goto('/');</script>",
		'figures-imports-only-its-own'
	],
	[
		'a figure the stage',
		'src/lib/figures/bad.ts',
		"import { open } from '$lib/stage/open';\nexport { open };",
		'figures-imports-only-its-own'
	],
	[
		'a widget the model',
		'src/lib/ui/Bad.svelte',
		"<script>import { none } from '$lib/sim/world';</script>{none}",
		'ui-imports-only-its-own'
	],
	[
		'the sentences the code of the model',
		'src/lib/words/bad.ts',
		"import { none } from '$lib/sim/world';\nexport { none };",
		'words-knows-only-types-of-src/lib/sim'
	],
	[
		'the library a route',
		'src/lib/console/bad.ts',
		"import { load } from '../../routes/lab/+page';\nexport { load };",
		'library-knows-no-routes'
	],
	[
		'a room that has no line',
		'src/lib/utils/bad.ts',
		"import { none } from '$lib/sim/world';\nexport { none };",
		'every-room-has-its-line'
	],
	['the source a test', 'src/lib/sim/bad.ts', "import { made } from './made.fixture';\nexport { made };", 'source-knows-no-tests']
])('%s: a planted wrong import is found', async (_, file, text, rule) => {
	const others = {
		...world,
		...rack,
		'src/lib/sim/made.fixture.ts': 'export const made = 1;',
		'src/lib/words/said.ts': 'export const said = 1;',
		'src/lib/stage/open.ts': 'export const open = 1;',
		'src/routes/lab/+page.ts': 'export const load = 1;'
	};
	const broken = await brokenIn({ ...others, [file]: text });
	expect(broken.some((line) => line.startsWith(`${rule}: ${file} -> `))).toBe(true);
});

test('a circle through a component is found', async () => {
	const broken = await brokenIn({
		'src/lib/ui/a.ts': "import B from './B.svelte';\nexport const a = B;",
		'src/lib/ui/B.svelte': "<script>import { a } from './a';</script>{a}"
	});
	expect(broken).toEqual([expect.stringMatching(/^no-cycles: /)]);
});
