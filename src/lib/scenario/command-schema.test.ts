import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Command, CommandType } from '$lib/sim/command';
import { commandSchema } from './command-schema';

const guest = 'vm:web';
const host = 'host:alder';

/** the type check misses one here when a command is added */
const ONE_OF_EACH: { readonly [Type in CommandType]: Command & { readonly type: Type } } = {
	powerOn: { type: 'powerOn', guest },
	shutDown: { type: 'shutDown', guest },
	restart: { type: 'restart', guest },
	powerOff: { type: 'powerOff', guest },
	reset: { type: 'reset', guest },
	pause: { type: 'pause', guest },
	resume: { type: 'resume', guest },
	suspend: { type: 'suspend', guest },
	migrate: { type: 'migrate', guest, to: host },
	moveStorage: { type: 'moveStorage', guest, datastore: 'ds:san' },
	createGuest: {
		type: 'createGuest',
		name: 'new',
		role: 'web',
		os: 'Debian 12',
		host,
		datastore: 'ds:san',
		network: null,
		vcpus: 2,
		memoryMiB: 2048,
		diskGiB: 20,
		thin: true,
		tools: false
	},
	cloneGuest: { type: 'cloneGuest', guest, name: 'copy', host, datastore: 'ds:san' },
	deleteGuest: { type: 'deleteGuest', guest },
	editGuest: { type: 'editGuest', guest, change: { vcpus: 4, network: null, cpuGHz: 0.5 } },
	crashGuest: { type: 'crashGuest', guest },
	writeData: { type: 'writeData', guest, GiB: 1.5 },
	runJob: { type: 'runJob', guest, gigacycles: 10 },
	growDatastore: { type: 'growDatastore', datastore: 'ds:san', GiB: 100 },
	takeSnapshot: { type: 'takeSnapshot', guest, name: 'patch', memory: true },
	revertSnapshot: { type: 'revertSnapshot', guest, snapshot: 'patch' },
	deleteSnapshot: { type: 'deleteSnapshot', guest, snapshot: 'snapshot:7' },
	convertToTemplate: { type: 'convertToTemplate', guest },
	convertToGuest: { type: 'convertToGuest', guest },
	convertDisk: { type: 'convertDisk', guest, disk: 0, format: 'vhd', thin: true },
	deleteFile: { type: 'deleteFile', datastore: 'ds:san', file: 'old.vmdk' },
	fillDatastore: { type: 'fillDatastore', datastore: 'ds:san', freeGiB: 0 },
	acknowledgeAlarm: { type: 'acknowledgeAlarm', alarm: 'guestReady', of: guest },
	powerOnHost: { type: 'powerOnHost', host },
	powerOffHost: { type: 'powerOffHost', host },
	enterMaintenance: { type: 'enterMaintenance', host },
	exitMaintenance: { type: 'exitMaintenance', host },
	failHost: { type: 'failHost', host },
	isolateHost: { type: 'isolateHost', host },
	rejoinHost: { type: 'rejoinHost', host },
	cutLink: { type: 'cutLink', host },
	mendLink: { type: 'mendLink', host },
	losePath: { type: 'losePath', host, datastore: 'ds:san' },
	restorePath: { type: 'restorePath', host, datastore: 'ds:san' },
	hangTools: { type: 'hangTools', guest },
	editCluster: {
		type: 'editCluster',
		cluster: 'cluster:ward',
		change: { ha: { enabled: true, admission: { policy: 'slots', hostFailures: 1 } }, balancing: 'manual' }
	},
	addRule: { type: 'addRule', cluster: 'cluster:ward', rule: { name: 'webs', kind: 'apart', guests: [guest, 'vm:web-2'] } },
	removeRule: { type: 'removeRule', cluster: 'cluster:ward', name: 'webs' },
	setMemoryPolicy: { type: 'setMemoryPolicy', sharingPercent: 20 },
	logIn: { type: 'logIn', guest, users: 12 },
	logOff: { type: 'logOff', guest, users: 3 },
	createPool: {
		type: 'createPool',
		name: 'desk',
		kind: 'pooled',
		image: guest,
		broker: null,
		hosts: [host],
		datastore: 'ds:san',
		size: 20,
		spare: 2,
		onLogOff: 'reset'
	},
	resizePool: { type: 'resizePool', pool: 'pool:desk', size: 30 },
	logInToPool: { type: 'logInToPool', pool: 'pool:desk', users: 100, seconds: 600 },
	logOffFromPool: { type: 'logOffFromPool', pool: 'pool:desk', users: 100 },
	resetDesktop: { type: 'resetDesktop', guest },
	updateImage: { type: 'updateImage', pool: 'pool:desk', image: guest },
	deletePool: { type: 'deletePool', pool: 'pool:desk' },
	publishApp: { type: 'publishApp', application: 'app:viewer', endpoint: 'pc:front-desk' },
	launchApp: { type: 'launchApp', application: 'app:viewer', endpoint: 'pc:front-desk' },
	closeApp: { type: 'closeApp', application: 'app:viewer', endpoint: 'pc:front-desk' },
	cutEndpoint: { type: 'cutEndpoint', endpoint: 'pc:front-desk' },
	mendEndpoint: { type: 'mendEndpoint', endpoint: 'pc:front-desk' },
	createNetwork: { type: 'createNetwork', name: 'Lab', vlan: null, isolated: true, hosts: [host] },
	deleteNetwork: { type: 'deleteNetwork', network: 'net:lab' },
	customizeGuest: { type: 'customizeGuest', guest, hostname: 'web-02' },
	setCpuMask: { type: 'setCpuMask', cluster: 'cluster:pair', generation: 2012 },
	backupGuest: { type: 'backupGuest', guest, to: 'ds:nas' },
	planBackups: { type: 'planBackups', guest, to: 'ds:nas', everySeconds: 86_400, keep: 7 },
	stopBackups: { type: 'stopBackups', plan: 'plan:3' },
	restoreBackup: { type: 'restoreBackup', backup: 'backup:4', host, datastore: 'ds:san' },
	deleteBackup: { type: 'deleteBackup', backup: guest },
	replicateGuest: { type: 'replicateGuest', guest, host, datastore: 'ds:far', everySeconds: 900 },
	stopReplication: { type: 'stopReplication', replication: 'replication:2' },
	failOverReplica: { type: 'failOverReplica', replication: guest },
	loseDatastore: { type: 'loseDatastore', datastore: 'ds:san' },
	corruptGuest: { type: 'corruptGuest', guest },
	failSite: { type: 'failSite', site: 'main' },
	setVendorRules: { type: 'setVendorRules', rules: 'ehr-2010' },
	cancelTask: { type: 'cancelTask', task: 'task:7' }
};

describe('a command from outside', () => {
	it.each(Object.values(ONE_OF_EACH))('of type $type passes as it is', (command) => {
		expect(v.parse(commandSchema, command)).toEqual(command);
	});

	it.each([
		['no object', 'powerOn'],
		['an unknown type', { type: 'explode', guest }],
		['another kind of id', { type: 'powerOn', guest: host }],
		['a missing field', { type: 'migrate', guest }],
		['a field too many', { type: 'powerOn', guest, force: true }],
		['a number that JSON can not say', { type: 'writeData', guest, GiB: Infinity }],
		['a task without number', { type: 'cancelTask', task: 'task:x' }],
		['a name without end', { type: 'cloneGuest', guest, name: 'x'.repeat(1000), host, datastore: 'ds:san' }]
	])('with %s is refused', (_, command) => {
		expect(v.is(commandSchema, command)).toBe(false);
	});
});
