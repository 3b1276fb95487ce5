import { describe, expect, it } from 'vitest';
import { clinic, clinicMoving, clinicTroubled, estate, guest, host, store, world } from './clinic.fixture';
import { layoutRack } from './layout';
import { HostMemo } from './memo';

const WIDE = { width: 880 };
const PHONE = { width: 366 };
const GIB = 1024;

const hostOf = (marks: ReturnType<typeof layoutRack>, name: string) => {
	const found = marks.hosts.find((one) => one.name === name);
	if (!found) throw new Error(`no host ${name}`);
	return found;
};
const tileOf = (marks: ReturnType<typeof layoutRack>, name: string) => {
	const found = marks.hosts.flatMap(({ tiles }) => tiles).find((tile) => tile.name === name);
	if (!found) throw new Error(`no tile ${name}`);
	return found;
};

describe('the rack drawn to scale', () => {
	it('gives all hosts one scale, and each a bay as long as its memory', () => {
		const marks = layoutRack(clinicTroubled(), WIDE);
		const [large, small] = [hostOf(marks, 'Cedar'), hostOf(marks, 'Dogwood')];
		expect(large.bay.width / small.bay.width).toBeCloseTo(128 / 64, 2);
	});

	it('stands guests side by side from the left, the hypervisor first, as wide as their memory', () => {
		const marks = layoutRack(clinic(), WIDE);
		const alder = hostOf(marks, 'Alder');
		const gap = 4; // px between two tiles
		let MiB = 4 * GIB; // the hypervisor's own
		expect(alder.slice.width).toBeCloseTo((MiB / GIB) * marks.pxPerGiB, 0);
		for (const [name, GiB] of [
			['ehr-db-01', 32],
			['ehr-app-01', 24],
			['interface-01', 16],
			['ehr-web-01', 8],
			['lb-01', 8]
		] as const) {
			const { box } = tileOf(marks, name);
			expect(box.x).toBeCloseTo(alder.bay.x + (MiB / GIB) * marks.pxPerGiB + gap / 2, 0);
			expect(box.width).toBeCloseTo(GiB * marks.pxPerGiB - gap, 0);
			MiB += GiB * GIB;
		}
	});

	it('counts into the hypervisor’s slice what it keeps for each guest', () => {
		const before = clinic().hosts['host:alder'];
		const marks = layoutRack(clinic({}, { Alder: { memoryUsedMiB: (before?.memoryUsedMiB ?? 0) + 5 * 512 } }), WIDE);
		expect(hostOf(marks, 'Alder').slice.width).toBeCloseTo(6.5 * marks.pxPerGiB, 0);
		expect(hostOf(marks, 'Alder').sliceText).toBe('6.5 GB');
	});

	it('runs the level between foot and name, in proportion to CPU', () => {
		const { face, box } = tileOf(layoutRack(clinic(), WIDE), 'ehr-db-01');
		expect([face.foot, face.head, box.height]).toEqual([20, 28, 104]);
		expect(face.level).toBeCloseTo(20 + (104 - 20 - 28) * 0.54, 1);
	});

	it('lets a guest that does not fit stick out of the chassis, and says by how much', () => {
		const alder = hostOf(layoutRack(clinicTroubled(), WIDE), 'Alder');
		const right = Math.max(...alder.tiles.map(({ box }) => box.x + box.width));
		expect(right).toBeGreaterThan(alder.bay.x + alder.bay.width);
		expect(right).toBeLessThanOrEqual(WIDE.width);
		expect(alder.over?.text).toBe('+28 GB');
		expect(alder.free).toBeNull();
	});

	it('hangs guests that hold no memory on hooks, off the ruler', () => {
		const cedar = hostOf(layoutRack(clinic(), WIDE), 'Cedar');
		expect(cedar.tiles.map(({ name }) => name)).toEqual(['ehr-app-02', 'ctx-03', 'vdi-pool-01', 'fax-01']);
		expect(cedar.parked.map(({ name, state, word }) => [name, state, word])).toEqual([['test-ehr', 'suspended', 'Suspended']]);
		const last = cedar.tiles.at(-1);
		expect(cedar.parked[0]?.box.x).toBeGreaterThan((last?.box.x ?? 0) + (last?.box.width ?? 0));
	});

	it('puts the hooks on a rail above the bay when the shelf has no room', () => {
		const rows = Array.from({ length: 6 }, (_, nth) => guest([`app-${nth}`, 'app', 20, 10, 50], 'host:alder'));
		const off = Array.from({ length: 5 }, (_, nth) =>
			guest([`off-${nth}`, 'test', 8, 0, 50], 'host:alder', { state: 'off', holdsMemory: false })
		);
		const alder = hostOf(layoutRack(world([host('Alder', [...rows, ...off])], [...rows, ...off], []), WIDE), 'Alder');
		expect(alder.parked).toHaveLength(5);
		for (const { box } of alder.parked) expect(box.y + box.height).toBeLessThan((alder.tiles[0]?.box.y ?? 0) - 9);
	});
});

