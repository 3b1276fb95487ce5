// Logs as files (`*.guesthouse.json`): what learners export, import and keep. A file carries everything, the scenario and the world at its end too.
import type { Log } from '$lib/sim/log';
import { readLog } from './log-schema';
import { unreadable, type Unreadable } from './unreadable';

export const LOG_FILE_EXTENSION = '.guesthouse.json';

const FORMAT = 'guesthouse-log';
const VERSION = 1;
const LONGEST = 64_000_000;

export function exportLog(log: Log): string {
	return `${JSON.stringify({ format: FORMAT, version: VERSION, log })}\n`;
}

export function importLog(text: string): { readonly log: Log } | { readonly unreadable: Unreadable } {
	if (text.trim() === '') return unreadable('empty');
	if (text.length > LONGEST) return unreadable('tooLarge');
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		// a file of ours that was cut still begins as we write it
		return unreadable(text.startsWith(`{"format":"${FORMAT}"`) ? 'damaged' : 'foreign', '', cause instanceof Error ? cause.message : '');
	}
	if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT) return unreadable('foreign');
	if (!('version' in value) || typeof value.version !== 'number' || !('log' in value)) return unreadable('damaged');
	if (value.version > VERSION) return unreadable('newer', 'version', String(value.version));
	return readLog(value.log);
}
