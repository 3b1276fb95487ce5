import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/three-hosts-ha.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Command } from '$lib/sim/command';
import { anew, clusterOf, heartbeatSeconds, orderCommands, orderOf, victimOf } from './conditions';
import { lostMinutes, outageOf, restartEnds, returns } from './outage';

const kill: Command = { type: 'failHost', host: 'host:cedar' };

/** the outage when all is over, after these commands */
function outage(commands: readonly Command[] = [], scenario = estate) {
	const stage = new PlainStage(scenario);
	for (const command of [...commands, kill]) expect(stage.scene.send(command)).toBeNull();
	while (stage.step());
	const { view, events } = stage.scene;
	const found = outageOf(events, view, clusterOf(view)?.hosts ?? []);
	if (!found) throw new Error('no outage');
	return { ...found, view };
}

const profile = (name: 'vsphere4' | 'vsphere5' | 'xenserver' | 'windows2008'): Command => ({
	type: 'editCluster',
	cluster: 'cluster:clinic',
	change: { ha: { profile: name } }
});

describe('an outage from its events', () => {
	test('nothing has failed: there is none', () => {
		const { view, events } = new PlainStage(estate).scene;
		expect(outageOf(events, view, ['host:alder', 'host:birch', 'host:cedar'])).toBeNull();
	});

	test('each guest is back after notice, choice, turn and boot: 15 + 5 + 60 s, and 30 s more a priority', () => {
		const { lostAt, declared, guests, leftOff } = outage();
		expect([lostAt, declared]).toEqual([0, 15]);
		expect(guests.map(({ guest, users, restart }) => [guest, users, restart && restartEnds(restart)])).toEqual([
			['vm:ehr-app-02', 100, 15 + 5 + 60],
			['vm:ctx-03', 60, 15 + 5 + 30 + 60],
			['vm:report-01', 20, 15 + 5 + 60 + 60]
		]);
		expect(leftOff).toEqual([{ guest: 'vm:fax-01', reason: 'storage' }]);
	});

	test('the steps hold exactly the user-minutes that the model counts: (100·80 + 60·110 + 20·140) s', () => {
		const { people, view } = outage();
		expect(people).toEqual([
			{ at: 0, cutOff: 180 },
			{ at: 80, cutOff: 80 },
			{ at: 110, cutOff: 20 },
			{ at: 140, cutOff: 0 }
		]);
		expect(lostMinutes(people, 140)).toBe((100 * 80 + 60 * 110 + 20 * 140) / 60);
		expect(lostMinutes(people, 140)).toBeCloseTo(view.people.lostUserMinutes, 9);
		expect(lostMinutes(people, 10)).toBe(30);
		expect(lostMinutes(people, 0)).toBe(0);
		expect(returns(people).map(({ at, back }) => [at, back])).toEqual([
			[80, 100],
			[110, 60],
			[140, 20]
		]);
	});

	test.each([
		['vsphere4', 15],
		['vsphere5', 18],
		['xenserver', 60],
		['windows2008', 5]
	] as const)('%s declares it after %i s', (product, seconds) => {
		expect(outage([profile(product)]).declared).toBe(seconds);
	});

	test('one who finds no host has no end, and counts on', () => {
		const stage = new PlainStage(estate);
		for (const host of ['alder', 'birch', 'cedar'] as const) stage.scene.send({ type: 'failHost', host: `host:${host}` });
		while (stage.step());
		stage.props.time.seek(600);
		const { view, events } = stage.scene;
		const found = outageOf(events, view, ['host:cedar']);
		expect(found?.guests.map(({ restart, reason }) => [restart, reason])).toEqual(Array.from({ length: 3 }, () => [null, 'noHost']));
		expect(lostMinutes(found?.people ?? [], 600)).toBe((180 * 600) / 60);
	});
});

describe('conditions', () => {
	const guests = () => {
		const { view } = new PlainStage(estate).scene;
		return ['vm:ehr-app-02', 'vm:ctx-03', 'vm:report-01'].flatMap((id) => view.guests[id as `vm:${string}`] ?? []);
	};

	test('the estate starts by priority; the other orders are commands', () => {
		expect(orderOf(guests())).toBe('priority');
		expect(orderCommands(guests(), 'priority')).toEqual([]);
		const { people } = outage(orderCommands(guests(), 'reverse'));
		expect(returns(people).map(({ at, back }) => [at, back])).toEqual([
			[80, 20],
			[110, 60],
			[140, 100]
		]);
		expect(returns(outage(orderCommands(guests(), 'together')).people)).toEqual([{ at: 80, back: 180, before: 180 }]);
	});

	test('another boot time begins anew, and keeps what commands have set', () => {
		const stage = new PlainStage(estate);
		stage.scene.send(profile('windows2008'));
		stage.scene.send({ type: 'editGuest', guest: 'vm:ehr-db-01', change: { reservedMiB: 10_240 } });
		stage.scene.send({ type: 'powerOff', guest: 'vm:hl7-01' });
		const next = anew(estate, stage.scene.view, { bootSeconds: 200 });
		const { declared, guests: lost, view } = outage([], next);
		expect(declared).toBe(5);
		expect(lost[0]?.restart?.boot).toBe(200);
		expect(view.guests['vm:ehr-db-01']?.reservedMiB).toBe(10_240);
		expect(view.guests['vm:hl7-01']?.state).toBe('off');
	});

	test('the host with most people is the one to lose, and stays it when they have moved', () => {
		expect(victimOf(estate, outage().view)?.name).toBe('Cedar');
	});

	test('signs of life come each second, with XenServer each third', () => {
		const ha = clusterOf(new PlainStage(estate).scene.view)?.ha;
		if (!ha) throw new Error('no cluster');
		expect((['vsphere4', 'vsphere5', 'windows2008'] as const).map((product) => heartbeatSeconds({ ...ha, profile: product }))).toEqual([
			1, 1, 1
		]);
		expect(heartbeatSeconds({ ...ha, profile: 'xenserver', failedSeconds: 60 })).toBe(3);
	});
});
