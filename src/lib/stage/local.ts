// The stage of one learner alone: a timeline that changes, its clock, and who wants to know.
import { lately } from '$lib/base/lately';
import type { Command } from '$lib/sim/command';
import { hashWorld } from '$lib/sim/hash';
import type { Log } from '$lib/sim/log';
import { view } from '$lib/sim/picture';
import { preflight } from '$lib/sim/preflight';
import type { WorldView } from '$lib/sim/view';
import { MODEL_VERSION } from '$lib/sim/world';
import { StageClock, type WallClock } from './clock';
import { LineHistory } from './history';
import type { History, Stage } from './stage';
import { send, upToHead, type Timeline } from './timeline';

export class LocalStage implements Stage {
	readonly clock: StageClock;
	readonly history: History;
	#line: Timeline;
	#wall: WallClock;
	#listeners = new Set<() => void>();
	#events = lately((events: Timeline['events'], count: number) => (count === events.length ? events : events.slice(0, count)));

	constructor(line: Timeline, wall: WallClock, speed = 1) {
		this.#line = line;
		this.#wall = wall;
		this.clock = new StageClock({ line: () => this.#line, show: (next) => this.#show(next), changed: () => this.#tell() }, wall, speed);
		this.history = new LineHistory(
			() => this.#line,
			(next) => this.#show(next)
		);
	}

	get view(): WorldView {
		return view(this.#line.head.world);
	}

	get events() {
		return this.#events(this.#line.events, this.#line.head.events);
	}

	check(command: Command) {
		return preflight(this.#line.head.world, command);
	}

	send(command: Command) {
		const next = send(this.#line, command);
		if ('refused' in next) return next.refused;
		this.#show(next);
		return null;
	}

	subscribe(changed: () => void) {
		this.#listeners.add(changed);
		return () => void this.#listeners.delete(changed);
	}

	fork() {
		return new LocalStage(upToHead(this.#line), this.#wall, this.clock.speed);
	}

	log(): Log {
		const { scenario, sent, past, end } = this.#line;
		return { model: MODEL_VERSION, scenario, entries: sent, until: end.world.now, hash: hashWorld(end.world), checkpoint: end.world, past };
	}

	close() {
		this.clock.close();
		this.#listeners.clear();
	}

	#show(next: Timeline) {
		if (next === this.#line) return;
		this.#line = next;
		this.#tell();
	}

	#tell() {
		for (const changed of [...this.#listeners]) changed();
	}
}
