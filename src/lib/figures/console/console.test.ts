// The console's pure parts: the tree and its keys, who is reached, the log of tasks, and the words.
import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/small-datacenter.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { DIALECTS, NOUN, NOUNS, typed, VERB, VERBS } from '$lib/words/dialects';
import { MANAGER } from './estate';
import { hostOrders } from './orders';
import { leadOf, reachOf } from './reach';
import { tasksOf } from './tasks';
import { falseFriend } from './texts';
import { stepFrom, treeOf } from './tree';

const open = () => new PlainStage(estate);
const scene = (stage: PlainStage) => stage.props;
const none: ReadonlySet<string> = new Set();
const until = (stage: PlainStage, seconds: number) => stage.props.time.seek(seconds);

describe('the inventory', () => {
	test('vSphere and SCVMM have a level above the cluster, XenServer has none', () => {
		const { view } = open().props;
		// cluster, 3 hosts, 16 guests, 1 datastore: 21 rows, and the level above
		expect(DIALECTS.map((dialect) => treeOf(view, dialect, none).length)).toEqual([22, 22, 21]);
		expect(treeOf(view, 'citrix', none)[0]).toMatchObject({ kind: 'cluster', level: 1, parent: null });
	});

	test('a folded host hides its guests and keeps its place among its brothers', () => {
		const rows = treeOf(open().props.view, 'vmware', new Set(['host:alder']));
		expect(rows).toHaveLength(22 - 9);
		expect(rows.find(({ id }) => id === 'host:alder')).toMatchObject({ open: false, place: 1, of: 4 });
	});

	test('arrow keys walk, fold, unfold and climb', () => {
		const { view } = open().props;
		const [all, folded] = [treeOf(view, 'vmware', none), treeOf(view, 'vmware', new Set(['host:alder']))];
		expect(stepFrom(all, 'host:alder', 'ArrowDown')).toEqual({ to: 'vm:ehr-db-01' });
		expect(stepFrom(all, 'vm:ehr-db-01', 'ArrowLeft')).toEqual({ to: 'host:alder' });
		expect(stepFrom(all, 'host:alder', 'ArrowLeft')).toEqual({ fold: 'host:alder', open: false });
		expect(stepFrom(folded, 'host:alder', 'ArrowRight')).toEqual({ fold: 'host:alder', open: true });
		expect(stepFrom(folded, 'host:alder', 'ArrowDown')).toEqual({ to: 'host:birch' });
		expect(stepFrom(all, 'root', 'End')).toEqual({ to: 'ds:san-01' });
		expect(stepFrom(all, 'root', 'ArrowUp')).toBeNull();
	});
});

describe('who is reached', () => {
	test('the management server is a guest: without it two vendors’ consoles are blind, the third never asks it', () => {
		const stage = open();
		stage.props.send({ type: 'powerOff', guest: MANAGER });
		const reach = DIALECTS.map((dialect) => reachOf(scene(stage).view, scene(stage).events, dialect, false));
		expect(reach).toEqual([{ open: false, why: 'server', since: 0 }, { open: false, why: 'server', since: 0 }, { open: true }]);
	});

	test('a closed window says so whatever runs', () => {
		const { view, events } = open().props;
		expect(reachOf(view, events, 'vmware', true)).toEqual({ open: false, why: 'closed', since: null });
	});

	test('when the host of the management server dies, the others start it again: noticed after 15 s, 5 s to choose, 60 s to boot', () => {
		const stage = open();
		stage.props.send({ type: 'failHost', host: 'host:birch' });
		until(stage, 79);
		expect(reachOf(scene(stage).view, scene(stage).events, 'vmware', false)).toEqual({ open: false, why: 'server', since: 0 });
		// dir-01 has the higher priority and starts 30 s before the others at most: by then all have booted
		until(stage, 300);
		expect(reachOf(scene(stage).view, scene(stage).events, 'vmware', false)).toEqual({ open: true });
		expect(scene(stage).view.guests[MANAGER]?.host).not.toBe('host:birch');
	});

	test('the pool’s coordinator is missed until its loss is declared, and does not take the part back', () => {
		const stage = open();
		const lead = () => leadOf(scene(stage).view, scene(stage).events);
		expect(lead()).toEqual({ host: 'host:alder', reached: true, since: null });
		stage.props.send({ type: 'failHost', host: 'host:alder' });
		until(stage, 14);
		expect(lead()).toEqual({ host: 'host:alder', reached: false, since: 0 });
		until(stage, 16);
		expect(lead()).toEqual({ host: 'host:birch', reached: true, since: null });
		stage.props.send({ type: 'powerOnHost', host: 'host:alder' });
		until(stage, 3600);
		expect(scene(stage).view.hosts['host:alder']?.power).toBe('on');
		expect(lead()).toMatchObject({ host: 'host:birch', reached: true });
	});
});

