import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/shared-host.scenario.yaml';
import { balloonCost } from '$lib/sim/host/slowdown';
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import type { Scenario } from '$lib/sim/scenario';
import type { HostView, WorldView } from '$lib/sim/view';
import { asItIs, withTools } from './estate';
import { chart, EDGE, LEFT, promises, RIGHT } from './memory-layout';
import { guestsOn, ladder, slowest } from './squeezed';

/** so many of Oak's guests on, and long at rest */
const withOn = (count: number, tools = true, sharingPercent = 0): Scenario => {
	const desks = estate.guests.filter(({ host }) => host === 'Oak').map(({ name }) => name);
	return {
		...estate,
		policies: { ...estate.policies, memory: { ...estate.policies.memory, sharingPercent } },
		guests: estate.guests.map((guest) => {
			const at = desks.indexOf(guest.name);
			return at < 0 ? guest : { ...guest, tools, state: at < count ? ('running' as const) : ('off' as const) };
		})
	};
};

function oakOf(seen: WorldView): HostView {
	const oak = seen.hosts['host:oak'];
	if (!oak) throw new Error('no Oak');
	return oak;
}

describe('where any number of guests comes to rest', () => {
	test.each([
		[4, true, 0],
		[8, true, 0],
		[12, true, 0],
		[16, true, 0],
		[9, false, 0],
		[13, true, 19]
	] as const)('%i guests, tools %s, sharing %i%%: as the model itself shows it', (count, tools, sharing) => {
		const scenario = withOn(count, tools, sharing);
		const seen = view(start(scenario));
		const oak = oakOf(seen);
		const all = guestsOn(oak, seen);
		const step = ladder(oak, all, scenario, tools, sharing)[count - 1];
		expect(step?.promisedMiB).toBe(count * 8_192);
		expect(step?.balloonMiB).toBeCloseTo(oak.balloonMiB, 3);
		expect(step?.pagedMiB).toBeCloseTo(oak.pagedMiB, 3);
		expect(step?.leftMiB).toBeCloseTo(oak.memoryLeftMiB, 3);
		expect(step?.slowness).toBeCloseTo(slowest(all), 6);
	});

	test('by hand: eleven guests of 8 GB on 64: 6.5% stay free, and each gives 2.84 GB of the 3.2 that it had idle', () => {
		const seen = view(start(estate));
		const step = ladder(oakOf(seen), guestsOn(oakOf(seen), seen), estate, true, 0)[10];
		const taken = 2_048 + 11 * (8_192 + 100) + 0.065 * 65_536 - 65_536;
		expect(step?.leftMiB).toBeCloseTo(0.065 * 65_536, 3);
		expect(step?.balloonMiB).toBeCloseTo(taken, 3);
		expect(step?.slowness).toBeCloseTo(1 + balloonCost(taken / 11 / 8_192), 6);
		expect(step?.bites).toBe(false);
	});

	test('free memory hardly moves from eight guests to sixteen, while work takes three times as long and more', () => {
		const seen = view(start(estate));
		const steps = ladder(oakOf(seen), guestsOn(oakOf(seen), seen), estate, true, 0);
		const [eight, sixteen] = [steps[7], steps[15]];
		expect(sixteen?.leftMiB).toBeCloseTo(eight?.leftMiB ?? NaN, 3);
		expect(eight?.slowness).toBeLessThan(1.05);
		expect(sixteen?.slowness).toBeGreaterThan(3);
		// 11.8 guests: 0.935 × 64 - 2 GiB, divided by what each holds with its idle memory taken
		expect(steps.find(({ bites }) => bites)?.count).toBe(Math.ceil((0.935 * 65_536 - 2_048) / (8_192 * 0.6 + 100)));
	});
});

describe('the charts', () => {
	const seen = view(start(withOn(10)));
	const oak = oakOf(seen);
	const rest = ladder(oak, guestsOn(oak, seen), estate, true, 0);
	const marks = chart(rest, rest, { count: 10, leftMiB: oak.memoryLeftMiB, slowness: 2 }, 740);

	test('the handle’s thumb stands below its step: both ends are half a thumb inside', () => {
		expect(marks.steps[0]).toEqual({ x: LEFT + EDGE, count: 4 });
		expect(marks.steps.at(-1)).toEqual({ x: 740 - RIGHT - EDGE, count: 16 });
		expect(marks.now.x).toBeCloseTo(LEFT + EDGE + ((740 - RIGHT - LEFT - 2 * EDGE) * 6) / 12, 1);
	});

	test('twice as long is one line up', () => {
		const { lines } = marks.slow;
		const steps = lines.slice(1).map(({ y }, nth) => (lines[nth]?.y ?? 0) - y);
		expect(new Set(steps).size).toBe(1);
		expect(marks.now.slowY).toBe(lines[1]?.y);
	});

	test('a guest that stands still is at the top of the axis', () => {
		const still = chart(rest, rest, { count: 10, leftMiB: 0, slowness: Infinity }, 740);
		expect(still.now).toMatchObject({ slowY: still.slow.y });
	});
});

describe('promises beside the metal', () => {
	test.each([4, 8, 12, 16])('with %i guests the metal is filled to the last MiB, and no more', (count) => {
		const now = view(start(withOn(count)));
		const oak = oakOf(now);
		const all = guestsOn(oak, now);
		const on = all.filter(({ holdsMemory }) => holdsMemory);
		const marks = promises(oak, on, all, 740);
		const perMiB = marks.host.width / oak.memoryMiB;
		expect(marks.hyper.width / perMiB).toBeCloseTo(2_048 + count * 100, -1);
		expect(marks.free.x + marks.free.width).toBeCloseTo(marks.host.width, 0);
		expect(marks.end / perMiB).toBeCloseTo(count * 8_192, -2);
		for (const { box, parts } of marks.promises) {
			const last = parts.at(-1);
			expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(box.x + box.width, 6);
		}
	});

	test('what is promised beyond the metal sticks out', () => {
		const now = view(start(withOn(12)));
		const on = guestsOn(oakOf(now), now).filter(({ holdsMemory }) => holdsMemory);
		const { host, end } = promises(oakOf(now), on, guestsOn(oakOf(now), now), 740);
		expect(end / host.width).toBeCloseTo(96 / 64, 2);
	});
});

test('another estate keeps what commands have changed', () => {
	const seen = view(start(withOn(11)));
	const next = withTools(
		asItIs(estate, seen, [{ type: 'memoryPolicyChanged', at: 0, idleTaxPercent: 75, sharingPercent: 19 }]),
		'Oak',
		false
	);
	const oak = oakOf(view(start(next)));
	expect(next.policies.memory.sharingPercent).toBe(19);
	expect(next.guests.filter(({ host, state, tools }) => host === 'Oak' && state === 'running' && !tools)).toHaveLength(11);
	expect(oak.balloonMiB).toBe(0);
	expect(oak.pagedMiB).toBeGreaterThan(0);
});
