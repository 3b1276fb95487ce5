// Time that people lose, counted exactly. People times nanoseconds grow beyond the integers that a number holds exactly (2,500 hours
// of one person), so it is kept as whole seconds and the nanoseconds left over.
import { SECOND } from '../units';
import type { GuestId } from '../world';

/** people times time; both are integers, `ns` below 10^9 */
export interface UserTime {
	readonly seconds: number;
	readonly ns: number;
}

/** people who can't work now, and what that has cost so far */
export interface Tally {
	/** cut off since `since` */
	readonly cutOff: number;
	/** ns of the last change of `cutOff` */
	readonly since: number;
	/** up to `since` */
	readonly lost: UserTime;
}

export interface Service extends Tally {
	/** the outage that has been told of; null while all are served, or only wait for the last copy of a migration */
	readonly outage: Outage | null;
}

export interface Outage {
	/** ns */
	readonly at: number;
	/** what had been lost before it */
	readonly lost: UserTime;
	/** where the chain of needs broke */
	readonly because: GuestId;
}

export const NO_TIME: UserTime = { seconds: 0, ns: 0 };

/** of a guest that has just been made: nobody has been cut off yet */
export const unserved = (now: number): Service => ({ cutOff: 0, since: now, lost: NO_TIME, outage: null });

/** the time of so many people for so many ns; exact up to 9 million people for a day */
export function userTime(users: number, ns: number): UserTime {
	const whole = Math.floor(ns / SECOND);
	return normal(users * whole, users * (ns - whole * SECOND));
}

export const plus = (a: UserTime, b: UserTime): UserTime => normal(a.seconds + b.seconds, a.ns + b.ns);

export const minus = (a: UserTime, b: UserTime): UserTime => normal(a.seconds - b.seconds, a.ns - b.ns);

export const inMinutes = ({ seconds, ns }: UserTime): number => (seconds + ns / SECOND) / 60;

/** all that has been lost up to now */
export const lostBy = (tally: Tally, now: number): UserTime => plus(tally.lost, userTime(tally.cutOff, now - tally.since));

/** the same tally with so many cut off from now on; itself when that is as before */
export const withCutOff = <T extends Tally>(tally: T, now: number, cutOff: number): T =>
	cutOff === tally.cutOff ? tally : { ...tally, cutOff, since: now, lost: lostBy(tally, now) };

function normal(seconds: number, ns: number): UserTime {
	const carried = Math.floor(ns / SECOND);
	return { seconds: seconds + carried, ns: ns - carried * SECOND };
}
