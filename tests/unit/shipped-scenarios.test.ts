// Every scenario file that comes with Guesthouse opens, starts and stands; the clinic teaches what it is there to teach.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/simulate/course';
import { parseScenario } from '../../src/lib/scenario/parse';
import { advance } from '../../src/lib/sim/advance';
import { perform } from '../../src/lib/sim/perform';
import { guestId } from '../../src/lib/sim/ids';
import { view } from '../../src/lib/sim/picture';
import { preflight } from '../../src/lib/sim/preflight';
import type { Scenario } from '../../src/lib/sim/scenario';
import { start } from '../../src/lib/sim/start';
import { SECOND } from '../../src/lib/sim/units';
import type { GuestId, HostId, World } from '../../src/lib/sim/world';

const files = readdirSync('lessons', { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.scenario.yaml'))
	.map((file) => join('lessons', file));

function open(file: string): Scenario {
	const parsed = parseScenario(readFileSync(file, 'utf8'));
	if (parsed.mistakes) throw new Error(`${file}: ${JSON.stringify(parsed.mistakes)}`);
	return parsed.scenario;
}

describe.each(files)('%s', (file) => {
	it('tells editors where its schema is', () => {
		const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8')) ?? [];
		expect(existsSync(resolve(dirname(file), schema ?? 'none'))).toBe(true);
	});

	it('runs for ten minutes: its commands are taken, and who runs without being told otherwise runs on', () => {
		const scenario = open(file);
		const { steps, world } = run(scenario, 600 * SECOND);
		expect(steps.filter((step) => step.kind === 'refused')).toEqual([]);
		expect(world.now).toBe(600 * SECOND);
		if (scenario.commands.length > 0) return;
		expect(steps).toEqual([]);
		// pools have made desktops besides
		const { guests } = view(world);
		expect(scenario.guests.map(({ name }) => guests[guestId(name)]?.state)).toEqual(scenario.guests.map(({ state }) => state));
	});
});

describe('the clinic', () => {
	const world = start(open('lessons/1-basics/clinic-ehr.scenario.yaml'));
	const failed = (guest: GuestId, to: HostId): string[] =>
		preflight(world, { type: 'migrate', guest, to })
			.filter(({ severity, passed }) => severity === 'refuse' && !passed)
			.map(({ id }) => id);

	it('shows each reason why not: memory, network, device', () => {
		expect(failed('vm:ehr-db-01', 'host:cedar')).toEqual(['memory']);
		expect(failed('vm:lb-01', 'host:birch')).toEqual(['network']);
		expect(failed('vm:fax-01', 'host:birch')).toEqual(['device']);
		expect(failed('vm:ehr-db-01', 'host:birch')).toEqual([]);
	});

	it('moves every running server that may move in under 40 seconds and two to five live rounds', () => {
		for (const { id, state } of world.guests.filter((guest) => guest.state === 'running' && guest.device === null)) {
			const to = world.hosts.map((host) => host.id).find((host) => failed(id, host).length === 0);
			expect([id, to === undefined]).toEqual([id, false]);
			const events = moved(world, id, to ?? 'host:none');
			const done = events.find((event) => event.type === 'guestMigrated');
			expect([id, state, done?.type]).toEqual([id, 'running', 'guestMigrated']);
			if (done?.type !== 'guestMigrated') continue;
			const live = done.rounds.slice(0, -1).reduce((sum, round) => sum + round.times, 0);
			expect([id, live >= 2 && live <= 5, done.totalNs < 40 * SECOND]).toEqual([id, true, true]);
		}
	});

	it('has just room enough to empty Alder for maintenance', () => {
		let now = world;
		for (const [guest, to] of [
			['vm:ehr-db-01', 'host:birch'],
			['vm:interface-01', 'host:birch'],
			['vm:ehr-web-01', 'host:birch'],
			['vm:ehr-app-01', 'host:cedar'],
			['vm:lb-01', 'host:cedar']
		] as const) {
			const outcome = perform(now, { type: 'migrate', guest, to });
			expect([guest, outcome.refused]).toEqual([guest, undefined]);
			if (!outcome.refused) now = advance(outcome.world, outcome.world.now + 60 * SECOND).world;
		}
		const outcome = perform(now, { type: 'enterMaintenance', host: 'host:alder' });
		expect(outcome.refused).toBeUndefined();
	});
});

function moved(from: World, guest: GuestId, to: HostId) {
	const outcome = perform(from, { type: 'migrate', guest, to });
	return outcome.refused ? [] : advance(outcome.world, outcome.world.now + 120 * SECOND).events;
}
