// Writes the JSON Schema of scenario files, with which editors complete and check them. A test fails when the two differ.
import { mkdirSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format } from 'prettier';
import { scenarioFile } from '../src/lib/scenario/schema';

export const schemaFile = new URL('../static/schema/scenario.json', import.meta.url);

/** What only the parser knows (names that refer to each other, room) has no place in a JSON Schema: `errorMode`. */
export function schemaText(): Promise<string> {
	const schema = toJsonSchema(scenarioFile, { typeMode: 'input', errorMode: 'ignore' });
	const heading = { title: 'Guesthouse scenario', description: 'An estate of hosts and guests: see docs/simulate.md.' };
	return format(JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...heading, ...schema }), {
		parser: 'json',
		useTabs: true,
		printWidth: 140
	});
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
	mkdirSync(new URL('.', schemaFile), { recursive: true });
	writeFileSync(schemaFile, await schemaText());
}
