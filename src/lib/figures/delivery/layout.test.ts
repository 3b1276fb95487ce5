import { describe, expect, it, test } from 'vitest';
import estate from '../../../../lessons/4-end-user/five-ways.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Command } from '$lib/sim/command';
import type { Choices } from '../figure';
import { estateFor, fits, settingOf } from './estate';
import { rowOf } from './layout';
import { sentence } from './texts';
import { versionsMarks } from './versions-layout';
import { versionsOf } from './versions';
import { DESK, SERVER, tally, waysOf, type WayId } from './ways';

const CUT: Command = { type: 'cutEndpoint', endpoint: DESK };
const start = (application: `app:${string}`): Command => ({ type: 'launchApp', application, endpoint: DESK });

function desk(choices: Choices = {}) {
	const stage = new PlainStage(estateFor(estate, settingOf(choices)));
	const ways = () => waysOf(stage.props.view, stage.props.events);
	const way = (id: WayId) => {
		const found = ways().find((each) => each.id === id);
		if (!found) throw new Error(`no ${id}`);
		return found;
	};
	return { stage, send: stage.props.send, ways, way, standings: () => ways().map(({ standing }) => standing) };
}

describe('the five ways', () => {
	it('all run at the start, and all of them open charts', () => {
		expect(tally(desk().ways())).toEqual({ run: 5, charts: 5 });
	});

	it('a session and a desktop send the same over the wire: 50 kbit/s', () => {
		const { way } = desk();
		expect([way('session'), way('desktop')].map(({ crossing, Mbps }) => [crossing, Mbps])).toEqual([
			['pictures', 0.05],
			['pictures', 0.05]
		]);
	});

	it('with the network cut, three run, two are frozen pictures whose code runs on, and none opens a chart', () => {
		const { send, ways, standings } = desk();
		send(CUT);
		expect(standings()).toEqual(['frozen', 'frozen', 'runs', 'runs', 'runs']);
		expect(ways().map(({ codeRuns }) => codeRuns)).toEqual([true, true, true, true, true]);
		expect(tally(ways())).toEqual({ run: 3, charts: 0 });
	});

	it('with the server failed instead, two are lost, and the three on the PC still open charts', () => {
		const { send, ways, standings } = desk();
		send({ type: 'failHost', host: SERVER });
		expect(standings()).toEqual(['lost', 'lost', 'runs', 'runs', 'runs']);
		expect(tally(ways())).toEqual({ run: 3, charts: 3 });
	});

	it('a streamed program that lacks a piece stops with the network, and one that lacks none runs for 30 days', () => {
		const early = desk({ pc: 'new' });
		early.send(start('app:ehr-streamed'));
		// 3/10 of 400 × 2^20 bytes at 12.5 MB/s: 10.07 s until it starts, 33.55 s until all of it is there
		expect(early.way('streamed')).toMatchObject({ standing: 'coming', crossing: 'parcel', Mbps: 100 });
		early.stage.props.time.seek(20);
		expect(early.way('streamed').standing).toBe('runs');
		expect(early.way('streamed').there).toBeCloseTo((20 * 12.5) / 419.4304, 6);
		early.send(CUT);
		expect(early.way('streamed')).toMatchObject({ standing: 'stopped', crossing: 'cut' });

		const complete = desk();
		complete.send(CUT);
		complete.stage.props.time.seek(30 * 86_400 - 1);
		expect(complete.way('streamed').standing).toBe('runs');
		complete.stage.step();
		expect(complete.standings()).toEqual(['frozen', 'frozen', 'expired', 'runs', 'runs']);
	});

	it('the hidden machine of 4 GB takes more than six hours over 1.5 Mbit/s', () => {
		const { send, way } = desk({ pc: 'new', link: '1.5' });
		send(start('app:ehr-in-a-hidden-machine'));
		// 2^32 × 8 / 1.5e6 s
		expect(way('hidden').secondsLeft).toBeCloseTo(22_906.49, 1);
		expect(sentence(way('hidden'), 'wire')).toContain('6 h 22 min to go');
	});

	it('a file that was never started here starts offline, at once', () => {
		const { send, way } = desk();
		send({ type: 'closeApp', application: 'app:ehr-in-one-file', endpoint: DESK });
		send(CUT);
		expect(way('file').standing).toBe('ready');
		expect(send(start('app:ehr-in-one-file'))).toBeNull();
		expect(way('file').standing).toBe('runs');
	});
});

