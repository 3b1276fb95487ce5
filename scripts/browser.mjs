// Finds a Chromium for the browser tests: one that is installed, one that Playwright downloaded, or on Debian the system's package.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { program, run, say } from './step.mjs';

/** Where Chromium, Chrome and Edge are installed, per system. */
function places() {
	const { env, platform } = process;
	const windows = [
		'Google\\Chrome\\Application\\chrome.exe',
		'Microsoft\\Edge\\Application\\msedge.exe',
		'Chromium\\Application\\chrome.exe'
	];
	if (platform === 'win32')
		return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((root) =>
			root ? windows.map((file) => join(root, file)) : []
		);
	const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
	const path = (env.PATH ?? '').split(delimiter).filter(Boolean);
	const onPath = names.flatMap((name) => path.map((folder) => join(folder, name)));
	if (platform !== 'darwin') return onPath;
	const applications = ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
		['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name))
	);
	return [...applications, ...onPath];
}

/** The path of an installed browser; `CHROMIUM` names one and wins. */
export const installedBrowser = () => process.env.CHROMIUM ?? places().find((file) => existsSync(file));

/** The browser that Playwright downloaded in the version it wants, if it is there. */
export async function downloadedBrowser() {
	const { chromium } = await import('playwright');
	const file = chromium.executablePath();
	return existsSync(file) ? file : undefined;
}

const executablePath = installedBrowser();

/** For Playwright and Vitest alike; without a path Playwright takes its own download. */
export const launchOptions = {
	...(executablePath && { executablePath }),
	// keeps a system browser from talking to anyone but the page under test
	args: [
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};

const onDebianAsRoot = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Finds a browser or installs one; stops with advice where neither can be done. */
export async function needBrowser() {
	const named = process.env.CHROMIUM;
	if (named && !existsSync(named)) giveUp(`CHROMIUM names ${named}, which does not exist. Correct it, or unset it to use another browser.`);
	const found = installedBrowser() ?? (await downloadedBrowser());
	if (found) return say(`Browser for the tests: ${found}`);
	const downloaded = await run({
		title: 'No Chromium, Chrome or Edge found: downloading one with Playwright',
		...program('playwright/cli.js', 'install', ...(onDebianAsRoot() ? ['--with-deps'] : []), 'chromium'),
		env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
		advice: onDebianAsRoot()
			? "This network does not reach Playwright's servers: the system's own package is next."
			: 'The network may not let it through.'
	});
	if (downloaded.ok) return;
	if (onDebianAsRoot()) {
		const apt = (/** @type {string} */ title, /** @type {string[]} */ ...args) =>
			run({ title, command: 'apt-get', args: ['-o', 'DPkg::Lock::Timeout=600', ...args], advice: 'apt-get says why above.' });
		await apt('Reading the list of system packages', 'update');
		await apt('Installing Chromium from the system packages', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
	}
	if (!installedBrowser())
		giveUp('No browser for the tests. Install Chromium, Chrome or Edge, or set CHROMIUM to the path of one, then run npm test again.');
}

/** @param {string} message */
function giveUp(message) {
	console.error(message);
	process.exit(1);
}
