// Full datastores and the files that nobody owns.
import { describe, expect, test } from 'vitest';
import { aGuest, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, only } from '../../../../tests/fixtures/play';
import { view } from '../picture';
import { start } from '../start';
import type { World } from '../world';
import { readAt } from './chain';
import { usedBytes } from './space';

const GiB = 2 ** 30;
const san = { name: 'san', shared: true, sizeGiB: 60, iops: 1_000, throughputMBps: 400, site: 'main' };
const fill = (freeGiB: number) => ({ type: 'fillDatastore', datastore: 'ds:san', freeGiB }) as const;
const write = (guest: 'vm:a' | 'vm:b', size: number, atGiB?: number) =>
	({ type: 'writeData', guest, GiB: size, ...(atGiB === undefined ? {} : { atGiB }) }) as const;
const estate = () => start(anEstate({ datastores: [san], guests: [aGuest('a'), aGuest('b')] }));
const state = (world: World, id: 'vm:a' | 'vm:b') => view(world).guests[id]?.state;
const read = (world: World, place: number) => {
	const guest = world.guests[place];
	return guest ? readAt(world, guest, 0).map(({ from, to }) => [from / GiB, to / GiB]) : [];
};

describe('a full datastore', () => {
	test('stops who writes new data; who writes over what is there goes on', () => {
		const full = after(estate(), fill(0)).world;
		expect(usedBytes(full, 'ds:san')).toBe(60 * GiB);
		const { world, events } = after(full, write('vm:a', 1), write('vm:b', 1, 3));
		expect(events.filter(({ type }) => type === 'dataWritten')).toMatchObject([
			{ guest: 'vm:a', dataBytes: 0, bytes: 0, missingBytes: GiB },
			{ guest: 'vm:b', dataBytes: GiB, bytes: 0, missingBytes: 0 }
		]);
		expect([state(world, 'vm:a'), state(world, 'vm:b')]).toEqual(['noSpace', 'running']);
		expect(failing(world, { type: 'resume', guest: 'vm:a' })).toEqual(['space']);
	});

	test('lets the writer go on where it stopped once a file is deleted', () => {
		// 2 GiB free: of 5 GiB written from 19 GiB on, the first lies where there is data already, two find room, two wait
		const stopped = after(estate(), fill(2), write('vm:a', 5, 19)).world;
		expect(read(stopped, 0)).toEqual([
			[0, 19],
			[19, 22]
		]);
		expect(stopped.guests[0]).toMatchObject({ state: 'noSpace', wantsBytes: 2 * GiB, wantsAt: 22 * GiB });
		const freed = after(stopped, { type: 'deleteFile', datastore: 'ds:san', file: 'filler.bin' }).world;
		const gone = after(freed, { type: 'resume', guest: 'vm:a' }).world;
		expect(state(gone, 'vm:a')).toBe('running');
		expect(read(gone, 0).at(-1)).toEqual([22, 24]);
		expect(gone.guests[0]).toMatchObject({ wantsBytes: 0, wantsAt: null });
	});

	test('can be filled up to what is left, not to more than is free, nor with nonsense', () => {
		const { world, events } = after(estate(), fill(5));
		expect(only(events, 'datastoreFilled')).toMatchObject({ bytes: 15 * GiB, files: ['filler.bin'] });
		for (const freeGiB of [5, 6, -1, NaN]) expect(failing(world, fill(freeGiB))).toEqual(['value']);
		expect(only(after(world, fill(1)).events, 'datastoreFilled').files).toEqual(['filler-2.bin']);
	});
});

test('who writes more than the disk holds fills it, and no more', () => {
	// 20 of 40 GiB are written; 500 GiB are 40 at most: 20 where nothing is, then 20 over what is there
	const roomy = start(anEstate({ guests: [aGuest('a')] }));
	const { world, events } = after(roomy, write('vm:a', 500));
	expect(only(events, 'dataWritten')).toMatchObject({ dataBytes: 40 * GiB, bytes: 20 * GiB, missingBytes: 0 });
	expect(read(world, 0).at(-1)?.[1]).toBe(40);
});

describe('a deleted guest', () => {
	test('can leave its disks behind: files that belong to nobody, until somebody deletes them', () => {
		const off = after(estate(), { type: 'takeSnapshot', guest: 'vm:a', name: 'one' }, { type: 'powerOff', guest: 'vm:a' }).world;
		const { world, events } = after(off, { type: 'deleteGuest', guest: 'vm:a', keepDisks: true });
		expect(usedBytes(world, 'ds:san')).toBe(usedBytes(off, 'ds:san'));
		expect(only(events, 'filesKept').files).toEqual(['a.vmdk', 'a-2.vmdk']);
		expect(only(events, 'guestDeleted').freedBytes).toBe(0);
		expect(view(world).datastores['ds:san']?.otherFiles).toMatchObject([
			{ name: 'a-2.vmdk', kind: 'leftOver', GiB: 20 },
			{ name: 'a.vmdk', kind: 'leftOver' }
		]);
		const clean = after(world, { type: 'deleteFile', datastore: 'ds:san', file: 'a-2.vmdk' }).world;
		expect(usedBytes(clean, 'ds:san')).toBe(usedBytes(world, 'ds:san') - 20 * GiB);
		expect(failing(clean, { type: 'deleteFile', datastore: 'ds:san', file: 'a-2.vmdk' })).toEqual(['exists']);
	});

	test('takes its snapshots and their memory with it otherwise', () => {
		const off = after(estate(), { type: 'takeSnapshot', guest: 'vm:a', name: 'one' }, { type: 'powerOff', guest: 'vm:a' }).world;
		const { world, events } = after(off, { type: 'deleteGuest', guest: 'vm:a' });
		expect(usedBytes(world, 'ds:san')).toBe(20 * GiB);
		expect(only(events, 'guestDeleted').freedBytes).toBe(usedBytes(off, 'ds:san') - 20 * GiB);
	});
});
