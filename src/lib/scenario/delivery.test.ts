import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { anyDeliveryLife, deliveryEstate } from '../../../tests/fixtures/delivery-commands';
import { advance } from '$lib/sim/advance';
import { perform } from '$lib/sim/perform';
import { start } from '$lib/sim/start';
import type { World } from '$lib/sim/world';
import { parseScenario } from './parse';
import { serialize } from './serialize';
import { worldSchema } from './world-schema';

const file = (...rest: string[]): string =>
	[
		'title: t',
		'networks: [{ name: lan }]',
		'datastores: [{ name: san }, { name: far, shared: false }]',
		'hosts: [{ name: Alder, datastores: [san] }, { name: Birch }]',
		'guests:',
		'  - { name: golden, host: Alder, state: off }',
		'  - { name: ts, host: Alder, vcpus: 8, memoryMiB: 16384, session: medium, users: 20 }',
		...rest
	].join('\n');

function read(...rest: string[]) {
	const result = parseScenario(file(...rest));
	if (result.mistakes) throw new Error(result.mistakes.map(({ message }) => message).join(' '));
	return result.scenario;
}
const mistakes = (...rest: string[]): string[] =>
	(parseScenario(file(...rest)).mistakes ?? []).map(({ line, message, cure }) => `${line}: ${message} ${cure}`);

test('what a file leaves out of a pool follows from its image; PCs and applications have defaults', () => {
	const { desktopPools, endpoints, applications, guests } = read(
		'desktopPools: [{ name: desk, image: golden }, { name: own, image: golden, kind: persistent }]',
		'endpoints: [{ name: Front }]',
		'applications: [{ name: Viewer, delivery: streamed, server: ts }]'
	);
	expect(desktopPools.map(({ hosts, datastore, size, spare, onLogOff }) => [hosts, datastore, size, spare, onLogOff])).toEqual([
		[['Alder'], 'san', 10, 2, 'reset'],
		[['Alder'], 'san', 10, 2, 'keep']
	]);
	expect(endpoints).toEqual([{ name: 'Front', count: 1, memoryMiB: 2048, linkMbps: 100, latencyMs: 20 }]);
	expect(applications[0]).toMatchObject({ version: '1', sizeMB: 200, runtime: null, licenceDays: 30 });
	expect(guests.map(({ needsAnyOf, session, queue }) => [needsAnyOf, session, queue])).toEqual([
		[[], null, null],
		[[], 'medium', null]
	]);
});

test.each<[string, string[], string]>([
	[
		'a farm that can never be met',
		['  - { name: lb, host: Birch, needsAnyOf: [{ guests: [ts], atLeast: 2 }] }'],
		"8: At least 2 of 1 guests can't serve. Name more guests, or let fewer be enough."
	],
	[
		'a farm of nobody',
		['  - { name: lb, host: Birch, needsAnyOf: [{ guests: [tz] }] }'],
		'8: There is no guest tz. Add it to guests, or name one that is there.'
	],
	[
		'a circle through a farm',
		['  - { name: lb, host: Birch, needsAnyOf: [{ guests: [web, ts] }] }', '  - { name: web, host: Birch, needs: [lb] }'],
		'9: lb and web need each other in a circle. Remove one of them from needs.'
	],
	[
		'more users than sessions',
		['  - { name: ts-2, host: Birch, vcpus: 2, memoryMiB: 16384, session: heavy, users: 5 }'],
		'8: ts-2 has 5 users and room for 4 sessions. Give it more vCPUs or memory, or spread its users over several terminal servers.'
	],
	[
		'a queue that is never served',
		['  - { name: hl7, host: Birch, queue: { arrivalsPerHour: 5, servesPerHour: 0 } }'],
		'8: servesPerHour must be a number from 0.001 to 10,000,000. Write a number from 0.001 to 10,000,000.'
	],
	[
		'an image that runs',
		['desktopPools: [{ name: desk, image: ts }]'],
		'8: ts is on: no desktops can be made of it. Write state: off for ts, and give it a disk.'
	],
	['an image that is not there', ['desktopPools: [{ name: desk, image: gold }]'], '8: There is no guest gold. Did you mean golden?'],
	[
		'a host that does not see the desktops',
		['desktopPools: [{ name: desk, image: golden, datastore: far }]'],
		'8: Alder does not see far, on which the desktops lie. Add far to its datastores, or choose another host.'
	],
	[
		'a persistent pool that resets',
		['desktopPools: [{ name: desk, image: golden, kind: persistent, onLogOff: reset }]'],
		"8: A persistent desktop is its user's own: reset would take it away. Write onLogOff: keep, or kind: pooled."
	],
	[
		'more spare desktops than desktops',
		['desktopPools: [{ name: desk, image: golden, size: 1 }]'],
		'8: spare is 2, more than size, which is 1. Make size larger, or this smaller.'
	],
	[
		'an application without a server',
		['applications: [{ name: Viewer, delivery: streamed }]'],
		'8: Viewer comes from nowhere. Add server: and the name of a guest.'
	],
	[
		'an application hosted where nobody has a session',
		['applications: [{ name: Record, delivery: hosted, server: golden }]'],
		'8: Record is hosted on golden, which opens no sessions. Add session: medium to golden, or choose another server.'
	],
	[
		'a command about a pool that is not there',
		['commands: [{ at: 0, type: logInToPool, pool: desk, users: 3 }]'],
		'8: There is no pool desk. Add it to desktopPools, or name one that is there.'
	],
	[
		'not a number',
		['endpoints: [{ name: Front, linkMbps: .nan }]'],
		'8: linkMbps must be a number from 0 to 100,000. Write a number from 0 to 100,000.'
	]
])('%s is refused with its line', (_, rest, message) => {
	expect(mistakes(...rest)).toEqual([message]);
});

