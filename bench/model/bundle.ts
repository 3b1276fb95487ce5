// Bundles our side as the product is bundled: by Vite, minified, from the same sources.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** @returns the file to run with Node */
export async function bundle(outDir: string): Promise<string> {
	await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: here('../../src/lib') } },
		ssr: { noExternal: true },
		build: { ssr: here('work.ts'), outDir, emptyOutDir: false, minify: true, rollupOptions: { output: { entryFileNames: 'work.mjs' } } }
	});
	return `${outDir}/work.mjs`;
}
