// Compiles the interface words of messages/ to functions in src/lib/paraglide. Vite does the same while it builds; type check and lint need them before.
import { pathToFileURL } from 'node:url';
import { compile } from '@inlang/paraglide-js';

export const messages = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	/** @type {['baseLocale']} */
	strategy: ['baseLocale'],
	emitTsDeclarations: true
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await compile(messages);
