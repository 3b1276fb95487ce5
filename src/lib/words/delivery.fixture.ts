// The sentences about users, desktops and applications: what `checks.test.ts`, `commands.test.ts` and `events.test.ts` expect of them.
import type { Check, CheckId } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Tone } from './said';

const at = 0;
const s = 1e9;
const guest = 'vm:ehr-app-01' as const;
const host = 'host:alder' as const;
const pool = 'pool:desk' as const;
const both = { application: 'app:viewer', endpoint: 'pc:front-desk', pcs: 10 } as const;

const cutOff = { at, type: 'usersCutOff', guest, users: 212, host } as const;

export const deliveryEvents: [SimEvent, Tone, boolean, string][] = [
	[
		{ ...cutOff, because: 'vm:test-ehr', why: 'hostLost' },
		'bad',
		true,
		'212 users of ehr-app-01 are cut off: test-ehr was lost with Alder.'
	],
	[{ ...cutOff, because: 'vm:test-ehr', why: 'stopped' }, 'bad', true, '212 users of ehr-app-01 are cut off: test-ehr is not running.'],
	[{ ...cutOff, users: 1, because: guest, why: 'unreachable' }, 'bad', true, "1 user of ehr-app-01 is cut off: it can't be reached."],
	[{ ...cutOff, because: guest, why: 'slow' }, 'bad', true, '212 users of ehr-app-01 are cut off: it is too slow to answer.'],
	[
		{ at, type: 'usersServed', guest, users: 30, ns: 240 * s, userMinutes: 120 },
		'good',
		true,
		'30 users of ehr-app-01 work again after 4 min: 120 user-minutes lost.'
	],
	[
		{ at, type: 'sessionsLost', guest, users: 32, oneSystem: true },
		'bad',
		false,
		'32 sessions on ehr-app-01 are gone at once, and what was not saved: all ran in one OS.'
	],
	[{ at, type: 'sessionsLost', guest, users: 1, oneSystem: false }, 'bad', false, '1 user of ehr-app-01 lost what was not saved.'],
	[{ at, type: 'usersLoggedOn', guest, users: 12, loggedOn: 32 }, 'good', true, '12 users logged on to ehr-app-01: 32 now.'],
	[{ at, type: 'usersLoggedOff', guest, users: 1, loggedOn: 31 }, 'info', true, '1 user logged off ehr-app-01: 31 now.'],
	[
		{ at, type: 'backlogCleared', guest, ns: 4_800 * s },
		'good',
		true,
		'ehr-app-01 has caught up: nothing waits any more, 1 h 20 min after it stopped.'
	],
	[{ at, type: 'poolCreated', pool, size: 20 }, 'good', true, 'The pool desk is there: 20 desktops at most.'],
	[{ at, type: 'poolResized', pool, size: 30, spare: 2 }, 'info', true, 'desk has 30 desktops at most now, 2 kept ready.'],
	[{ at, type: 'poolDeleted', pool, name: 'desk', desktops: 1 }, 'info', true, 'The pool desk is gone, with 1 desktop.'],
	[{ at, type: 'usersArriving', pool, users: 100, ns: 600 * s }, 'info', true, '100 users ask for a desktop of desk, evenly over 10 min.'],
	[{ at, type: 'usersArriving', pool, users: 100, ns: 0 }, 'info', true, '100 users ask for a desktop of desk at once.'],
	[
		{ at, type: 'desktopReset', pool, guest, droppedBytes: 2 ** 30 },
		'info',
		false,
		'ehr-app-01 is back at its image: 1 GB of changes dropped.'
	],
	[{ at, type: 'usersLeftPool', pool, users: 3, guests: [] }, 'info', true, '3 users left desk.'],
	[
		{ at, type: 'imageUpdated', pool, image: 'vm:test-ehr', now: 3, later: 5 },
		'info',
		true,
		'desk uses test-ehr as it is now: 3 desktops are made anew, 5 when their users leave.'
	],
	[
		{ at, type: 'desktopsShort', pool, waiting: 4, because: 'size' },
		'warn',
		true,
		'4 users wait for a desktop of desk: all its desktops are taken.'
	],
	[
		{ at, type: 'desktopsShort', pool, waiting: 2, because: 'unreachable' },
		'warn',
		true,
		'2 users wait for a desktop of desk: no network leads to those that are ready.'
	],
	[
		{ at, type: 'desktopsShort', pool, waiting: 1, because: 'broker' },
		'warn',
		true,
		'1 user waits for a desktop of desk: its broker is out of service.'
	],
	[{ at, type: 'appStarted', ...both, runsOn: 'server', ns: 0 }, 'good', true, 'viewer runs for front-desk on its server: 10 sessions.'],
	[{ at, type: 'appStarted', ...both, runsOn: 'pc', ns: 9.62 * s }, 'good', true, 'viewer runs on front-desk, 9.6 s after the click.'],
	[
		{ at, type: 'appFetching', ...both, bytes: 120 * 2 ** 20 },
		'info',
		false,
		'viewer is on its way to front-desk: 120 MB to each of 10 PCs until it can be used.'
	],
	[
		{ at, type: 'appCached', ...both, bytes: 400 * 2 ** 20 },
		'good',
		true,
		'All of viewer is on front-desk now: it starts without the network, too.'
	],
	[{ at, type: 'appStopped', ...both, cause: 'command' }, 'info', true, 'viewer is closed on front-desk.'],
	[
		{ at, type: 'appStopped', ...both, cause: 'licence' },
		'bad',
		true,
		'viewer stopped on front-desk: it ran without its server until its license ended.'
	],
	[
		{ at, type: 'endpointCut', endpoint: both.endpoint, pcs: 10, stopped: ['app:record'], goesOn: ['app:viewer'] },
		'bad',
		true,
		'front-desk lost its network. record stops for its users; viewer runs on: its code is on the PC.'
	],
	[
		{ at, type: 'endpointCut', endpoint: both.endpoint, pcs: 10, stopped: [], goesOn: [] },
		'bad',
		true,
		'front-desk lost its network. Nothing was in use there.'
	],
	[
		{ at, type: 'endpointMended', endpoint: both.endpoint, pcs: 10, ns: 90 * s },
		'good',
		true,
		'front-desk has its network again, after 1 min 30 s.'
	]
];

