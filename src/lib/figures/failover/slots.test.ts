import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/three-hosts-ha.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { askedInVain, giantOf, ledgerWith, reserve, reservedOf, smaller } from './reservation';
import { ledgerOf, parked } from './slots';
import { slotsLayout } from './slots-layout';

const stage = () => new PlainStage(estate);
const ledger = (of: PlainStage) => {
	const found = ledgerOf(of.scene.view);
	if (!found) throw new Error('no slots');
	return found;
};
const giant = (of: PlainStage) => {
	const found = giantOf(of.props);
	if (!found) throw new Error('nobody reserves');
	return found;
};
const seats = (of: PlainStage) => ledger(of).hosts.map(({ host, seats: each }) => [host.name, ...each.map(({ is }) => is)]);

describe('slots', () => {
	test('4 GHz by 8 GB and overhead: 38 and 46 GB hold four and five, the scarcer side decides', () => {
		const { admission, hosts } = ledger(stage());
		expect([admission.slotMHz, admission.slotMiB]).toEqual([4000, 8192 + 100]);
		for (const { host, cpu, memory, seats: each } of hosts) {
			expect(cpu).toBeCloseTo((host.cores * host.coreGHz) / 4, 9);
			expect(memory).toBeCloseTo((host.memoryMiB - 2048) / 8292, 9);
			expect(each).toHaveLength(Math.floor(Math.min(cpu, memory)));
		}
		expect(hosts.map(({ seats: each }) => each.length)).toEqual([4, 4, 5]);
	});

	test('the largest host is kept; its guests land in what the others have free', () => {
		expect(seats(stage())).toEqual([
			['Alder', 'on', 'lands', 'lands', 'lands'],
			['Birch', 'on', 'lands', 'free', 'free'],
			['Cedar', 'kept', 'kept', 'kept', 'kept', 'kept']
		]);
	});

	test('the drawing is to scale: one slot is equally wide on all hosts, and the rest is what is left over', () => {
		const of = stage();
		const { bays } = slotsLayout(ledger(of), of.scene.view.guests, 372);
		const widths = new Set(bays.flatMap(({ cpu, memory }) => [...cpu.slots, ...memory.slots]).map(({ width }) => width));
		expect(widths.size).toBe(1);
		const [unit = 0] = widths;
		// Cedar has 46 GB, five slots and 0.68 of one
		expect((bays[2]?.memory.rest?.width ?? 0) / unit).toBeCloseTo((46 * 1024) / 8292 - 5, 1);
		for (const { box, seats: each } of bays) for (const seat of each) expect(seat.box.x + seat.box.width).toBeLessThanOrEqual(box.width);
		expect(unit).toBeGreaterThanOrEqual(28);
	});

	test('one guest with a giant reservation makes every slot giant: two vanish, though nobody failed', () => {
		const of = stage();
		expect(of.scene.send(reserve(giant(of), { GHz: 4, GB: 12 }))).toBeNull();
		// 38 / 12.1 = 3.1
		expect(ledger(of).hosts.map(({ seats: each }) => each.length)).toEqual([3, 3, 3]);
		expect(ledger(of).hosts.map(({ kept }) => kept)).toEqual([false, false, true]);
		expect(ledger(of).admission).toMatchObject({ used: 6, available: 0 });
	});

	test('a greater one is refused, and the look ahead shows who would have no slot', () => {
		const of = stage();
		const { check, foresee } = of.props;
		const asked = askedInVain(giant(of), { memory: '16' }, check);
		expect(asked).toEqual({ GHz: 4, GB: 16 });
		if (!asked) return;
		const then = ledgerWith(of.scene.view, giant(of), asked, foresee);
		// 38 / 16.1 = 2.4; 46 / 16.1 = 2.9
		expect(then?.hosts.map(({ seats: each }) => each.length)).toEqual([2, 2, 2]);
		expect(then?.without).toHaveLength(2);
		expect(reservedOf(giant(of))).toEqual({ GHz: 4, GB: 8 });
		expect(askedInVain(giant(of), { memory: '12' }, check)).toBeNull();
		expect(askedInVain(giant(of), { memory: 'nonsense' }, check)).toBeNull();
	});

	test('the guest too many is refused; the cure is the largest reservation that lets it start', () => {
		const of = stage();
		const { foresee } = of.props;
		of.scene.send(reserve(giant(of), { GHz: 4, GB: 12 }));
		const [test01] = parked(of.scene.view);
		if (!test01) throw new Error('nobody is off');
		expect(of.scene.send({ type: 'powerOn', guest: test01.id })).not.toBeNull();
		// 38 / 9.1 = 4.2, 38 / 10.1 = 3.8
		const less = smaller(giant(of), test01, foresee);
		expect(less).toEqual({ GHz: 4, GB: 9 });
		if (less) of.scene.send(reserve(giant(of), less));
		expect(of.scene.send({ type: 'powerOn', guest: test01.id })).toBeNull();
	});

	test('once a host is lost, its slots are gone, and who would have none is named', () => {
		const of = stage();
		of.scene.send({ type: 'failHost', host: 'host:cedar' });
		const { down, without, admission } = ledger(of);
		expect(down.map(({ name }) => name)).toEqual(['Cedar']);
		expect(admission.available).toBe(4 - 6);
		expect(without).toHaveLength(2);
	});
});
