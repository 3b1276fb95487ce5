import { describe, expect, it, vi } from 'vitest';
import type { Scenario } from '$lib/sim/scenario';
import { SECOND } from '$lib/sim/units';
import { MODEL_VERSION } from '$lib/sim/world';
import type { WallClock } from './clock';
import { open } from './open';
import { moveWeb, pauseDb, SMALL_ESTATE, stopSpare } from './small-estate.fixture';
import type { Stage } from './stage';

/** A wall clock that stands still until told; `frame` shows one picture that comes so many ms after the last. */
function handClock() {
	let now = 1000;
	const frames = new Set<() => void>();
	const wall: WallClock = {
		now: () => now,
		every(frame) {
			frames.add(frame);
			return () => void frames.delete(frame);
		}
	};
	const frame = (ms: number) => {
		now += ms;
		for (const show of [...frames]) show();
	};
	return { wall, frame, frames };
}

/** plays once the player's machine has come */
async function playing(stage: Stage, frames: Set<unknown>) {
	stage.clock.play();
	await vi.waitFor(() => expect(frames.size).toBe(1));
}

describe('the clock of a stage', () => {
	it('turns wall time into simulated time by its speed', async () => {
		const { wall, frame, frames } = handClock();
		const { stage } = open(SMALL_ESTATE, { wall });
		await playing(stage, frames);
		for (let i = 0; i < 10; i++) frame(16);
		expect(stage.clock.seconds).toBe(0.16);
		stage.clock.setSpeed(60);
		frame(100);
		expect(stage.clock.seconds).toBe(6.16);
		stage.clock.setSpeed(0.25);
		frame(100);
		expect(stage.clock.seconds).toBe(6.185);
	});

	it('stands still while paused, and does not make up for it', async () => {
		const { wall, frame, frames } = handClock();
		const { stage } = open(SMALL_ESTATE, { wall });
		await playing(stage, frames);
		frame(100);
		stage.clock.pause();
		expect(frames.size).toBe(0);
		frame(5000);
		stage.clock.play();
		frame(100);
		expect(stage.clock.seconds).toBe(0.2);
	});

	it('goes on after a long gap without a leap', async () => {
		const { wall, frame, frames } = handClock();
		const { stage } = open(SMALL_ESTATE, { wall });
		await playing(stage, frames);
		frame(3_600_000);
		expect(stage.clock.seconds).toBe(0.25);
	});

	it('says that it plays at once, also while its machine is still on the way, and can be paused meanwhile', async () => {
		const { wall, frame, frames } = handClock();
		const { stage } = open(SMALL_ESTATE, { wall });
		stage.clock.play();
		expect(stage.clock.playing).toBe(true);
		stage.clock.pause();
		expect(stage.clock.playing).toBe(false);
		await vi.dynamicImportSettled();
		frame(100);
		expect(frames.size).toBe(0);
		expect(stage.clock.seconds).toBe(0);
	});

	it('keeps its speed within what the controls offer', () => {
		const { stage } = open(SMALL_ESTATE, { wall: handClock().wall });
		for (const [asked, got] of [
			[0, 0.25],
			[1000, 60],
			[NaN, 60],
			[2, 2]
		] as const) {
			stage.clock.setSpeed(asked);
			expect(stage.clock.speed).toBe(got);
		}
	});

	it('steps to the next thing that happens, until nothing more will', () => {
		const { stage } = open(SMALL_ESTATE, { wall: handClock().wall });
		const stops: number[] = [];
		while (stage.clock.step()) stops.push(stage.clock.seconds);
		// the scenario powers the spare guest on at 30 s; it serves 60 s later
		expect(stops).toEqual([30, 90]);
	});

	it('seeks no further back than the start, and knows how far it has been', () => {
		const { stage } = open(SMALL_ESTATE, { wall: handClock().wall });
		stage.clock.seek(45);
		stage.clock.seek(-5);
		expect(stage.clock.seconds).toBe(0);
		expect(stage.clock.reached).toBe(45);
		stage.clock.seek(NaN);
		expect(stage.clock.seconds).toBe(0);
	});

	it('stops for good when the stage is closed', async () => {
		const { wall, frame, frames } = handClock();
		const { stage } = open(SMALL_ESTATE, { wall });
		await playing(stage, frames);
		stage.close();
		expect(frames.size).toBe(0);
		stage.clock.play();
		frame(100);
		expect(stage.clock.playing).toBe(false);
		expect(stage.clock.seconds).toBe(0);
	});
});