test('commands may speak of desktops that a pool makes', () => {
	const { commands } = read(
		'desktopPools: [{ name: desk, image: golden }]',
		'endpoints: [{ name: Front desk }]',
		'applications: [{ name: Viewer, delivery: streamed, server: ts }]',
		'commands:',
		'  - { at: 0, type: crashGuest, guest: desk-001 }',
		'  - { at: 1, type: createPool, name: more, image: golden, hosts: [Alder], datastore: san }',
		'  - { at: 2, type: logInToPool, pool: more, users: 3 }',
		'  - { at: 3, type: resetDesktop, guest: more-001 }',
		'  - { at: 4, type: launchApp, application: Viewer, endpoint: Front desk }'
	);
	expect(commands.map(({ command }) => command)).toMatchObject([
		{ guest: 'vm:desk-001' },
		{ name: 'more', image: 'vm:golden', hosts: ['host:alder'], broker: null, onLogOff: 'reset', size: 10 },
		{ pool: 'pool:more', users: 3, seconds: 0 },
		{ guest: 'vm:more-001' },
		{ application: 'app:viewer', endpoint: 'pc:front-desk' }
	]);
});

test('what was read is written so that it reads the same', () => {
	const scenario = read(
		'  - { name: lb, host: Birch, needsAnyOf: [{ guests: [ts], atLeast: 1 }], queue: { arrivalsPerHour: 60, servesPerHour: 90 } }',
		'desktopPools: [{ name: desk, image: golden, hosts: [Alder, Birch], size: 5, loggedOn: 2 }]',
		'endpoints: [{ name: Front desk, count: 4 }]',
		'applications: [{ name: Old, delivery: installed, server: ts, runtime: { name: browser, version: "6" } }]',
		'commands:',
		'  - { at: 1, type: createPool, name: more, image: golden, broker: ts, hosts: [Alder, Birch], datastore: san }',
		'  - { at: 2, type: launchApp, application: Old, endpoint: Front desk }'
	);
	const text = serialize(scenario);
	expect(parseScenario(text)).toMatchObject({ scenario });
	expect(text).toContain('endpoint: Front desk');
	expect(text).not.toContain('latencyMs');
});

test('a checkpoint of any course is let in, and one that does not hold together is not', () => {
	const begin = start(deliveryEstate);
	let last: World = begin;
	fc.assert(
		fc.property(anyDeliveryLife, (life) => {
			let world = begin;
			for (const { wait, command } of life) {
				world = advance(world, world.now + wait * 1e9).world;
				const outcome = perform(world, command);
				if (!outcome.refused) world = outcome.world;
			}
			const checked = v.safeParse(worldSchema, JSON.parse(JSON.stringify(world)));
			expect(
				checked.issues?.map(({ message, path }) => `${path?.map(({ key }) => String(key)).join('.') ?? ''} ${message}`)
			).toBeUndefined();
			last = world;
		}),
		{ numRuns: 40, seed: 5 }
	);
	expect(v.is(worldSchema, last)).toBe(true);
	const [pool] = begin.desktopPools;
	if (!pool) throw new Error('the estate has a pool');
	const broken = (change: Partial<typeof pool>) => v.is(worldSchema, { ...begin, desktopPools: [{ ...pool, ...change }] });
	expect(broken({})).toBe(true);
	expect(broken({ size: 1 })).toBe(false);
	expect(broken({ waiting: 1 })).toBe(false);
	expect(broken({ hosts: ['host:nowhere'] })).toBe(false);
	expect(broken({ desktops: pool.desktops.map((desktop) => ({ ...desktop, user: 1 })) })).toBe(false);
});
