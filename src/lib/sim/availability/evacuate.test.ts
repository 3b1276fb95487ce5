import { expect, test } from 'vitest';
import { aCluster, aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { SimEvent } from '../event';
import type { Scenario } from '../scenario';
import { start } from '../start';

const evacuate = { type: 'enterMaintenance', host: 'host:alder', evacuate: true } as const;
const estate = (change: Partial<Scenario> = {}) =>
	start(anEstate({ hosts: ['alder', 'birch', 'cedar'].map((name) => aHost(name)), ...change }));

const entriesOf = (events: readonly SimEvent[]) => events.filter(({ type }) => type === 'maintenanceEntered');

test('running guests move live, those that are off are registered elsewhere, and the host enters maintenance when the last has left', () => {
	const guests = [aGuest('a'), aGuest('b'), aGuest('off', { state: 'off' }), aGuest('saved', { state: 'suspended' })];
	const begun = after(estate({ guests }), evacuate);
	expect(only(begun.events, 'evacuationStarted').guests).toHaveLength(4);
	expect(begun.world.hosts[0]).toMatchObject({ evacuating: true, maintenance: false });
	const { world, events } = later(begun.world, 600);
	const [entered] = entriesOf(events);
	expect(entered?.at).toBe(Math.max(...events.flatMap((event) => (event.type === 'guestMigrated' ? [event.at] : []))));
	expect(world.hosts[0]).toMatchObject({ evacuating: false, maintenance: true });
	expect(world.guests.filter(({ host }) => host === 'host:alder')).toEqual([]);
	expect(world.guests.map(({ state }) => state)).toEqual(['running', 'running', 'off', 'suspended']);
});

test('they spread: the emptiest host takes the next', () => {
	const { world } = later(after(estate({ guests: [aGuest('a'), aGuest('b')] }), evacuate).world, 600);
	expect(world.guests.map(({ host }) => host).sort()).toEqual(['host:birch', 'host:cedar']);
});

test('an empty host enters at once', () => {
	const { world, events } = after(estate({ guests: [aGuest('a', { host: 'birch' })] }), evacuate);
	expect(entriesOf(events)).toHaveLength(1);
	expect(world.hosts[0]?.maintenance).toBe(true);
});

test('who can not leave is reported with the reason, and the host waits', () => {
	const guests = [aGuest('a'), aGuest('fax', { device: 'fax card' })];
	const world = estate({ guests });
	expect(warnings(world, evacuate)).toEqual(['guestsOn']);
	const { world: then, events } = later(after(world, evacuate).world, 600);
	expect(only(events, 'evacuationStuck').guests).toEqual([{ guest: 'vm:fax', reason: 'device' }]);
	expect(then.hosts[0]).toMatchObject({ evacuating: true, maintenance: false });
	const off = after(then, { type: 'powerOff', guest: 'vm:fax' });
	expect(entriesOf(off.events)).toHaveLength(1);
});

test('it takes nobody while it empties, and stops when that is called off', () => {
	const guests = [aGuest('a', { device: 'fax card' }), aGuest('far', { host: 'birch' })];
	const emptying = after(estate({ guests }), evacuate).world;
	expect(failing(emptying, { type: 'migrate', guest: 'vm:far', to: 'host:alder' })).toEqual(['maintenance']);
	const { world, events } = after(emptying, { type: 'exitMaintenance', host: 'host:alder' });
	expect(only(events, 'evacuationStopped').host).toBe('host:alder');
	expect(world.hosts[0]).toMatchObject({ evacuating: false, maintenance: false });
});

test('a cancelled move calls the evacuation off; a lost target does not', () => {
	const moving = after(estate(), evacuate).world;
	const task = moving.guests[0]?.task?.id ?? 'task:0';
	expect(after(moving, { type: 'cancelTask', task }).world.hosts[0]?.evacuating).toBe(false);
	const lost = later(after(moving, { type: 'failHost', host: 'host:birch' }).world, 600);
	expect(only(lost.events, 'guestMigrated').to).toBe('host:cedar');
	expect(lost.world.hosts[0]?.maintenance).toBe(true);
});

test('in a cluster its other hosts take the guests, and rules are kept', () => {
	const guests = [aGuest('web-1'), aGuest('web-2', { host: 'birch' })];
	const rules = [{ name: 'webs', kind: 'apart', guests: ['web-1', 'web-2'] }] as const;
	const two = estate({ guests, clusters: [aCluster('ward', ['alder', 'birch'], { rules })] });
	const { world, events } = after(two, evacuate);
	expect(only(events, 'evacuationStuck').guests).toEqual([{ guest: 'vm:web-1', reason: 'apartRule' }]);
	const { world: freed } = after(world, { type: 'removeRule', cluster: 'cluster:ward', name: 'webs' });
	expect(later(freed, 600).world.hosts[0]?.maintenance).toBe(true);
});

test('the limit of moves at a time lets the others wait for their turn', () => {
	const guests = Array.from({ length: 10 }, (_, i) => aGuest(`g-${i}`));
	const begun = after(estate({ guests }), evacuate).world;
	expect(begun.guests.filter(({ task }) => task?.kind === 'migrate' && task.phase !== 'queued')).toHaveLength(8);
	expect(later(begun, 900).world.hosts[0]?.maintenance).toBe(true);
});

test('a host that dies while it empties is in no maintenance when it comes back', () => {
	const moving = after(estate(), evacuate, { type: 'failHost', host: 'host:alder' }).world;
	expect(moving.hosts[0]).toMatchObject({ power: 'failed', evacuating: false, maintenance: false });
});
