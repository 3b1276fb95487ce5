// Finds in a second what makes `npm ci` refuse the lock file later, or elsewhere: npm leaves out platform packages that the registry does
// not have yet ("Missing: ... from lock file"), and by default it writes the registry's address to every entry.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @typedef {Record<string, { resolved?: string, optionalDependencies?: Record<string, string> }>} Packages */

/** Node's look-up: a package's own node_modules first, then each parent's. @param {Packages} packages @param {string} where @param {string} name */
function isThere(packages, where, name) {
	for (let at = where; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
		if (packages[`${at && `${at}/`}node_modules/${name}`]) return true;
		if (!at) return false;
	}
}

/** What is wrong, a line each. @param {Packages} packages @returns {string[]} */
export function faultsOf(packages) {
	return Object.entries(packages).flatMap(([where, { resolved = '', optionalDependencies = {} }]) => [
		...(/^https?:/.test(resolved) ? [`${where}: names a registry in "resolved"`] : []),
		...Object.entries(optionalDependencies)
			.filter(([name]) => !isThere(packages, where, name))
			.map(([name, range]) => `${where || 'the project'}: ${name}@${range} is missing`)
	]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	/** @type {{ packages: Packages }} */
	const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
	const faults = faultsOf(packages);
	console.log(
		faults.length > 0 ? faults.join('\n') : `The lock file is complete: ${Object.keys(packages).length - 1} packages, no registry named`
	);
	process.exitCode = faults.length > 0 ? 1 : 0;
}
