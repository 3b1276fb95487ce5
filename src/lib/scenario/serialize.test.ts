import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '$lib/sim/scenario';
import { builtIn } from './catalogue';
import { parseScenario } from './parse';
import { serialize } from './serialize';

/** files as people could write them, most keys left out; guests are off, so that all of them have room */
const files = fc
	.record({
		networks: fc.uniqueArray(fc.constantFrom('Clinical', 'DMZ', 'VLAN 7', 'on', 'null', '12'), { maxLength: 3 }),
		stores: fc.uniqueArray(fc.constantFrom('san-01', 'san-02', 'true'), { maxLength: 2 }),
		hosts: fc.integer({ min: 1, max: 3 }),
		guests: fc.integer({ min: 0, max: 4 }),
		title: fc.constantFrom('x', '  two  spaces', 'St Brigid: "the" clinic', '- dash', '# hash', 'über 🏥', 'line\nbreak', '42', '~'),
		seed: fc.nat(),
		host: fc.record(
			{
				product: fc.constantFrom('esx', 'hyper-v', 'xenserver', 'workstation'),
				cores: fc.integer({ min: 1, max: 128 }),
				coreGHz: fc.double({ min: 0.1, max: 10, noNaN: true }),
				memoryMiB: fc.integer({ min: 4096, max: 1e6 }),
				nicMbps: fc.double({ min: 0, max: 1e6, noNaN: true }),
				power: fc.constantFrom('on', 'off'),
				networks: fc.constant([])
			},
			{ requiredKeys: [] }
		),
		guest: fc.record(
			{
				role: fc.constantFrom('web', 'test', 'other'),
				os: fc.constantFrom('Linux', 'yes', ''),
				memoryMiB: fc.integer({ min: 4, max: 2048 }),
				weight: fc.integer({ min: 1, max: 1000 }),
				network: fc.constant(null),
				disks: fc.constant([]),
				load: fc.record({ cpuGHz: fc.double({ min: 0, max: 99, noNaN: true }), workingSetMiB: fc.constant(3) }, { requiredKeys: [] }),
				users: fc.nat({ max: 1000 }),
				device: fc.constantFrom('fax card', null),
				localMedia: fc.boolean()
			},
			{ requiredKeys: [] }
		),
		policies: fc.record({ bootSeconds: fc.integer({ min: 0, max: 99 }), migration: fc.constant({ perHost: 2 }) }, { requiredKeys: [] }),
		at: fc.double({ min: 0, max: 1e6, noNaN: true })
	})
	.map(({ networks, stores, hosts, guests, title, seed, host, guest, policies, at }) => ({
		title,
		seed,
		policies,
		networks: networks.map((name, place) => ({ name, ...(place > 0 ? { vlan: place } : {}) })),
		datastores: stores.map((name) => ({ name })),
		hosts: Array.from({ length: hosts }, (_, place) => (place > 0 ? { name: `Host ${place}` } : { name: 'Alder', ...host })),
		guests: Array.from({ length: guests }, (_, place) => ({
			name: `g-${place}`,
			host: place > 1 && hosts > 1 ? 'Host 1' : 'Alder',
			...(place === 0 ? guest : {}),
			state: 'off',
			...(place > 0 ? { needs: ['g-0'] } : {})
		})),
		commands: [
			{ at, type: 'failHost', host: 'Alder' },
			...(guests > 0 ? [{ at, type: 'editGuest', guest: 'g-0', change: { network: networks[0] ?? null, cpuGHz: 1.5 } }] : []),
			...(stores[0] === undefined ? [] : [{ at: at + 1, type: 'createGuest', name: 'New', host: 'Alder', datastore: stores[0] }]),
			{ at: at + 1, type: 'cancelTask', task: 'task:4' }
		]
	}));

const read = (text: string): Scenario => {
	const parsed = parseScenario(text);
	if (parsed.mistakes) throw new Error(JSON.stringify(parsed.mistakes));
	return parsed.scenario;
};

describe('a scenario written as a file', () => {
	it('reads back as the same scenario', () => {
		fc.assert(
			fc.property(files, (file) => {
				const scenario = read(JSON.stringify(file));
				expect(read(serialize(scenario))).toEqual(scenario);
			}),
			{ seed: 42, numRuns: 200 }
		);
	});

	it('reads back also when it is built in', async () => {
		for (const known of builtIn) {
			const scenario = await known.load();
			expect(read(serialize(scenario))).toEqual(scenario);
		}
	});

	it('leaves out what the reader fills in', () => {
		const text = [
			'title: Small',
			'datastores:',
			'  - name: san-01',
			'hosts:',
			'  - name: Alder',
			'    cores: 32',
			'guests:',
			'  - name: web-01',
			'    role: web',
			'    host: Alder',
			'    disks:',
			'      - { sizeGiB: 60, usedGiB: 12 }',
			'    load: { dirtyMiBps: 120 }',
			'    needs: [ db-01 ]',
			'  - name: db-01',
			'    host: Alder',
			'commands:',
			'  - { at: 5, type: restart, guest: web-01 }',
			''
		].join('\n');
		expect(serialize(read(text))).toBe(text);
	});
});
