import { expect, test } from 'vitest';
import { aGuest, anEstate } from '../../../../tests/fixtures/estate';
import { after, later } from '../../../../tests/fixtures/play';
import { parseScenario } from '$lib/scenario/parse';
import { serialize } from '$lib/scenario/serialize';
import { view } from '../picture';
import { start } from '../start';
import { sessionsOn } from './reached';

const clinic = (line: { Mbps: number; sessionKbps: number } | null) =>
	anEstate({
		guests: [aGuest('ctx', { role: 'terminal', session: 'light', users: 40, vcpus: 8, memoryMiB: 16_384 })],
		applications: [{ name: 'chart', version: '1', delivery: 'hosted', sizeMB: 0, server: 'ctx', runtime: null, licenceDays: 30 }],
		endpoints: [
			{ name: 'remote', count: 40, memoryMiB: 2_048, linkMbps: 100, latencyMs: 20, running: ['chart'], ...(line ? { line } : {}) }
		]
	});
const people = (world: Parameters<typeof view>[0]) => view(world).people;

test('1.5 Mbit/s carry 30 sessions of 50 kbit/s, and 2 Mbit/s carry 40: whole sessions only', () => {
	const carries = (Mbps: number, kbps: number) => sessionsOn({ bytesPerS: (Mbps * 1e6) / 8, sessionBytesPerS: (kbps * 1e3) / 8 });
	expect([carries(1.5, 50), carries(2, 50), carries(1.5, 40), carries(1, 120), carries(0, 50)]).toEqual([30, 40, 37, 8, 0]);
	expect(sessionsOn(undefined)).toBe(Infinity);
});

test('those for whom the line has no room are cut off from the start: 10 people for 6 minutes are 60 user-minutes', () => {
	const world = start(clinic({ Mbps: 1.5, sessionKbps: 50 }));
	expect(people(world)).toMatchObject({ users: 40, cutOff: 10, pcsHindered: 10 });
	expect(view(world).endpoints['pc:remote']).toMatchObject({ online: true, line: { Mbps: 1.5, sessionKbps: 50, carries: 30 } });
	expect(people(later(world, 360).world).lostUserMinutes).toBe(60);
});

test('a line with room, or none to speak of, keeps nobody out', () => {
	expect(people(start(clinic({ Mbps: 2, sessionKbps: 50 })))).toMatchObject({ cutOff: 0, pcsHindered: 0 });
	expect(people(start(clinic(null)))).toMatchObject({ users: 40, cutOff: 0 });
});

test('cut, it carries nobody; mended, as many as before', () => {
	const world = start(clinic({ Mbps: 1.5, sessionKbps: 50 }));
	const cut = after(world, { type: 'cutEndpoint', endpoint: 'pc:remote' }).world;
	expect(people(cut)).toMatchObject({ cutOff: 40, pcsHindered: 40 });
	expect(people(after(cut, { type: 'mendEndpoint', endpoint: 'pc:remote' }).world).cutOff).toBe(10);
});

test('a file keeps the line and what runs at its end, and must know the application', () => {
	const scenario = clinic({ Mbps: 1.5, sessionKbps: 50 });
	expect(parseScenario(serialize(scenario))).toMatchObject({ scenario });
	const unknown = { ...scenario, endpoints: scenario.endpoints.map((endpoint) => ({ ...endpoint, running: ['charts'] })) };
	expect(parseScenario(serialize(unknown)).mistakes?.length).toBe(1);
});
