// Holds src/ against the import rules: `npm run imports`. Components are read through Svelte's compiler.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { rules } from './import-rules.mjs';

/** Every import that breaks a rule, as `rule: from -> to`. @param {string} root the folder that holds src/ */
export async function brokenRules(root) {
	const { output } = await cruise(
		['src'],
		{
			baseDir: root,
			ruleSet: { forbidden: rules },
			validate: true,
			doNotFollow: { path: 'node_modules' },
			exclude: { path: '^src/lib/paraglide/.+/' },
			tsPreCompilationDeps: true
		},
		{
			alias: { $lib: join(root, 'src/lib') },
			conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
			exportsFields: ['exports']
		}
	);
	if (typeof output === 'string') throw new Error(output);
	const broken = output.summary.violations.map(
		({ rule, from, to, cycle }) => `${rule.name}: ${[from, ...(cycle?.map((step) => step.name) ?? [to])].join(' -> ')}`
	);
	return { broken, files: output.summary.totalCruised };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { broken, files } = await brokenRules(process.cwd());
	console.log(broken.length > 0 ? broken.join('\n') : `${files} files keep to the import rules`);
	process.exitCode = broken.length > 0 ? 1 : 0;
}