/** [check, passed, numbers, the line that people read] */
export const deliveryChecks: [CheckId, boolean, Check['numbers'], string][] = [
	['session', true, { guest: 'ts' }, 'Terminal server: ts is a terminal server'],
	['session', false, { guest: 'ts' }, 'Terminal server: ts is no terminal server: nobody opens sessions on it'],
	['sessions', true, { guest: 'ts', users: 4, loggedOn: 20, most: 32, bound: 'cpu' }, 'Sessions: 4 more beside 20, room for 32'],
	['sessions', false, { guest: 'ts', users: 13, loggedOn: 20, most: 32, bound: 'cpu' }, 'Sessions: 13 more beside 20, its CPU carries 32'],
	[
		'sessions',
		false,
		{ guest: 'ts', users: 13, loggedOn: 20, most: 32, bound: 'memory' },
		'Sessions: 13 more beside 20, its memory carries 32'
	],
	['serves', true, { guest: 'ts', because: '', why: '' }, 'In service: ts does its work'],
	['serves', false, { guest: 'ts', because: 'db', why: 'stopped' }, 'In service: ts is out of service: db is not running'],
	['poolSize', true, { pool: 'desk', size: 20, users: 5, others: 3 }, 'Desktops: 20 desktops are enough'],
	['poolSize', false, { pool: 'desk', size: 20, users: 15, others: 8 }, 'Desktops: 20 desktops for 15 beside 8: the others wait'],
	['poolSize', false, { pool: 'desk', size: 2, users: 3, others: -1 }, 'Desktops: 2 desktops are fewer than the 3 it needs'],
	['poolPolicy', true, { onLogOff: 'reset', kind: 'pooled' }, 'Log-off: desktops go back to their image at log-off'],
	[
		'poolPolicy',
		false,
		{ onLogOff: 'reset', kind: 'persistent' },
		'Log-off: resetting at log-off takes away what a persistent desktop is for'
	],
	['inPool', true, { guest: 'desk-001' }, 'Desktop of a pool: desk-001 is a desktop of a pool'],
	['inPool', false, { guest: 'db' }, 'Desktop of a pool: db is no desktop of a pool'],
	['loggedOn', true, { where: 'desk', users: 3, loggedOn: 5 }, 'Logged on: 5 logged on'],
	['loggedOn', false, { where: 'desk', users: 6, loggedOn: 5 }, 'Logged on: 6 are more than the 5 logged on'],
	['loggedOn', false, { where: 'desk', users: 0, loggedOn: 1 }, 'Logged on: 1 user still works there'],
	['broker', true, { broker: 'broker' }, 'Broker: broker assigns desktops'],
	['broker', false, { broker: 'broker' }, 'Broker: broker is out of service: who asks for a desktop waits'],
	['runtime', true, {}, 'Shared part: no other version of what it shares is installed'],
	[
		'runtime',
		false,
		{ application: 'new', endpoint: 'front desk', runtime: 'browser', needs: '8', has: '6', other: 'old' },
		'Shared part: needs browser 8; old has put browser 6 on front desk'
	],
	['pcMemory', true, { needMiB: 1024, freeMiB: 3072 }, 'PC memory: needs 1 GB, each PC has 3 GB left'],
	['pcMemory', false, { needMiB: 1024, freeMiB: 512 }, 'PC memory: needs 1 GB, each PC has 512 MB left'],
	['online', true, { endpoint: 'front desk' }, 'PC network: front desk has its network'],
	['online', false, { endpoint: 'front desk' }, 'PC network: front desk has no network'],
	['app', true, { application: 'viewer', endpoint: 'front desk', state: 'stopped' }, 'Application: as it should be on front desk'],
	['app', false, { application: 'viewer', endpoint: 'front desk', state: 'running' }, 'Application: viewer runs on front desk already'],
	['app', false, { application: 'viewer', endpoint: 'front desk', state: 'stopped' }, 'Application: viewer is not in use on front desk'],
	['licence', true, { application: 'viewer', days: 30 }, 'License: viewer may start without its server'],
	['licence', false, { application: 'viewer', days: 30 }, 'License: viewer may start without its server for 30 days, and they are over']
];

