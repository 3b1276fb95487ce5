// The drawings' geometry against hand-computed numbers, and what they say against the sizes that real files have.
import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/2-core/small-disks.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Command } from '$lib/sim/command';
import { filesOf, markAt, readOf } from './chain';
import { layoutChain } from './chain-layout';
import { CLONE_IDS, KiB, makeClone, MARKED, PAIR, VHD_GUEST, VMDK_GUEST, writeTo } from './estate';
import { boxesOf, gridOf, pointOf, squareAt, writeMarks } from './map-layout';
import { contentIds, sharedFile } from './parent';
import { FOUR, fits, moved, placeOf, SQUARE, startOf } from './place';
import { deletion, keptIn, lacking, writtenIn } from './written';

const MiB = 2 ** 20;
const stageOf = (...commands: readonly Command[]) => {
	const stage = new PlainStage(estate);
	for (const command of commands) {
		expect(stage.scene.send(command)).toBeNull();
		while (stage.step());
	}
	return stage;
};
const diskOf = (stage: PlainStage, guest: typeof VHD_GUEST) => {
	const disk = stage.scene.view.guests[guest]?.disks[0];
	if (!disk) throw new Error(`no disk of ${guest}`);
	return disk;
};
const four = FOUR.flatMap((place) => PAIR.map((guest) => writeTo(guest, startOf(place), place.bytes)));

describe('a place on the disk', () => {
	test('is in the middle of its square, or half in it and half in the next', () => {
		// square 332 begins at 20.75 MiB
		expect(startOf({ square: 332, bytes: 4 * KiB, across: false })).toBe(20.75 * MiB + 30 * KiB);
		expect(startOf({ square: 332, bytes: 4 * KiB, across: true })).toBe(20.75 * MiB + 62 * KiB);
		expect(startOf({ square: 0, bytes: 512, across: true })).toBe(64 * KiB - 256);
	});

	test('is what a link says, and the usual one when that is nonsense', () => {
		expect(placeOf({ at: '1023', size: '512', edge: 'across' })).toEqual({ square: 1_023, bytes: 512, across: true });
		for (const at of ['-1', '1024', 'here']) expect(placeOf({ at })).toEqual({ square: 467, bytes: 4_096, across: false });
		expect([1_022, 1_023].map((square) => fits({ square, bytes: 512, across: true }))).toEqual([true, false]);
	});

	test('moves by rows and columns, and stays on the disk', () => {
		expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map((key) => moved(332, key))).toEqual([331, 333, 300, 364]);
		expect([moved(0, 'ArrowLeft'), moved(1_023, 'ArrowDown'), moved(5, 'End'), moved(5, 'x')]).toEqual([0, 1_023, 1_023, null]);
	});
});

describe('a map', () => {
	const grid = gridOf(330);

	test('has 32 columns of 2 MiB and 32 squares of 64 KiB in each, in whole px', () => {
		expect([grid.side, grid.cell]).toEqual([320, 10]);
		expect([gridOf(100).cell, gridOf(2_000).cell]).toEqual([6, 11]);
		// byte 0, the 13th square of the 11th column, and the middle of the last
		expect([0, 20.75 * MiB, 64 * MiB - 32 * KiB].map((byte) => pointOf(byte, grid))).toEqual([
			{ x: 5, y: 0 },
			{ x: 105, y: 120 },
			{ x: 315, y: 315 }
		]);
		expect([squareAt(0, 0, grid), squareAt(104, 121, grid), squareAt(320, 320, grid)]).toEqual([0, 332, 1_023]);
	});

	test('shows a block of a VHD as a column, and a grain of a VMDK as a square', () => {
		const content = diskOf(stageOf(...four), VMDK_GUEST).extents;
		expect(boxesOf(keptIn('vhd', 'thin', content).ranges, grid)).toEqual(
			[1, 10, 20].map((column) => ({ x: column * 10, y: 0, width: 10, height: 320 }))
		);
		expect(boxesOf(keptIn('vmdk', 'thin', content).ranges, grid)).toEqual([
			{ x: 10, y: 50, width: 10, height: 10 },
			{ x: 100, y: 110, width: 10, height: 20 },
			{ x: 200, y: 80, width: 10, height: 10 },
			{ x: 200, y: 250, width: 10, height: 10 }
		]);
	});

	test('numbers its writes where there is room, the newest first', () => {
		const at = (square: number, number: number) => ({
			from: square * SQUARE,
			to: square * SQUARE + 1,
			number,
			deleted: false,
			newest: false
		});
		const marks = writeMarks([at(5 * 32 + 5, 1), at(6 * 32 + 5, 2), at(31 * 32, 3)], grid);
		expect(marks.map(({ label }) => label?.anchor ?? null)).toEqual(['end', 'start', 'end']);
		const crowd = writeMarks([at(5 * 32 + 5, 1), at(7 * 32 + 5, 2), at(9 * 32 + 5, 3)], grid);
		expect(crowd.map(({ label }) => label !== null)).toEqual([true, false, true]);
	});
});

