import { describe, expect, test } from 'vitest';
import { CHECK_IDS, type Check, type CheckId } from '$lib/sim/check';
import type { Command, CommandType } from '$lib/sim/command';
import { checkLine, checkText, refusalText } from './checks';
import { clusterChecks } from './cluster.fixture';
import { deliveryChecks } from './delivery.fixture';
import { clinic } from './clinic.fixture';
import { namesOf } from './names';
import { protectionChecks, protectionRefusals } from './protection.fixture';
import { storageChecks, storageRefusals } from './storage.fixture';

const names = namesOf(clinic);
const check = (id: CheckId, passed: boolean, numbers: Check['numbers'] = {}, fix: readonly Command[] = []): Check => ({
	id,
	severity: 'refuse',
	passed,
	numbers,
	fix,
	lesson: '2-core#moving'
});

const guest = 'test-ehr';
const host = 'Birch';

/** [check, passed, numbers, the line that people read] */
const lines: [CheckId, boolean, Check['numbers'], string][] = [
	['exists', true, { what: guest }, 'Exists: test-ehr exists'],
	['exists', false, { what: 'vm:long-gone' }, 'Exists: there is no long-gone here'],
	['state', true, { guest, state: 'running', operation: 'migrate' }, 'State: it is running'],
	['state', false, { guest, state: 'noSpace', operation: 'migrate' }, 'State: it is paused: no space'],
	['state', false, { host, state: 'maintenance', operation: 'enterMaintenance' }, 'State: it is in maintenance'],
	['busy', true, { guest, task: 'none' }, 'Free for work: nothing else is under way'],
	['busy', false, { guest, task: 'migrate' }, 'Free for work: a move is under way'],
	['busy', false, { guest, task: 'clone' }, 'Free for work: a copy is under way'],
	['busy', false, { guest, task: 'boot' }, 'Free for work: it is starting'],
	['busy', false, { guest, task: 'shutDown' }, 'Free for work: it is shutting down'],
	['busy', false, { guest, task: 'suspend' }, 'Free for work: its memory is being saved'],
	['busy', false, { guest, task: 'restore' }, 'Free for work: its memory is being read back'],
	['hostOn', true, { host, power: 'on' }, 'Host power: Birch is running'],
	['hostOn', false, { host, power: 'off' }, 'Host power: Birch is off'],
	['hostOn', false, { host, power: 'starting' }, 'Host power: Birch is still starting'],
	['hostOn', false, { host, power: 'failed' }, 'Host power: Birch has failed'],
	['maintenance', true, { host }, 'Maintenance: Birch takes guests'],
	['maintenance', false, { host }, 'Maintenance: Birch is in maintenance mode'],
	['elsewhere', true, { host }, 'Another host: Birch is another host'],
	['elsewhere', false, { host }, 'Another host: it is on Birch already'],
	['memory', true, { needMiB: 65_536, freeMiB: 90_112, host, product: 'hyper-v' }, 'Memory: needs 64 GB, 88 GB free'],
	['memory', false, { needMiB: 65_536, freeMiB: 57_344, host, product: 'hyper-v' }, 'Memory: needs 64 GB, 56 GB free'],
	['memory', false, { needMiB: 65_536, freeMiB: 65_500, host, product: 'xenserver' }, 'Memory: needs 64 GB, 63.96 GB free'],
	['memory', false, { needMiB: 16_484, freeMiB: 512, host, product: 'esx' }, 'Memory: must reserve 16.1 GB, 512 MB can still be reserved'],
	['overcommit', true, { needMiB: 24_576, freeMiB: 131_072, host }, 'Overcommitment: needs 24 GB, 128 GB free'],
	[
		'overcommit',
		false,
		{ needMiB: 24_576, freeMiB: 8_192, host },
		'Overcommitment: needs 24 GB, 8 GB free: Birch must take the rest from its guests'
	],
	['cpuVendor', true, { need: 'intel', has: 'intel', host }, 'CPU vendor: both are Intel'],
	['cpuVendor', false, { need: 'intel', has: 'amd', host }, 'CPU vendor: the guest was started on Intel, Birch has AMD'],
	['cpuGeneration', true, { need: 2017, has: 2021, host }, 'CPU generation: Birch has generation 2021, the guest needs 2017'],
	[
		'cpuGeneration',
		false,
		{ need: 2021, has: 2017, host },
		'CPU generation: the guest was started on generation 2021, Birch has only 2017'
	],
	['cores', true, { vcpus: 1, cores: 16, host }, 'Cores: 1 vCPU on 16 cores of Birch'],
	['cores', true, { vcpus: 1, cores: 1, host }, 'Cores: 1 vCPU on 1 core of Birch'],
	['cores', false, { vcpus: 24, cores: 16, host }, 'Cores: 24 vCPUs on 16 cores of Birch: some always wait'],
	['cores', false, { vcpus: 2, cores: 1, host }, 'Cores: 2 vCPUs on 1 core of Birch: some always wait'],
	['cpuReserved', true, { needGHz: 4, freeGHz: 12.5, host }, 'Promised CPU: needs 4 GHz, 12.5 GHz of Birch not promised yet'],
	['cpuReserved', false, { needGHz: 4, freeGHz: -1, host }, 'Promised CPU: needs 4 GHz, 0 GHz of Birch not promised yet'],
	['network', true, { network: 'Clinical', host }, 'Network: Birch carries Clinical'],
	['network', false, { network: 'Clinical', host }, 'Network: Birch does not carry Clinical'],
	['storage', true, { datastore: 'san-01', host }, 'Storage: Birch sees san-01'],
	['storage', false, { datastore: 'san-01', host }, 'Storage: Birch does not see san-01'],
	['space', true, { needGiB: 24, freeGiB: 6900, datastore: 'san-01' }, 'Space: needs 24 GB, 6.7 TB free on san-01'],
	['space', false, { needGiB: 24, freeGiB: 12, datastore: 'san-01' }, 'Space: needs 24 GB, 12 GB free on san-01'],
	['device', true, { device: '', host }, 'Host device: it holds no device of its host'],
	['device', false, { device: 'fax card', host }, 'Host device: it holds the fax card of Birch'],
	['localMedia', true, { host }, 'CD drive: no CD of Birch is inserted'],
	['localMedia', false, { host }, 'CD drive: a CD in the drive of Birch is inserted'],
	['concurrency', true, { running: 1, limit: 8, host }, 'Moves at once: 1 move under way at Birch, 8 allowed'],
	['concurrency', true, { running: 0, limit: 8, host }, 'Moves at once: 0 moves under way at Birch, 8 allowed'],
	['concurrency', false, { running: 1, limit: 1, host }, 'Moves at once: Birch has 1 move under way, 1 allowed'],
	['concurrency', false, { running: 8, limit: 8, host }, 'Moves at once: Birch has 8 moves under way, 8 allowed'],
	['sharedFiles', true, { guest, other: '', is: 'base' }, 'Linked clones: no other guest shares its disk files'],
	[
		'sharedFiles',
		false,
		{ guest, other: 'gold', is: 'clone' },
		'Linked clones: test-ehr is a linked clone: part of its disk is a file of gold'
	],
	[
		'sharedFiles',
		false,
		{ guest, other: 'desk-1', is: 'base' },
		'Linked clones: desk-1 is a linked clone and reads the disk files of test-ehr'
	],
	...storageChecks,
	...protectionChecks,
	...deliveryChecks,
	...clusterChecks,
	['otherStore', true, { guest, datastore: 'san-02' }, 'Target datastore: its files are not all on san-02 yet'],
	['otherStore', false, { guest, datastore: 'san-02' }, 'Target datastore: all files of test-ehr are on san-02 already'],
	['link', true, { host }, 'Bandwidth: the link has bandwidth'],
	['link', false, { host }, 'Bandwidth: Birch has no bandwidth: the move waits until it has'],
	['converges', true, { dirtyMBps: 120, linkMBps: 1200 }, 'Convergence: it rewrites 120 MB/s, the link carries 1.2 GB/s'],
	[
		'converges',
		false,
		{ dirtyMBps: 130, linkMBps: 125 },
		'Convergence: it rewrites 130 MB/s, the link carries only 125 MB/s: the move may never end'
	],
	['tools', true, { guest }, 'Guest tools: guest tools are running'],
	['tools', false, { guest }, 'Guest tools: guest tools are not running'],
	['name', true, { name: 'ehr-web-09', problem: 'none' }, 'Name: “ehr-web-09” is free'],
	['name', false, { name: guest, problem: 'taken' }, 'Name: “test-ehr” is taken'],
	['name', false, { name: '', problem: 'empty' }, 'Name: it has no name'],
	['name', false, { name: 'a b', problem: 'form' }, 'Name: “a b” is not a name for a guest'],
	['value', true, { field: 'vcpus', value: 4, min: 1, max: 128 }, 'Value: vCPUs may be 4'],
	['value', false, { field: 'vcpus', value: 0, min: 1, max: 128 }, 'Value: vCPUs must be 1 to 128, not 0'],
	['value', false, { field: 'vcpus', value: 2.5, min: 1, max: 128 }, 'Value: vCPUs must be a whole number, not 2.5'],
	['value', false, { field: 'vcpus', value: 'NaN', min: 1, max: 128 }, 'Value: vCPUs must be 1 to 128, not NaN'],
	['value', false, { field: 'memoryMiB', value: -1, min: 16, max: 6_291_456 }, 'Value: memory must be 16 MB to 6 TB, not -1 MB'],
	['value', false, { field: 'memoryMiB', value: 4095, min: 4096, max: 6_291_456 }, 'Value: memory must be 4 GB to 6 TB, not 3.999 GB'],
	['value', false, { field: 'capPercent', value: 12_801, min: 0, max: 12_800 }, 'Value: CPU cap must be 0% to 12,800%, not 12,801%'],
	['cloneSource', true, { guest, clones: '' }, 'Being copied: no copy of it is being made'],
	['cloneSource', false, { guest, clones: 'ctx-04, ctx-05' }, 'Being copied: it is being copied to ctx-04 and ctx-05'],
	['crashConsistent', true, { guest }, 'State of the copy: it is off, so its disks are complete'],
	['crashConsistent', false, { guest }, 'State of the copy: test-ehr is on: the copy is as if power had been cut'],
	['guestsOn', true, { host, guests: '', count: 0 }, 'Guests on the host: no guest runs on Birch'],
	['guestsOn', false, { host, guests: 'fax-01', count: 1 }, 'Guests on the host: fax-01 still runs on Birch'],
	['guestsOn', false, { host, guests: 'a, b, c', count: 3 }, 'Guests on the host: a, b, and c still run on Birch'],
	['guestsOn', false, { host, guests: 'a, b, c, d', count: 4 }, 'Guests on the host: 4 guests still run on Birch'],
	['unsaved', true, { guest }, 'Unsaved work: nothing is lost'],
	['unsaved', false, { guest }, 'Unsaved work: what test-ehr holds only in memory is lost'],
	['users', true, { guest, users: 0 }, 'Users: nobody works through test-ehr'],
	['users', false, { guest, users: 1 }, 'Users: 1 person works through test-ehr'],
	['users', false, { guest: 'Birch', users: 1212 }, 'Users: 1,212 people work through Birch'],
	['needed', true, { guest, by: '', count: 0 }, 'Needed by others: no other guest needs it'],
	['needed', false, { guest, by: 'ehr-web-01', count: 1 }, 'Needed by others: ehr-web-01 needs test-ehr'],
	['needed', false, { guest, by: 'ehr-web-01, ehr-web-02', count: 2 }, 'Needed by others: ehr-web-01 and ehr-web-02 need test-ehr'],
	['restart', true, { guest }, 'Restart: takes effect at once'],
	['restart', false, { guest }, 'Restart: takes effect at the next power-on of test-ehr'],
	['hostSupport', true, { product: 'esx', operation: 'migrate' }, 'Product: VMware ESX has “Live migration”'],
	['hostSupport', false, { product: 'workstation', operation: 'migrate' }, 'Product: hosted hypervisor has no “Live migration”'],
	['task', true, { task: 'task:7' }, 'Task: the task is under way'],
	['task', false, { task: 'task:7' }, 'Task: it has ended, or is past the point of return']
];

