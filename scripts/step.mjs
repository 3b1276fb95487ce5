// One step of `npm start` and `npm test`: says what it does, how long it took, and what to do where it fails.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * @typedef {object} Step
 * @property {string} title what it does, as a person would say it
 * @property {string} command a program
 * @property {readonly string[]} args
 * @property {string} advice what to do where it fails
 * @property {boolean} [quiet] keep its output and show it only where it fails, so that two can run at once
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @typedef {{ title: string, ok: boolean, seconds: number }} Outcome
 */

/** A package's program without a shell, the same on every system. @param {string} path @param {...string} args */
export const program = (path, ...args) => ({ command: process.execPath, args: [join('node_modules', path), ...args] });

/** One of ours. @param {string} name @param {...string} args */
export const script = (name, ...args) => ({ command: process.execPath, args: [join('scripts', name), ...args] });

/** @param {string} text */
export const say = (text) => console.log(`\n» ${text}`);

/** @param {Step} step @returns {Promise<Outcome>} */
export async function run({ title, command, args, advice, quiet = false, env = {} }) {
	say(`${title} …`);
	const started = performance.now();
	const { code, output } = await exitOf(command, args, quiet, env);
	const seconds = (performance.now() - started) / 1000;
	const ok = code === 0;
	if (!ok && output) console.log(output.trimEnd());
	say(`${title}: ${ok ? 'done' : 'FAILED'} (${seconds.toFixed(1)} s)${ok ? '' : `\n  ${advice}`}`);
	return { title, ok, seconds };
}

/**
 * @param {string} command @param {readonly string[]} args @param {boolean} quiet @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function exitOf(command, args, quiet, env) {
	return new Promise((resolve) => {
		let output = '';
		const child = spawn(command, args, {
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			env: { ...process.env, ...env },
			// npm is a .cmd file on Windows, and those need the shell
			shell: process.platform === 'win32' && command === 'npm'
		});
		for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
		child.on('error', (error) => resolve({ code: null, output: output + error.message }));
		child.on('close', (code) => resolve({ code, output }));
	});
}

/** A step without which nothing else makes sense. @param {Step} step */
export async function must(step) {
	const outcome = await run(step);
	if (!outcome.ok) process.exit(1);
	return outcome;
}
