// Time that people lose, counted exactly. People times nanoseconds grow beyond the integers that a number holds exactly (2,500 hours
// of one person), so it is kept as whole seconds and the nanoseconds left over.
import { SECOND } from '../units';

/** people times time; both are integers, `ns` below 10^9 */
export interface UserTime {
	readonly seconds: number;
	readonly ns: number;
}

export const NO_TIME: UserTime = { seconds: 0, ns: 0 };

/** the time of so many people for so many ns; exact up to 9 million people for a day */
export function userTime(users: number, ns: number): UserTime {
	const whole = Math.floor(ns / SECOND);
	return normal(users * whole, users * (ns - whole * SECOND));
}

export const plus = (a: UserTime, b: UserTime): UserTime => normal(a.seconds + b.seconds, a.ns + b.ns);

export const inMinutes = ({ seconds, ns }: UserTime): number => (seconds + ns / SECOND) / 60;

function normal(seconds: number, ns: number): UserTime {
	const carried = Math.floor(ns / SECOND);
	return { seconds: seconds + carried, ns: ns - carried * SECOND };
}
