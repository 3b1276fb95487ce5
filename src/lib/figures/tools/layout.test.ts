import { expect, test } from 'vitest';
import estate from '../../../../lessons/2-core/two-twins.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Choices } from '../figure';
import { layout } from './layout';
import { commandsOf, newsOf } from './requests';
import { rowsOf } from './rows';
import { linesOf } from './texts';
import { buttonsOf, sceneOf, sendingOf, toldOf } from './twin';

const open = (choices: Choices = {}) => new PlainStage(estate, undefined, choices);
const look = ({ props: { view, events, scenario, choices } }: PlainStage) => {
	const scene = sceneOf(view, events, scenario, choices);
	const [without, with_] = scene.twins;
	if (!without || !with_) throw new Error('two twins');
	return { scene, without, with_ };
};
const ask = (stage: PlainStage, request: Parameters<typeof commandsOf>[0]) => {
	for (const command of commandsOf(request, look(stage).scene)) expect(stage.scene.send(command)).toBeNull();
};
const row = (stage: PlainStage, which: 'without' | 'with_', name: string) => {
	const { scene, [which]: twin } = look(stage);
	const found = rowsOf(twin, scene).find((each) => each.name === name);
	return [found?.assumed, found?.value].filter(Boolean).join(' ');
};

test('an emulated packet enters the hypervisor for its register to send and its three when it is out; a ring does so once, however full', () => {
	const host = { product: 'esx', coreGHz: 2.5 } as const;
	expect(sendingOf({ tools: false }, host, 8)).toMatchObject({ emulated: true, each: 1 + 3, entries: 32 });
	expect(sendingOf({ tools: true }, host, 8)).toMatchObject({ emulated: false, entries: 1 });
	expect(sendingOf({ tools: true }, host, 1).entries).toBe(1);
	for (const tools of [true, false]) expect(sendingOf({ tools }, host, 0)).toMatchObject({ entries: 0, seconds: 0 });
	// 32 round trips of 784 cycles at 2.5 GHz
	expect(sendingOf({ tools: false }, host, 8).seconds).toBeCloseTo((32 * 784) / 2.5e9, 12);
});

test('one host wants memory: half of 8 GB by a balloon, half by paging, in the squares of each', () => {
	const stage = open();
	expect(newsOf(null, look(stage).scene)).toContain('start imaging-01, with 8 GB promised to it, and it does.');
	ask(stage, 'memory');
	while (stage.step());
	expect(newsOf('memory', look(stage).scene)).toContain('it has taken 8 GB back');
	const { without, with_ } = look(stage);
	expect(with_.guest.balloonMiB / 1024).toBeCloseTo(4, 2);
	expect(with_.guest.pagedMiB).toBe(0);
	expect(without.guest.pagedMiB / 1024).toBeCloseTo(4, 2);
	expect(without.guest.balloonMiB).toBe(0);
	const kinds = (twin: typeof without) => layout(twin, 500).pages.map(({ kind }) => kind);
	const count = (twin: typeof without, kind: string) => kinds(twin).filter((each) => each === kind).length;
	// 40% of 32 squares are in use; the balloon takes 16 of the others, the last ones
	expect(['used', 'idle', 'balloon', 'gone'].map((kind) => count(with_, kind))).toEqual([13, 3, 16, 0]);
	expect(kinds(with_).slice(16)).toEqual(Array(16).fill('balloon'));
	expect(layout(with_, 500).balloons).toHaveLength(1);
	expect(layout(with_, 500).onDisk).toHaveLength(0);
	// paging does not know which are in use: about 40% of what it takes are
	expect(count(without, 'gone')).toBe(16);
	const hit = layout(without, 500).onDisk.filter(({ used }) => used).length;
	expect(hit).toBe(13 - count(without, 'used'));
	expect(Math.abs(hit - 16 * 0.4)).toBeLessThan(1);
	expect(row(stage, 'with_', 'Memory back')).toBe('4 GB by its balloon, nothing paged');
	expect(row(stage, 'without', 'Memory back')).toBe('4 GB paged, blindly');
});

test('while the balloon grows nothing of its guest is paged, and giving the memory back empties both', () => {
	const stage = open();
	ask(stage, 'memory');
	stage.props.time.seek(20);
	const { with_ } = look(stage);
	// 100 MiB a second
	expect(with_.guest.balloonMiB).toBeCloseTo(2000, 0);
	expect(with_.guest.pagedMiB).toBe(0);
	ask(stage, 'memory');
	for (const twin of look(stage).scene.twins) expect(twin.guest.balloonMiB + twin.guest.pagedMiB).toBe(0);
});