test.each(lines)('%s passed %s %j', (id, passed, numbers, line) => expect(checkLine(check(id, passed, numbers), names)).toBe(line));

test('every check is told both ways', () => {
	const told = (passed: boolean) => new Set(lines.filter((line) => line[1] === passed).map(([id]) => id));
	expect([...told(true)].sort()).toEqual([...CHECK_IDS].sort());
	expect([...told(false)].sort()).toEqual([...CHECK_IDS].sort());
});

describe('fixes', () => {
	const memory = { needMiB: 65_536, freeMiB: 57_344, host: 'Cedar', product: 'hyper-v' };
	const move: Command = { type: 'migrate', guest: 'vm:test-ehr', to: 'host:birch' };
	const fix = (one: Check) => checkText(one, names).fix;

	test('a move that makes room says how much', () =>
		expect(fix(check('memory', false, memory, [move]))).toBe('Move test-ehr to Birch first (frees 16 GB).'));

	test('other commands are named, in order', () => {
		const on: Command = { type: 'powerOnHost', host: 'host:birch' };
		expect(fix(check('hostOn', false, { host, power: 'off' }, [on]))).toBe('Power on Birch first.');
		expect(fix(check('guestsOn', false, { host: 'Alder', guests: 'test-ehr', count: 1 }, [on, move]))).toBe(
			'Power on Birch first. Move test-ehr to Birch first.'
		);
	});

	test('where there is no command there may be advice', () => {
		expect(fix(check('memory', false, memory))).toBe('Choose a host with more free memory, or shut a guest down.');
		expect(fix(check('unsaved', false, { guest }))).toBe('Shut down instead: the guest OS saves first.');
		expect(fix(check('exists', false, { what: 'vm:x' }))).toBeNull();
	});

	test('what passed needs none', () => expect(fix(check('memory', true, memory, [move]))).toBeNull());
});

