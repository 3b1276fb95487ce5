// How much time the line shows: a round length with room ahead, so that the knob moves and the line rests.
const MINUTE = 60;
const LENGTHS = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 720].map((minutes) => minutes * MINUTE);
const DAY = 1440 * MINUTE;

/** s, for a simulation that has reached `seconds` */
export function span(seconds: number): number {
	return LENGTHS.find((length) => seconds <= length * 0.9) ?? Math.ceil((seconds * 1.1) / DAY) * DAY;
}
