// Numbers in the prose that come from the model: found by equation or by simulation, and never silently wrong.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preprocess } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { preprocessLessons } from '../../mdsvex/preprocess.js';
import { reckonFacts } from '../../mdsvex/reckon-facts';

function folderWith(facts: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'facts-'));
	writeFileSync(join(folder, 'facts.yaml'), facts);
	return folder;
}
const factFrom = (lines: string) => reckonFacts(folderWith(`it:\n${lines.replace(/^/gm, '  ')}`)).it;

test('an equation’s answer: 24 GiB rewritten not at all over 1,228.8 MiB/s take 20 s and the last copy', () => {
	const lines = [
		'equation: pre-copy',
		'with: { ramMiB: 24576, bandwidthMiBps: 1228.8, dirtyMiBps: 0, setupS: 0, resumeS: 0 }',
		'gives: totalS',
		'as: duration'
	];
	expect(factFrom(lines.join('\n'))).toBe('20 s');
});

test('the picture after a run: what a guest writes to a thin disk is on it', () => {
	const before = factFrom('simulate: two-hosts\ngives: view.guests.vm:print-01.disks.0.writtenGiB\nas: number\ndigits: 3');
	const after = factFrom(
		'simulate: two-hosts\ncommands: [{ type: writeData, guest: vm:print-01, GiB: 2 }]\ngives: view.guests.vm:print-01.disks.0.writtenGiB\nas: number\ndigits: 3'
	);
	expect(Number(after) - Number(before)).toBeCloseTo(2, 3);
});

test('the last event of a kind, its nanoseconds as seconds', () => {
	const lines = [
		'simulate: two-hosts',
		"commands: [{ type: migrate, guest: 'vm:print-01', to: 'host:alder' }]",
		'gives: events.guestMigrated.downtimeSeconds',
		'as: duration'
	];
	expect(factFrom(lines.join('\n'))).toMatch(/^\d+ ms$/);
});

test.each([
	['equation: no-such\nwith: {}\ngives: totalS\nas: duration', /it: there is no equation no-such/],
	['equation: pre-copy\nwith: { ramMiB: 1, bandwidthMiBps: 1, dirtyMiBps: 0 }\ngives: cost\nas: count', /it: no number at cost; it gives/],
	['simulate: nowhere\ngives: view.seconds\nas: duration', /it: there is no scenario nowhere/],
	['simulate: two-hosts\ngives: events.hostFailed.host\nas: count', /nothing of the kind hostFailed happened/],
	[
		"simulate: two-hosts\ncommands: [{ type: resume, guest: 'vm:print-01' }]\ngives: view.seconds\nas: duration",
		/the model refused resume/
	],
	['simulate: two-hosts\ngives: view.seconds\nas: hours', /it: /]
])('what can’t be found stops the build and says why: %j', (lines, why) => {
	expect(() => factFrom(lines)).toThrow(why);
});

test('a chapter’s prose gets the text, and a name that its facts lack stops the build', async () => {
	const folder = folderWith('rest: { simulate: two-hosts, gives: view.seconds, as: duration, until: 90 }');
	const page = async (of: string) =>
		(
			await preprocess(`---\ntitle: t\n---\nAfter <Fact of="${of}" /> all is as it was.\n`, preprocessLessons, {
				filename: join(folder, 'index.md')
			})
		).code;
	expect(await page('rest')).toContain('<Fact text={"1 min 30 s"} />');
	await expect(page('unrest')).rejects.toThrow(/no fact "unrest" in facts.yaml/);
});
