// What the figure sends, tried on the model: who stops, for how long, and that everybody comes back.
import { expect, test } from 'vitest';
import estate from '../../../../lessons/1-basics/sessions-or-guests.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { backAfter, crashCommands, healCommands, type Crash, type Third } from './crashes';
import { ALDER, BIRCH, estateFor, MIXTURES } from './crowd';
import { heal, latest, MISHAPS, strike, systemOf, updated, type Mishap } from './mishaps';
import { systemsOn, tollOf } from './seats';

const ELIF = 4;

/** one stage, and what the figure reads off it */
function open(scenario = estate) {
	const stage = new PlainStage(scenario);
	const systems = (host: `host:${string}`) => systemsOn(stage.scene.view, scenario, host);
	const both = () => [...systems(ALDER), ...systems(BIRCH)];
	const send = (commands: readonly Parameters<typeof stage.scene.send>[0][]) => {
		for (const command of commands) expect(stage.scene.send(command)).toBeNull();
	};
	const happen = (mishap: Mishap, person = ELIF) =>
		send(
			[systemOf(systems(ALDER), person), systemOf(systems(BIRCH), person)].flatMap((system) =>
				system ? strike(mishap, system.guest, stage.scene.view, stage.scene.events) : []
			)
		);
	const cure = () => send(both().flatMap(({ guest }) => heal(guest, scenario)));
	const play = () => {
		while (stage.step());
	};
	const tolls = () => [tollOf(systems(ALDER)), tollOf(systems(BIRCH))] as const;
	return { stage, systems, both, send, happen, cure, play, tolls };
}

test.each([
	['crash', 12, 1],
	['infect', 12, 1],
	['update', 12, 1]
] as const)('%s: the session takes all %i along, the guest %i', (mishap, sessions, guests) => {
	const { happen, tolls, stage, both } = open();
	happen(mishap);
	expect(tolls().map(({ stopped }) => stopped.length)).toEqual([sessions, guests]);
	expect(tolls()[1].stopped.map(({ name }) => name)).toEqual(['Elif']);
	expect(latest(stage.scene.events, both())).toBe(mishap);
});

test('a runaway program slows all sessions, and in a guest nobody else: the others answer as fast as before', () => {
	const { happen, tolls, stage, cure } = open();
	const before = stage.scene.view.guests['vm:desk-06']?.responseFactor;
	happen('runaway');
	expect(tolls().map(({ slow, slowest }) => [slow.length, slowest])).toEqual([
		[12, null],
		[1, null]
	]);
	expect(stage.scene.view.guests['vm:desk-06']?.responseFactor).toBe(before);
	// one load of 6 in 20.8 GHz, the other of 0.604 in 5.2: S / (1 − x)
	cure();
	const [sessions, guests] = tolls();
	expect(sessions.slowest).toBeCloseTo(1 / (1 - 6 / 20.8), 9);
	expect(guests.slowest).toBeCloseTo(1 / (1 - 0.604 / 5.2), 9);
});

test.each([
	['crash', 60],
	['infect', 60],
	['update', 80]
] as const)('%s, and the way back: everybody works again, twelve times as many user-minutes in sessions', (mishap, seconds) => {
	const { happen, tolls, cure, play, stage } = open();
	happen(mishap);
	cure();
	play();
	const [sessions, guests] = tolls();
	expect([...sessions.stopped, ...guests.stopped]).toEqual([]);
	expect(stage.scene.view.seconds).toBe(seconds);
	expect(sessions.lostUserMinutes).toBeCloseTo((12 * seconds) / 60, 9);
	expect(guests.lostUserMinutes).toBeCloseTo(seconds / 60, 9);
});

test('an update reaches the shared system once, and each guest when its own person has it', () => {
	const { happen, play, stage } = open();
	happen('update');
	play();
	happen('update', 0);
	expect([...updated(stage.scene.events)].sort()).toEqual(['vm:ctx-01', 'vm:desk-01', 'vm:desk-05']);
	expect(stage.scene.view.guests['vm:ctx-01']?.state).toBe('running');
});

test('nothing happens twice to a system that is down', () => {
	const { happen, systems, stage } = open();
	happen('crash');
	const hers = systemOf(systems(ALDER), ELIF);
	for (const mishap of MISHAPS) expect(hers && strike(mishap, hers.guest, stage.scene.view, stage.scene.events)).toEqual([]);
});

/** all beats of the way back, as the figure sends them */
function crashAndHeal(crash: Crash, third: Third, scenario = estate) {
	const { stage, systems, send } = open(scenario);
	const hosts = () => MIXTURES.flatMap((id) => stage.scene.view.hosts[id] ?? []);
	send(hosts().flatMap((host) => crashCommands(crash, third, host, systems(host.id))));
	const stopped = MIXTURES.map((id) => tollOf(systems(id)).stopped.length);
	let beats = 0;
	do {
		send(hosts().flatMap((host) => healCommands(host, systems(host.id), scenario)));
		beats++;
	} while (stage.step() && beats < 20);
	const tolls = MIXTURES.map((id) => tollOf(systems(id)));
	expect(tolls.flatMap((toll) => toll.stopped)).toEqual([]);
	return { stopped, lost: tolls.map(({ lostUserMinutes }) => Math.round(lostUserMinutes * 1e6) / 1e6) };
}

test('a session, a Windows, the server: who stops in each mixture, and what the way back costs', () => {
	expect(crashAndHeal('session', 'desktop')).toEqual({ stopped: [1, 1, 1], lost: [0, 0, 0] });
	// 12 × (3 + 1) min, 6 × 1 min, 1 × 1 min
	expect(crashAndHeal('windows', 'desktop')).toEqual({ stopped: [12, 6, 1], lost: [48, 6, 1] });
	expect(crashAndHeal('windows', 'terminal')).toEqual({ stopped: [12, 6, 8], lost: [48, 6, 8] });
	expect(crashAndHeal('server', 'desktop')).toEqual({ stopped: [12, 12, 12], lost: [48, 48, 48] });
});

test('a hypervisor alone saves nobody: with one terminal server as a guest, its crash stops as many as on metal', () => {
	const one = estateFor(estate, { people: 12, own: 8, split: 1 });
	expect(crashAndHeal('windows', 'terminal', one).stopped).toEqual([12, 12, 4]);
	const three = estateFor(estate, { people: 12, own: 8, split: 3 });
	expect(crashAndHeal('windows', 'terminal', three).stopped).toEqual([12, 4, 4]);
});

test('the time until Windows is back is what the model takes', () => {
	const { stage } = open();
	const back = MIXTURES.map((id) => {
		const host = stage.scene.view.hosts[id];
		return host && [backAfter(host, estate, 'windows'), backAfter(host, estate, 'server')];
	});
	expect(back).toEqual([
		[240, 240],
		[60, 240],
		[60, 240]
	]);
});
