import { describe, expect, it } from 'vitest';
import estate from '../../../../lessons/4-end-user/monday-morning.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { chart } from './chart';
import { groupsOf } from './crowd';
import { arrivalIn, estateFor, fits, forecast, isUnderWay, keyOf, momentAt, planOf, planOfKey, poolOf, unlimited } from './plan';
import { hourAndMinute, wallClock } from './time-of-day';
import { happened, peakOf, sumOf, writesOf } from './wave';

const usual = planOf({});
const drawn = (choices: Record<string, string>, fill: 'hidden' | 'phases' | 'writes' = 'phases', width = 1128) => {
	const plan = planOf(choices);
	const compared = plan.early ? forecast({ ...plan, early: false }) : null;
	return chart({ forecast: forecast(plan), compared, past: [], now: null, fill, image: 'streamed', desktops: 400 }, width);
};

describe('the chosen morning', () => {
	it('is 400 people within 2 minutes on 3,200 operations per second, unless something else is chosen', () => {
		expect(usual).toEqual({ people: 400, minutes: 2, iops: 3200, early: false });
		expect(planOf({ people: '9999', minutes: '0', iops: '3333', start: 'early' })).toEqual({
			people: 400,
			minutes: 1,
			iops: 3200,
			early: true
		});
		expect(planOf({ people: 'many' }).people).toBe(400);
		expect(planOfKey(keyOf(planOf({ people: '120', start: 'early' })))).toEqual({ people: 120, minutes: 2, iops: 3200, early: true });
	});

	it('without a limit everybody waits for a boot and a sign-in, 90 s; booted before, 30 s', () => {
		expect(forecast(unlimited(usual)).longest).toBeCloseTo(90, 5);
		expect(forecast(unlimited({ ...usual, early: true })).longest).toBeCloseTo(30, 5);
	});

	it('the worst moment is the last arrival: boots take most of what the array gives, and they take longer for it', () => {
		const { moment, asked, given } = peakOf(forecast(usual).moments, 3200);
		// the last of 400 comes 0.3 s before the two minutes are over
		expect(moment.at).toBeCloseTo(119.7, 9);
		expect(moment.booting + moment.loggingIn + moment.working).toBe(400);
		expect(sumOf(asked)).toBe(17 * moment.booting + 12 * moment.loggingIn + 7.5 * moment.working);
		expect(sumOf(given)).toBeCloseTo(3200, 9);
		expect(given.boot).toBeGreaterThan(given.login + given.steady);
		expect(given.boot / moment.booting).toBeCloseTo((3200 - 7.5 * moment.working) / (moment.booting + moment.loggingIn), 9);
		expect(forecast(usual).longest).toBeGreaterThan(150);
	});

	it('of what reaches the array, the published parts are writes', () => {
		expect(writesOf({ boot: 1000, login: 0, steady: 0 }, 'streamed')).toBeCloseTo(870, 9);
		expect(writesOf({ boot: 0, login: 1000, steady: 0 }, 'streamed')).toBeCloseTo(970, 9);
		expect(writesOf({ boot: 0, login: 0, steady: 1000 }, 'streamed')).toBeCloseTo(998, 9);
		const { given } = peakOf(forecast(usual).moments, 3200);
		expect(writesOf(given, 'streamed') / sumOf(given)).toBeGreaterThan(0.87);
	});

	it('desktops booted early leave a lower and shorter wave', () => {
		const [late, early] = [forecast(usual), forecast({ ...usual, early: true })];
		expect(sumOf(peakOf(early.moments, 3200).asked)).toBeLessThan(sumOf(peakOf(late.moments, 3200).asked));
		expect(sumOf(peakOf(early.moments, 3200).asked)).toBeGreaterThan(3200);
		expect(early.end).toBeLessThan(late.end);
	});
});