describe('refusals', () => {
	const needs = check('memory', false, { needMiB: 65_536, freeMiB: 57_344, host: 'Cedar', product: 'hyper-v' });
	const app = 'vm:ehr-app-01' as const;
	const birch = 'host:birch' as const;

	test('a move names the target, the guest and both numbers', () =>
		expect(refusalText({ type: 'migrate', guest: app, to: birch }, [needs], names)).toBe(
			"Birch can't take ehr-app-01: needs 64 GB, 56 GB free."
		));

	test('all reasons are told; what passed or only warns is not', () => {
		const checks = [
			needs,
			check('hostOn', true, { host, power: 'on' }),
			{ ...check('link', false, { host }), severity: 'warn' as const },
			check('network', false, { network: 'Clinical', host })
		];
		expect(refusalText({ type: 'migrate', guest: app, to: birch }, checks, names)).toBe(
			"Birch can't take ehr-app-01: needs 64 GB, 56 GB free; Birch does not carry Clinical."
		);
	});

	test('a reason that two checks share is told once', () => {
		const checks = [check('state', false, { guest, state: 'starting' }), check('busy', false, { guest, task: 'boot' })];
		expect(refusalText({ type: 'resume', guest: app }, checks, names)).toBe("ehr-app-01 can't be resumed: it is starting.");
	});

	const busy = [check('busy', false, { guest: 'ehr-app-01', task: 'migrate' })];
	const spec = {
		role: 'web',
		os: '',
		datastore: 'ds:san-01',
		network: null,
		vcpus: 1,
		memoryMiB: 16,
		diskGiB: 1,
		thin: true,
		tools: true
	} as const;
	const beginnings: [Command, string][] = [
		[{ type: 'powerOn', guest: app }, "ehr-app-01 can't be powered on"],
		[{ type: 'shutDown', guest: app }, "ehr-app-01 can't be shut down"],
		[{ type: 'restart', guest: app }, "ehr-app-01 can't be restarted"],
		[{ type: 'powerOff', guest: app }, "ehr-app-01 can't be powered off"],
		[{ type: 'reset', guest: app }, "ehr-app-01 can't be reset"],
		[{ type: 'pause', guest: app }, "ehr-app-01 can't be paused"],
		[{ type: 'resume', guest: app }, "ehr-app-01 can't be resumed"],
		[{ type: 'suspend', guest: app }, "ehr-app-01 can't be suspended"],
		[{ type: 'createGuest', name: 'new-01', host: birch, ...spec }, "new-01 can't be created on Birch"],
		[{ type: 'cloneGuest', guest: app, name: 'x', host: birch, datastore: 'ds:san-01' }, "ehr-app-01 can't be cloned"],
		[{ type: 'deleteGuest', guest: app }, "ehr-app-01 can't be deleted"],
		[{ type: 'editGuest', guest: app, change: {} }, "ehr-app-01 can't be changed"],
		[{ type: 'crashGuest', guest: app }, "ehr-app-01 can't be crashed"],
		[{ type: 'writeData', guest: app, GiB: 1 }, "ehr-app-01 can't write"],
		[{ type: 'runJob', guest: app, gigacycles: 1 }, "ehr-app-01 can't run a job"],
		...storageRefusals,
		...protectionRefusals,
		[{ type: 'growDatastore', datastore: 'ds:san-01', GiB: 1 }, "san-01 can't grow"],
		[{ type: 'powerOnHost', host: birch }, "Birch can't be powered on"],
		[{ type: 'powerOffHost', host: birch }, "Birch can't be powered off"],
		[{ type: 'enterMaintenance', host: birch }, "Birch can't enter maintenance mode"],
		[{ type: 'exitMaintenance', host: birch }, "Birch can't leave maintenance mode"],
		[{ type: 'failHost', host: birch }, "Birch can't fail"],
		[{ type: 'setMemoryPolicy', sharingPercent: 90 }, "The memory rules can't be changed"],
		[{ type: 'cancelTask', task: 'task:7' }, "The task can't be canceled"]
	];
	test.each(beginnings)('%j', (command, beginning) => expect(refusalText(command, busy, names)).toBe(`${beginning}: a move is under way.`));

	test('a command that a file made up is refused in words too', () => {
		const made = { type: 'teleport' as CommandType } as Command;
		expect(refusalText(made, [check('exists', false, { what: 'teleport' })], names)).toBe("This can't be done: there is no teleport here.");
	});
});
