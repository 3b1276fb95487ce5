// Consolidate: the guests of two hosts move live to the third, and the two empty hosts are switched off.
import type { Command } from '$lib/sim/command';
import type { WorldView } from '$lib/sim/view';
import type { GuestId, HostId } from '$lib/sim/world';
import type { Story } from './story';

export const TARGET: HostId = 'host:fir';
const MOVED: readonly (readonly [GuestId, HostId])[] = [
	['vm:fax-01', 'host:hazel'],
	['vm:hl7-01', 'host:juniper']
];

const powers = (view: WorldView) => MOVED.map(([, host]) => view.hosts[host]?.power);
const allAt = (view: WorldView, place: (home: HostId) => HostId) =>
	MOVED.every(([guest, home]) => view.guests[guest]?.host === place(home));

/** moves of those that stand still where they should not be */
const moves = (view: WorldView, place: (home: HostId) => HostId): Command[] =>
	MOVED.filter(([guest, home]) => view.guests[guest]?.task === null && view.guests[guest].host !== place(home)).map(([guest, home]) => ({
		type: 'migrate',
		guest,
		to: place(home)
	}));

const home = (host: HostId) => host;
const packed = () => TARGET;

export const consolidate: Story = {
	hosts: [TARGET, ...MOVED.map(([, host]) => host)],
	guests: ['vm:print-01', ...MOVED.map(([guest]) => guest)],
	again: 'back',
	phase(view) {
		if (allAt(view, packed) && powers(view).every((power) => power === 'off')) return 'done';
		return allAt(view, home) && powers(view).every((power) => power === 'on') && !moving(view) ? 'ready' : 'between';
	},
	forward(view) {
		if (!allAt(view, packed)) return powers(view).every((power) => power === 'on') ? moves(view, packed) : [];
		return MOVED.filter(([, host]) => view.hosts[host]?.power === 'on').map(([, host]) => ({ type: 'powerOffHost', host }));
	},
	back(view) {
		const off = MOVED.filter(([, host]) => view.hosts[host]?.power === 'off');
		if (off.length > 0) return off.map(([, host]) => ({ type: 'powerOnHost', host }));
		return powers(view).every((power) => power === 'on') ? moves(view, home) : [];
	}
};

const moving = (view: WorldView): boolean => MOVED.some(([guest]) => view.guests[guest]?.task);