describe('the world', () => {
	it('does what was reckoned, person by person, with 40 people', () => {
		const plan = planOf({ people: '40', minutes: '1', iops: '1600' });
		const stage = new PlainStage(estateFor(estate, plan));
		const pool = poolOf(stage.props.view)?.id;
		if (!pool) throw new Error('no pool');
		stage.props.send({ type: 'logInToPool', pool, users: 40, seconds: 60 });
		while (stage.step());
		const { view, events, scenario } = stage.props;
		expect(isUnderWay(scenario, events, plan)).toBe(true);
		expect(arrivalIn(events)?.users).toBe(40);
		const seen = happened(view.pools[pool] ?? { desktops: [] }, events);
		expect(seen.at(-1)).toMatchObject({ booting: 0, loggingIn: 0, working: 40 });
		const { moments } = forecast(plan);
		// a little past each whole 5 s: in the world a desktop is made first, which takes some ms
		for (let at = 1; at < 150; at += 5) {
			const { booting, loggingIn, working } = momentAt(seen, at + 0.2);
			expect([at, booting, loggingIn, working]).toEqual([at, ...countsAt(moments, at + 0.2)]);
		}
	});

	it('fits a plan only with its array and its pool', () => {
		expect(fits(estate, usual)).toBe(true);
		expect(fits(estate, { ...usual, iops: 4000 })).toBe(false);
		expect(fits(estateFor(estate, { ...usual, iops: 4000, early: true }), { ...usual, iops: 4000, early: true })).toBe(true);
	});
});

const countsAt = (moments: Parameters<typeof momentAt>[0], at: number) => {
	const { booting, loggingIn, working } = momentAt(moments, at);
	return [booting, loggingIn, working];
};

describe('the drawing', () => {
	it('is to scale: the limit stands where its number would on the axis', () => {
		const { yTicks, limit } = drawn({});
		const [a, b] = [yTicks.find(({ iops }) => iops === 3000), yTicks.find(({ iops }) => iops === 4000)];
		if (!a || !b) throw new Error('no ticks');
		expect(limit).toBeCloseTo(a.y + (b.y - a.y) * 0.2, 0);
	});

	it('tells time from left to right: 8:00 lies two minutes from 7:58', () => {
		const { xTicks, peak } = drawn({});
		const eight = xTicks.find(({ text }) => text === '08:00')?.x ?? NaN;
		expect(Math.abs(peak.x - eight)).toBeLessThan(2.5);
	});

	it('hides what fills the wave until the doors are open', () => {
		expect(drawn({}, 'hidden').ahead.map(({ layer }) => layer)).toEqual(['given']);
		expect(drawn({}).ahead.map(({ layer }) => layer)).toEqual(['steady', 'login', 'boot']);
		expect(drawn({}, 'writes').ahead.map(({ layer }) => layer)).toEqual(['writes', 'reads']);
	});

	it('shows early boots as groups of twenty, 340 operations per second each, over before half past seven', () => {
		const { early, compared } = drawn({ start: 'early' });
		expect(early.bars).toHaveLength(20);
		expect(early.iops).toBeCloseTo(20 * 17, 9);
		expect(hourAndMinute(early.until)).toBe('07:28');
		// three minutes of an hour from one group to the next
		expect(((early.bars[1]?.x ?? 0) - (early.bars[0]?.x ?? 0)) / (early.right - early.left)).toBeCloseTo(3 / 60, 2);
		expect(compared).not.toBe('');
		expect(drawn({}).early.bars).toEqual([]);
	});

	it('draws the longest wait as long as it is', () => {
		const { people, xTicks } = drawn({});
		const minute = (xTicks[1]?.x ?? 0) - (xTicks[0]?.x ?? 0);
		expect(((people.longest.x2 - people.longest.x1) / minute) * 60).toBeCloseTo(forecast(usual).longest, 0);
	});

	it.each([320, 358, 736, 1128])('stays within %i px', (width) => {
		const { left, right, early, xTicks } = drawn({}, 'phases', width);
		expect(early.left).toBeGreaterThan(0);
		expect(early.right).toBeLessThan(left);
		expect(right).toBeLessThanOrEqual(width);
		for (const { x } of xTicks) expect(x).toBeLessThanOrEqual(right + 0.1);
	});
});

it('people are groups of twenty that add up', () => {
	expect(groupsOf([400, 0, 0, 0])).toEqual([20, 0, 0, 0]);
	expect(groupsOf([0, 269, 70, 61])).toEqual([0, 13, 4, 3]);
	expect(groupsOf([10, 10, 10, 10])).toEqual([1, 1, 0, 0]);
});

it('the clock on the wall', () => {
	expect(hourAndMinute(8 * 3600 - 0.3)).toBe('08:00');
	expect(wallClock(7 * 3600 + 58 * 60 + 12)).toBe('07:58:12');
});
