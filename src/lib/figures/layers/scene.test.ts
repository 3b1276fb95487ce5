import { expect, test } from 'vitest';
import estate from '../../../../lessons/2-core/three-stacks.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { GuestId } from '$lib/sim/world';
import type { Choices } from '../figure';
import { cellOf, ROWS } from './costs';
import { commandsOf } from './fault';
import { faultText } from './fault-texts';
import { sceneOf } from './scene';
import { canGo, go, nearest } from './story';
import { stopsOf } from '$lib/sim/host/route';
import { linesOf, saidOf } from './twin';

const open = (choices: Choices = {}) => new PlainStage(estate, undefined, choices);
const sceneIn = ({ props: { view, choices } }: PlainStage) => sceneOf(view, choices);
const SENDERS: readonly GuestId[] = ['vm:ehr-app-01', 'vm:ehr-app-02', 'vm:ehr-app-03', 'vm:ehr-app-04'];
const withoutTools = (stage: PlainStage) => {
	for (const guest of SENDERS) expect(stage.scene.send({ type: 'editGuest', guest, change: { tools: false } })).toBeNull();
	return stage;
};

test('the story goes through every stop, forwards and backwards, and stays at its ends', () => {
	for (const tools of [true, false]) {
		const stops = stopsOf('write', { tools });
		let place = { request: 'write' as const, tools, stop: 'app' as (typeof stops)[number] };
		const there = stops.map(() => {
			const here = place.stop;
			place = { ...place, stop: go(place, 'NEXT').stop };
			return here;
		});
		expect(there).toEqual(stops);
		expect(place.stop).toBe(stops.at(-1));
		expect(canGo(place, 'NEXT')).toBe(false);
		const back = stops.map(() => {
			const here = place.stop;
			place = { ...place, stop: go(place, 'BACK').stop };
			return here;
		});
		expect(back).toEqual(stops.toReversed());
		expect(canGo(place, 'BACK')).toBe(false);
	}
});

test('a stop that the way no longer has gives way to the one before it, and what is no stop to the first', () => {
	expect(nearest('write', true, 'registers')).toBe('owner');
	expect(nearest('write', true, 'answers')).toBe('done');
	expect(nearest('write', false, 'registers')).toBe('registers');
	expect(nearest('instruction', true, 'nonsense')).toBe('app');
});

test('crossings add up along the way: two walls there, three back', () => {
	const counts = stopsOf('write', { tools: true }).map((stop) => sceneIn(open({ stop })).stacks.map(({ crossed }) => crossed));
	const of = (nth: number) => counts.map((each) => each[nth]);
	expect(of(0)).toEqual([0, 0, 0, 1, 2, 2, 2, 2, 3, 4, 5]);
	expect(of(1)).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2]);
	expect(of(2)).toEqual(of(0));
});

test('without tools the guest needs more CPU for the same work: what 200 Mbit/s and 400 disk operations cost more', () => {
	const stage = open();
	const before = sceneIn(stage).stacks.map(({ sender }) => sender.cpuGrantedGHz);
	const scene = sceneIn(withoutTools(stage));
	expect(scene.tools).toBe('off');
	// 25 MB/s at 8 cycles a byte, one and a half times more; 400 operations of 50,000 cycles, half more
	const more = (25e6 * 8 * 1.5 + 400 * 50_000 * 0.5) / 1e9;
	scene.stacks.forEach(({ sender }, nth) => expect(sender.cpuGrantedGHz - (before[nth] ?? 0)).toBeCloseTo(more, 9));
	expect(scene.stacks.map(({ crossings: { there, back } }) => there + back)).toEqual([53, 26, 53]);
});

test('a hosted guest needs 334 / 271 times the CPU for the same work', () => {
	const [bare, hosted] = sceneIn(open({ view: 'types' })).stacks;
	// half a percent of a core of 2.5 GHz for each of two vCPUs comes on top, in both
	const upkeep = 0.005 * 2 * 2.5;
	expect(((hosted?.sender.cpuGrantedGHz ?? 0) - upkeep) / ((bare?.sender.cpuGrantedGHz ?? 0) - upkeep)).toBeCloseTo(334 / 271, 9);
});