describe('two files of one disk', () => {
	// empty, after one write, and after four in three columns of which one crosses an edge: as qemu-img makes them
	test('grow by whole pieces', () => {
		const sizes = (stage: PlainStage) => PAIR.map((guest) => diskOf(stage, guest).fileBytes);
		expect(sizes(stageOf())).toEqual([2_560, 65_536]);
		expect(sizes(stageOf(...four.slice(0, 2)))).toEqual([2_560 + 2_097_664, 131_072]);
		expect(sizes(stageOf(...four))).toEqual([6_295_552, 393_216]);
		expect(['vhd', 'vmdk'].map((format) => keptIn(format === 'vhd' ? 'vhd' : 'vmdk', 'thick', []).fileBytes)).toEqual([
			67_109_376, 67_108_864
		]);
	});

	test('keep all of it when the guest deletes its files', () => {
		const stage = stageOf(...four);
		const into = deletion(diskOf(stage, VMDK_GUEST).extents);
		if (!into) throw new Error('there is something to delete');
		expect(into).toEqual({ from: 37 * SQUARE + 48 * KiB, bytes: 512 });
		for (const guest of PAIR) stage.scene.send(writeTo(guest, into.from, into.bytes));
		expect(PAIR.map((guest) => diskOf(stage, guest).fileBytes)).toEqual([6_295_552, 393_216]);
		const written = writtenIn(diskOf(stage, VMDK_GUEST).extents);
		expect(written.deleted).toBe(true);
		expect(written.writes.map(({ number, deleted }) => [number, deleted])).toEqual([1, 2, 3, 4].map((number) => [number, true]));
		stage.scene.send(writeTo(VMDK_GUEST, 0, 512));
		expect(writtenIn(diskOf(stage, VMDK_GUEST).extents)).toMatchObject({ deleted: false });
		expect(deletion([])).toBeNull();
	});

	test('that differ after an undo: what one lacks is told', () => {
		const stage = stageOf(...four);
		stage.undo();
		const [vhd, vmdk] = [diskOf(stage, VHD_GUEST).extents, diskOf(stage, VMDK_GUEST).extents];
		expect(lacking(vhd, vmdk)).toEqual([]);
		const last = FOUR[3];
		expect(lacking(vmdk, vhd)).toMatchObject([{ from: last && startOf(last), to: last && startOf(last) + 4 * KiB }]);
	});
});

