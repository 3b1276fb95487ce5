// The five panels as marks: the same few things, each at the width of its memory, put together five ways.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import { stateLabel } from '$lib/words/labels';
import { px, type Box } from '../marks/box';
import { stands } from '../rack/state';
import { consolidate } from './consolidate';
import { isolate } from './isolate';
import { manage } from './manage';
import type { GuestMark, HostMark, PanelMarks } from './marks';
import { outageMark } from './outage';
import { HANDLE, hostBelow, hostBeside, HYPER, perMiB, PLATE, standOn, storeMark, tileOf } from './pieces';
import { safely } from './safely';
import type { Reason } from './story';
import { LOST, SPARE, survive } from './survive';

const TILE = 92;
const TALL = 112;
const PEOPLE = 26;
const STORE = 34;
const NOTHING = { hosts: [], guests: [], stores: [], ghost: null, arrow: null, outage: null };

/** @param width px; null when the estate is not the one that the panel is about */
export function layout(reason: Reason, view: WorldView, events: readonly SimEvent[], width: number): PanelMarks | null {
	return LAYOUTS[reason](view, width, events);
}

type Layout = (view: WorldView, width: number, events: readonly SimEvent[]) => PanelMarks | null;

const LAYOUTS: Readonly<Record<Reason, Layout>> = {
	safely(view, width) {
		const host = first(view, safely.hosts);
		const store = host && view.datastores[host.datastores[0] ?? 'ds:'];
		if (!host || !store) return null;
		const bay = { x: 0, y: PEOPLE + HANDLE, width, height: TALL };
		const standing = standOn(present(view, safely.guests), host, bay, TALL);
		const guests = standing.map(({ guest, box }) => {
			if (guest.state !== 'off') return tileOf(guest, host, box);
			return tileOf(guest, host, box, { look: 'arriving', word: guest.task ? m.figures_reasons_copying() : stateLabel('off') });
		});
		const used = host.hypervisorMiB + standing.reduce((sum, { guest }) => sum + guest.memoryMiB, 0);
		const top = bay.y + TALL + HYPER + PLATE + 14;
		return {
			...NOTHING,
			width,
			height: top + STORE,
			hosts: [hostBelow(host, bay, Math.max(used, host.memoryUsedMiB))],
			guests,
			stores: [storeMark(view, store, { x: 0, y: top, width, height: STORE })]
		};
	},

	consolidate(view, width) {
		const plateWidth = 108;
		const tile = 64;
		const row = HANDLE + tile + HYPER + 10;
		const hosts: HostMark[] = [];
		const guests: GuestMark[] = [];
		const shown = consolidate.hosts.flatMap((id) => view.hosts[id] ?? []);
		shown.forEach((host, nth) => {
			const bay = { x: plateWidth, y: nth * row + HANDLE, width: width - plateWidth - 1, height: tile };
			hosts.push(hostBeside(host, { x: 0, y: bay.y - 2, width: plateWidth, height: tile + HYPER + 2 }, bay));
			const here = present(view, host.guests).filter((guest) => stands(guest, host));
			const coming = present(view, host.arriving);
			standOn([...here, ...coming], host, bay, tile).forEach(({ guest, box }, place) =>
				guests.push(tileOf(guest, host, box, { arriving: place >= here.length }))
			);
		});
		return shown.length === 0 ? null : { ...NOTHING, width, height: shown.length * row - 8, hosts, guests };
	},

	isolate(view, width) {
		const host = first(view, isolate.hosts);
		const store = host && view.datastores[host.datastores[0] ?? 'ds:'];
		if (!host || !store) return null;
		const bay = { x: 0, y: PEOPLE + HANDLE, width, height: TALL };
		const top = bay.y + TALL + HYPER + PLATE + 14;
		return {
			...NOTHING,
			width,
			height: top + STORE,
			hosts: [hostBelow(host, bay)],
			guests: standOn(present(view, isolate.guests), host, bay, TALL).map(({ guest, box }) => tileOf(guest, host, box)),
			stores: [storeMark(view, store, { x: 0, y: top, width, height: STORE }, m.figures_reasons_oneQueue())]
		};
	},

	manage(view, width, events) {
		const host = first(view, manage.hosts);
		if (!host) return null;
		const tile = 116;
		const all = present(view, manage.guests);
		const shelves = width < 480 ? 2 : 1;
		const perShelf = Math.ceil(all.length / shelves);
		const folded = { ...host, memoryMiB: host.memoryMiB / shelves };
		const done = manage.phase(view, events) === 'done';
		const guests: GuestMark[] = [];
		const bays = Array.from({ length: shelves }, (_, shelf): Box => {
			const bay = { x: 0, y: HANDLE + shelf * (tile + HANDLE + 6), width, height: tile };
			standOn(all.slice(shelf * perShelf, (shelf + 1) * perShelf), folded, bay, tile).forEach(({ guest, box }) =>
				guests.push(withSystem({ ...tileOf(guest, host, box), done }))
			);
			return bay;
		});
		const last = bays.at(-1) ?? { x: 0, y: 0, width, height: tile };
		const mark = hostBelow(host, last);
		return { ...NOTHING, width, height: last.y + tile + HYPER + PLATE, hosts: [{ ...mark, free: null }], guests };
	},

	survive(view, width, events) {
		const [lost, spare] = [view.hosts[LOST], view.hosts[SPARE]];
		if (!lost || !spare) return null;
		const gap = width < 440 ? 26 : 84;
		const each = (width - gap) / 2;
		const bays = [0, each + gap].map((x): Box => ({ x: px(x), y: HANDLE, width: px(each), height: TILE }));
		const hosts = [lost, spare].map((host, nth) => hostBelow(host, bays[nth] ?? { x: 0, y: 0, width, height: TILE }));
		const guests = hosts.flatMap(({ host, bay }) => {
			const here = present(view, host.guests).filter((guest) => stands(guest, host));
			const coming = present(view, host.arriving);
			return standOn([...here, ...coming], host, bay, TILE).map(({ guest, box }, nth) =>
				tileOf(guest, host, box, { arriving: nth >= here.length })
			);
		});
		const [database] = present(view, survive.guests);
		const [from] = bays;
		const restarted = database?.host === SPARE && lost.power === 'failed' && from;
		const scale = perMiB(lost, each);
		const top = HANDLE + TILE + HYPER + PLATE + 12;
		return {
			...NOTHING,
			width,
			height: top + 46,
			hosts,
			guests,
			ghost: restarted
				? { x: from.x + lost.hypervisorMiB * scale + 1.5, y: from.y, width: px(database.memoryMiB * scale - 3), height: TILE }
				: null,
			arrow: restarted ? { x: each + 6, y: HANDLE + TILE / 2, width: gap - 12 } : null,
			outage: outageMark(view, events, { x: 0, y: top, width, height: 22 })
		};
	}
};

const first = (view: WorldView, ids: readonly HostView['id'][]): HostView | undefined => ids.flatMap((id) => view.hosts[id] ?? [])[0];
const present = (view: WorldView, ids: readonly GuestView['id'][]): GuestView[] => ids.flatMap((id) => view.guests[id] ?? []);

/** the band of its own system, between the tile's name and its foot */
function withSystem(mark: GuestMark): GuestMark {
	const { x, y, width, height } = mark.box;
	const { head, foot } = mark.look.face;
	return {
		...mark,
		os: { box: { x: x + 6, y: y + head + 10, width: width - 12, height: height - head - foot - 20 }, name: mark.guest.os }
	};
}