test('a guest that was down when the tools were switched keeps what it had, and the others’ stops are told for it, too', () => {
	const stage = open({ stop: 'registers' });
	stage.scene.send({ type: 'editGuest', guest: 'vm:ehr-app-01', change: { tools: false } });
	const { tools, stacks, stops } = sceneIn(stage);
	expect(tools).toBe('mixed');
	expect(stops).toContain('registers');
	expect(stacks.map(({ crossed }) => crossed)).toEqual([38, 1, 2]);
});

test('hang the parent: its people are cut off, and its guests run on', () => {
	const stage = open();
	const [hyperv] = sceneIn(stage).stacks;
	if (!hyperv) throw new Error('no Hyper-V');
	for (const command of commandsOf('hyper-v', hyperv.host, [hyperv.sender, ...hyperv.neighbors], hyperv.fault)) stage.scene.send(command);
	const [hung, esx] = sceneIn(stage).stacks;
	expect(hung?.fault).toEqual({ kind: 'hung', next: 'mend', cutOff: 80, stopped: 0 });
	expect(hung?.sender).toMatchObject({ state: 'running', cpuGrantedGHz: hyperv.sender.cpuGrantedGHz });
	expect(esx?.fault.kind).toBe('none');
	expect(hung && faultText(hung)[0]).toContain('80 people are cut off');
});

test.each([
	['esx', 'three', ['break', 'startHost', null, 'startGuests', null, 'break']],
	['workstation', 'types', ['break', null, 'startGuests', null, 'break']]
] as const)('%s: from the crash to guests that run again', (stack, view, presses) => {
	const stage = open({ view });
	const now = () => {
		const scene = sceneIn(stage).stacks.find((each) => each.stack === stack);
		if (!scene) throw new Error(`no ${stack}`);
		return scene;
	};
	const seen = presses.map((expected) => {
		const { fault, host, sender, neighbors } = now();
		expect(fault.next).toBe(expected);
		if (fault.next === null) while (now().fault.next === null && stage.step());
		else if (expected !== presses.at(-1) || fault.kind === 'none')
			for (const command of commandsOf(stack, host, [sender, ...neighbors], fault)) expect(stage.scene.send(command)).toBeNull();
		return fault.stopped;
	});
	expect(Math.max(...seen)).toBe(2);
	expect(stage.scene.events.filter(({ type }) => type === 'hostFailed').length).toBeGreaterThan(0);
});

test('the table has the closed forms in words, and Hyper-V does not start without assist', () => {
	const column = ROWS.map((row) => cellOf('hyper-v', row).text);
	expect(column).toEqual([
		'0',
		'2 (1 there, 1 back), stopped by the core',
		'will not start',
		'5 (2 there, 3 back), for a whole ring of writes',
		'53 (38 there, 15 back), for each write',
		'5 (2 there, 3 back), for a whole batch of packets',
		'17 (2 there, 15 back), for each packet'
	]);
	expect(ROWS.map((row) => cellOf('esx', row).assumed)).toEqual([false, false, false, false, true, false, true]);
});

test('the twin says the same: where the request is, what it crossed, and who is cut off', () => {
	const stage = open();
	expect(saidOf(sceneIn(stage))).toBe(
		'Stop 4 of 11. Hyper-V: Doorbell: Hyper-V is entered. Crossings so far: 1. VMware ESX: Doorbell: VMkernel is entered. Crossings so far: 1. Xen: Event channel: Xen is entered. Crossings so far: 1.'
	);
	stage.scene.send({ type: 'cutLink', host: 'host:xen-server' });
	const lines = linesOf(sceneIn(stage));
	expect(lines).toContain('4. Event channel: Xen is entered. Crossings: 1.');
	expect(lines.at(-1)).toMatch(/^Every guest computes on, without disk and network: 80 people are cut off\./);
	expect(saidOf(sceneIn(open({ assist: 'off' })))).toContain('Hyper-V: Guests do not start without hardware assist. Crossings so far: 0.');
	stage.props.choose({ assist: 'off' });
	expect(linesOf(sceneIn(stage))).toContain('Guests do not start here: Hyper-V needs hardware assist.');
});
