// `npm start` and `npm test` work on a fresh clone with Node alone. Only Node's own modules may be imported here.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';

const windows = platform() === 'win32',
	mac = platform() === 'darwin';

function run(command, args, env = {}) {
	const t = Date.now();
	const { status } = spawnSync(command, args, { stdio: 'inherit', shell: windows && command === 'npm', env: { ...process.env, ...env } });
	console.log(
		`[go] ${args
			.filter((a) => !a.startsWith('-'))
			.slice(0, 3)
			.join(' ')}: ${status === 0 ? 'ok' : `FAILED (${status})`} ${((Date.now() - t) / 1000).toFixed(1)} s`
	);
	return status ?? 1;
}
function must(...a) {
	const status = run(...a);
	if (status) process.exit(status);
}
/** a package's program without npx: no shell, the same on every system */
const tool = (path, ...args) => must(process.execPath, [join('node_modules', path), ...args]);

const age = (f) => {
	try {
		return statSync(f).mtimeMs;
	} catch {
		return 0;
	}
};
const newest = (d) =>
	!existsSync(d)
		? 0
		: Math.max(age(d), ...readdirSync(d, { withFileTypes: true }).map((e) => (e.isDirectory() ? newest : age)(join(d, e.name))));

function install() {
	if (age('package-lock.json') > age('node_modules/.package-lock.json'))
		must('npm', ['ci', '--no-audit', '--no-fund'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
}
function build() {
	const sources = Math.max(
		...['src', 'lessons', 'static', 'mdsvex'].map(newest),
		...['svelte.config.js', 'vite.config.ts', 'package-lock.json'].map(age)
	);
	if (age('build/handler.js') < sources) tool('vite/bin/vite.js', 'build');
}
function findBrowser() {
	const known = [
		...(process.env.PATH ?? '').split(delimiter).flatMap((d) => ['chromium', 'chromium-browser', 'google-chrome'].map((n) => join(d, n))),
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
		'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
	];
	const own =
		process.env.PLAYWRIGHT_BROWSERS_PATH ??
		(windows ? join(process.env.LOCALAPPDATA ?? '', 'ms-playwright') : join(homedir(), mac ? 'Library/Caches' : '.cache', 'ms-playwright'));
	return (
		process.env.CHROMIUM ??
		known.find((p) => existsSync(p)) ??
		(existsSync(own) && readdirSync(own).some((d) => d.startsWith('chromium')) ? 'playwright' : undefined)
	);
}
function browser() {
	let found = findBrowser();
	if (!found && run(process.execPath, ['node_modules/playwright/cli.js', 'install', '--with-deps', 'chromium']) === 0)
		found = findBrowser();
	if (!found && platform() === 'linux' && process.getuid?.() === 0 && run('apt-get', ['--version']) === 0) {
		run('apt-get', ['update']);
		run('apt-get', ['-o', 'DPkg::Lock::Timeout=600', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
		found = findBrowser();
	}
	if (!found) {
		console.error('[go] no Chromium found: install one, or set CHROMIUM=/path/to/chrome');
		process.exit(1);
	}
	if (found !== 'playwright') process.env.CHROMIUM = found;
}

install();
if (process.argv[2] === 'start') {
	build();
	// a child, not spawnSync: Ctrl-C must reach the server's own shutdown
	const server = spawn(process.execPath, ['server.mjs'], { stdio: 'inherit', env: { PORT: '3000', ...process.env } });
	for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => server.kill('SIGTERM'));
	server.on('exit', (code) => process.exit(code ?? 1));
} else {
	browser();
	must(process.execPath, ['scripts/lock-check.mjs']);
	tool('@sveltejs/kit/svelte-kit.js', 'sync');
	must(process.execPath, ['scripts/check-lessons.mjs']);
	tool('eslint/bin/eslint.js', '.');
	tool('dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.cjs');
	tool('vitest/vitest.mjs', 'run');
	build();
	tool('@playwright/test/cli.js', 'test');
}
