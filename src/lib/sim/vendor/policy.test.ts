import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import { view } from '../picture';
import { start } from '../start';

const estate = (rules: 'none' | 'ehr-2010' = 'ehr-2010') =>
	start(
		anEstate({
			policies: { vendorRules: rules },
			hosts: [
				aHost('alder'),
				aHost('birch'),
				aHost('db-server', { product: 'physical', hypervisor: 'none', memoryMiB: 32_768, hypervisorMiB: 0 }),
				aHost('spare', { product: 'physical', hypervisor: 'none', hypervisorMiB: 0 })
			],
			guests: [
				aGuest('db', { role: 'database', host: 'db-server', memoryMiB: 32_768, vcpus: 8, users: 50 }),
				aGuest('fax', { role: 'fax', state: 'off' }),
				aGuest('web', { role: 'web' }),
				aGuest('train', { role: 'test' })
			]
		})
	);

const on = (name: string): Command => ({ type: 'powerOn', guest: `vm:${name}` as 'vm:fax' });

describe('the rules of the record vendor', () => {
	test('warn before a fax server comes to a hypervisor, and do not refuse: it is policy, not physics', () => {
		expect(warnings(estate(), on('fax'))).toContain('vendorRules');
		expect(failing(estate(), on('fax'))).toEqual([]);
	});
	test('say nothing when they are off, and nothing about roles that they allow', () => {
		expect(warnings(estate('none'), on('fax'))).not.toContain('vendorRules');
		expect(warnings(estate(), { type: 'migrate', guest: 'vm:web', to: 'host:birch' })).not.toContain('vendorRules');
		expect(warnings(estate(), { type: 'migrate', guest: 'vm:train', to: 'host:birch' })).not.toContain('vendorRules');
	});
	test('list who breaks them: nobody on a server of its own', () => {
		expect(view(estate()).vendor).toEqual({ rules: 'ehr-2010', violations: [{ guest: 'vm:fax', role: 'fax', reason: 'board' }] });
		expect(view(estate('none')).vendor.violations).toEqual([]);
	});
	test('can be switched on, and then name who breaks them', () => {
		const { world, events } = after(estate('none'), { type: 'setVendorRules', rules: 'ehr-2010' });
		expect(only(events, 'vendorRulesChanged').broken).toEqual(['vm:fax']);
		expect(warnings(world, { type: 'cloneGuest', guest: 'vm:fax', name: 'fax-2', host: 'host:birch', datastore: 'ds:san' })).toContain(
			'vendorRules'
		);
		expect(failing(world, { type: 'setVendorRules', rules: 'constructor' as 'none' })).toEqual(['exists']);
	});
});

describe('a server without a hypervisor', () => {
	test('runs its one guest with all of its memory', () => {
		expect(view(estate()).hosts['host:db-server']).toMatchObject({ memoryUsedMiB: 32_768, memoryFreeMiB: 0 });
		const off = after(estate(), { type: 'powerOff', guest: 'vm:db' }).world;
		expect(view(later(after(off, on('db')).world, 61).world).guests['vm:db']?.state).toBe('running');
	});
	test.each<[string, Command]>([
		['moved', { type: 'migrate', guest: 'vm:db', to: 'host:alder' }],
		['cloned', { type: 'cloneGuest', guest: 'vm:db', name: 'db-2', host: 'host:alder', datastore: 'ds:san' }],
		['snapshot', { type: 'takeSnapshot', guest: 'vm:db', name: 'before' }],
		['paused', { type: 'pause', guest: 'vm:db' }],
		['suspended', { type: 'suspend', guest: 'vm:db' }]
	])('can not be %s', (_, command) => {
		expect(failing(estate(), command)).toContain('physical');
	});
	test('takes no second guest', () => {
		expect(failing(estate(), { type: 'migrate', guest: 'vm:web', to: 'host:db-server' })).toContain('physical');
		expect(failing(estate(), { type: 'migrate', guest: 'vm:web', to: 'host:spare' })).toContain('physical');
	});
	test('offers nothing that only a hypervisor does', () => {
		expect(view(estate()).guests['vm:db']?.accepts).not.toContain('migrate');
		expect(view(estate()).guests['vm:db']?.accepts).toContain('backupGuest');
	});
	test('can be backed up, and its backup restored on a hypervisor', () => {
		const done = later(after(estate(), { type: 'backupGuest', guest: 'vm:db', to: 'ds:san' }).world, 300).world;
		const backup = done.backups[0]?.id ?? 'backup:0';
		const off = after(done, { type: 'failHost', host: 'host:db-server' }).world;
		const restore: Command = { type: 'restoreBackup', backup, host: 'host:alder', datastore: 'ds:san' };
		expect(warnings(off, restore)).toContain('vendorRules');
		const { world } = later(after(off, restore).world, 300);
		expect(failing(world, on('db'))).toEqual([]);
	});
});
