import { describe, expect, test } from 'vitest';
import { PRODUCTS, ROLES, type GuestState } from '$lib/sim/world';
import { alder, app, birch, clinic, copy, move } from './clinic.fixture';
import { estateText } from './estate';
import { fieldLabel, guestState, hostState, productLabel, roleCode, roleLabel, stateLabel, vendorLabel } from './labels';
import { namesOf } from './names';
import { migrationText, roundTexts, taskText } from './tasks';
import { actionsName, guestDetails, guestName, hostName } from './things';

const names = namesOf(clinic);

describe('accessible names', () => {
	test('a host', () => {
		expect(hostName({ ...alder, guests: ['vm:a', 'vm:b', 'vm:c', 'vm:d', 'vm:e'] })).toBe('Alder, running, 5 guests, CPU 55%, memory 69%');
		expect(hostName({ ...alder, guests: ['vm:a'] })).toBe('Alder, running, 1 guest, CPU 55%, memory 69%');
		expect(hostName({ ...alder, guests: [], maintenance: true })).toBe('Alder, in maintenance, 0 guests, CPU 55%, memory 69%');
		expect(hostName({ ...alder, memoryPercent: 104 })).toBe('Alder, running, 2 guests, CPU 55%, memory 104%');
		expect(hostName(birch)).toBe('Birch, off, 0 guests');
		expect(hostName({ ...birch, power: 'starting', guests: ['vm:a'] })).toBe('Birch, starting, 1 guest');
		expect(hostName({ ...birch, power: 'failed', maintenance: true })).toBe('Birch, failed, 0 guests');
	});

	test.each<[GuestState, string]>([
		['off', 'ehr-app-01, off on Alder'],
		['starting', 'ehr-app-01, starting on Alder'],
		['running', 'ehr-app-01, running on Alder'],
		['paused', 'ehr-app-01, paused on Alder'],
		['noSpace', 'ehr-app-01, paused: no space, on Alder'],
		['suspending', 'ehr-app-01, suspending on Alder'],
		['suspended', 'ehr-app-01, suspended on Alder'],
		['resuming', 'ehr-app-01, resuming on Alder'],
		['stopping', 'ehr-app-01, shutting down on Alder'],
		['crashed', 'ehr-app-01, crashed on Alder']
	])('a guest that is %s', (state, name) => expect(guestName({ ...app, state }, names)).toBe(name));

	test('a menu button', () => expect(actionsName(app)).toBe('Actions for ehr-app-01'));

	test('the description of a guest', () => {
		expect(guestDetails(app, names)).toBe('EHR application server, 24 GB, 4 vCPUs, CPU 61%, 212 users');
		expect(guestDetails(copy, names)).toBe('test copy, 16 GB, 1 vCPU, CPU 0%, 1 user');
		expect(guestDetails({ ...app, task: move }, names)).toBe('EHR application server, 24 GB, 4 vCPUs, CPU 61%, 212 users, moving to Birch');
	});
});

describe('short words', () => {
	test('roles and their codes', () => {
		expect(ROLES.map((role) => `${roleCode(role)} ${roleLabel(role)}`)).toEqual([
			'WEB EHR web server',
			'APP EHR application server',
			'HL7 interface engine',
			'DB database server',
			'FAX fax server',
			'PRN print server',
			'CTX terminal server',
			'LB load balancer',
			'VDI virtual desktop',
			'TST test copy',
			'VM server'
		]);
	});

	test('products', () =>
		expect(PRODUCTS.map(productLabel)).toEqual([
			'VMware ESX',
			'Microsoft Hyper-V',
			'Citrix XenServer',
			'hosted hypervisor',
			'No hypervisor'
		]));

	test('states of guests and hosts', () => {
		expect(guestState('noSpace')).toBe('paused: no space');
		expect(hostState(alder)).toBe('running');
		expect(hostState({ power: 'on', maintenance: true })).toBe('in maintenance');
		expect(hostState({ power: 'off', maintenance: true })).toBe('off');
		expect(stateLabel('stopping')).toBe('shutting down');
		expect(stateLabel('on')).toBe('running');
	});

	test('a code that nobody knows stays as it is', () => {
		expect([stateLabel('toString'), productLabel('kvm'), fieldLabel('color'), vendorLabel('via')]).toEqual([
			'toString',
			'kvm',
			'color',
			'via'
		]);
	});
});

