// one place that finds a Chromium for Playwright and Vitest alike.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folders = (process.env.PATH ?? '').split(delimiter);
const onPath = (...names: string[]) => names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
/** undefined = the browser that Playwright itself installed */
const executablePath = process.env.CHROMIUM ?? onPath('chromium', 'chromium-browser', 'google-chrome');
export const launchOptions = {
	...(executablePath && { executablePath }),
	// no sandbox inside containers; the rest keeps a system Chromium from talking to anyone
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};
