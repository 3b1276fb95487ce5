// `npm run size`: the JavaScript that a browser loads before a page can be used, per page of the built product, as sent (brotli).
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

const PAGES = 'build/prerendered';
const FILES = 'build/client';

/** KB by the start of the address; the first that fits. @type {readonly (readonly [string, number])[]} */
const BUDGETS = [
	['/learn/', 60],
	['/slides/', 70],
	['/lab', 120]
];

if (!existsSync(PAGES)) {
	console.error('There is no built product yet. Run npm run build first.');
	process.exit(1);
}

/** What the HTML asks for at once: preloaded modules, scripts, and the modules its inline script starts. @param {string} page path of the HTML file */
function entriesOf(page) {
	const html = readFileSync(join(PAGES, page), 'utf8');
	const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes('modulepreload'));
	const found = [
		...links.map((tag) => /href="([^"]+)"/.exec(tag)?.[1]),
		...[...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map((match) => match[1]),
		...[...html.matchAll(/\bimport\("([^"]+)"\)/g)].map((match) => match[1])
	];
	return found.filter((href) => href !== undefined).map((href) => posix.join(dirname(page).replaceAll('\\', '/'), href));
}

/** With everything those import in turn; what is imported on demand is not counted. @param {readonly string[]} entries @param {Set<string>} [seen] */
function closure(entries, seen = new Set()) {
	for (const file of entries) {
		if (seen.has(file)) continue;
		seen.add(file);
		const code = readFileSync(join(FILES, file), 'utf8');
		const imports = [...code.matchAll(/\b(?:import|from)\s*"(\.{1,2}\/[^"]+\.js)"/g)].map((match) =>
			posix.join(posix.dirname(file), match[1] ?? '')
		);
		closure(imports, seen);
	}
	return seen;
}

/** @param {string} file */
const sentBytes = (file) => statSync(join(FILES, existsSync(join(FILES, `${file}.br`)) ? `${file}.br` : file)).size;

const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.html'))
	.sort();
let over = false;
for (const page of pages) {
	const address = `/${page.replaceAll('\\', '/').replace(/(index)?\.html$/, '')}`;
	const files = [...closure(entriesOf(page))];
	const kilobytes = files.reduce((sum, file) => sum + sentBytes(file), 0) / 1000;
	const budget = BUDGETS.find(([start]) => address.startsWith(start))?.[1];
	over ||= budget !== undefined && kilobytes > budget;
	const verdict = budget === undefined ? '' : `of ${String(budget).padStart(3)} KB${kilobytes > budget ? '   OVER BUDGET' : ''}`;
	console.log(`${address.padEnd(28)} ${kilobytes.toFixed(1).padStart(6)} KB in ${String(files.length).padStart(2)} files ${verdict}`);
}
process.exitCode = over ? 1 : 0;