describe('the task log', () => {
	test('of nine moves at once eight go, 16 units at 2 each, and the ninth waits and then goes by itself', () => {
		const stage = open();
		const alder = scene(stage).view.hosts['host:alder'];
		const order = alder && hostOrders(scene(stage).view, alder).find(({ to }) => to === 'host:birch');
		expect(order?.commands).toHaveLength(9);
		for (const command of order?.commands ?? []) expect(stage.props.send(command)).toBeNull();
		const states = () => tasksOf(scene(stage).view, scene(stage).events).map(({ state }) => state);
		expect(states()).toEqual(['queued', ...Array.from({ length: 16 / 2 }, () => 'running')]);
		for (let step = 0; step < 400 && states().includes('queued'); step++) stage.step();
		expect(states()[0]).toBe('running');
		for (let step = 0; step < 400 && stage.step(); step++);
		const rows = tasksOf(scene(stage).view, scene(stage).events);
		expect(rows.every(({ state, pause }) => state === 'done' && pause !== null && pause > 0)).toBe(true);
		expect(scene(stage).view.hosts['host:birch']?.guests).toHaveLength(3 + 9);
	});

	test('it tells who started a task: you, or the hosts after a failure', () => {
		const stage = open();
		stage.props.send({ type: 'powerOff', guest: 'vm:fax-01' });
		stage.props.send({ type: 'failHost', host: 'host:cedar' });
		until(stage, 25);
		const rows = tasksOf(scene(stage).view, scene(stage).events);
		expect(rows.at(-1)).toMatchObject({ what: 'powerOff', thing: 'vm:fax-01', by: 'you', state: 'done' });
		expect(rows.at(-2)).toMatchObject({ what: 'hostLost', thing: 'host:cedar', state: 'alarm', at: 15 });
		expect(rows[0]).toMatchObject({ what: 'powerOn', by: 'hosts', state: 'running' });
	});
});

describe('the dialects', () => {
	test.each(VERBS)('%s has a word and a command in each, and no placeholder stays', (verb) => {
		for (const dialect of DIALECTS) {
			const { label, command } = VERB[verb][dialect];
			expect(label).not.toBe('');
			expect(typed(command, { vm: 'ctx-01', host: 'Birch', snap: 'before' })).not.toMatch(/[{}]/);
		}
	});

	test('only a level that a vendor does not have is without a word', () => {
		const missing = NOUNS.flatMap((noun) =>
			DIALECTS.filter((dialect) => NOUN[noun][dialect] === null).map((dialect) => `${noun} ${dialect}`)
		);
		expect(missing).toEqual(['folder citrix']);
	});

	test('Stop-VM is the word that two vendors share and mean differently, and the figure says so', () => {
		expect(VERB.powerOff.vmware.command.startsWith('Stop-VM ')).toBe(true);
		expect(VERB.shutDown.microsoft.command.startsWith('Stop-VM ')).toBe(true);
		expect(VERB.powerOff.microsoft.command).toContain('-TurnOff');
		expect(falseFriend('powerOff')).toMatch(/Stop-VM cuts the power in PowerCLI/);
	});
});
