// import rules and cycles, also through .svelte files (their <script> is compiled with svelte/compiler).
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{ name: 'lib-knows-no-routes', severity: 'error', from: { path: '^src/lib' }, to: { path: '^src/routes' } },
		{ name: 'no-test-code-in-src', severity: 'error', from: { path: '^src' }, to: { path: '^tests' } }
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		extraExtensionsToScan: ['.md']
	}
};
