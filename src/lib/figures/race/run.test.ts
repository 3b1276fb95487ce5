import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/two-races.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Command } from '../../sim/command';
import { asItIs, withMemory, withPolicy } from './estate';
import { runOf, type Run } from './run';

const A: Command = { type: 'migrate', guest: 'vm:ehr-app-01', to: 'host:birch' };
const B: Command = { type: 'migrate', guest: 'vm:ehr-app-02', to: 'host:dogwood' };
const LOCAL: Command = { type: 'migrate', guest: 'vm:scan-02', to: 'host:dogwood', datastore: 'ds:dogwood-local' };
/** GiB in s at 10 Gbit/s */
const s = (GiB: number) => (GiB * 2 ** 30) / 1.25e9;
/** of what is sent, what A rewrites meanwhile: 250 MiB/s */
const PART = (250 * 2 ** 20) / 1.25e9;

const read = (stage: PlainStage, guest: 'A' | 'B' | 'local') => {
	const { view, events } = stage.scene;
	return runOf(view, events, ({ A: 'vm:ehr-app-01', B: 'vm:ehr-app-02', local: 'vm:scan-02' } as const)[guest], 1);
};
const to = (stage: PlainStage, seconds: number) => stage.props.time.seek(seconds);
const finish = (stage: PlainStage) => {
	for (let step = 0; step < 100 && stage.step(); step++);
};

test('a move that has not begun has no rounds', () => {
	expect(read(new PlainStage(estate), 'A')).toMatchObject({ phase: 'ready', rounds: [], pause: null, seconds: 0 });
});

describe('a guest that rewrites a good fifth of what is sent', () => {
	const stage = new PlainStage(estate);
	stage.scene.send(A);

	test('in the middle of round 1, half is left and a tenth or so of all is rewritten', () => {
		to(stage, 1 + s(12));
		const run = read(stage, 'A');
		expect(run).toMatchObject({ phase: 'rounds', round: 1, endless: false });
		expect(run.rounds).toHaveLength(1);
		expect(run.rounds[0]?.from).toBeCloseTo(1, 6);
		expect(run.rounds[0]?.leftMiB).toBeCloseTo(12 * 1024, 3);
		expect(run.rounds[0]?.dirtiedMiB).toBeCloseTo(12 * 1024 * PART, 3);
	});

	test('round 2 begins where round 1 ended, and sends what was rewritten in it', () => {
		to(stage, 1 + s(24) + s(12 * PART));
		const [first, second] = read(stage, 'A').rounds;
		expect(first).toMatchObject({ nth: 1, leftMiB: 0 });
		expect(second?.from).toBeCloseTo(first?.to ?? NaN, 6);
		expect(second?.MiB).toBeCloseTo(24 * 1024 * PART, 3);
		expect(second?.leftMiB).toBeCloseTo(12 * 1024 * PART, 3);
	});

	test('in the end each round is the same part of the one before, and the pause is the last of them and the resume', () => {
		finish(stage);
		const run = read(stage, 'A');
		expect(run.phase).toBe('done');
		// after the third round so little is left that the wire carries it in 300 ms
		expect(run.rounds.map(({ MiB }) => Number((MiB / 1024).toFixed(4)))).toEqual(
			[24, 24 * PART, 24 * PART ** 2].map((GiB) => Number(GiB.toFixed(4)))
		);
		expect(run.pause?.lastCopyMiB).toBeCloseTo(24 * 1024 * PART ** 3, 2);
		expect((run.pause?.to ?? 0) - (run.pause?.from ?? 0)).toBeCloseTo(s(24 * PART ** 3) + 0.03, 5);
		expect(run.seconds).toBeCloseTo(1 + s((24 * (1 - PART ** 4)) / (1 - PART)) + 0.03, 4);
		expect(run.pause?.from).toBeCloseTo(run.rounds.at(-1)?.to ?? NaN, 6);
		expect(run.pause?.to).toBeCloseTo(run.seconds, 9);
	});
});

describe('a guest that rewrites as fast as the wire carries', () => {
	const stage = new PlainStage(estate);
	stage.scene.send(B);

	test('after the first round, each sends nine tenths of the memory, and none is the last', () => {
		to(stage, 200);
		const run = read(stage, 'B');
		expect(run).toMatchObject({ phase: 'rounds', endless: true, pause: null });
		expect(run.rounds.slice(1).map(({ MiB }) => MiB)).toEqual(Array(run.round - 1).fill(22_118));
		expect(run.round).toBe(2 + Math.floor((200 - 1 - s(24)) / s(22_118 / 1024)));
		expect(run.rounds.at(-1)).toMatchObject({ nth: run.round, to: 200 });
	});

	test('called off, it stands at the start again', () => {
		const task = stage.scene.view.guests['vm:ehr-app-02']?.task?.id;
		if (task) stage.scene.send({ type: 'cancelTask', task });
		expect(read(stage, 'B').phase).toBe('ready');
	});
});

test('post-copy: the pause comes first, then the memory follows once', () => {
	const stage = new PlainStage(withPolicy(estate, { method: 'post-copy' }));
	stage.scene.send(B);
	to(stage, 11);
	const pulling = read(stage, 'B');
	expect(pulling).toMatchObject({ phase: 'pull', rounds: [] });
	// 8 MiB of device state, and the resume
	expect((pulling.pause?.to ?? 0) - (pulling.pause?.from ?? 0)).toBeCloseTo(s(8 / 1024) + 0.03, 6);
	expect(pulling.pause?.from).toBeCloseTo(1, 6);
	expect(pulling.pull?.leftMiB).toBeCloseTo(24 * 1024 - ((10 - 0.03 - s(8 / 1024)) / s(1)) * 1024, 1);
	finish(stage);
	const run = read(stage, 'B');
	expect(run.pull).toMatchObject({ MiB: 24 * 1024, leftMiB: 0 });
	expect(run.pull?.to).toBeCloseTo(1 + 0.03 + s(8 / 1024) + s(24), 5);
});

test('a disk inside its host goes first: 500 GB at 500 MB/s, then the memory', () => {
	const stage = new PlainStage(estate);
	stage.scene.send(LOCAL);
	const diskS = (500 * 2 ** 30) / 500e6;
	to(stage, 1 + diskS / 2);
	expect(read(stage, 'local')).toMatchObject({
		phase: 'disks',
		rounds: [],
		disk: { MiB: 512_000, leftMiB: expect.closeTo(256_000, 0) as number }
	});
	to(stage, 1 + diskS + s(12));
	const copying: Run = read(stage, 'local');
	expect(copying.disk).toMatchObject({ MiB: 512_000, leftMiB: 0 });
	expect(copying.disk?.to).toBeCloseTo(1 + diskS, 3);
	expect(copying.rounds[0]?.leftMiB).toBeCloseTo(12 * 1024, 0);
	finish(stage);
	const run = read(stage, 'local');
	expect(run.disk?.to).toBeCloseTo(1 + diskS, 3);
	expect(run.disk?.from).toBe(1);
});

test('changing what no command can change keeps the dirty rates of now', () => {
	const stage = new PlainStage(estate);
	stage.scene.send({ type: 'editGuest', guest: 'vm:ehr-app-01', change: { dirtyMiBps: 77 } });
	const next = asItIs(withMemory(estate, 1 / 3), stage.scene.view);
	expect(next.guests[0]).toMatchObject({ memoryMiB: 8192, load: { dirtyMiBps: 77, workingSetMiB: 7373 } });
});
