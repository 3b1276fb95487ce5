// Chance without state: the same seed, stream and place always give the same draw, in any order and in every engine.

const GOLDEN = 0x9e3779b9;

/** murmur3's finalizer: every bit of the input stirs every bit of the output */
function mix(word: number): number {
	let h = word | 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** a whole number from 0 to 2^32 - 1 */
export function draw(seed: number, stream: number, place: number): number {
	const a = mix(seed + GOLDEN);
	const b = mix(a + Math.imul(stream + 1, GOLDEN));
	return mix(b + Math.imul(place + 1, GOLDEN));
}