export const deliveryCommands: [Command, string][] = [
	[{ type: 'logIn', guest, users: 12 }, 'Log 12 users in to ehr-app-01'],
	[{ type: 'logOff', guest, users: 1 }, 'Log 1 user off ehr-app-01'],
	[
		{
			type: 'createPool',
			name: 'desk',
			kind: 'pooled',
			image: guest,
			broker: null,
			hosts: [host],
			datastore: 'ds:san-01',
			size: 20,
			spare: 2,
			onLogOff: 'reset'
		},
		'Create the desktop pool desk from ehr-app-01'
	],
	[{ type: 'resizePool', pool, size: 30 }, 'Resize desk to 30 desktops'],
	[{ type: 'logInToPool', pool, users: 100, seconds: 600 }, 'Let 100 users log in to desk over 10 min'],
	[{ type: 'logInToPool', pool, users: 1, seconds: 0 }, 'Let 1 user log in to desk'],
	[{ type: 'logOffFromPool', pool, users: 5 }, 'Let 5 users leave desk'],
	[{ type: 'logOffFromPool', pool, users: 1, guest: 'vm:desk-001' }, 'Let the user of desk-001 leave'],
	[{ type: 'resetDesktop', guest }, 'Reset ehr-app-01 to its image'],
	[{ type: 'updateImage', pool, image: guest }, 'Update desk to ehr-app-01 as it is now'],
	[{ type: 'deletePool', pool }, 'Delete desk and its desktops'],
	[{ type: 'publishApp', application: 'app:viewer', endpoint: 'pc:front-desk' }, 'Send viewer to front-desk'],
	[{ type: 'launchApp', application: 'app:viewer', endpoint: 'pc:front-desk' }, 'Start viewer on front-desk'],
	[{ type: 'closeApp', application: 'app:viewer', endpoint: 'pc:front-desk' }, 'Close viewer on front-desk'],
	[{ type: 'cutEndpoint', endpoint: 'pc:front-desk' }, 'Cut the network of front-desk'],
	[{ type: 'mendEndpoint', endpoint: 'pc:front-desk' }, 'Mend the network of front-desk']
];
