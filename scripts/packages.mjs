// Node in the right version, and the packages of the lock file in node_modules. Only Node's own modules may be imported here.
import { statSync } from 'node:fs';
import { must } from './step.mjs';

/** When it was last written, ms; 0 where it is missing. @param {string} file */
const written = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param {string} version like v20.19.0 */
export function isSupported(version) {
	const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
	return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

export async function installPackages() {
	if (!isSupported(process.version)) {
		console.error(`Guesthouse needs Node 20.19 or newer (of the 22 line 22.12 or newer). This is ${process.version}: see nodejs.org.`);
		process.exit(1);
	}
	if (written('node_modules/.package-lock.json') >= written('package-lock.json')) return;
	const npm = process.env.npm_execpath;
	const args = ['ci', '--no-audit', '--no-fund'];
	await must({
		title: 'Installing packages (about a minute the first time)',
		...(npm?.endsWith('.js') ? { command: process.execPath, args: [npm, ...args] } : { command: 'npm', args }),
		advice:
			'npm could not install them. Is this machine online, and does npm know your proxy or registry (npm config list)? Then try again.'
	});
}
