// Moments of the morning as a clock on the wall shows them, to the nearest second.
const two = (value: number): string => String(value).padStart(2, '0');

/** s after midnight → "07:58" */
export function hourAndMinute(seconds: number): string {
	const whole = Math.round(seconds);
	return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}`;
}

/** s after midnight → "08:00:12" */
export const wallClock = (seconds: number): string => `${hourAndMinute(seconds)}:${two(Math.round(seconds) % 60)}`;
