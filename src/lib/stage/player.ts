// The player: what makes frames come while it plays. The one machine of the stage; it is loaded at the first `play`, since a figure that
// nobody starts needs no XState (12 KB, a fifth of what a lesson may weigh).
import { createActor, fromCallback, setup } from 'xstate';
import type { WallClock } from './clock';

export interface Player {
	send(event: { type: 'play' | 'pause' | 'close' }): void;
}

/** `frame` gets the ms of wall time since the frame before, at most `longest`: after a pause of the browser time goes on, it does not jump. */
export function createPlayer(wall: WallClock, longest: number, frame: (ms: number) => void): Player {
	const machine = setup({
		types: { events: {} as { type: 'play' | 'pause' | 'close' } },
		actors: {
			frames: fromCallback(() => {
				let last = wall.now();
				return wall.every(() => {
					const now = wall.now();
					const ms = Math.min(Math.max(0, now - last), longest);
					last = now;
					frame(ms);
				});
			})
		}
	}).createMachine({
		initial: 'paused',
		states: {
			paused: { on: { play: 'playing' } },
			playing: { invoke: { src: 'frames' }, on: { pause: 'paused' } },
			closed: { type: 'final' }
		},
		on: { close: '.closed' }
	});
	return createActor(machine).start();
}
