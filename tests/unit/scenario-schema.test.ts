// The published JSON Schema is the one that the code checks by.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaFile, schemaText } from '../../scripts/scenario-schema';

test('the published schema is in step with the code: else run npm run scenario-schema', async () => {
	expect(readFileSync(schemaFile, 'utf8')).toBe(await schemaText());
});

test('every key tells what it is, and no other key is allowed beside it', async () => {
	const silent: string[] = [];
	const open: string[] = [];
	function look(schema: Schema, path: string): void {
		if (schema.properties) {
			if (schema.additionalProperties !== false) open.push(path);
			for (const [key, value] of Object.entries(schema.properties)) {
				if (!tells(value)) silent.push(`${path}.${key}`);
				look(value, `${path}.${key}`);
			}
		}
		for (const inside of [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) if (inside) look(inside, path);
	}
	look(JSON.parse(await schemaText()) as Schema, '');
	expect({ silent, open }).toEqual({ silent: [], open: [] });
});

interface Schema {
	readonly description?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: boolean;
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
}

const tells = (schema: Schema): boolean => schema.description !== undefined || (schema.anyOf ?? []).some(tells);
