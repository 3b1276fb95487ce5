import { describe, expect, it } from 'vitest';
import { builtIn, builtInById } from './catalogue';

describe('the built-in scenarios', () => {
	it('have a name, a title and a sentence each, without loading any', () => {
		expect(builtIn.map(({ id }) => id)).toEqual(expect.arrayContaining(['clinic-ehr', 'two-hosts', 'estate-1000']));
		expect(builtInById('clinic-ehr')).toMatchObject({ title: "St Brigid's Hospital" });
		for (const { title, description } of builtIn) expect([title, description]).not.toContain('');
	});

	it('load as complete scenarios', async () => {
		const clinic = await builtInById('clinic-ehr')?.load();
		expect(clinic?.hosts.map((host) => host.name)).toEqual(['Alder', 'Birch', 'Cedar']);
		expect(clinic?.guests).toHaveLength(16);
		const estate = await builtInById('estate-1000')?.load();
		expect([estate?.hosts.length, estate?.guests.length]).toEqual([100, 1000]);
	});
});