describe('a moving guest', () => {
	it('stands solid at its source and dashed at its target, with the same squares', () => {
		const marks = layoutRack(clinicMoving(), WIDE);
		const [source, target] = ['Alder', 'Birch'].map((name) => hostOf(marks, name).tiles.find((tile) => tile.name === 'ehr-app-01'));
		expect([source?.state, source?.word, target?.state, target?.word]).toEqual(['leaving', 'running', 'arriving', 'filling']);
		// round 2: 2.9 GB to send and 0.4 GB rewritten, of 24 GB in 48 squares: 6.6 squares go again
		expect(source?.pages).toEqual({ count: 48, sent: 41, dirty: 7 });
		expect(target?.pages).toEqual(source?.pages);
	});

	it('has not sent what the first round still holds', () => {
		const marks = layoutRack(clinicMoving({ round: 1, roundMiB: 24 * GIB, leftMiB: 12 * GIB, dirtiedMiB: 2 * GIB, rounds: [] }), WIDE);
		expect(tileOf(marks, 'ehr-app-01').pages).toEqual({ count: 48, sent: 20, dirty: 4 });
	});

	it('is told of beside its target: round, rest and a bar for each round', () => {
		const { note } = hostOf(layoutRack(clinicMoving(), WIDE), 'Birch');
		expect([note?.round, note?.left]).toEqual(['Round 2', '2.9 GB left']);
		expect(note?.bars.map(({ round, text, now }) => [round, text, now])).toEqual([
			[1, '24 GB', false],
			[2, '5.2 GB', true]
		]);
		expect(note?.bars[1]?.share).toBeCloseTo(5.2 / 24, 6);
	});

	it('runs along a wire from port to port, squares wider apart on a slower link', () => {
		const [fast] = layoutRack(clinicMoving(), WIDE).wires;
		const [slow] = layoutRack(clinicMoving({ rateMBps: 300 }), WIDE).wires;
		const [alder, birch] = ['Alder', 'Birch'].map((name) => hostOf(layoutRack(clinicMoving(), WIDE), name));
		expect(fast?.path.startsWith(`M824 ${String(alder?.nic.y)}H`)).toBe(true);
		expect(fast?.tip.y).toBe(birch?.nic.y);
		expect(fast?.rate?.text).toBe('1.2 GB/s');
		expect(slow?.gap).toBeGreaterThan(fast?.gap ?? 0);
	});

	it('stops flowing when the link carries nothing', () => {
		const [wire] = layoutRack(clinicMoving({ rateMBps: 0 }), WIDE).wires;
		expect([wire?.flows, wire?.rate]).toEqual([false, null]);
	});
});

describe('on a phone', () => {
	it('folds the bay into shelves of 64 GB and keeps about 5 px per GB', () => {
		const marks = layoutRack(clinic(), PHONE);
		expect(marks.folded).toBe(true);
		expect(marks.pxPerGiB).toBeCloseTo((366 - 26 - 4) / 64, 2);
		expect(marks.hosts.map(({ shelves }) => shelves.length)).toEqual([2, 2, 2]);
		for (const { box } of marks.hosts.flatMap(({ tiles }) => tiles)) expect(box.x + box.width).toBeLessThanOrEqual(366);
	});

	it('goes on on the next shelf with a guest that no shelf holds', () => {
		const marks = layoutRack(clinicTroubled(), PHONE);
		const database = tileOf(marks, 'ehr-db-01');
		const GiB = [database.box, ...database.more].reduce((sum, { width }) => sum + (width + 4) / marks.pxPerGiB, 0);
		expect(database.more).toHaveLength(1);
		expect(GiB).toBeCloseTo(96, 0);
	});

	it('leads the wire straight down, with its sentence beside it', () => {
		const [wire] = layoutRack(clinicMoving(), PHONE).wires;
		expect(wire?.strip?.name).toBe('ehr-app-01');
		expect(wire?.strip?.text).toBe('Alder to Birch · round 2, 2.9 GB left');
		expect(wire?.tip.down).toBe(true);
	});
});

