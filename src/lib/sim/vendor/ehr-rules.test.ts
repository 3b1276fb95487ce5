import { expect, test } from 'vitest';
import { ROLES } from '../world';
import { EHR_2010, ruleFor } from './ehr-rules';

test('exactly interface, database and fax are kept off hypervisors, each with its reason', () => {
	const excluded = ROLES.filter((role) => EHR_2010[role].virtual === 'excluded');
	expect(excluded).toEqual(['interface', 'database', 'fax']);
	expect(excluded.map((role) => EHR_2010[role].reason)).toEqual(['ordering', 'oneTruth', 'board']);
});

test('what is allowed has no reason against it', () => {
	for (const role of ROLES) expect(EHR_2010[role].reason === null).toBe(EHR_2010[role].virtual === 'allowed');
});

test('without rules nothing is said about any role', () => {
	for (const role of ROLES) expect(ruleFor('none', role)).toBe(null);
	expect(ruleFor('ehr-2010', 'database')?.virtual).toBe('excluded');
});
