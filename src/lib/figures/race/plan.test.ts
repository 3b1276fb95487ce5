import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/two-races.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Scenario } from '../../sim/scenario';
import { withBandwidth, withPolicy } from './estate';
import { allowedPause, enoughBytes, planOf, totalS, twiceAsFast, waysOut, type Plan } from './plan';
import { RULE, RULES, ruleOf } from './texts';

const GiB = 2 ** 30;
const of = (guest: 'vm:ehr-app-01' | 'vm:ehr-app-02' | 'vm:ehr-app-03' | 'vm:scan-02', scenario: Scenario = estate): Plan => {
	const found = new PlainStage(scenario).scene.view.guests[guest];
	const plan = found && planOf(scenario, found);
	if (!plan) throw new Error(guest);
	return plan;
};

test('the numbers of the estate, in bytes and seconds', () => {
	expect(of('vm:ehr-app-01')).toMatchObject({ ramBytes: 24 * GiB, bytesPerS: 1.25e9, liveBytesPerS: 1.25e9, diskBytes: 0, diskS: 0 });
	expect(of('vm:ehr-app-01').dirtyBytesPerS).toBe(250 * 2 ** 20);
	expect(of('vm:ehr-app-02').dirtyBytesPerS).toBe(1.25e9);
	expect(of('vm:scan-02')).toMatchObject({ diskBytes: 500 * GiB, diskS: (500 * GiB) / 500e6 });
});

test('what a rule leaves to the last copy, and the pause that this allows', () => {
	const plan = of('vm:ehr-app-01');
	expect(enoughBytes(plan)).toBe(0.3 * 1.25e9);
	expect(allowedPause(plan)).toBeCloseTo(0.33, 9);
	expect(enoughBytes(of('vm:ehr-app-01', withPolicy(estate, RULE['rest-30'])))).toBe(0.03 * 1.25e9);
	expect(allowedPause(of('vm:ehr-app-01', withPolicy(estate, RULE['rounds-5'])))).toBeNull();
	expect(allowedPause(of('vm:ehr-app-01', withPolicy(estate, { method: 'post-copy' })))).toBeNull();
});

test('twice the memory takes about twice as long, and pauses within the same limit', () => {
	const [one, two] = [of('vm:ehr-app-01'), of('vm:ehr-app-03')];
	expect((totalS(two) ?? NaN) / (totalS(one) ?? NaN)).toBeCloseTo(2, 1);
	expect(allowedPause(two)).toBe(allowedPause(one));
});

test('a rule that another estate has is shown as the nearest one', () => {
	expect((['fixed-threshold', 'qemu', 'xen-current', 'xen-legacy', 'xen-2004-adaptive'] as const).map((stop) => ruleOf({ stop }))).toEqual([
		'rest-30',
		'rest-300',
		'rounds-5',
		'rounds-29',
		'rounds-29'
	]);
	expect(RULES.map((rule) => ruleOf(RULE[rule]))).toEqual(RULES);
});

describe('a wire twice as fast', () => {
	test('carries in its rounds what the sender manages, and no more', () => {
		expect(of('vm:ehr-app-01', withBandwidth(estate, 10_000)).liveBytesPerS).toBe(1.25e9);
		expect(of('vm:ehr-app-01', withBandwidth(estate, 20_000))).toMatchObject({ bytesPerS: 2.5e9, liveBytesPerS: 1.875e9 });
	});
	test('halves nothing by itself: a set-up and a sender’s limit of 15 Gbit/s stay', () => {
		const still = { ...of('vm:ehr-app-01'), dirtyBytesPerS: 0 };
		expect(totalS(still)).toBeCloseTo(1 + (24 * GiB) / 1.25e9 + 0.03, 6);
		expect(twiceAsFast(still)).toBeCloseTo(1 + (24 * GiB) / 1.875e9 + 0.03, 6);
	});
	test('and one that carries 2.4 times what is rewritten, instead of 1.2 times, ends a race in a fraction of the time', () => {
		const slow = of('vm:ehr-app-01', withBandwidth(estate, 2_500));
		// V/(B-d), but for the last round: 24 GiB at 50 MB/s, then at 363 MB/s
		expect((totalS(slow) ?? NaN) / (twiceAsFast(slow) ?? NaN)).toBeGreaterThan(5);
	});
});

test('the ways out of a race at equal speeds: one long pause, a slower guest, or memory that follows', () => {
	const [rounds, slow, post] = waysOut(of('vm:ehr-app-02'));
	expect(totalS(of('vm:ehr-app-02'))).toBeNull();
	expect(rounds).toMatchObject({ way: 'rounds', lastCopyBytes: 22_118 * 2 ** 20 });
	expect(rounds?.pauseS).toBeCloseTo((22_118 * 2 ** 20) / 1.25e9 + 0.03, 6);
	expect(slow?.pauseS).toBeLessThan(0.33);
	// 20, 30, 40, 50: then no more than half of what is sent has been rewritten
	expect(slow?.slowedPercent).toBe(50);
	expect(post?.pauseS).toBeCloseTo((8 * 2 ** 20) / 1.25e9 + 0.03, 9);
});

test('the model’s own run is as long as the equation says, under every way out', () => {
	for (const [way, policy] of [
		['rounds', { stop: 'xen-current' }],
		['slow', { autoConverge: true }],
		['post-copy', { method: 'post-copy' }]
	] as const) {
		const stage = new PlainStage(withPolicy(estate, policy));
		stage.scene.send({ type: 'migrate', guest: 'vm:ehr-app-02', to: 'host:dogwood' });
		for (let step = 0; step < 100 && stage.step(); step++);
		const done = stage.scene.events.find((event) => event.type === 'guestMigrated');
		const told = waysOut(of('vm:ehr-app-02')).find((each) => each.way === way);
		if (done?.type !== 'guestMigrated') throw new Error(way);
		expect([done.totalNs / 1e9, done.downtimeNs / 1e9]).toEqual([
			expect.closeTo(told?.totalS ?? NaN, 5),
			expect.closeTo(told?.pauseS ?? NaN, 6)
		]);
	}
});
