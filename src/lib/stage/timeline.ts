// The timeline: what was sent and when, and the world at any moment of it. One immutable value, so a fork is the same value again.
// Going back takes the nearest checkpoint and replays from there; undo leaves the last command out and replays; nothing is ever reversed.
import { advance } from '$lib/sim/advance';
import { nextDue } from '$lib/sim/agenda';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Entry, Past } from '$lib/sim/log';
import { perform } from '$lib/sim/perform';
import type { Scenario } from '$lib/sim/scenario';
import { start } from '$lib/sim/start';
import { SECOND, toNs } from '$lib/sim/units';
import type { World } from '$lib/sim/world';
import { keep, type Moment } from './checkpoints';

/** Thirty days: products of times and rates stay exact well beyond it. */
export const LAST_NS = 30 * 86_400 * SECOND;

export interface Timeline {
	readonly scenario: Scenario;
	/** the scenario's own commands: performed as time passes, never undone */
	readonly script: readonly Entry[];
	readonly past: Past | null;
	/** commands sent, in order of time */
	readonly sent: readonly Entry[];
	/** taken back; the last one is redone first */
	readonly undone: readonly Entry[];
	/** all that happened up to `end` */
	readonly events: readonly SimEvent[];
	/** in order; the first is the start */
	readonly checkpoints: readonly Moment[];
	/** where the playhead is */
	readonly head: Moment;
	/** the furthest moment simulated */
	readonly end: Moment;
}

/** The scenario's start, its commands of second 0 performed. */
export function begin(scenario: Scenario): Timeline {
	return from(scenario, start(scenario), null);
}

/** A timeline that starts at a recorded world: what lies before it can be read but neither replayed nor undone. */
export function resume(scenario: Scenario, past: Past): Timeline {
	return from(scenario, past.world, past);
}

function from(scenario: Scenario, world: World, past: Past | null): Timeline {
	const script = scenario.commands.map(({ at, command }) => ({ at: toNs(at), command }));
	const first: Moment = { world, events: 0, script: past ? script.filter((entry) => entry.at <= world.now).length : 0, sent: 0 };
	return replay(
		{ scenario, script, past, sent: [], undone: [], events: [], checkpoints: [first], head: first, end: first },
		first,
		world.now
	);
}

/** The sent commands of a log, up to `until`; those that the rules refuse are left out and handed back. */
export function withSent(line: Timeline, entries: readonly Entry[], until: number): { line: Timeline; refused: readonly Entry[] } {
	const { refused } = run({ ...line, sent: entries }, line.end, until);
	const sent = refused.length === 0 ? entries : entries.filter((entry) => !refused.includes(entry));
	return { line: replay({ ...line, sent }, line.end, until), refused };
}

/** Moves the playhead: back by checkpoints, forward by simulating. No earlier than the start. */
export function moveTo(line: Timeline, ns: number): Timeline {
	const at = Math.min(Math.max(Math.round(ns), firstOf(line).world.now), LAST_NS);
	if (at === line.head.world.now) return line;
	if (at >= line.end.world.now) return replay(line, line.end, at);
	const kept = lastOf(line.checkpoints, (moment) => moment.world.now <= at);
	const near = line.head.world.now <= at && isLater(line.head, kept) ? line.head : kept;
	return { ...line, head: run(line, near, at).moment };
}

/** Performs at the playhead. What lay ahead of it is dropped, and what was undone can not be redone any more. */
export function send(line: Timeline, command: Command): Timeline | { refused: readonly Check[] } {
	const { head } = line;
	// as a replay will do it: whatever is due at this very moment comes first
	const settled = advance(head.world, head.world.now);
	const done = perform(settled.world, command);
	if (done.refused) return done;
	const before: Moment = { ...head, world: settled.world, events: head.events + settled.events.length };
	const after: Moment = { ...before, world: done.world, events: before.events + done.events.length, sent: head.sent + 1 };
	return {
		...line,
		sent: [...line.sent.slice(0, head.sent), { at: head.world.now, command }],
		undone: [],
		events: [...line.events.slice(0, head.events), ...settled.events, ...done.events],
		checkpoints: keep([...line.checkpoints.filter((moment) => !isLater(moment, head)), before]),
		head: after,
		end: after
	};
}

/** Takes back the newest command, wherever the playhead is, as editors do. The moment stays; null when there is none. */
export function undo(line: Timeline): Timeline | null {
	const last = line.sent.at(-1);
	if (!last) return null;
	const sent = line.sent.slice(0, -1);
	return again({ ...line, sent, undone: [...line.undone, last] }, (moment) => moment.sent <= sent.length);
}

