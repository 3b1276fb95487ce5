// What the morning says in words: the longest wait, the worst moment, why, and the whole of it minute by minute.
import { m } from '$lib/paraglide/messages';
import { askedBy, givenTo, USUAL_PACE } from '$lib/sim/delivery/morning';
import { phaseIos, PHASE_LOADS } from '$lib/sim/delivery/phases';
import type { PoolView } from '$lib/sim/delivery/view';
import type { WorldView } from '$lib/sim/view';
import { duration } from '$lib/words/time';
import { count, decimal, finePercent, percent } from '$lib/words/units';
import { DOORS, EARLY, momentAt, type Forecast, type Plan } from './plan';
import { hourAndMinute, wallClock } from './time-of-day';
import { sumOf, writesOf, type Image, type Peak } from './wave';

export interface Told {
	readonly plan: Plan;
	readonly reckoned: Forecast;
	/** the same, each desktop started when asked; null where that is what is chosen */
	readonly asked: Forecast | null;
	/** the same on an array without a limit */
	readonly free: Forecast;
	readonly peak: Peak;
	readonly image: Image;
	readonly opened: boolean;
}

export function waitText({ reckoned, asked, free }: Told): string {
	const words = { time: duration(reckoned.longest), free: duration(free.longest) };
	return asked ? m.desktops_wait_early({ ...words, asked: duration(asked.longest) }) : m.desktops_wait(words);
}

export function headlineText({ plan, peak, opened, image }: Told): string {
	const [asked, given] = [sumOf(peak.asked), sumOf(peak.given)];
	const words = { time: hourAndMinute(DOORS + peak.moment.at), asked: count(asked), limit: count(plan.iops), people: count(plan.people) };
	if (!opened) return m.desktops_headline_closed(words);
	if (asked <= plan.iops) return m.desktops_headline_enough(words);
	const part = (iops: number) => percent((iops / given) * 100);
	const parts = { boot: part(peak.given.boot), login: part(peak.given.login), steady: part(peak.given.steady) };
	const { booting, loggingIn } = peak.moment;
	const [each, of] =
		booting > 0 ? [peak.given.boot / booting, USUAL_PACE.bootIops] : [peak.given.login / Math.max(1, loggingIn), USUAL_PACE.loginIops];
	const share = { each: decimal(each, 1), of: decimal(of, 1) };
	return [
		booting > 0 ? m.desktops_headline_short({ ...words, ...parts }) : m.desktops_headline_short_early({ ...words, ...parts }),
		booting > 0 ? m.desktops_headline_boot(share) : m.desktops_headline_login(share),
		m.desktops_headline_writes({ percent: part(writesOf(peak.given, image)) })
	].join(' ');
}

/** for the screen reader: said when the doors open, at the worst moment, and when everybody works */
export function newsText(view: WorldView, pool: PoolView | undefined, plan: Plan, now: number | null, reckoned: Forecast): string {
	if (now === null || !pool) return '';
	const words = { people: count(plan.people), minutes: count(plan.minutes) };
	if (pool.loggedOn >= plan.people)
		return m.desktops_news_end({ ...words, time: wallClock(DOORS + reckoned.end), wait: duration(reckoned.longest) });
	const store = view.datastores[pool.datastore];
	if (store && store.iopsAsked > store.iops) return m.desktops_news_short({ limit: count(store.iops) });
	return m.desktops_news_open(words);
}

export function whyTexts({ plan, image }: Told): string[] {
	const each = (plan.early ? 0 : phaseIos('boot')) + phaseIos('login');
	const writes = PHASE_LOADS[image === 'streamed' ? 'streamed' : 'local'];
	const words = {
		boot: count(phaseIos('boot')),
		login: count(phaseIos('login')),
		steady: decimal(USUAL_PACE.steadyIops, 1),
		people: count(plan.people),
		all: count(plan.people * each),
		bootWrites: finePercent(writes.boot.writes * 100),
		loginWrites: finePercent(writes.login.writes * 100),
		steadyWrites: finePercent(writes.steady.writes * 100)
	};
	return [
		plan.early ? m.desktops_why_early(words) : m.desktops_why_asked(words),
		m.desktops_why_fair(),
		image === 'streamed' ? m.desktops_why_streamed(words) : m.desktops_why_array(words)
	];
}

/** the morning minute by minute */
export function mondayLines(told: Told, desktops: string): string[] {
	const { plan, reckoned } = told;
	const minutes = Math.min(20, Math.ceil(reckoned.end / 60));
	const words = { people: count(plan.people), minutes: count(plan.minutes), limit: count(plan.iops), desktops };
	return [
		plan.early
			? m.desktops_text_early({ ...words, from: hourAndMinute(EARLY.from), group: count(EARLY.group), every: count(EARLY.everyS / 60) })
			: m.desktops_text_asked(words),
		...Array.from({ length: minutes + 1 }, (_, nth) => {
			const moment = momentAt(reckoned.moments, nth * 60);
			const given = givenTo(moment, plan.iops);
			return m.desktops_text_minute({
				time: hourAndMinute(DOORS + nth * 60),
				asked: count(sumOf(askedBy(moment))),
				given: count(sumOf(given)),
				writes: count(writesOf(given, told.image)),
				booting: count(moment.booting),
				loggingIn: count(moment.loggingIn),
				working: count(moment.working)
			});
		}),
		waitText(told),
		headlineText(told)
	];
}
