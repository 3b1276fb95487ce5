// The stage's face: a simulation running somewhere. Whoever holds one can not tell whether it runs alone, from a saved log, or in a live session.
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Log } from '$lib/sim/log';
import type { WorldView } from '$lib/sim/view';

export interface Stage {
	/** the picture at the playhead; a new object whenever anything in it differs */
	readonly view: WorldView;
	/** everything that happened up to the playhead, in order */
	readonly events: readonly SimEvent[];
	/** preflight at the playhead */
	check(command: Command): readonly Check[];
	/** performs at the playhead, dropping what was ahead of it; the checks that refused, or null */
	send(command: Command): readonly Check[] | null;
	readonly clock: Clock;
	readonly history: History;
	/** calls back after every change; returns the way to stop */
	subscribe(changed: () => void): () => void;
	/** a stage of its own from here: what happens there stays there */
	fork(): Stage;
	/** everything, ready to be saved or shared */
	log(): Log;
	/** stops the clock and forgets the subscribers */
	close(): void;
}

export const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 30, 60] as const;

export interface Clock {
	readonly playing: boolean;
	/** simulated seconds per second of wall time */
	readonly speed: number;
	/** s, at the playhead */
	readonly seconds: number;
	/** s, the furthest moment simulated so far */
	readonly reached: number;
	/** s of the next moment at which something happens; null when nothing is due */
	readonly next: number | null;
	play(): void;
	pause(): void;
	setSpeed(speed: number): void;
	/** to the next moment at which something happens; false when nothing is due */
	step(): boolean;
	/** anywhere: back by checkpoints, forward by simulating */
	seek(seconds: number): void;
}

export interface History {
	/** commands sent, in order; `undone` ones wait for redo */
	readonly entries: readonly { readonly atSeconds: number; readonly command: Command; readonly undone: boolean }[];
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	/** takes the last command back: the world becomes what it would be had it never been sent; the moment stays */
	undo(): Command | null;
	redo(): Command | null;
}
