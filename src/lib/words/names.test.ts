import { expect, test } from 'vitest';
import { clinic, move } from './clinic.fixture';
import { bareId, namesOf } from './names';

const names = namesOf(clinic);

test.each([
	['vm:ehr-app-01', 'ehr-app-01'],
	['host:alder', 'Alder'],
	['ds:san-01', 'san-01'],
	['net:clinical', 'Clinical'],
	['vm:long-gone', 'long-gone'],
	['host:constructor', 'constructor'],
	['toString', 'toString']
])('%s is called %s', (id, name) => expect(names.name(id)).toBe(name));

test('guests and tasks are found while they are there', () => {
	expect(names.guest('vm:ehr-app-01')?.memoryMiB).toBe(24_576);
	expect(names.guest('vm:long-gone')).toBeNull();
	expect(names.task('task:7')).toBe(move);
	expect(names.task('task:8')).toBeNull();
});

test('a bare id loses its prefix once and nothing else', () => {
	expect(bareId('vm:vm:x')).toBe('vm:x');
	expect(bareId('ehr-db')).toBe('ehr-db');
});