describe('work under way', () => {
	const migration = move.migration;
	if (migration === null) throw new Error('the sample task is a migration');

	test('a task tells how far it is', () => {
		const boot = { ...move, kind: 'boot', percent: 40, secondsLeft: 36, migration: null } as const;
		expect(taskText(boot, names)).toBe('Starting ehr-app-01: 40%, 36 s left.');
		expect(taskText({ ...boot, kind: 'clone', secondsLeft: null }, names)).toBe('Copying to ehr-app-01: 40%.');
		expect(taskText({ ...boot, kind: 'bootHost', guest: null }, names)).toBe('Starting Alder: 40%, 36 s left.');
		expect(taskText({ ...boot, kind: 'shutDown' }, names)).toBe('Shutting down ehr-app-01: 40%, 36 s left.');
		expect(taskText({ ...boot, kind: 'suspend' }, names)).toBe('Suspending ehr-app-01: 40%, 36 s left.');
		expect(taskText({ ...boot, kind: 'restore' }, names)).toBe('Resuming ehr-app-01: 40%, 36 s left.');
		expect(taskText(move, names)).toBe(
			'Moving ehr-app-01 to Birch. Round 2 of pre-copy: 2.9 GB of 5.2 GB left at 1.2 GB/s; 340 MB rewritten meanwhile.'
		);
	});

	test.each([
		[{ ...migration, phase: 'setup' as const }, 'Setting up the move. The guest runs at its source.'],
		[migration, 'Round 2 of pre-copy: 2.9 GB of 5.2 GB left at 1.2 GB/s; 340 MB rewritten meanwhile.'],
		[{ ...migration, rateMBps: 0 }, 'Round 2 of pre-copy: 2.9 GB of 5.2 GB left. The link has no bandwidth, so the move waits.'],
		[
			{ ...migration, notConverging: true },
			'Round 2 of pre-copy: 2.9 GB of 5.2 GB left at 1.2 GB/s. The guest rewrites memory as fast as the link carries it: the move will not end by itself.'
		],
		[
			{ ...migration, phase: 'stopAndCopy' as const, leftMiB: 20, roundMiB: 36 },
			'Stop and copy: the guest stands still while the last 20 MB of 36 MB cross at 1.2 GB/s.'
		],
		[{ ...migration, phase: 'switchOver' as const }, 'Switch-over: the guest wakes at its target.']
	])('a migration: %j', (at, text) => expect(migrationText(at)).toBe(text));

	test('its rounds, those alike together, the last copy by its name', () => {
		const rounds = [
			{ sentMiB: 24_576, seconds: 20.6, dirtiedMiB: 5324.8, times: 1 },
			{ sentMiB: 5324.8, seconds: 4.5, dirtiedMiB: 5324.8, times: 3 },
			{ sentMiB: 36, seconds: 0.03, dirtiedMiB: 0, times: 1 }
		];
		const live = [
			'Round 1: 24 GB in 20.6 s, 5.2 GB rewritten meanwhile.',
			'Rounds 2 to 4: 5.2 GB in 4.5 s each, 5.2 GB rewritten meanwhile.'
		];
		expect(roundTexts({ ...migration, rounds })).toEqual([...live, 'Round 5: 36 MB in 30 ms, 0 B rewritten meanwhile.']);
		expect(roundTexts({ ...migration, phase: 'switchOver', rounds })).toEqual([
			...live,
			'Last copy: 36 MB in 30 ms, while the guest stood still.'
		]);
	});
});

test('the whole estate reads as text', () => {
	expect(estateText(clinic)).toEqual({
		summary: 'After 1 minute, 23 seconds: 2 hosts, 2 guests, 1 of them running.',
		hosts: [
			{
				id: 'host:alder',
				title: 'Alder, running, 2 guests, CPU 55%, memory 69%',
				details: 'VMware ESX, 16 cores at 2.4 GHz. 88 GB of 128 GB memory in use, 2 GB of it by the hypervisor.',
				guests: [
					{ id: 'vm:ehr-app-01', text: 'ehr-app-01, EHR application server, running, 24 GB, 4 vCPUs, CPU 61%, 212 users.' },
					{ id: 'vm:test-ehr', text: 'test-ehr, test copy, paused: no space, 16 GB, 1 vCPU, CPU 0%, 1 user.' }
				]
			},
			{ id: 'host:birch', title: 'Birch, off, 0 guests', details: 'VMware ESX, 16 cores at 2.4 GHz, 128 GB memory.', guests: [] }
		],
		datastores: [{ id: 'ds:san-01', text: 'san-01, shared: 5.1 TB of 12 TB in use, 6.9 TB free.' }],
		people: [],
		tasks: ['Moving ehr-app-01 to Birch. Round 2 of pre-copy: 2.9 GB of 5.2 GB left at 1.2 GB/s; 340 MB rewritten meanwhile.']
	});
});
