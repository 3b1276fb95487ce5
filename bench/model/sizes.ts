/** Sizes of jobs, 0.5 to 1.5 gigacycles: the linear congruential generator of Numerical Recipes, as in `peer.cpp`, so that both do the same. */
export function nextSize(): () => number {
	let state = 7;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.round(5e8 + (state / 2 ** 32) * 1e9) / 1e9;
	};
}
