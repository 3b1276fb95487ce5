import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '$lib/sim/command';
import { hashWorld } from '$lib/sim/hash';
import type { Scenario } from '$lib/sim/scenario';
import { SECOND } from '$lib/sim/units';
import { MOST } from './checkpoints';
import { anyCommand, moveWeb, pauseDb, SMALL_ESTATE, stopSpare } from './small-estate.fixture';
import { begin, moveTo, nextMoment, redo, send, undo, upToHead, withSent, type Timeline } from './timeline';

const to = (line: Timeline, seconds: number) => moveTo(line, seconds * SECOND);

function sent(line: Timeline, command: Command): Timeline {
	const next = send(line, command);
	if ('refused' in next) throw new Error(`refused: ${JSON.stringify(next.refused)}`);
	return next;
}

const hash = (line: Timeline) => hashWorld(line.head.world);
const stateOf = (line: Timeline, id: string) => line.head.world.guests.find((guest) => guest.id === id)?.state;
const hostOf = (line: Timeline, id: string) => line.head.world.guests.find((guest) => guest.id === id)?.host;

/** everything takes no time: many things happen at one moment */
const INSTANT: Scenario = {
	...SMALL_ESTATE,
	policies: {
		...SMALL_ESTATE.policies,
		migration: { ...SMALL_ESTATE.policies.migration, setupSeconds: 0, resumeSeconds: 0 },
		bootSeconds: 0,
		shutDownSeconds: 0,
		hostBootSeconds: 0
	}
};

/** goes on or back and sends what it may, then goes to the furthest moment */
function play(line: Timeline, steps: readonly { readonly wait: number; readonly command: Command }[]): Timeline {
	for (const { wait, command } of steps) {
		line = moveTo(line, line.head.world.now + wait);
		const next = send(line, command);
		if (!('refused' in next)) line = next;
	}
	return moveTo(line, line.end.world.now);
}

const anyScenario = fc.constantFrom(SMALL_ESTATE, INSTANT);
const anyWait = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 * SECOND }), fc.integer({ min: -30 * SECOND, max: 0 }));
const anySteps = fc.array(fc.record({ wait: anyWait, command: anyCommand }), { maxLength: 12 });
const anyMoment = fc.integer({ min: 0, max: 500 * SECOND });
const seeded = { seed: 20_26, numRuns: 60 };