describe('storage', () => {
	it('shows a slice for each guest, longer for more, inside the cylinder', () => {
		const [san] = layoutRack(clinic(), WIDE).stores;
		expect(san?.slices).toHaveLength(14);
		const width = (name: string) => san?.slices.find((slice) => slice.guest === `vm:${name}`)?.box.width ?? 0;
		expect(width('ehr-db-01')).toBeGreaterThan(width('ehr-app-01'));
		expect(width('ehr-app-01')).toBeGreaterThan(width('lb-01'));
		for (const { box } of san?.slices ?? []) expect(box.x + box.width).toBeLessThanOrEqual((san?.inner.x ?? 0) + (san?.inner.width ?? 0));
	});

	it('shows a local datastore on its host and not among the shared ones', () => {
		const marks = layoutRack(clinicTroubled(), WIDE);
		expect(marks.stores.map(({ name }) => name)).toEqual(['san-01']);
		expect(hostOf(marks, 'Birch').local.map(({ name }) => name)).toEqual(['local-birch']);
	});

	it('wires a host only to what it sees', () => {
		const seeing = host('Alder', []);
		const blind = host('Birch', [], { datastores: [] });
		const marks = layoutRack(world([seeing, blind], [], [store('ds:san-01', 'san-01', true, 100, [])]), WIDE);
		const [alder, birch] = marks.hosts;
		expect(marks.fabric).toContain(`M${String((alder?.box.x ?? 0) + (alder?.box.width ?? 0))} ${String(alder?.hba.y)}`);
		expect(marks.fabric).not.toContain(` ${String(birch?.hba.y)}H`);
	});
});

describe('what is unusual', () => {
	it('draws hosts without guests, and no host at all', () => {
		const empty = layoutRack(world([host('Alder', [])], [], []), WIDE);
		expect(empty.hosts[0]?.free?.text).toBe('124 GB free');
		expect(layoutRack(world([], [], []), WIDE)).toMatchObject({ hosts: [], stores: [], wires: [], fabric: '', height: 0 });
	});

	it('keeps cut off guests standing on their failed host', () => {
		const cedar = hostOf(layoutRack(clinicTroubled(), WIDE), 'Cedar');
		expect(cedar.condition).toBe('failed');
		expect(cedar.tiles.map(({ state }) => state)).toEqual(['cutOff', 'cutOff', 'cutOff', 'cutOff']);
	});

	it('rings a guest at its CPU limit, one that starves, and one without space', () => {
		const marks = layoutRack(clinic({ 'ctx-01': { readyPercent: 12 }, 'lb-01': { state: 'noSpace' } }), WIDE);
		const alarmed = marks.hosts.flatMap(({ tiles }) => tiles).filter(({ alarm }) => alarm);
		expect(alarmed.map(({ name }) => name)).toEqual(['lb-01', 'ctx-01', 'fax-01']);
	});

	it('deals virtual CPUs to cores so that the sum is what the host uses', () => {
		const view = clinic();
		const alder = hostOf(layoutRack(view, WIDE), 'Alder');
		const sum = alder.cores.reduce((all, { level }) => all + level, 0);
		expect(alder.cores).toHaveLength(16);
		expect(sum).toBeCloseTo((16 * (view.hosts['host:alder']?.cpuPercent ?? 0)) / 100, 0);
	});
});

describe('a large estate', () => {
	it('keeps 24 px from the middle of a 4 GB guest to its neighbor’s', () => {
		const marks = layoutRack(estate(100), { width: 880, dense: true });
		expect(marks.pxPerGiB * 4).toBeGreaterThanOrEqual(24);
		expect(marks.hosts).toHaveLength(100);
	});

	it('lays out again only the hosts whose parts are new objects', () => {
		const memo = new HostMemo();
		const before = estate(40);
		const first = layoutRack(before, { width: 880, dense: true }, memo);
		const changed = before.guests['vm:web-0001'];
		if (!changed) throw new Error('the estate has no web-0001');
		const after = { ...before, guests: { ...before.guests, 'vm:web-0001': { ...changed, cpuPercent: 77 } } };
		const second = layoutRack(after, { width: 880, dense: true }, memo);
		expect(second.hosts.map((mark, at) => mark === first.hosts[at]).indexOf(false)).toBe(0);
		expect(second.hosts.filter((mark, at) => mark !== first.hosts[at])).toHaveLength(1);
	});
});
