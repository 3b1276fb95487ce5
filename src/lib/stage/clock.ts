// The one place where wall time becomes simulated time: so many ms since the last frame, times the speed, are so many ns further.
import { SECOND } from '$lib/sim/units';
import type { Player } from './player';
import { SPEEDS, type Clock } from './stage';
import { LAST_NS, moveTo, nextMoment, type Timeline } from './timeline';

export interface WallClock {
	/** ms */
	now(): number;
	/** calls before every picture that the page shows; returns the way to stop */
	every(frame: () => void): () => void;
}

/** A hidden page gets no frames, so its time stands still. */
export const browserClock: WallClock = {
	now: () => performance.now(),
	every(frame) {
		let id = requestAnimationFrame(function again() {
			id = requestAnimationFrame(again);
			frame();
		});
		return () => cancelAnimationFrame(id);
	}
};

const LONGEST_FRAME_MS = 250;
const MS = SECOND / 1000;

/** What the clock moves: the stage's timeline. */
export interface Reel {
	line(): Timeline;
	show(line: Timeline): void;
	/** something but the line differs: playing, or the speed */
	changed(): void;
}

export class StageClock implements Clock {
	#reel: Reel;
	#wall: WallClock;
	#player: Player | null = null;
	#playing = false;
	#closed = false;
	#speed: number;

	constructor(reel: Reel, wall: WallClock, speed = 1) {
		this.#reel = reel;
		this.#wall = wall;
		this.#speed = speed;
	}

	get playing() {
		return this.#playing;
	}

	get speed() {
		return this.#speed;
	}

	get seconds() {
		return this.#reel.line().head.world.now / SECOND;
	}

	get reached() {
		return this.#reel.line().end.world.now / SECOND;
	}

	get next() {
		const next = nextMoment(this.#reel.line());
		return next > LAST_NS ? null : next / SECOND;
	}

	play() {
		if (this.#playing || this.#closed) return;
		this.#playing = true;
		if (this.#player) this.#player.send({ type: 'play' });
		else void this.#load();
		this.#reel.changed();
	}

	pause() {
		if (!this.#playing) return;
		this.#playing = false;
		this.#player?.send({ type: 'pause' });
		this.#reel.changed();
	}

	setSpeed(speed: number) {
		const slowest = SPEEDS[0];
		const fastest = SPEEDS[SPEEDS.length - 1] ?? slowest;
		if (!Number.isFinite(speed)) return;
		this.#speed = Math.min(Math.max(speed, slowest), fastest);
		this.#reel.changed();
	}

	/** Pauses, then goes to the next moment. */
	step() {
		this.pause();
		const next = nextMoment(this.#reel.line());
		if (next > LAST_NS) return false;
		this.#go(next);
		return true;
	}

	seek(seconds: number) {
		if (!Number.isNaN(seconds)) this.#go(seconds * SECOND);
	}

	close() {
		this.#closed = true;
		this.#playing = false;
		this.#player?.send({ type: 'close' });
	}

	#go(ns: number) {
		this.#reel.show(moveTo(this.#reel.line(), ns));
	}

	#frame(ms: number) {
		const { now } = this.#reel.line().head.world;
		this.#go(now + ms * MS * this.#speed);
		if (this.#reel.line().head.world.now === now && ms > 0) this.pause(); // the end of all time
	}

	async #load() {
		try {
			const { createPlayer } = await import('./player');
			this.#player ??= createPlayer(this.#wall, LONGEST_FRAME_MS, (ms) => this.#frame(ms));
			this.#player.send({ type: this.#closed ? 'close' : this.#playing ? 'play' : 'pause' });
		} catch {
			this.pause(); // the file did not come: the learner sees that it does not play, and may try again
		}
	}
}
