// A scenario file on its way into a page: checked when building, or the build stops at its line and column.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { scenarios } from '../../vite/scenario-plugin.js';

const folder = mkdtempSync(join(tmpdir(), 'guesthouse-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** the module that a file becomes; what the build says when it stops */
async function built(name: string, text: string, query = ''): Promise<string> {
	const file = join(folder, `${name}.scenario.yaml`);
	writeFileSync(file, text);
	const output = await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [scenarios()],
		build: { write: false, minify: false, rolldownOptions: { input: file + query, preserveEntrySignatures: 'strict' } }
	});
	const [{ output: chunks }] = (Array.isArray(output) ? output : [output]) as [{ output: { code?: string }[] }];
	return chunks.map((chunk) => chunk.code ?? '').join('\n');
}

const good = 'title: Small\nhosts: [{ name: Alder }]\n';

test('a good file becomes a complete scenario as data: no parser comes with it', async () => {
	const code = await built('good', good);
	expect(code).toContain('\\"hypervisor\\":\\"bare-metal\\"');
	expect(code.length).toBeLessThan(2000);
});

test('its heading comes without the rest', async () => {
	const code = await built('heading', good, '?heading');
	expect(code).toContain('{\\"title\\":\\"Small\\",\\"description\\":\\"\\"}');
	expect(code).not.toContain('Alder');
});

test('a broken file stops the build and says where, all mistakes at once', async () => {
	await expect(built('bad', 'title: Small\nhosts:\n  - name: Alder\n    coers: 4\n    cores: 0\n')).rejects.toThrow(
		/bad\.scenario\.yaml:4:5: coers is not a key that belongs here\. Did you mean cores\?\n.*bad\.scenario\.yaml:5:12: cores must be a whole number/
	);
});
