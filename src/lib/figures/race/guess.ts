// What a learner predicts of a race, as it is kept among the figure's choices, and how far it was from what happened.
import type { Choices } from '../figure';

/** s, or that the moment never comes; null: no prediction */
export type Guess = number | 'never' | null;

export const GUESSES = ['endA', 'pauseA', 'endB', 'pauseB', 'endC', 'pauseC'] as const;
export type GuessKey = (typeof GUESSES)[number];

export function guessOf(choices: Choices, key: GuessKey): Guess {
	const said = choices[key];
	if (said === undefined || said === '') return null;
	if (said === 'never') return 'never';
	const seconds = Number(said);
	return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** three digits are more than a hand on a slider means */
export const kept = (guess: Guess): string => (guess === null ? '' : guess === 'never' ? guess : String(Number(guess.toPrecision(3))));

/** the scale of pauses: powers of ten of a second; left of it is room for "no prediction", right of it for "never" */
export const PAUSE = { least: -2, most: 2, none: -2.4, never: 3, step: 0.05 } as const;

export const pauseOn = (guess: Guess): number =>
	guess === null ? PAUSE.none : guess === 'never' ? PAUSE.never : Math.min(PAUSE.most, Math.max(PAUSE.least, Math.log10(guess)));

export function pauseFrom(place: number): Guess {
	if (place > PAUSE.most + 0.35) return 'never';
	return place < PAUSE.least - 0.15 ? null : 10 ** Math.min(PAUSE.most, Math.max(PAUSE.least, place));
}

/** How a prediction did. `far`: how many times too small it was, or (below 1) too large. */
export type Verdict =
	| { readonly was: 'close' | 'more' | 'less'; readonly far: number }
	/** one of the two was "never" */
	| { readonly was: 'rightlyNever' | 'neverCame' | 'cameAfterAll' };

/** a tenth more or less is as good as right: nobody reads a scale closer */
const CLOSE = 1.1;

/** @param actual s; null: it will never come */
export function verdict(guess: Exclude<Guess, null>, actual: number | null): Verdict {
	if (guess === 'never') return { was: actual === null ? 'rightlyNever' : 'cameAfterAll' };
	if (actual === null) return { was: 'neverCame' };
	const far = actual / guess;
	return { was: far > CLOSE ? 'more' : far < 1 / CLOSE ? 'less' : 'close', far };
}
