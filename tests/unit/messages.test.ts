// The interface words: every file is compiled, every key names its area, every language says the same things, and a compiler that
// silently knows no words is noticed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import settings from '../../project.inlang/settings.json' with { type: 'json' };

const areas = readdirSync('messages/en');
const read = (locale: string, file: string) => JSON.parse(readFileSync(join('messages', locale, file), 'utf8')) as Record<string, unknown>;
const keysOf = (locale: string, file: string) => Object.keys(read(locale, file)).filter((key) => !key.startsWith('$'));
const placeholders = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort();

test('the settings name every file of words', () => {
	expect(settings['plugin.inlang.messageFormat'].pathPattern.toSorted()).toEqual(
		areas.map((file) => `./messages/{locale}/${file}`).toSorted()
	);
});

test.each(areas)('every key of %s begins with its area', (file) => {
	// a figure's words stand in figure-life-cycle.json and begin with lifeCycle_
	const area = `${file.replace(/^figure-|\.json$/g, '').replace(/-[a-z]/g, (next) => next.slice(1).toUpperCase())}_`;
	expect(keysOf('en', file).filter((key) => !key.startsWith(area))).toEqual([]);
});

test('every language has the keys and placeholders of English', () => {
	for (const locale of settings.locales)
		for (const file of areas) {
			expect(keysOf(locale, file).toSorted(), `messages/${locale}/${file}`).toEqual(keysOf('en', file).toSorted());
			for (const [key, message] of Object.entries(read(locale, file)))
				expect(placeholders(message), `${locale}: ${key}`).toEqual(placeholders(read('en', file)[key]));
		}
});

test('without its plugin the compiler fails instead of forgetting all words', () => {
	const folder = mkdtempSync(join(tmpdir(), 'words-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	mkdirSync(join(folder, 'project.inlang'));
	cpSync('project.inlang/settings.json', join(folder, 'project.inlang/settings.json'));
	cpSync('messages', join(folder, 'messages'), { recursive: true });
	// here is no node_modules, where the settings say the plugin is
	const { status, stderr } = spawnSync(process.execPath, [resolve('scripts/messages.mjs')], { cwd: folder, encoding: 'utf8' });
	expect(stderr).toContain('messages were not compiled, such as');
	expect(status).toBe(1);
}, 60_000);
