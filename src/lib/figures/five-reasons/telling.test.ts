import { expect, test } from 'vitest';
import estate from '../../../../lessons/1-basics/five-reasons.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { outageOf } from './history';
import { STORIES } from './stories';
import { REASONS, type Reason } from './story';
import { Telling } from './telling.svelte';
import { nowOf, priceOf } from './texts';

const open = () => {
	const stage = new PlainStage(estate);
	const telling = new Telling();
	/** on, until nothing is under way and nothing follows */
	const settle = () => {
		for (let beats = 0; beats < 200; beats++) {
			telling.follow(stage.scene);
			if (!stage.step() && !REASONS.some((reason) => telling.way(reason))) return;
		}
		throw new Error('a story never ends');
	};
	const press = (reason: Reason) => telling.press(reason, stage.scene);
	const play = (reason: Reason) => {
		press(reason);
		settle();
	};
	const phase = (reason: Reason) => STORIES[reason].phase(stage.scene.view, stage.scene.events);
	const told = (reason: Reason) => telling.told(reason, stage.scene);
	return { stage, telling, press, settle, play, phase, told };
};

/** hosts with their guests and states: what "Again" has to bring back */
const standing = ({ scene: { view } }: PlainStage) => ({
	hosts: Object.values(view.hosts).map(({ name, power, memoryUsedMiB }) => [name, power, memoryUsedMiB]),
	guests: Object.values(view.guests).map(({ name, host, state, cpuPercent }) => [name, host, state, Math.round(cpuPercent)]),
	disks: Object.values(view.datastores).map(({ usedGiB }) => usedGiB)
});

test('try: production is copied, cut off, started and patched; the copy crashes, production runs on', () => {
	const { stage, play, told, telling } = open();
	const disks = stage.scene.view.datastores['ds:san-01']?.usedGiB;
	play('safely');
	const { guests, datastores } = stage.scene.view;
	expect(guests['vm:test-ehr']).toMatchObject({ state: 'crashed', network: 'net:test', users: 0 });
	expect(guests['vm:ehr-app-01']).toMatchObject({ state: 'running', users: 212, network: 'net:clinical' });
	expect(datastores['ds:san-01']?.usedGiB).toBe((disks ?? 0) + 60);
	// 60 GiB at 400 MB/s
	expect(priceOf('safely', told('safely'))).toContain('60 GB, copied in 2 min 41 s');
	expect(stage.scene.view.seconds).toBeCloseTo((60 * 2 ** 30) / 400e6 + 60, 6);
	expect(telling.said).toBe(
		'Try things safely: The patch crashed test-ehr. ehr-app-01 was never touched: its 212 people work on. Price: the copy takes disk and time: 60 GB, copied in 2 min 41 s. Snapshots are quicker; they come in chapter 3.'
	);
});

test('consolidate: three hosts at 8, 5 and 11% become one at 24%, its memory nearly full, and two that are off', () => {
	const { stage, play, told } = open();
	expect(nowOf('consolidate', told('consolidate'))).toBe('3 hosts, one guest on each. Their cores are 8%, 5%, and 11% busy.');
	play('consolidate');
	const { hosts } = stage.scene.view;
	expect(hosts['host:fir']?.cpuPercent).toBeCloseTo(24, 9);
	expect([hosts['host:hazel']?.power, hosts['host:juniper']?.power]).toEqual(['off', 'off']);
	// hypervisor, guests, and 100 MiB for each of them
	expect(hosts['host:fir']?.memoryUsedMiB).toBe(2_048 + 16_384 + 12_288 + 16_384 + 300);
	expect(priceOf('consolidate', told('consolidate'))).toBe(
		'memory fills first, 46.3 GB of 48 GB, with the cores 24% busy. Peaks coincide, and one box now carries 3.'
	);
});

test('isolate: the test server panics at once, and its neighbors use exactly what they used before', () => {
	const { stage, play, told } = open();
	const before = stage.scene.view.guests;
	play('isolate');
	const now = stage.scene.view.guests;
	expect(now['vm:test']).toMatchObject({ state: 'crashed', cpuGrantedGHz: 0 });
	for (const id of ['vm:web', 'vm:db'] as const) expect(now[id]?.cpuGrantedGHz).toBe(before[id]?.cpuGrantedGHz);
	expect(nowOf('isolate', told('isolate'))).toMatch(
		/^test panicked\. Its neighbors run on, with the CPU that they had before: web \d+% and db \d+%\.$/
	);
});