test('“Shut down” for both: one stops in order, the other runs on, and only the plug is left', () => {
	const stage = open();
	ask(stage, 'shutDown');
	expect(newsOf('shutDown', look(stage).scene)).toBe('ctx-01 runs on: nobody inside to ask. ctx-02 shuts down in order.');
	while (stage.step());
	expect(newsOf('shutDown', look(stage).scene)).toContain('ctx-02 has shut down in order.');
	expect(look(stage).without.guest.state).toBe('running');
	// with one twin off there is memory for all, and the host says so
	expect(newsOf(null, look(stage).scene)).toContain('enough for imaging-01');
	const can = buttonsOf(look(stage).without, stage.scene.check).map(({ name, refused }) => [name, refused === null]);
	expect(can).toEqual([
		['shutDown', false],
		['restart', false],
		['powerOff', true]
	]);
	expect(buttonsOf(look(stage).with_, stage.scene.check)[0]).toMatchObject({ name: 'powerOn', refused: null });
	stage.scene.send({ type: 'powerOff', guest: 'vm:ctx-01' });
	expect(look(stage).without.ended).toBe('cut');
	expect(look(stage).with_.ended).toBe('inOrder');
	expect(layout(look(stage).without, 500).pages).toHaveLength(0);
	// nobody needs tools to boot
	stage.scene.send({ type: 'powerOn', guest: 'vm:ctx-01' });
	while (stage.step());
	expect(look(stage).without.guest.state).toBe('running');
});

test('a hang is known where a heartbeat stops, and hung tools are as good as none', () => {
	const stage = open();
	expect(row(stage, 'with_', 'Heartbeat')).toBe('known: it beats');
	stage.scene.send({ type: 'hangTools', guest: 'vm:ctx-02' });
	expect(look(stage).with_.answers).toBe(false);
	expect(row(stage, 'with_', 'Heartbeat')).toContain('alarm');
	expect(buttonsOf(look(stage).with_, stage.scene.check)[0]?.refused).not.toBeNull();
	ask(stage, 'hang');
	expect(row(stage, 'without', 'Heartbeat')).toBe('unknown: hung looks like idle');
	stage.scene.send({ type: 'reset', guest: 'vm:ctx-02' });
	while (stage.step());
	expect(look(stage).with_.answers).toBe(true);
});

test('tools that are switched on at the other twin give it all of it', () => {
	const stage = open();
	const before = look(stage).without.guest.cpuGrantedGHz;
	stage.scene.send({ type: 'editGuest', guest: 'vm:ctx-01', change: { tools: true } });
	const { without, scene } = look(stage);
	expect(without).toMatchObject({ answers: true, sending: { entries: 1 } });
	// 25 MB/s at 8 cycles a byte, one and a half times more; 400 operations of 50,000 cycles, half more
	expect(before - without.guest.cpuGrantedGHz).toBeCloseTo((25e6 * 8 * 1.5 + 400 * 50_000 * 0.5) / 1e9, 9);
	expect(rowsOf(without, scene).every(({ good }) => good)).toBe(true);
});

test('what nobody has asked yet is not told', () => {
	const stage = open({ packets: '0', buttons: 'later', memory: 'later' });
	const { scene, without } = look(stage);
	expect(toldOf({ packets: '0' })).toMatchObject({ packets: 0 });
	expect([toldOf({ packets: 'x' }).packets, toldOf({ packets: '99' }).packets]).toEqual([8, 8]);
	const text = linesOf(without, scene, buttonsOf(without, stage.scene.check)).join(' ');
	expect(text).not.toMatch(/Shut down|blindly|2\.5/);
	expect(layout(without, 500).knocks).toHaveLength(0);
});

test('as text: the buttons with their reason', () => {
	const stage = open();
	const { scene, without } = look(stage);
	const lines = linesOf(without, scene, buttonsOf(without, stage.scene.check));
	expect(lines[0]).toBe('ctx-01, without tools: boots and runs without them.');
	expect(lines).toContain('Shut down: unavailable.');
	expect(lines).toContain('Power off: available.');
	expect(lines).toContain('Shut down: nobody inside to ask. Only the plug is left.');
	expect(lines).toContain('8 packets: hypervisor entered 32 times.');
});

test.each([296, 328, 356, 500, 900])('in %i px all stands beside each other, inside', (room) => {
	for (const twin of look(open()).scene.twins) {
		const marks = layout(twin, room);
		expect(marks.width).toBeLessThanOrEqual(Math.max(296, room));
		for (const { x } of marks.pages) expect(x + marks.square).toBeLessThanOrEqual(marks.tile.x + marks.tile.width - 4);
		for (const { x } of marks.packets) expect(x + marks.packet).toBeLessThanOrEqual(marks.width);
		expect(marks.packets[0]?.x).toBeGreaterThanOrEqual(marks.lane.x);
		if (marks.ring) expect(marks.ring.x + marks.ring.width).toBeLessThanOrEqual(marks.width);
		expect(marks.chip.x + marks.chip.width).toBeLessThanOrEqual(marks.os.x + marks.os.width);
	}
});