describe('a chain', () => {
	const [early, late] = [31.5 * MiB, 32 * MiB];
	const marked = (name: string): Command => ({ type: 'takeSnapshot', guest: MARKED, name });
	const chainOf = (stage: PlainStage) => {
		const guest = stage.scene.view.guests[MARKED];
		return guest ? filesOf(stage.scene.view, guest) : [];
	};

	test('is read from the newest file down, and zeros where none holds anything', () => {
		const files = chainOf(stageOf(marked('one'), writeTo(MARKED, early, SQUARE), marked('two'), writeTo(MARKED, late, SQUARE)));
		// the first file: 512 grains behind 65,536 bytes; each delta has one
		expect(files.map(({ fileBytes }) => fileBytes)).toEqual([131_072, 131_072, 33_619_968]);
		const told = (square: number) => {
			const { looked, found, mark } = readOf(files, square);
			return [looked.length, found && files.indexOf(found), mark];
		};
		expect([0, 1, 8, 9].map(told)).toEqual([
			[2, 1, 1],
			[3, 2, 0],
			[1, 0, 2],
			[3, null, null]
		]);
	});

	test('of which a snapshot is deleted reads the same with one file less; reverted, it loses what came after', () => {
		const before = stageOf(marked('one'), writeTo(MARKED, early, SQUARE), writeTo(MARKED, late, SQUARE));
		const reads = (stage: PlainStage) => Array.from({ length: 16 }, (_, square) => readOf(chainOf(stage), square).mark);
		const was = reads(before);
		expect(was).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 2, null, null, null, null, null, null, null]);
		before.scene.send({ type: 'deleteSnapshot', guest: MARKED, snapshot: 'one' });
		while (before.step());
		expect([chainOf(before).length, reads(before)]).toEqual([1, was]);
		const back = stageOf(marked('one'), writeTo(MARKED, early, SQUARE), writeTo(MARKED, late, SQUARE), {
			type: 'revertSnapshot',
			guest: MARKED,
			snapshot: 'one'
		});
		expect([chainOf(back).length, reads(back)]).toEqual([2, [0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, null, null, null, null]]);
	});

	test('with a branch is read past it', () => {
		const files = chainOf(
			stageOf(marked('one'), writeTo(MARKED, early, SQUARE), marked('two'), { type: 'revertSnapshot', guest: MARKED, snapshot: 'one' })
		);
		expect(files.map(({ onWay }) => onWay)).toEqual([true, false, true]);
		expect(readOf(files, 0)).toMatchObject({ mark: 0, found: { id: files[2]?.id } });
		expect(layoutChain(files, 0, 1_100).ties.map(({ onWay }) => onWay)).toEqual([true, false]);
	});

	test('is drawn with a strip of sixteen squares a file, and one read that stops where it is found', () => {
		const files = chainOf(stageOf(marked('one'), writeTo(MARKED, early, SQUARE)));
		const marks = layoutChain(files, 3, 1_100);
		// 186 px of words at the left, 92 at the right: (1100 - 278) / 16 = 51, of which 50 are taken
		expect([marks.left, marks.cell, marks.folded]).toEqual([186, 50, false]);
		expect(marks.strips.map(({ cells }) => cells.filter(({ mark }) => mark !== null).length)).toEqual([1, 8]);
		expect(marks.fall).toMatchObject({ x: 186 + 3.5 * 50, zeros: false });
		expect(marks.fall.stops.map(({ number, found }) => [number, found])).toEqual([
			[1, false],
			[2, true]
		]);
		expect(marks.fall.to).toBe(marks.fall.stops[1]?.y);
		const narrow = layoutChain(files, 3, 358);
		expect([narrow.left, narrow.cell, narrow.folded]).toEqual([18, 21, true]);
		expect(narrow.left + 16 * narrow.cell).toBeLessThanOrEqual(358);
		expect(layoutChain(files, 3, 358, 4).height).toBeGreaterThan(narrow.height);
	});
});

describe('clones', () => {
	const made = () => stageOf(makeClone('linked'), makeClone('full'));

	test('a linked one is born with 65,536 bytes, a full one with all that its parent has', () => {
		const stage = made();
		expect([diskOf(stage, CLONE_IDS.linked).fileBytes, diskOf(stage, CLONE_IDS.full).fileBytes]).toEqual([65_536, 33_619_968]);
	});

	test('a linked one reads through to its parent’s file, a full one has it all', () => {
		const { view } = made().scene;
		const [linked, full] = [view.guests[CLONE_IDS.linked], view.guests[CLONE_IDS.full]];
		if (!linked || !full) throw new Error('both are there');
		expect(filesOf(view, linked).map(({ owner }) => owner)).toEqual(['vm:train-linked', 'vm:train-template']);
		expect(filesOf(view, linked)[1]?.id).toBe(sharedFile(view)?.id);
		expect(filesOf(view, full).map(({ extents }) => markAt(extents, 0))).toEqual([0]);
	});

	test('the parent’s content ID is another one once somebody wrote into its file', () => {
		const { then, now } = contentIds(sharedFile(made().scene.view)?.extents ?? []);
		expect(now).not.toBe(then);
	});

	test('the parent can’t be deleted or changed while a linked clone lies on it, and that one can’t leave alone', () => {
		const { check } = made().scene;
		const refusing = (command: Command) =>
			check(command).flatMap(({ id, severity, passed }) => (severity === 'refuse' && !passed ? [id] : []));
		expect(refusing({ type: 'deleteGuest', guest: 'vm:train-template' })).toEqual(['linkedClones']);
		expect(refusing({ type: 'convertDisk', guest: 'vm:train-template', disk: 0, format: 'vmdk', thin: false })).toContain('wholeDisks');
		expect(refusing({ type: 'moveStorage', guest: CLONE_IDS.linked, datastore: 'ds:san-02' })).toEqual(['sharedFiles']);
		expect(refusing({ type: 'moveStorage', guest: CLONE_IDS.full, datastore: 'ds:san-02' })).toEqual([]);
	});
});
