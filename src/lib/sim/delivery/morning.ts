// A morning: people come, each gets a desktop of her own, and all desktops share the reads and writes per second of one datastore. A desktop
// boots (unless it was booted before), then its user logs in, then she works. Solved from one arrival or end to the next; nothing is stepped.
import { at } from '../../base/at';
import { waterFill } from '../host/water-fill';
import { PHASE_LOADS, PHASE_SECONDS } from './phases';

/** reads and writes per second that one desktop asks for in each phase, and s that the first two take when it gets them */
export interface MorningPace {
	readonly bootIops: number;
	readonly bootSeconds: number;
	readonly loginIops: number;
	readonly loginSeconds: number;
	readonly steadyIops: number;
}

/** IOPS [Dell EqualLogic BP1018, table 7]; s [A] */
export const USUAL_PACE: MorningPace = {
	bootIops: PHASE_LOADS.streamed.boot.iops.typical,
	bootSeconds: PHASE_SECONDS.boot,
	loginIops: PHASE_LOADS.streamed.login.iops.typical,
	loginSeconds: PHASE_SECONDS.login,
	steadyIops: PHASE_LOADS.streamed.steady.iops.typical
};

/** desktops in each phase from `at` on, s, until the next moment */
export interface Moment {
	readonly at: number;
	readonly booting: number;
	readonly loggingIn: number;
	readonly working: number;
}

export interface Morning {
	/** in order; the first is the first arrival */
	readonly moments: readonly Moment[];
	/** s at which each person's desktop is there, in the order of their coming; Infinity when it never is */
	readonly ends: readonly number[];
}

/** what the phases ask of the datastore, or are given by it: reads and writes per second */
export interface Shares {
	readonly boot: number;
	readonly login: number;
	readonly steady: number;
}

/**
 * @param arrivals s at which people come, in order
 * @param booted all desktops were booted before they came
 * @param capacity reads and writes per second that the datastore can do; 0: nothing ever ends
 */
export function morning(arrivals: readonly number[], booted: boolean, capacity: number, pace: MorningPace = USUAL_PACE): Morning {
	const boots = new Line(pace.bootIops * pace.bootSeconds);
	const logins = new Line(pace.loginIops * pace.loginSeconds);
	const moments: Moment[] = [];
	const ends: number[] = [];
	let [now, came] = [arrivals[0] ?? 0, 0];
	for (;;) {
		for (; came < arrivals.length && at(arrivals, came) <= now; came++) (booted ? logins : boots).enter();
		const moment = { at: now, booting: boots.count, loggingIn: logins.count, working: ends.length };
		moments.push(moment);
		const given = givenTo(moment, capacity, pace);
		const [bootRate, loginRate] = [given.boot / Math.max(1, boots.count), given.login / Math.max(1, logins.count)];
		const [bootLeft, loginLeft] = [boots.secondsLeft(bootRate), logins.secondsLeft(loginRate)];
		const arrival = came < arrivals.length ? at(arrivals, came) - now : Infinity;
		const span = Math.min(arrival, bootLeft, loginLeft);
		if (span === Infinity) break;
		boots.work(bootRate * span);
		logins.work(loginRate * span);
		now += span;
		// whoever ends at this moment ends, whatever rounding says
		if (loginLeft === span) for (let done = logins.leave(); done > 0; done--) ends.push(now);
		if (bootLeft === span) for (let done = boots.leave(); done > 0; done--) logins.enter();
	}
	while (ends.length < arrivals.length) ends.push(Infinity);
	return { moments, ends };
}

/** what so many desktops ask for */
export const askedBy = ({ booting, loggingIn, working }: Omit<Moment, 'at'>, pace: MorningPace = USUAL_PACE): Shares => ({
	boot: booting * pace.bootIops,
	login: loggingIn * pace.loginIops,
	steady: working * pace.steadyIops
});

/** what they get: as much as they ask for, or a fair share each */
export function givenTo(moment: Omit<Moment, 'at'>, capacity: number, pace: MorningPace = USUAL_PACE): Shares {
	const asked = askedBy(moment, pace);
	// so many equals together are one of their weight
	const given = waterFill(
		Math.max(0, capacity),
		[moment.booting, moment.loggingIn, moment.working],
		[asked.boot, asked.login, asked.steady]
	);
	return { boot: at(given, 0), login: at(given, 1), steady: at(given, 2) };
}

/** jobs of one size that are always served alike: who came first ends first */
class Line {
	readonly #size: number;
	/** reads and writes that a job which ran from the beginning would have got */
	#attained = 0;
	/** the attained amount at which each ends */
	readonly #ends: number[] = [];
	#first = 0;

	constructor(size: number) {
		this.#size = size;
	}

	get count() {
		return this.#ends.length - this.#first;
	}

	enter() {
		this.#ends.push(this.#attained + this.#size);
	}

	/** s until the first ends at so many a second each; Infinity when none does */
	secondsLeft(rate: number): number {
		const end = this.#ends[this.#first];
		return end === undefined || rate <= 0 ? Infinity : Math.max(0, end - this.#attained) / rate;
	}

	work(each: number) {
		this.#attained += each;
	}

	/** the first ends now, and all that began with it */
	leave(): number {
		const end = this.#ends[this.#first];
		if (end === undefined) return 0;
		this.#attained = Math.max(this.#attained, end);
		const before = this.#first;
		while (this.#first < this.#ends.length && at(this.#ends, this.#first) <= this.#attained) this.#first++;
		return this.#first - before;
	}
}