describe('a timeline', () => {
	it("performs the scenario's own commands when their moment comes", () => {
		const line = begin(SMALL_ESTATE);
		expect(stateOf(to(line, 29.9), 'vm:spare')).toBe('off');
		expect(stateOf(to(line, 30), 'vm:spare')).toBe('starting');
		expect(stateOf(to(line, 90), 'vm:spare')).toBe('running');
	});

	it('shows at the moment of a command what it led to, and just before it what was', () => {
		const line = to(sent(to(begin(SMALL_ESTATE), 5), pauseDb), 20);
		expect(stateOf(to(line, 5), 'vm:db')).toBe('paused');
		expect(stateOf(to(line, 4.999), 'vm:db')).toBe('running');
		expect(stateOf(to(line, 20), 'vm:db')).toBe('paused');
	});

	it('keeps what lies ahead when the playhead goes back, and plays it again', () => {
		const line = to(sent(to(begin(SMALL_ESTATE), 5), pauseDb), 20);
		const back = to(line, 1);
		expect(back.end.world.now).toBe(20 * SECOND);
		expect(nextMoment(back)).toBe(5 * SECOND);
		expect(back.events).toEqual(line.events);
		expect(back.head.events).toBe(0);
	});

	it('drops what lies ahead when a command is sent before it', () => {
		const line = to(sent(to(begin(SMALL_ESTATE), 50), pauseDb), 60);
		const other = sent(to(line, 10), moveWeb);
		expect(other.sent).toEqual([{ at: 10 * SECOND, command: moveWeb }]);
		expect(other.end.world.now).toBe(10 * SECOND);
		expect(other.events.map((event) => event.type)).toEqual(['taskStarted']);
	});

	it('answers a refused command with its checks', () => {
		const refused = send(sent(begin(SMALL_ESTATE), pauseDb), pauseDb);
		expect('refused' in refused && refused.refused.find((check) => !check.passed)).toMatchObject({ id: 'state', severity: 'refuse' });
	});

	it("performs the scenario's command first where a sent one has the same moment", () => {
		const line = sent(to(begin(SMALL_ESTATE), 30), stopSpare);
		expect(stateOf(line, 'vm:spare')).toBe('off');
		expect(withSent(begin(SMALL_ESTATE), line.sent, 30 * SECOND)).toMatchObject({ refused: [] });
	});

	it('redoes a command with hundreds of events behind it', () => {
		let line = begin(SMALL_ESTATE);
		for (let i = 0; i < 300; i++) line = sent(line, { type: 'runJob', guest: 'vm:db', gigacycles: i + 1 });
		line = to(sent(line, moveWeb), 50_000);
		expect(line.checkpoints.at(-1)?.events).toBeGreaterThan(500);
		const undone = undo(line);
		const redone = undone && redo(undone);
		expect(undone && hostOf(undone, 'vm:web')).toBe('host:alder');
		expect(redone?.events).toEqual(line.events);
	});

	it('lets what takes no time end before the next command of the same moment', () => {
		const line = sent(begin(INSTANT), { type: 'powerOn', guest: 'vm:spare' });
		expect(stateOf(sent(line, { type: 'pause', guest: 'vm:spare' }), 'vm:spare')).toBe('paused');
	});

	it('undoes the newest command also when the playhead stands before it', () => {
		const line = to(to(sent(to(begin(SMALL_ESTATE), 50), pauseDb), 60), 10);
		const undone = undo(line);
		expect(undone?.head.world.now).toBe(10 * SECOND);
		expect(undone?.end.world.now).toBe(60 * SECOND);
		expect(undone?.sent).toEqual([]);
		expect(undone && stateOf(to(undone, 55), 'vm:db')).toBe('running');
	});

	it('undoes a migration that has ended: the guest never left, the moment stays', () => {
		const line = to(sent(begin(SMALL_ESTATE), moveWeb), 120);
		expect(hostOf(line, 'vm:web')).toBe('host:birch');
		const undone = undo(line);
		expect(undone && hostOf(undone, 'vm:web')).toBe('host:alder');
		expect(undone && hash(undone)).toBe(hash(to(begin(SMALL_ESTATE), 120)));
	});

	it('has nothing to undo at the start and nothing to redo after a new command', () => {
		const line = begin(SMALL_ESTATE);
		expect(undo(line)).toBeNull();
		expect(redo(line)).toBeNull();
		const undone = undo(sent(line, pauseDb));
		expect(undone && redo(sent(undone, moveWeb))).toBeNull();
	});

	it("skips the scenario's own command when the learner has made it senseless, and performs it after an undo", () => {
		const deleted = to(sent(begin(SMALL_ESTATE), { type: 'deleteGuest', guest: 'vm:spare' }), 100);
		expect(stateOf(deleted, 'vm:spare')).toBeUndefined();
		const undone = undo(deleted);
		expect(undone && stateOf(undone, 'vm:spare')).toBe('running');
	});

	it('hands back the commands of a log that the rules refuse, and goes on without them', () => {
		const { line, refused } = withSent(
			begin(SMALL_ESTATE),
			[
				{ at: 0, command: stopSpare },
				{ at: SECOND, command: pauseDb }
			],
			2 * SECOND
		);
		expect(refused).toEqual([{ at: 0, command: stopSpare }]);
		expect(line.sent).toEqual([{ at: SECOND, command: pauseDb }]);
		expect(stateOf(line, 'vm:db')).toBe('paused');
	});

	it('keeps a bounded number of checkpoints, the start among them', () => {
		let line = begin(SMALL_ESTATE);
		for (let i = 0; i < 300; i++) line = sent(to(line, i), { type: i % 2 === 0 ? 'pause' : 'resume', guest: 'vm:db' });
		expect(line.checkpoints.length).toBeLessThanOrEqual(MOST);
		expect(line.checkpoints[0]?.world.now).toBe(0);
		for (const at of [0.5, 7.5, 150.5, 298.5]) expect(stateOf(to(line, at), 'vm:db')).toBe(Math.floor(at) % 2 === 0 ? 'paused' : 'running');
	});
});

