// a lock file that `npm ci` will refuse, or that names a registry host, is found in a second.
// npm leaves out platform packages that the registry does not have (yet); `npm ci` then fails with "Missing: ... from lock file".
import { readFileSync } from 'node:fs';

const packages = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const faults = [];
/** Node's look-up: own node_modules first, then each parent's. */
function has(where, name) {
	for (let at = where; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
		if (packages[(at && at + '/') + 'node_modules/' + name]) return true;
		if (!at) return false;
	}
}
for (const [where, p] of Object.entries(packages)) {
	if (/^https?:/.test(p.resolved ?? '')) faults.push(`${where}: host in "resolved"`);
	for (const [name, range] of Object.entries(p.optionalDependencies ?? {}))
		if (!has(where, name)) faults.push(`${where || 'project'}: ${name}@${range} is missing`);
}
console.log(faults.length ? faults.join('\n') : `lock file complete: ${Object.keys(packages).length - 1} packages, no hosts`);
process.exit(faults.length ? 1 : 0);