describe('a stage', () => {
	it('tells its subscribers of every change, and no more once they have left', () => {
		const { stage } = open(SMALL_ESTATE);
		const changed = vi.fn();
		const leave = stage.subscribe(changed);
		stage.send(pauseDb);
		stage.clock.seek(10);
		stage.clock.seek(10); // nothing differs
		stage.history.undo();
		expect(changed).toHaveBeenCalledTimes(3);
		leave();
		stage.clock.seek(20);
		expect(changed).toHaveBeenCalledTimes(3);
	});

	it('answers a refused command with its checks and stays as it was', () => {
		const { stage } = open(SMALL_ESTATE);
		const { view, events } = stage;
		const refused = stage.send(stopSpare);
		expect(refused?.some((check) => check.severity === 'refuse' && !check.passed)).toBe(true);
		expect(stage.view).toBe(view);
		expect(stage.events).toBe(events);
		expect(stage.check(stopSpare)).toEqual(refused);
	});

	it('gives the same picture and the same events as long as nothing differs', () => {
		const { stage } = open(SMALL_ESTATE);
		stage.send(moveWeb);
		stage.clock.seek(60);
		stage.clock.seek(5);
		const { view, events } = stage;
		stage.clock.seek(5);
		expect(stage.view).toBe(view);
		expect(stage.events).toBe(events);
		expect(events.every((event) => event.at <= 5 * SECOND)).toBe(true);
		expect(events.length).toBeGreaterThan(0);
	});

	it('lists what was sent, and what waits for redo', () => {
		const { stage } = open(SMALL_ESTATE);
		stage.send(pauseDb);
		stage.clock.seek(2);
		stage.send(moveWeb);
		expect(stage.history.undo()).toEqual(moveWeb);
		expect(stage.history.entries).toEqual([
			{ atSeconds: 0, command: pauseDb, undone: false },
			{ atSeconds: 2, command: moveWeb, undone: true }
		]);
		expect([stage.history.canUndo, stage.history.canRedo]).toEqual([true, true]);
		expect(stage.history.undo()).toEqual(pauseDb);
		expect(stage.history.undo()).toBeNull();
		expect(stage.history.redo()).toEqual(pauseDb);
		expect(stage.history.redo()).toEqual(moveWeb);
		expect([stage.history.canUndo, stage.history.canRedo]).toEqual([true, false]);
	});

	it('has a fork that goes its own way from here', () => {
		const { stage } = open(SMALL_ESTATE);
		stage.send(moveWeb);
		stage.clock.seek(60);
		stage.clock.seek(20);
		const fork = stage.fork();
		expect(fork.view).toEqual(stage.view);
		expect(fork.clock.reached).toBe(20);
		fork.history.undo();
		fork.send(pauseDb);
		fork.clock.seek(60);
		stage.clock.seek(60);
		expect([fork.view.guests['vm:web']?.host, fork.view.guests['vm:db']?.state]).toEqual(['host:alder', 'paused']);
		expect([stage.view.guests['vm:web']?.host, stage.view.guests['vm:db']?.state]).toEqual(['host:birch', 'running']);
	});
});

describe('a log', () => {
	function worked(): Stage {
		const { stage } = open(SMALL_ESTATE);
		stage.send(moveWeb);
		stage.clock.seek(40);
		stage.send(pauseDb);
		stage.clock.seek(45);
		return stage;
	}

	it('opens as the stage that wrote it', () => {
		const stage = worked();
		const { stage: again, notice, refused } = open(stage.log());
		expect(notice).toBeNull();
		expect(refused).toEqual([]);
		expect(again.view).toEqual(stage.view);
		expect(again.events).toEqual(stage.events);
		expect(again.log()).toEqual(stage.log());
		expect(again.history.undo()).toEqual(pauseDb);
	});

	it('of another model version opens where it ended; what was before is shown and can not be undone', () => {
		const log = worked().log();
		const { stage, notice } = open({ ...log, model: '0', checkpoint: log.checkpoint && { ...log.checkpoint, model: '0' } });
		expect(stage.view.model).toBe(MODEL_VERSION);
		expect(notice).toBe('otherModel');
		expect(stage.clock.seconds).toBe(45);
		expect(stage.view.guests['vm:db']?.state).toBe('paused');
		expect(stage.history.entries.map((entry) => entry.command)).toEqual([moveWeb, pauseDb]);
		expect(stage.history.canUndo).toBe(false);
		stage.clock.seek(0);
		expect(stage.clock.seconds).toBe(45);
	});

	it("of another model version does not perform the scenario's past commands again, but those to come", () => {
		const commands = [10, 50].map((at): Scenario['commands'][number] => ({ at, command: { type: 'writeData', guest: 'vm:db', GiB: 1 } }));
		const { stage: before } = open({ ...SMALL_ESTATE, commands });
		before.clock.seek(20);
		const { stage } = open({ ...before.log(), model: '0' });
		stage.clock.seek(60);
		expect(stage.events).toMatchObject([{ type: 'dataWritten', at: 50 * SECOND }]);
	});

	it('that goes on after another model version keeps both parts', () => {
		const { stage } = open({ ...worked().log(), model: '0' });
		stage.send({ type: 'resume', guest: 'vm:db' });
		stage.clock.seek(50);
		const { stage: again, notice } = open(stage.log());
		expect(notice).toBeNull();
		expect(again.view).toEqual(stage.view);
		expect(again.history.entries.map((entry) => entry.atSeconds)).toEqual([0, 40, 45]);
		expect(again.history.undo()).toEqual({ type: 'resume', guest: 'vm:db' });
		expect(again.history.canUndo).toBe(false);
	});

	it('of another model version without a world is performed anew, and says so', () => {
		const { stage, notice } = open({ ...worked().log(), model: '0', checkpoint: null });
		expect(notice).toBe('replayedAnew');
		expect(stage.history.canUndo).toBe(true);
	});

	it('whose commands give another world than it promised says so', () => {
		const log = worked().log();
		expect(open({ ...log, entries: log.entries.slice(1) }).notice).toBe('replayDiffers');
	});
});