/** Performs the command that was undone last, at the moment at which it was sent. */
export function redo(line: Timeline): Timeline | null {
	const last = line.undone.at(-1);
	if (!last) return null;
	return again({ ...line, sent: [...line.sent, last], undone: line.undone.slice(0, -1) }, (moment) => moment.world.now <= last.at);
}

/** The same history, ending at the playhead. */
export function upToHead(line: Timeline): Timeline {
	const { head } = line;
	return {
		...line,
		sent: line.sent.slice(0, head.sent),
		undone: [],
		events: line.events.slice(0, head.events),
		checkpoints: line.checkpoints.filter((moment) => !isLater(moment, head)),
		end: head
	};
}

/** ns of the next moment at which something happens: in the world, by the script, or by a command sent earlier. Infinity when nothing will. */
export function nextMoment(line: Timeline): number {
	const { world, script, sent } = line.head;
	return Math.min(nextDue(world), line.script[script]?.at ?? Infinity, line.sent[sent]?.at ?? Infinity);
}

/** Replays all from the last checkpoint that still holds; the playhead and the end stay at their moments. */
function again(line: Timeline, holds: (moment: Moment) => boolean): Timeline {
	const base = lastOf(line.checkpoints, holds);
	return moveTo(replay(line, base, line.end.world.now), line.head.world.now);
}

/** Simulates from a moment of this line to a new end of it, and puts the playhead there. */
function replay(line: Timeline, base: Moment, until: number): Timeline {
	const { moment, events, checkpoints } = run(line, base, until);
	return {
		...line,
		events: events.length === 0 && base.events === line.events.length ? line.events : [...line.events.slice(0, base.events), ...events],
		checkpoints: keep([...line.checkpoints.filter((checkpoint) => !isLater(checkpoint, base)), ...checkpoints]),
		head: moment,
		end: moment
	};
}

const SLICES = 16;
const SLICED_NS = 10 * SECOND;
const EVENTS_BETWEEN_CHECKPOINTS = 256;

/** From a moment to a later one, with the commands between: at one moment the world's own completions come first, then the script's, then the sent ones. */
function run(line: Pick<Timeline, 'script' | 'sent' | 'checkpoints'>, base: Moment, until: number) {
	let { world, script, sent } = base;
	const events: SimEvent[] = [];
	const checkpoints: Moment[] = [];
	const refused: Entry[] = [];
	const here = (): Moment => ({ world, events: base.events + events.length, script, sent });
	let kept = lastOf(line.checkpoints, (moment) => !isLater(moment, base)).events;

	function mark() {
		checkpoints.push(here());
		kept = base.events + events.length;
	}
	function pass(ns: number) {
		// a long stretch in slices, only so that checkpoints can stand inside it
		const slices = ns - world.now > SLICED_NS ? SLICES : 1;
		const begun = world.now;
		for (let slice = 1; slice <= slices; slice++) {
			const step = advance(world, slice === slices ? ns : begun + Math.round(((ns - begun) * slice) / slices));
			world = step.world;
			for (const event of step.events) events.push(event);
			if (base.events + events.length - kept >= EVENTS_BETWEEN_CHECKPOINTS) mark();
		}
	}

	for (;;) {
		const ours = line.script[script];
		const theirs = line.sent[sent];
		const scripted = ours !== undefined && (theirs === undefined || ours.at <= theirs.at);
		const next = scripted ? ours : theirs;
		if (next === undefined || next.at > until) break;
		pass(next.at);
		if (!scripted) mark();
		const done = perform(world, next.command);
		if (done.refused) {
			if (!scripted) refused.push(next);
		} else {
			world = done.world;
			for (const event of done.events) events.push(event);
		}
		if (scripted) script++;
		else sent++;
	}
	pass(until);
	return { moment: here(), events, checkpoints, refused };
}

/** Moments of one line stand in one order: by time, then by what had been done. */
function isLater(a: Moment, b: Moment): boolean {
	return a.world.now > b.world.now || (a.world.now === b.world.now && (a.script > b.script || a.sent > b.sent || a.events > b.events));
}

function firstOf(line: Timeline): Moment {
	return lastOf(line.checkpoints, (_, index) => index === 0);
}

function lastOf(moments: readonly Moment[], holds: (moment: Moment, index: number) => boolean): Moment {
	const found = moments.findLast(holds);
	if (!found) throw new Error('a timeline always keeps its start');
	return found;
}
