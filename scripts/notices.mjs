// Writes NOTICES.md: whose work reaches the people who use Guesthouse, and under which licence. `--check` says whether it is current.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'NOTICES.md';

/** Tools of the build that put code of their own into the product. */
const BUILT_IN = ['svelte', '@sveltejs/kit', '@sveltejs/adapter-node', '@inlang/paraglide-js'];

const INTRODUCTION = `# Notices

Guesthouse is distributed under the MIT License (see LICENSE). It contains the work of others, listed here with their licenses.

VMware, vSphere, ESX, ESXi, Microsoft, Hyper-V, Windows, Citrix, XenServer and other names of products and companies are trademarks of their owners.
They are used to say which product is meant. Guesthouse is independent: it is not affiliated with their owners, nor endorsed by them.

This file is written by \`npm run notices\` from the installed packages.
`;

/** @typedef {{ name: string, version: string, license: string, home: string, text: string }} Notice */

/** Node's look-up: a package's own node_modules first, then each parent's. @param {string} from a folder @param {string} name */
function find(from, name) {
	for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
		const folder = `${at && `${at}/`}node_modules/${name}`;
		if (existsSync(folder)) return folder;
		if (!at.includes('node_modules')) return undefined;
	}
}

/** @param {string} folder */
const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Folders of everything that `dependencies` brings along, and of what the build puts in. */
function shipped() {
	const found = new Set(BUILT_IN.map((name) => `node_modules/${name}`));
	/** @param {string} from @param {Record<string, string>} [dependencies] */
	const walk = (from, dependencies = {}) => {
		for (const name of Object.keys(dependencies)) {
			const folder = name.startsWith('@types/') ? undefined : find(from, name);
			if (!folder || found.has(folder)) continue;
			found.add(folder);
			walk(folder, manifest(folder).dependencies);
		}
	};
	walk('', manifest('.').dependencies);
	return [...found];
}

/** npm's short forms of a repository as an address. @param {string} home */
const address = (home) =>
	home
		.replace(/^git\+|\.git$/g, '')
		.replace(/^git:/, 'https:')
		.replace(/^(github:)?([\w-]+\/[\w.-]+)$/, 'https://github.com/$2');

/** @param {string} folder @returns {Notice} */
function noticeOf(folder) {
	const { name, version, license, homepage, repository } = manifest(folder);
	const home = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
	const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
	const text = file
		? readFileSync(join(folder, file), 'utf8')
				.replaceAll('\r\n', '\n')
				.replace(/[ \t]+$/gm, '')
				.trim()
		: '';
	return { name, version, license: license ?? 'see its text', home: address(home), text };
}

/** Packages under the very same words stand together. @param {string} title @param {readonly Notice[]} notices */
function section(title, notices) {
	const texts = [...new Set(notices.map((notice) => notice.text))];
	const groups = texts.map((text) => {
		const names = notices
			.filter((notice) => notice.text === text)
			.map(({ name, version, license, home }) => `- ${name} ${version}, ${license}${home && `, ${home}`}`);
		return `${names.join('\n')}\n\n${text ? `\`\`\`text\n${text}\n\`\`\`` : 'The package holds no license text of its own; the license named above applies.'}`;
	});
	return `## ${title}\n\n${groups.join('\n\n')}\n`;
}

const notices = shipped()
	.map(noticeOf)
	.sort((a, b) => (a.name < b.name ? -1 : 1));
const isFont = (/** @type {Notice} */ { name }) => name.startsWith('@fontsource');
const text = [
	INTRODUCTION,
	section('Fonts', notices.filter(isFont)),
	section(
		'Libraries',
		notices.filter((notice) => !isFont(notice))
	)
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
	console.error(`${FILE} does not match the installed packages. Write it anew with: npm run notices`);
	process.exitCode = 1;
} else console.log(`${FILE} names all ${notices.length} packages`);
