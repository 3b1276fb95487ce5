import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/5-ehr/ehr-practice.scenario.yaml';
import { after, later } from '../../../../tests/fixtures/play';
import { ahead } from '$lib/lessons/ahead';
import type { Command } from '$lib/sim/command';
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import { still } from '../figure';
import { rule, twins } from './decisions';
import { faultsOf, forecast } from './faults';
import Figure from './Figure.svelte';
import { metalMarks } from './metal';
import { outageOf } from './outage';
import { groupOf, lineMarks, peopleMarks, PER_HEAD, remoteOf } from './people';
import { answer } from './places';
import { choicesOf, estateFor, HOMES, METAL, planFrom, planNow, planOf, samePlan } from './plan';
import { elsewhereOf, mostOf, rowsOf, worstOf } from './prices';
import { faultNote, linesOf, standing } from './texts';

const planned = (choices: Readonly<Record<string, string>>) => estateFor(estate, planFrom(choices));
const clinic = (choices: Readonly<Record<string, string>> = {}) => start(planned(choices));
const rows = (choices: Readonly<Record<string, string>> = {}) => rowsOf(estate, planFrom(choices));
const row = (key: string, choices: Readonly<Record<string, string>> = {}) => rows(choices).find(({ fault }) => fault.key === key)?.forecast;
const DB_ON_CEDAR = { rule: 'lifted', places: 'ehr-db-01:Cedar' };
const failDatabase: Command = { type: 'failHost', host: 'host:db-server' };

describe('the plan', () => {
	test('knows every server of the estate at its home', () => {
		expect(HOMES).toEqual(Object.fromEntries(estate.guests.map(({ name, host }) => [name, host])));
		expect(planOf(estate)).toEqual({ lifted: false, places: {}, off: [], apart: true, Mbps: 3, kbps: 50 });
		expect(Object.values(choicesOf(planOf(estate))).every((value) => value === '')).toBe(true);
	});

	test.each<Readonly<Record<string, string>>>([
		{},
		DB_ON_CEDAR,
		{ off: 'lb-02', twins: 'anywhere', places: 'ehr-web-02:Alder', line: '1.5', session: '80' },
		{ off: 'ehr-web-03' }
	])('says the same as choices and as an estate: %o', (choices) => {
		const plan = planFrom(choices);
		expect(planFrom(choicesOf(plan))).toEqual(plan);
		expect(samePlan(planOf(estateFor(estate, plan)), plan)).toBe(true);
	});

	test('takes nothing from a choice that means nothing', () => {
		const odd = { places: 'ehr-db-01:Moon,nobody:Cedar,:,fax-01', off: 'moon', line: 'fast', session: '9999' };
		expect(planFrom(odd)).toEqual({ ...planOf(estate), kbps: 150 });
	});

	test('a metal server whose role has left is switched off, and takes it back', () => {
		const hosts = view(clinic(DB_ON_CEDAR)).hosts;
		expect([hosts['host:db-server']?.power, hosts['host:interface-server']?.power]).toEqual(['off', 'on']);
		expect(samePlan(planOf(estateFor(planned(DB_ON_CEDAR), planFrom({}))), planOf(estate))).toBe(true);
	});

	test('counts what was moved live, and not what high availability moved', () => {
		const world = start(estate);
		const moved = after(
			world,
			{ type: 'removeRule', cluster: 'cluster:clinic', name: 'webs-apart' },
			{ type: 'migrate', guest: 'vm:print-01', to: 'host:cedar' }
		);
		const there = later(moved.world, 120);
		const failed = after(there.world, { type: 'failHost', host: 'host:alder' });
		const back = later(failed.world, 120);
		const events = [...moved.events, ...there.events, ...failed.events, ...back.events];
		expect(planNow(estate, view(back.world), events).places).toEqual({ 'print-01': 'Cedar' });
	});

	test('obeying the rule again is a command, or a new plan once a server has left its metal', () => {
		expect(rule(planFrom({ rule: 'lifted' }), 'obeyed')).toEqual({ commands: [{ type: 'setVendorRules', rules: 'ehr-2010' }] });
		expect(rule(planFrom({ ...DB_ON_CEDAR, places: 'ehr-db-01:Cedar,lb-02:Cedar' }), 'obeyed')).toEqual({
			plan: { ...planOf(estate), places: { 'lb-02': 'Cedar' } }
		});
	});

	test('keeping twins apart moves all but one from a host that they share', () => {
		const together = view(clinic({ twins: 'anywhere', places: 'ehr-web-02:Alder,ehr-web-03:Alder' }));
		const decision = twins(together, 'apart');
		expect('commands' in decision && decision.commands.slice(2)).toEqual([
			{ type: 'migrate', guest: 'vm:ehr-web-02', to: 'host:birch' },
			{ type: 'migrate', guest: 'vm:ehr-web-03', to: 'host:cedar' }
		]);
	});
});

