import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import { view } from '../picture';
import { start } from '../start';

const spec = {
	type: 'createGuest',
	name: 'new-01',
	role: 'web',
	os: 'Linux',
	host: 'host:birch',
	datastore: 'ds:san',
	network: 'net:lan',
	vcpus: 2,
	memoryMiB: 4_096,
	diskGiB: 40,
	thin: true,
	tools: true
} as const;
const clone = { type: 'cloneGuest', guest: 'vm:app-01', name: 'copy', host: 'host:birch', datastore: 'ds:san' } as const;

describe('a new guest', () => {
	test('is off, empty when thin, and can be powered on', () => {
		// an empty file of 40 GiB has tables: 10,368 sectors, as qemu-img makes it
		const { world } = after(start(anEstate()), spec);
		expect(view(world).guests['vm:new-01']).toMatchObject({
			state: 'off',
			host: 'host:birch',
			disks: [{ sizeGiB: 40, usedGiB: (10_368 * 512) / 2 ** 30 }]
		});
		expect(failing(world, { type: 'powerOn', guest: 'vm:new-01' })).toEqual([]);
	});

	test('takes all its space at once when thick', () => {
		const { world } = after(start(anEstate()), { ...spec, thin: false });
		expect(view(world).datastores['ds:san']?.usedGiB).toBe(60);
	});

	test.each<[string, Partial<typeof spec> | Record<string, unknown>, string[]]>([
		['a name that is taken', { name: 'app-01' }, ['name']],
		['an empty name', { name: '' }, ['name']],
		['a name that is none', { name: 'EHR server!' }, ['name']],
		['no vCPU', { vcpus: 0 }, ['value']],
		['half a vCPU', { vcpus: 1.5 }, ['value']],
		['negative memory', { memoryMiB: -1 }, ['value']],
		['not a number', { memoryMiB: NaN }, ['value']],
		['a missing host', { host: 'host:gone' }, ['exists']],
		['a missing datastore', { datastore: 'ds:gone' }, ['exists']],
		['a missing network', { network: 'net:gone' }, ['exists']],
		['more than the datastore holds', { thin: false, diskGiB: 2_000 }, ['space']]
	])('%s is refused', (_, change, ids) => {
		expect(failing(start(anEstate()), { ...spec, ...change })).toEqual(ids);
	});
});

describe('a full clone', () => {
	// 20 GiB used, at 400 MB/s
	const seconds = (20 * 2 ** 30) / 400e6;

	test('copies what the disks hold, at the speed of the datastore, and is off', () => {
		const going = after(start(anEstate({ guests: [aGuest('app-01', { state: 'off' })] })), clone).world;
		expect(view(going).datastores['ds:san']?.usedGiB).toBe(40);
		expect(view(later(going, seconds / 2).world).guests['vm:copy']?.task?.percent).toBeCloseTo(50, 3);
		const { world, events } = later(going, seconds + 0.001);
		expect(only(events, 'taskEnded')).toMatchObject({ kind: 'clone', result: 'done' });
		expect(view(world).guests['vm:copy']).toMatchObject({ state: 'off', task: null, users: 0, host: 'host:birch' });
	});

	test('of a running guest is as if power had been cut, and says so', () => {
		expect(warnings(start(anEstate()), clone)).toEqual(['crashConsistent']);
	});

	test('keeps its source from being deleted while it lasts', () => {
		const going = after(start(anEstate({ guests: [aGuest('app-01', { state: 'off' })] })), clone).world;
		expect(failing(going, { type: 'deleteGuest', guest: 'vm:app-01' })).toEqual(['cloneSource']);
		expect(failing(later(going, 100).world, { type: 'deleteGuest', guest: 'vm:app-01' })).toEqual([]);
	});

	test('called off, leaves nothing behind', () => {
		const going = after(start(anEstate()), clone).world;
		const { world } = after(later(going, 10).world, { type: 'cancelTask', task: 'task:1' });
		expect(view(world).guests['vm:copy']).toBeUndefined();
		expect(view(world).datastores['ds:san']?.usedGiB).toBe(20);
	});

	test('two at once share the datastore and take twice as long', () => {
		const going = after(start(anEstate()), clone, { ...clone, name: 'copy-2' }).world;
		expect(later(going, 2 * seconds - 0.01).events.filter(({ type }) => type === 'taskEnded')).toEqual([]);
		expect(later(going, 2 * seconds + 0.01).events.filter(({ type }) => type === 'taskEnded')).toHaveLength(2);
	});
});

