// Reads and writes of a datastore, shared: against the arithmetic of shares, queues and storms.
import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, later } from '../../../../tests/fixtures/play';
import { view } from '../picture';
import type { Scenario, ScenarioGuest } from '../scenario';
import { start } from '../start';
import type { World } from '../world';

type Store = Scenario['datastores'][number];
const san: Store = { name: 'san', shared: true, sizeGiB: 10_000, iops: 1_000, throughputMBps: 400, latencyMs: 5, site: 'main' };

const asking = (iops: number, change: Partial<ScenarioGuest> = {}, writePercent = 0) => ({
	...change,
	load: { cpuGHz: 0, dirtyMiBps: 0, workingSetMiB: 0, iops, writePercent }
});
const estate = (store: Partial<Store>, ...guests: Partial<ScenarioGuest>[]) =>
	start(
		anEstate({
			datastores: [{ ...san, ...store }],
			hosts: [aHost('alder', { memoryMiB: 2 ** 20 }), aHost('birch')],
			guests: guests.map((guest, i) => aGuest(`g-${i}`, { disks: [{ datastore: 'san', sizeGiB: 10, usedGiB: 1, thin: true }], ...guest }))
		})
	);
const granted = (world: World) => Object.values(view(world).guests).map((guest) => guest.iopsGranted);

describe('shares', () => {
	test('everybody gets what he asks for while there is enough, and latency follows utilization', () => {
		const world = estate({}, asking(300), asking(200));
		expect(granted(world)).toEqual([300, 200]);
		// 5 ms / (1 - 0.5)
		expect(view(world).datastores['ds:san']).toMatchObject({ iopsAsked: 500, iopsGranted: 500, latencyMs: 10 });
	});

	test('who is short gets his weight, what one does not need goes to the others', () => {
		const world = estate({}, asking(100), asking(900, { weight: 512 }), asking(900, { weight: 256 }));
		expect(granted(world)).toEqual([100, 600, 300]);
		// 5 ms / (1 - 0.98): a queue has an end
		expect(view(world).datastores['ds:san']?.latencyMs).toBeCloseTo(250, 9);
	});

	test('on RAID 5 a write costs four operations of the disks', () => {
		// 80% writes: 0.2 + 0.8 · 4 = 3.4 operations each, so 1,000 of the disks serve 294.1
		const world = estate({ writePenalty: 4 }, asking(1_000, {}, 80));
		expect(granted(world)[0]).toBeCloseTo(1_000 / 3.4, 9);
	});

	test('a guest that stops gives back what it had, at that moment', () => {
		const world = estate({}, asking(800), asking(800));
		expect(granted(world)).toEqual([500, 500]);
		expect(granted(after(world, { type: 'powerOff', guest: 'vm:g-0' }).world)).toEqual([0, 800]);
		expect(granted(after(world, { type: 'pause', guest: 'vm:g-1' }).world)).toEqual([800, 0]);
		expect(granted(after(world, { type: 'editGuest', guest: 'vm:g-0', change: { iops: 100 } }).world)).toEqual([100, 800]);
		expect(granted(after(world, { type: 'editGuest', guest: 'vm:g-0', change: { weight: 768 } }).world)).toEqual([750, 250]);
	});
});

describe('a boot storm', () => {
	const boots = (count: number, iops: number) => {
		const off = estate({ iops }, ...Array.from({ length: count }, () => ({ state: 'off' as const, memoryMiB: 512 })));
		return after(off, ...Array.from({ length: count }, (_, i) => ({ type: 'powerOn', guest: `vm:g-${i}` }) as const)).world;
	};
	const running = (world: World) => Object.values(view(world).guests).filter(({ state }) => state === 'running').length;

	test('of guests that find what they ask for takes as long as one boot', () => {
		const world = boots(10, 170);
		expect(running(later(world, 59.99).world)).toBe(0);
		expect(running(later(world, 60.01).world)).toBe(10);
	});

	// 40 boots of 17 IOPS for 60 s are 40,800 operations: at 340 a second they take 120 s
	test('of twice as many as the datastore can serve takes twice as long', () => {
		const world = boots(40, 340);
		expect(running(later(world, 119.99).world)).toBe(0);
		expect(running(later(world, 120.01).world)).toBe(40);
	});

	test('ends sooner for those who come late, when the first are done', () => {
		// the first alone for 30 s; then two share 17 IOPS, 8.5 each: it needs 60 s for its other half. The second has half by then,
		// and ends 30 s later.
		const off = estate({ iops: 17 }, { state: 'off' }, { state: 'off' });
		const first = later(after(off, { type: 'powerOn', guest: 'vm:g-0' }).world, 30).world;
		const both = after(first, { type: 'powerOn', guest: 'vm:g-1' }).world;
		expect(running(later(both, 59.99).world)).toBe(0);
		expect(running(later(both, 60.01).world)).toBe(1);
		expect(running(later(both, 89.99).world)).toBe(1);
		expect(running(later(both, 90.01).world)).toBe(2);
	});

	// 1,270 desktops of 17 IOPS booted in 10 to 12 minutes [Dell BP1018]: at 60 s a boot that is 1,962 IOPS on average over 11 minutes.
	// Here a tenth of the desktops has a tenth of it.
	test('like the published one takes between 10 and 12 minutes', () => {
		const world = boots(127, 196);
		expect(running(later(world, 600).world)).toBe(0);
		expect(running(later(world, 720).world)).toBe(127);
	});
});
