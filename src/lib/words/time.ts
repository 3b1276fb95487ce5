// Simulated time as text: how long something took, and where the clock stands.
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { decimal } from './units';

/** s → "90 ms", "11.4 s", "1 min 20 s", "2 h 5 min": two parts at most, each rounded once */
export function duration(seconds: number): string {
	if (seconds === 0) return m.words_time_s({ s: decimal(0, 0) });
	if (seconds < 0.0000995) return m.words_time_us({ us: decimal(seconds * 1e6, 1) });
	if (seconds < 0.9995) return m.words_time_ms({ ms: decimal(seconds * 1000, seconds < 0.00995 ? 1 : 0) });
	if (seconds < 59.95) return m.words_time_s({ s: decimal(seconds, 1) });
	const whole = Math.round(seconds);
	if (whole < 3600 && whole % 60 === 0) return m.words_time_min({ min: decimal(whole / 60, 0) });
	if (whole < 3600) return m.words_time_min_s({ min: decimal(Math.floor(whole / 60), 0), s: decimal(whole % 60, 0) });
	const minutes = Math.round(seconds / 60);
	if (minutes % 60 === 0) return m.words_time_h({ h: decimal(minutes / 60, 0) });
	return m.words_time_h_min({ h: decimal(Math.floor(minutes / 60), 0), min: decimal(minutes % 60, 0) });
}

/** ns → like `duration` */
export const durationNs = (ns: number): string => duration(ns / 1e9);

interface Parts {
	readonly hours: number;
	readonly minutes: number;
	readonly seconds: number;
}

function parts(seconds: number): Parts {
	const whole = Math.max(0, Math.floor(seconds));
	return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
}

/** s since the scenario began → "0:01:23" */
export function clock(seconds: number): string {
	const at = parts(seconds);
	return [at.hours, String(at.minutes).padStart(2, '0'), String(at.seconds).padStart(2, '0')].join(':');
}

/** s since the scenario began, as one says it → "1 minute, 23 seconds" */
export function spokenClock(seconds: number): string {
	const at = parts(seconds);
	const say = (value: number, unit: string) =>
		new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
	const said = [
		...(at.hours > 0 ? [say(at.hours, 'hour')] : []),
		...(at.minutes > 0 ? [say(at.minutes, 'minute')] : []),
		...(at.seconds > 0 || seconds < 1 ? [say(at.seconds, 'second')] : [])
	];
	return new Intl.ListFormat(getLocale(), { type: 'unit', style: 'long' }).format(said);
}