test('manage: one press is six tasks of 20 s to shut down and 60 s to boot', () => {
	const { stage, press, settle, told } = open();
	press('manage');
	expect(stage.scene.view.tasks.map(({ guest }) => guest)).toEqual(STORIES.manage.guests);
	expect(nowOf('manage', told('manage'))).toBe('6 tasks under way: 0%, 1 min 20 s left.');
	settle();
	expect(stage.scene.view.seconds).toBe(80);
	expect(nowOf('manage', told('manage'))).toContain('6 tasks, 1 min 20 s');
});

test('survive: it waits for a hand, then boots on the other host; the outage is told from the events', () => {
	const { stage, play, phase, told } = open();
	play('survive');
	expect(phase('survive')).toBe('hand');
	expect(stage.scene.view.guests['vm:ehr-db-01']).toMatchObject({ state: 'crashed', host: 'host:alder' });
	// meanwhile somebody restarts six guests: 80 s in which nobody starts the database
	play('manage');
	play('survive');
	expect(stage.scene.view.guests['vm:ehr-db-01']).toMatchObject({ state: 'running', host: 'host:birch' });
	expect(outageOf(stage.scene.events)).toEqual({ lost: 0, started: 80, ready: 140 });
	expect(nowOf('survive', told('survive'))).toContain('2 min 20 s');
});

test.each(REASONS.filter((reason) => reason !== 'manage'))('%s: again brings everything back, and it can be shown once more', (reason) => {
	const { stage, play, phase } = open();
	const before = standing(stage);
	const whole = () => {
		play(reason);
		if (phase(reason) === 'hand') play(reason);
	};
	whole();
	expect(phase(reason)).toBe('done');
	expect(standing(stage)).not.toEqual(before);
	play(reason);
	expect(phase(reason)).toBe('ready');
	expect(standing(stage)).toEqual(before);
	whole();
	expect(phase(reason)).toBe('done');
});

test('manage: again restarts the six once more', () => {
	const { stage, play, press, phase } = open();
	play('manage');
	press('manage');
	expect(stage.scene.view.tasks).toHaveLength(6);
	expect(phase('manage')).toBe('between');
});

test('all five at once end as each alone: they share nothing', () => {
	const { stage, telling, press, settle, phase } = open();
	for (const reason of REASONS) press(reason);
	settle();
	press('survive');
	settle();
	expect(REASONS.map(phase)).toEqual(REASONS.map(() => 'done'));
	expect(stage.scene.view.hosts['host:fir']?.cpuPercent).toBeCloseTo(24, 9);
	expect([...telling.tried].sort()).toEqual([...REASONS].sort());
});

test('no two stories touch the same host or guest', () => {
	const things = REASONS.flatMap((reason) => [...STORIES[reason].hosts, ...STORIES[reason].guests]);
	expect(new Set(things).size).toBe(things.length);
});

test('what was taken back is not sent again by itself, but by the next press', () => {
	const { stage, telling, press, settle, phase } = open();
	press('safely');
	telling.follow(stage.scene);
	stage.step();
	telling.follow(stage.scene);
	expect(stage.scene.view.guests['vm:test-ehr']?.state).toBe('starting');
	telling.follow(stage.scene);
	stage.undo();
	settle();
	expect(stage.scene.view.guests['vm:test-ehr']?.state).toBe('off');
	press('safely');
	settle();
	expect(phase('safely')).toBe('done');
});

test('a press that is refused says why and leaves the story where it was', () => {
	const { stage, telling, press, phase } = open();
	stage.scene.send({ type: 'growDatastore', datastore: 'ds:san-01', GiB: 1 });
	stage.scene.send({ type: 'writeData', guest: 'vm:ehr-app-01', GiB: 40 });
	press('safely');
	expect(phase('safely')).toBe('ready');
	expect(telling.way('safely')).toBeUndefined();
	expect(telling.refused('safely')).toContain('needs 100 GB, 61 GB free');
});