describe('what one fault costs', () => {
	test('the database on metal: 400 people × 45 min; as a guest 400 × (15 + 5 + 60) s', () => {
		expect(row('database')).toMatchObject({ cutOff: 400, seconds: 2700, userMinutes: 18_000 });
		expect(row('database', DB_ON_CEDAR)).toMatchObject({ cutOff: 400, seconds: 80 });
		expect(row('database', DB_ON_CEDAR)?.userMinutes).toBeCloseTo((400 * 80) / 60, 6);
	});

	test('the engine and the fax server cut off nobody; 12 results and 3 faxes a minute wait for 45 min, and are caught up on', () => {
		const [engine, fax] = [row('interface'), row('fax')];
		expect([engine?.cutOff, fax?.cutOff]).toEqual([0, 0]);
		// what came in 45 min goes at 40 - 12, and at 10 - 3, a minute
		expect(engine?.queues['hl7-01']?.most).toBe(540);
		expect(engine?.queues['hl7-01']?.seconds).toBeCloseTo(2700 + (540 / 28) * 60, 3);
		expect(fax?.queues['fax-01']?.most).toBe(135);
		expect(fax?.queues['fax-01']?.seconds).toBeCloseTo(2700 + (135 / 7) * 60, 3);
	});

	test('a lone balancer locks all out for 30 s of silence and a boot; one of a pair nobody', () => {
		expect(row('balancer')).toMatchObject({ cutOff: 0, seconds: 0 });
		expect(row('balancer', { off: 'lb-02' })).toMatchObject({ cutOff: 400, seconds: 90, userMinutes: 600 });
	});

	test('two web servers on one host are two servers with one power cord', () => {
		expect(row('host:alder')?.cutOff).toBe(3 * 45);
		expect(row('host:alder', { off: 'ehr-web-03', twins: 'anywhere', places: 'ehr-web-02:Alder' })?.cutOff).toBe(400);
	});

	test('fewer machines, larger outage: with the database on it, the loss of Cedar cuts off 400 and not 130', () => {
		expect(mostOf(rows())).toBe(135);
		expect(mostOf(rows(DB_ON_CEDAR))).toBe(400);
	});

	test('the line is cut until somebody mends it; a thin one has fewer to lose', () => {
		expect(row('line')).toMatchObject({ cutOff: 40, seconds: null, userMinutes: null });
		expect(row('line', { line: '1.5' })?.cutOff).toBe(30);
	});

	test('the worst is the locked server, and the comparison is with where it is not', () => {
		expect(worstOf(rows())?.fault.key).toBe('database');
		const { world, events } = after(clinic(), failDatabase);
		const outage = outageOf(view(world), events, { ...ahead(world, []), events: [...events, ...ahead(world, []).events] });
		expect(outage && elsewhereOf(estate, planOf(estate), outage, view(world))).toMatch(/533, in 1 min 20 s/);
	});

	test('a fault is foreseen as the model foresees it', () => {
		const world = clinic();
		for (const { command } of faultsOf(view(world))) {
			const foreseen = ahead(world, [command]);
			const { cutOff, userMinutes } = forecast(world, command);
			if (userMinutes !== null) expect(foreseen.view.people.lostUserMinutes).toBeCloseTo(userMinutes, 6);
			const told = foreseen.events.reduce((sum, event) => sum + (event.type === 'usersCutOff' ? event.users : 0), 0);
			if (command.type !== 'cutEndpoint') expect(told).toBe(cutOff);
		}
	});
});

describe('an outage under way', () => {
	const down = after(clinic(), failDatabase);
	const at = (seconds: number) => {
		const moved = later(down.world, seconds);
		const events = [...down.events, ...moved.events];
		const rest = ahead(moved.world, []);
		return { world: moved.world, outage: outageOf(view(moved.world), events, { ...rest, events: [...events, ...rest.events] }) };
	};

	test('15 min in: 400 × 15 user-minutes so far, 18,000 by the end at 45 min, 180 results and 45 faxes wait', () => {
		const { world, outage } = at(900);
		expect(outage).toMatchObject({ since: 0, people: 400, until: 2700, soFar: 6000, total: 18_000, open: true });
		expect(standing(view(world), outage)).toBe('db-server failed. 15 min in; all work again at 45 min.');
		expect(linesOf(view(world), outage)).toEqual(
			expect.arrayContaining(['6,000 user-minutes so far, 18,000 by the end.', 'hl7-01: 180 results wait.', 'fax-01: 45 faxes wait.'])
		);
	});

	test('afterwards it is over, and says what it was', () => {
		const { world, outage } = at(2700);
		expect(outage).toMatchObject({ soFar: 18_000, total: 18_000, open: false });
		expect(standing(view(world), outage)).toBe('db-server failed. 400 people were cut off for 45 min.');
	});

	test('nothing broken is no outage', () => {
		const world = clinic();
		expect(outageOf(view(world), [], ahead(world, []))).toBeNull();
	});
});