test('another network or a new PC is another estate, and the same choices are none', () => {
	expect(fits(estate, settingOf({}))).toBe(true);
	const others: Choices[] = [{ link: '10' }, { pc: 'new' }, { link: '1.5', pc: 'new' }];
	for (const choices of others) {
		const setting = settingOf(choices);
		expect(fits(estate, setting)).toBe(false);
		const other = estateFor(estate, setting);
		expect(fits(other, setting)).toBe(true);
		expect(estateFor(other, settingOf({}))).toEqual(estate);
	}
});

describe('the drawing of a way', () => {
	it.each([334, 660])('at %i px keeps machines, wire and program apart and inside', (width) => {
		for (const way of desk().ways()) {
			const { server, desk: pc, wire, chip, height } = rowOf(way, width);
			expect(server.box.x + server.box.width).toBe(wire.from);
			expect(wire.to).toBe(pc.box.x);
			expect(pc.box.x + pc.box.width).toBeCloseTo(width, 6);
			expect(wire.to - wire.from).toBeGreaterThanOrEqual(100);
			expect(server.box.y + server.box.height).toBeLessThanOrEqual(height);
			const home = way.id === 'session' || way.id === 'desktop' ? server.box : pc.box;
			expect(chip.box.x).toBeGreaterThanOrEqual(home.x);
			expect(chip.box.x + chip.box.width).toBeLessThanOrEqual(home.x + home.width);
			// the dot is in the chip, and the chip above the operating system's band
			expect(chip.dot?.x).toBeLessThan(chip.box.x + chip.box.width);
			expect(chip.box.y + chip.box.height).toBeLessThan(height - 20);
		}
	});

	it('puts the dot in the datacenter for pictures, and at the desk for what came there', () => {
		const dots = desk()
			.ways()
			.map((way) => (rowOf(way, 660).chip.dot?.x ?? 0) > 330);
		expect(dots).toEqual([false, false, true, true, true]);
	});

	it('cuts the wire in its middle', () => {
		const { send, way } = desk();
		expect(rowOf(way('session'), 660).wire.gap).toBeNull();
		send(CUT);
		expect(rowOf(way('session'), 660).wire).toMatchObject({ gap: 330, parcels: [] });
	});
});

describe('two versions of one control', () => {
	const outcome = (choices: Choices) => versionsOf(choices, new PlainStage(estate).props.foresee);

	it.each<[Choices, [boolean, boolean], string | null]>([
		[{}, [false, true], '8'],
		[{ last: 'ehr' }, [true, false], '6'],
		[{ ehr: 'packaged' }, [true, true], '8'],
		[{ viewer: 'packaged' }, [true, true], '6'],
		[{ ehr: 'packaged', viewer: 'packaged' }, [true, true], null]
	])('%o: what works, and the version that the PC has', (choices, works, has) => {
		const { programs, last } = outcome(choices);
		expect(programs.map((program) => program.works)).toEqual(works);
		expect(last?.needs ?? null).toBe(has);
	});

	it('the program that fails finds the version of the other', () => {
		const [ehr, viewer] = outcome({}).programs;
		expect([ehr?.needs, ehr?.finds, viewer?.finds]).toEqual(['6', '8', null]);
		expect(outcome({}).replaced).toBe('6');
	});

	it('draws a bubble with a control for the packaged one, and a line to the PC’s entry for the other', () => {
		const { programs, entry } = versionsMarks(outcome({ ehr: 'packaged' }), 620);
		expect(programs.map(({ own, line }) => [own !== null, line !== ''])).toEqual([
			[true, false],
			[false, true]
		]);
		// two columns of (620 - 3 × 14) / 2
		expect(programs.map(({ box }) => [box.x, box.width])).toEqual([
			[14, 289],
			[317, 289]
		]);
		expect(entry).toMatchObject({ x: 170, width: 280 });
	});
});
