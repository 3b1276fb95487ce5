import { expect, test } from 'vitest';
import estate from '../../../../lessons/1-basics/sessions-or-guests.scenario.yaml';
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import { BIRCH, crowdOf, estateFor, LIMITS, wantedCrowd } from './crowd';

test('the estate seats twelve people, four of them with a desktop of their own, on two terminal servers', () => {
	expect(crowdOf(estate)).toEqual({ people: 12, own: 4, split: 2 });
});

test('an estate made for its own number of people is the same estate', () => {
	expect(estateFor(estate, crowdOf(estate))).toEqual(estate);
});

const crowds = [2, 3, 7, 12, 15, 16, 20].flatMap((people) =>
	[0, 1, 8].flatMap((own) => [1, 2, 3].map((split) => ({ people, own: Math.min(own, people - 1), split: Math.min(split, people) })))
);

test.each(crowds)('$people people, $own on their own, $split terminal servers: each sits once on every host', (crowd) => {
	const made = estateFor(estate, crowd);
	expect(crowdOf(made)).toEqual(crowd);
	// from there back again, whatever it was
	expect(estateFor(made, crowdOf(estate))).toEqual(estate);
	const seated = (host: string) => made.guests.filter((guest) => guest.host === host).reduce((sum, guest) => sum + guest.users, 0);
	expect(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm'].map(seated)).toEqual([
		crowd.people,
		Math.min(crowd.people, 15),
		crowd.people,
		crowd.people,
		crowd.people
	]);
	const world = view(start(made));
	expect(world.people.cutOff).toBe(0);
	for (const host of Object.values(world.hosts)) expect(host.memoryFreeMiB, host.name).toBeGreaterThanOrEqual(0);
});

test('fifteen desktops fit: (64 − 2) GB, 4 GB and 100 MB each', () => {
	const { guests, hosts } = view(start(estateFor(estate, { people: 16, own: 4, split: 2 })));
	expect((64 - 2) / (4 + 100 / 1024)).toBeCloseTo(15.13, 2);
	expect(hosts[BIRCH]?.guests.filter((id) => guests[id]?.state === 'running')).toHaveLength(15);
	expect(guests['vm:desk-16']?.state).toBe('off');
});

test('choices are kept within their limits, and one person at least stays on the terminal server', () => {
	expect(wantedCrowd({}, estate)).toEqual({ people: 12, own: 4, split: 2 });
	expect(wantedCrowd({ people: '99', own: '9', split: '0' }, estate)).toEqual({ people: LIMITS.people[1], own: 8, split: 1 });
	expect(wantedCrowd({ people: '3', own: '8', split: 'x' }, estate)).toEqual({ people: 3, own: 2, split: 2 });
});
