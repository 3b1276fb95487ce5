// Which room may import which (the table of ARCHITECTURE.md), and no cycles. A room may import itself and what its line names, nothing else.
// Tests beside their source may import what they need to set a scene.

/** Interface words, compiled from messages/. */
const messages = 'paraglide';
/** What a room with components needs of Svelte itself. */
const svelte = ['svelte', 'esm-env'];

/** @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule */

/** @type {Record<string, { rooms?: string[], files?: string[], packages?: string[], app?: boolean }>} */
const rooms = {
	base: {},
	ui: {
		rooms: ['base', messages],
		packages: [...svelte, 'bits-ui', '@internationalized/date', '@lucide/svelte', '@fontsource', '@fontsource-variable']
	},
	words: { rooms: ['base', messages], files: ['src/lib/sim/[a-z/-]+'] },
	sim: { rooms: ['base'] },
	scenario: { rooms: ['base', 'sim', messages], packages: ['valibot', 'yaml', 'fflate'] },
	stage: { rooms: ['base', 'sim', 'scenario'], packages: ['xstate'] },
	progress: { rooms: ['base'], packages: ['idb', 'valibot'] },
	figures: { rooms: ['base', 'sim', 'words', 'ui', messages], packages: [...svelte, 'd3-[a-z]+', '@types/d3-[a-z]+', 'xstate'] },
	console: { rooms: ['base', 'sim', 'words', 'figures', 'ui', messages], files: ['src/lib/stage/stage'], packages: svelte },
	exercises: { rooms: ['base', 'sim', 'words', 'scenario', 'stage', messages], packages: [...svelte, 'xstate', '@marcbachmann/cel-js'] },
	slides: { rooms: ['base', 'stage'], packages: [...svelte, 'xstate'] },
	live: { rooms: ['base', 'sim', 'scenario'], files: ['src/lib/stage/stage'], packages: ['valibot', 'xstate'] },
	lessons: {
		rooms: ['base', 'sim', 'words', 'scenario', 'stage', 'figures', 'exercises', 'slides', 'progress', 'ui', messages],
		files: ['mdsvex/front-matter', 'mdsvex/references', 'mdsvex/texts'],
		packages: [...svelte, 'minisearch'],
		app: true
	},
	server: { rooms: ['base'], files: ['src/lib/live/protocol', 'src/lib/scenario/schema'], packages: ['node'] }
};

const tests = '\\.(test|fixture)\\.ts$';
const machine = '^src/lib/sim/guest/(machine|compile-table)\\.ts$';

/** @type {Rule[]} */
const insideRooms = Object.entries(rooms).map(([room, { rooms: others = [], files = [], packages = [], app = false }]) => ({
	name: `${room}-imports-only-its-own`,
	comment: `src/lib/${room} may import ${[room, ...others, ...files, ...packages].join(', ')}`,
	severity: 'error',
	from: { path: `^src/lib/${room}/`, pathNot: [tests, machine] },
	to: {
		pathNot: [
			`^src/lib/(${[room, ...others].join('|')})/`,
			...files.map((file) => `^${file}\\.(ts|js)$`),
			...packages.map((name) => (name === 'node' ? '^(node:)?(crypto|events|fs|http|os|path|url)$' : `(^|/)node_modules/${name}/`)),
			...(app ? ['^\\$app/'] : [])
		]
	}
}));

/** Rooms that may know the types of another, but run none of its code. @type {Rule[]} */
const typesOnly = [
	['words', 'src/lib/sim'],
	['lessons', 'mdsvex']
].map(([from, to]) => ({
	name: `${from}-knows-only-types-of-${to}`,
	severity: 'error',
	from: { path: `^src/lib/${from}/`, pathNot: tests },
	to: { path: `^${to}/`, dependencyTypesNot: ['type-only'] }
}));

/** @type {Rule[]} */
export const rules = [
	{
		name: 'no-cycles',
		comment: 'imports of types alone are gone when the code runs, and do not count',
		severity: 'error',
		from: {},
		to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
	},
	...insideRooms,
	...typesOnly,
	{
		name: 'model-runs-on-the-table',
		comment: 'the life-cycle machine is the definition: only what compiles it, checks it or draws it reads it',
		severity: 'error',
		from: { path: '^src/', pathNot: [tests, machine, '^src/lib/figures/'] },
		to: { path: machine, dependencyTypesNot: ['type-only'] }
	},
	{
		name: 'machine-imports-xstate-only',
		severity: 'error',
		from: { path: machine },
		to: { pathNot: ['^src/lib/(sim|base)/', '(^|/)node_modules/xstate/'] }
	},
	{ name: 'library-knows-no-routes', severity: 'error', from: { path: '^src/lib/' }, to: { path: '^src/routes/' } },
	{
		name: 'every-room-has-its-line',
		severity: 'error',
		from: { path: `^src/lib/(?!(${[...Object.keys(rooms), messages].join('|')})/)` },
		to: {}
	},
	{
		name: 'source-knows-no-tests',
		comment: 'tests/vectors holds published results, which are shown, too',
		severity: 'error',
		from: { path: '^src/', pathNot: tests },
		to: { path: ['^tests/(?!vectors/)', tests] }
	}
];
