import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import type { Scenario, ScenarioApplication } from '../scenario';
import { start } from '../start';
import type { ApplicationId, World } from '../world';
import { works } from './uses';

const anApp = (name: string, change: Partial<ScenarioApplication> = {}): ScenarioApplication => ({
	name,
	version: '1',
	delivery: 'streamed',
	sizeMB: 400,
	server: 'files',
	runtime: null,
	licenceDays: 30,
	...change
});
const front = { name: 'front desk', count: 10, memoryMiB: 2_048, linkMbps: 100, latencyMs: 20 };
const office = (applications: ScenarioApplication[], change: Partial<Scenario> = {}): World =>
	start(
		anEstate({
			hosts: [aHost('alder', { nicMbps: 1_000 }), aHost('birch')],
			guests: [aGuest('files'), aGuest('ts', { role: 'terminal', session: 'light', memoryMiB: 8_192, users: 0 })],
			endpoints: [front],
			applications,
			...change
		})
	);
const launch = (application: ApplicationId): Command => ({ type: 'launchApp', application, endpoint: 'pc:front-desk' });
const close = (application: ApplicationId): Command => ({ type: 'closeApp', application, endpoint: 'pc:front-desk' });
const cut: Command = { type: 'cutEndpoint', endpoint: 'pc:front-desk' };
const mend: Command = { type: 'mendEndpoint', endpoint: 'pc:front-desk' };
const working = (world: World) =>
	world.endpoints[0]?.uses
		.filter((use) => world.endpoints[0] && works(world, world.endpoints[0], use))
		.map(({ application }) => application);

describe('a streamed package', () => {
	test('starts when 30% have come, and the rest comes meanwhile', () => {
		const fetching = after(office([anApp('viewer')]), launch('app:viewer'));
		const { events, world } = later(fetching.world, 60);
		// ten PCs of 12.5 MB/s fill the server's port of 125 MB/s: 120 MB in 9.6 s after 20 ms, all 400 MB in 32 s
		const started = only(events, 'appStarted');
		expect(started).toMatchObject({ pcs: 10, runsOn: 'pc' });
		expect(started.ns / 1e9).toBeCloseTo(9.62, 6);
		expect(only(events, 'appCached').at / 1e9).toBeCloseTo(32.02, 6);
		expect(working(world)).toEqual(['app:viewer']);
	});

	test('takes twice as long where twenty PCs share the port', () => {
		const fetching = after(office([anApp('viewer')], { endpoints: [{ ...front, count: 20 }] }), launch('app:viewer'));
		expect(only(later(fetching.world, 100).events, 'appStarted').ns / 1e9).toBeCloseTo(19.22, 6);
	});

	test('runs on without its network when all of it is there, until its licence ends', () => {
		const cached = later(after(office([anApp('viewer')]), launch('app:viewer')).world, 60).world;
		const alone = after(cached, cut);
		expect(only(alone.events, 'endpointCut')).toMatchObject({ stopped: [], goesOn: ['app:viewer'] });
		const day29 = later(alone.world, 29 * 86_400);
		expect(day29.events).toEqual([]);
		const day30 = later(day29.world, 86_400);
		expect(only(day30.events, 'appStopped')).toMatchObject({ cause: 'licence', at: (60 + 30 * 86_400) * 1e9 });
		expect(failing(day30.world, launch('app:viewer'))).toEqual(['licence']);
		expect(failing(after(day30.world, mend).world, launch('app:viewer'))).toEqual([]);
	});

	test('stops with its network while a part is missing', () => {
		const early = later(after(office([anApp('viewer')]), launch('app:viewer')).world, 15).world;
		expect(only(after(early, cut).events, 'endpointCut')).toMatchObject({ stopped: ['app:viewer'], goesOn: [] });
	});

	test('waits for its first launch while its server is down, and goes on when it is back', () => {
		const fetching = after(office([anApp('viewer')]), launch('app:viewer'), { type: 'crashGuest', guest: 'vm:files' });
		const waited = later(fetching.world, 300);
		expect(waited.events).toEqual([]);
		const back = later(after(waited.world, { type: 'reset', guest: 'vm:files' }).world, 100);
		// 300 s, 60 s to boot, 9.6 s to fetch
		expect(only(back.events, 'appStarted').ns / 1e9).toBeCloseTo(369.6, 6);
	});

	test('waits on its way while the network of its PCs is cut', () => {
		const half = later(after(office([anApp('viewer')]), launch('app:viewer')).world, 4.82).world;
		const cutOff = later(after(half, cut).world, 100);
		expect(cutOff.events).toEqual([]);
		// 4.8 of 9.6 s were done
		const { events } = later(after(cutOff.world, mend).world, 60);
		expect(only(events, 'appStarted').ns / 1e9).toBeCloseTo(109.62, 6);
	});

	test('shares the link of its PC with what else is sent there', () => {
		const one = { ...front, count: 1, latencyMs: 0 };
		const world = office([anApp('viewer'), anApp('other', { delivery: 'packaged' })], { endpoints: [one] });
		const { events } = later(after(world, launch('app:viewer'), launch('app:other')).world, 100);
		// 12.5 MB/s: both take half until all 2 × 400 MB have come after 64 s; 120 MB of one are there after 120 / 6.25 s
		expect(events.flatMap((event) => (event.type === 'appStarted' ? [[event.application, event.ns / 1e9]] : []))).toEqual([
			['app:viewer', expect.closeTo(19.2, 6)],
			['app:other', expect.closeTo(64, 6)]
		]);
	});

	test('starts at once when it was published before', () => {
		const published = later(
			after(office([anApp('viewer')]), { type: 'publishApp', application: 'app:viewer', endpoint: 'pc:front-desk' }).world,
			60
		);
		expect(only(published.events, 'appCached').bytes).toBe(400e6);
		expect(only(after(published.world, launch('app:viewer')).events, 'appStarted').ns).toBe(0);
	});

	test('closed on its way keeps what has come', () => {
		const half = later(after(office([anApp('viewer')]), launch('app:viewer')).world, 4.82).world;
		const again = after(half, close('app:viewer'), launch('app:viewer'));
		expect(only(later(again.world, 60).events, 'appStarted').ns / 1e9).toBeCloseTo(4.82, 6);
	});
});