describe('deletion', () => {
	test('frees the disks, and the needs that others had of it', () => {
		const guests = [aGuest('app-01', { state: 'off' }), aGuest('web-01', { needs: ['app-01'], disks: [] })];
		const { world, events } = after(start(anEstate({ guests })), { type: 'deleteGuest', guest: 'vm:app-01' });
		expect(only(events, 'guestDeleted').freedBytes).toBe(20 * 2 ** 30);
		expect(view(world).guests['vm:web-01']?.needs).toEqual([]);
		expect(Object.keys(view(world).guests)).toEqual(['vm:web-01']);
	});

	test('is for guests that are off', () => {
		expect(failing(start(anEstate()), { type: 'deleteGuest', guest: 'vm:app-01' })).toEqual(['state']);
	});
});

describe('editing hardware', () => {
	const edit = (change: object) => ({ type: 'editGuest', guest: 'vm:app-01', change }) as Command;

	test('vCPUs and memory of a running guest wait for the next power-on, and the warning says so', () => {
		const world = start(anEstate());
		expect(warnings(world, edit({ vcpus: 4, memoryMiB: 8_192 }))).toEqual(['restart']);
		const edited = after(world, edit({ vcpus: 4, memoryMiB: 8_192 })).world;
		expect(view(edited).guests['vm:app-01']).toMatchObject({ vcpus: 2, memoryMiB: 4_096, pending: { vcpus: 4, memoryMiB: 8_192 } });
		const again = after(edited, { type: 'powerOff', guest: 'vm:app-01' }, { type: 'powerOn', guest: 'vm:app-01' }).world;
		expect(view(again).guests['vm:app-01']).toMatchObject({ vcpus: 4, memoryMiB: 8_192, pending: null });
	});

	test('a guest that is off changes at once', () => {
		const world = start(anEstate({ guests: [aGuest('app-01', { state: 'off' })] }));
		expect(warnings(world, edit({ vcpus: 4 }))).toEqual([]);
		expect(view(after(world, edit({ vcpus: 4 })).world).guests['vm:app-01']).toMatchObject({ vcpus: 4, pending: null });
	});

	test('memory that waits is what admission counts at power-on', () => {
		const world = start(anEstate({ hosts: [aHost('alder', { memoryMiB: 8_192 })], guests: [aGuest('app-01', { state: 'off' })] }));
		expect(failing(after(world, edit({ memoryMiB: 8_192 })).world, { type: 'powerOn', guest: 'vm:app-01' })).toEqual(['memory']);
	});

	test('weight, cap, load, network and media change while it runs', () => {
		const world = after(
			start(anEstate({ guests: [aGuest('app-01', { localMedia: true })] })),
			edit({ weight: 512, capPercent: 10, cpuGHz: 3, localMedia: false, network: null })
		).world;
		expect(view(world).guests['vm:app-01']).toMatchObject({ weight: 512, capPercent: 10, localMedia: false, network: null, pending: null });
		expect(view(world).guests['vm:app-01']?.cpuGrantedGHz).toBeCloseTo(0.2, 9);
	});

	test.each([[{ vcpus: 0 }], [{ memoryMiB: Infinity }], [{ weight: 0 }], [{ cpuGHz: -1 }], [{ dirtyMiBps: '9' }]])(
		'%j is refused',
		(change) => {
			expect(failing(start(anEstate()), edit(change))).toEqual(['value']);
		}
	);

	test('tools are installed by a running guest OS', () => {
		expect(failing(start(anEstate({ guests: [aGuest('app-01', { state: 'off', tools: false })] })), edit({ tools: true }))).toEqual([
			'state'
		]);
	});
});