describe('whatever was sent', () => {
	it('many steps in time equal one', () => {
		fc.assert(
			fc.property(anyScenario, anySteps, fc.array(anyMoment, { maxLength: 30 }), anyMoment, (scenario, steps, stops, until) => {
				const line = play(begin(scenario), steps);
				const start = line.head.world.now;
				let walked = line;
				for (const stop of [...stops].sort((a, b) => a - b)) walked = moveTo(walked, start + Math.min(stop, until));
				walked = moveTo(walked, start + until);
				const leapt = moveTo(line, start + until);
				expect(hash(walked)).toBe(hash(leapt));
				expect(walked.events).toEqual(leapt.events);
			}),
			seeded
		);
	});

	it('seeking anywhere and then on gives what playing straight gives', () => {
		fc.assert(
			fc.property(anyScenario, anySteps, fc.array(anyMoment, { minLength: 1, maxLength: 8 }), (scenario, steps, seeks) => {
				const line = play(begin(scenario), steps);
				const end = line.end.world.now;
				let sought = line;
				for (const seek of seeks) sought = moveTo(sought, seek % (end + 1));
				sought = moveTo(sought, end);
				expect(hash(sought)).toBe(hash(line));
				expect(sought.events).toEqual(line.events);
				expect(sought.head).toMatchObject({ events: line.head.events, sent: line.head.sent, script: line.head.script });
			}),
			seeded
		);
	});

	it('undo is as if the command had never been sent, and redo brings it back', () => {
		fc.assert(
			fc.property(
				anyScenario,
				anySteps,
				fc.integer({ min: 0, max: 100 * SECOND }),
				anyMoment,
				fc.integer({ min: 1, max: 4 }),
				(scenario, steps, wait, moment, times) => {
					const played = play(begin(scenario), steps);
					const furthest = moveTo(played, played.end.world.now + wait);
					const line = moveTo(furthest, moment % (furthest.end.world.now + 1));
					let back = line;
					for (let i = 0; i < times; i++) back = undo(back) ?? back;
					const never = withSent(begin(scenario), back.sent, line.end.world.now).line;
					expect(back.events).toEqual(never.events);
					expect(hash(back)).toBe(hash(moveTo(never, line.head.world.now)));
					let again = back;
					for (let i = 0; i < times; i++) again = redo(again) ?? again;
					expect(hash(again)).toBe(hash(line));
					expect(again.events).toEqual(line.events);
				}
			),
			seeded
		);
	});

	it('its list of commands replayed from the start gives the same world', () => {
		fc.assert(
			fc.property(anyScenario, anySteps, (scenario, steps) => {
				const line = play(begin(scenario), steps);
				const { line: replayed, refused } = withSent(begin(scenario), line.sent, line.end.world.now);
				expect(refused).toEqual([]);
				expect(hash(replayed)).toBe(hash(line));
			}),
			seeded
		);
	});

	it('a history cut at the playhead goes on as if nothing had followed', () => {
		fc.assert(
			fc.property(anyScenario, anySteps, anyMoment, (scenario, steps, moment) => {
				const line = play(begin(scenario), steps);
				const cut = upToHead(moveTo(line, moment % (line.end.world.now + 1)));
				const { line: replayed } = withSent(begin(scenario), cut.sent, cut.head.world.now);
				expect(hash(cut)).toBe(hash(replayed));
				expect(cut.events).toEqual(replayed.events);
				expect(hash(moveTo(cut, 600 * SECOND))).toBe(hash(moveTo(replayed, 600 * SECOND)));
			}),
			seeded
		);
	});

	it('checkpoints stand in order, and none lies beyond the end', () => {
		fc.assert(
			fc.property(anyScenario, anySteps, anyMoment, (scenario, steps, moment) => {
				const played = play(begin(scenario), steps);
				for (const line of [played, upToHead(moveTo(played, moment))]) {
					const order = [...line.checkpoints, line.end].map(({ world, script, sent, events }) => [world.now, script, sent, events]);
					for (const [index, place] of order.slice(1).entries())
						for (const [i, value] of place.entries()) expect(value).toBeGreaterThanOrEqual(order[index]?.[i] ?? 0);
				}
			}),
			seeded
		);
	});
});