test('what is hosted runs on the server: a cut leaves the sessions there, and nobody sees them', () => {
	const running = after(office([anApp('record', { delivery: 'hosted', server: 'ts', sizeMB: 0 })]), launch('app:record'));
	expect(only(running.events, 'appStarted')).toMatchObject({ runsOn: 'server', ns: 0 });
	expect(running.world.guests[1]).toMatchObject({ users: 10, session: { loggedOn: 10 } });
	const alone = after(running.world, cut);
	expect(only(alone.events, 'endpointCut')).toMatchObject({ stopped: ['app:record'], goesOn: [] });
	expect(alone.world.guests[1]).toMatchObject({ session: { loggedOn: 10 }, service: { cutOff: 10 } });
	const back = after(later(alone.world, 60).world, mend);
	expect(back.world.guests[1]?.service).toMatchObject({ cutOff: 0, lost: { seconds: 600, ns: 0 } });
	const closed = after(back.world, close('app:record'));
	expect(closed.world.guests[1]).toMatchObject({ users: 0, session: { loggedOn: 0 } });
});

test('a terminal server without room refuses the whole group', () => {
	const begin = office([anApp('record', { delivery: 'hosted', server: 'ts', sizeMB: 0 })], { endpoints: [{ ...front, count: 100 }] });
	expect(failing(begin, launch('app:record'))).toEqual(['sessions']);
});

describe('two versions of what applications share', () => {
	const browser = (version: string) => ({ runtime: { name: 'browser', version }, server: 'files' });
	const world = office([
		anApp('old', { delivery: 'installed', ...browser('6') }),
		anApp('new', { delivery: 'installed', ...browser('8') }),
		anApp('packed', { delivery: 'packaged', ...browser('8') }),
		anApp('same', { delivery: 'installed', ...browser('6') })
	]);

	test('are in each other’s way when installed', () => {
		const first = later(after(world, launch('app:old')).world, 60).world;
		expect(failing(first, launch('app:new'))).toEqual(['runtime']);
		expect(failing(first, launch('app:same'))).toEqual([]);
	});

	test('run side by side when one is packaged', () => {
		const first = later(after(world, launch('app:old')).world, 60).world;
		expect(working(later(after(first, launch('app:packed')).world, 60).world)).toEqual(['app:old', 'app:packed']);
	});
});

test('a machine of its own on the PC needs a whole image and 1 GiB of its memory', () => {
	const old = anApp('old', { delivery: 'localVm', sizeMB: 8_000 });
	expect(failing(office([old], { endpoints: [{ ...front, memoryMiB: 1_536 }] }), launch('app:old'))).toEqual(['pcMemory']);
	const { events } = later(after(office([old]), launch('app:old')).world, 3_600);
	expect(only(events, 'appStarted')).toMatchObject({ runsOn: 'pcVm' });
	expect(only(events, 'appStarted').ns / 1e9).toBeCloseTo(640.02, 6);
});

test('nonsense is refused at the door', () => {
	const world = office([anApp('viewer'), anApp('orphan', { server: null })]);
	expect(failing(world, launch('app:nowhere'))).toEqual(['exists']);
	expect(failing(world, launch('app:orphan'))).toEqual(['exists']);
	expect(failing(world, close('app:viewer'))).toEqual(['app']);
	expect(failing(world, mend)).toEqual(['app']);
	expect(failing(after(world, cut).world, cut)).toEqual(['online']);
	expect(failing(after(world, cut).world, launch('app:viewer'))).toEqual(['online']);
	expect(failing(after(world, launch('app:viewer')).world, launch('app:viewer'))).toEqual(['app']);
});