describe('what may stand where', () => {
	const said = (choices: Readonly<Record<string, string>>, guest: `vm:${string}`, to: `host:${string}`) => {
		const world = clinic(choices);
		const given = answer(view(world), (command) => ahead(world, [command]).refused ?? [], guest, to);
		return given.does === 'refuse' ? given.why : given.does;
	};

	test('the rule keeps three servers on metal; lifted, they go where there is room', () => {
		expect(said({}, 'vm:ehr-db-01', 'host:cedar')).toContain('vendor’s rule keeps ehr-db-01 on metal');
		expect(said({ rule: 'lifted' }, 'vm:ehr-db-01', 'host:cedar')).toBe('plan');
		expect(said(DB_ON_CEDAR, 'vm:ehr-db-01', 'host:db-server')).toBe('plan');
		const full = { rule: 'lifted', places: 'ctx-01:Birch,ctx-02:Birch,ctx-03:Birch' };
		expect(said(full, 'vm:ehr-db-01', 'host:birch')).toMatch(/needs 32 GB, and .* free/);
	});

	test('a fax card holds its guest where it is plugged in', () => {
		expect(said({ rule: 'lifted', places: 'fax-01:Cedar' }, 'vm:fax-01', 'host:birch')).toContain('fax card of Cedar');
	});

	test('metal takes no guest but its own', () => {
		expect(said({ rule: 'lifted' }, 'vm:ctx-01', 'host:db-server')).toContain('has no hypervisor');
		expect(said({}, 'vm:print-01', 'host:cedar')).toBe('move');
	});
});

describe('marks', () => {
	test.each([300, 358, 480, 760])('at %i px: a head for each five people, in blocks that keep off each other', (width) => {
		const { blocks, height } = peopleMarks(groupOf(view(clinic()), 'main'), width);
		expect(blocks.flatMap(({ heads }) => heads)).toHaveLength(360 / PER_HEAD);
		for (const { box, heads } of blocks) {
			expect(box.x + box.width).toBeLessThanOrEqual(width);
			expect(box.y + box.height).toBeLessThanOrEqual(height);
			for (const head of heads) expect(head.x + 15).toBeLessThanOrEqual(box.x + box.width);
		}
		blocks.forEach(({ box: a }, nth) =>
			blocks.slice(nth + 1).forEach(({ box: b }) => expect(b.x >= a.x + a.width || b.y >= a.y + a.height).toBe(true))
		);
	});

	test('Cedar fails: the heads of its three terminal servers are crossed, 130 people', () => {
		const world = after(clinic(), { type: 'failHost', host: 'host:cedar' }).world;
		const cut = (where: 'main' | 'remote') =>
			peopleMarks(groupOf(view(world), where), 760).blocks.flatMap(({ heads }) => heads.filter((head) => head.cut));
		expect([cut('main').length, cut('remote').length]).toEqual([90 / PER_HEAD, 40 / PER_HEAD]);
	});

	test('the line is as long as it carries sessions: 30 of 40 at 1.5 Mbit/s and 50 kbit/s', () => {
		const endpoint = remoteOf(view(clinic({ line: '1.5' })));
		if (!endpoint) throw new Error('no remote clinic');
		const { box, on, waiting, waits } = lineMarks(endpoint, 402);
		expect([on.length, waits]).toEqual([30, 10]);
		expect(box.width).toBeCloseTo(300, 1);
		expect(waiting?.x).toBeCloseTo(301, 1);
		expect(waiting?.width).toBeCloseTo(100, 1);
		const wide = remoteOf(view(clinic()));
		expect(wide && lineMarks(wide, 402)).toMatchObject({ sessions: 40, waits: 0, waiting: null, carries: 60 });
	});

	test('three servers on metal stand side by side, or below each other where a phone has no room', () => {
		const tops = (width: number) => metalMarks(view(clinic()), width).servers.map(({ box }) => box.y);
		expect(new Set(tops(740)).size).toBe(1);
		expect(new Set(tops(358)).size).toBe(3);
		expect(metalMarks(view(clinic(DB_ON_CEDAR)), 740).servers.map(({ here }) => here)).toEqual([false, true, true]);
		expect(metalMarks(view(clinic()), 740).servers.map(({ host }) => host.name)).toEqual(Object.values(METAL));
	});

	test('a note says what waits at most, and why', () => {
		const world = clinic();
		const notes = rows().map(({ fault, forecast: seen }) => faultNote(fault, seen, view(world)));
		expect(notes[0]).toBe('db-server fails, and waits for its repair. Up to 540 results and 135 faxes wait');
		expect(notes[3]).toBe('its twin answers');
	});
});

describe('on the server', () => {
	const drawn = (choices: Readonly<Record<string, string>>) => {
		const world = clinic();
		const props = still(view(world), estate, choices, (commands, seconds) => ahead(world, commands, seconds));
		return render(Figure, { props }).body;
	};

	test('the still shows what each fault would cost, with every server in its place, and no style attribute', () => {
		const html = drawn({});
		expect(html).toMatch(/Break: Database.*45 min/s);
		expect(html).toContain('18,000 user-minutes');
		expect(html).toContain('aria-label="ehr-db-01, running on db-server"');
		expect(html).toContain('aria-label="ctx-09, running on Cedar"');
		expect(html).not.toMatch(/\sstyle=/);
	});

	test('the line alone is drawn, too', () => {
		const html = drawn({ show: 'line' });
		expect(html).toContain('40 of 40 people at the remote clinic have a chart.');
		expect(html).not.toContain('Break one thing');
	});
});
