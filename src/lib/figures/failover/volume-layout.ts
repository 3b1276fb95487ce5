// One volume under many hosts: hosts with their guests to one scale, the disks below, and a line from each guest to its disk. Where there is
// no room side by side, hosts stand above each other and the disks become rows: the locks then say what the lines said.
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import { roleCode } from '$lib/words/labels';
import { memory } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { cutText } from '../marks/measure';
import { tileFace, type TileLook } from '../marks/tile';
import { clusterOf } from './conditions';
import { guestsOf, lockOf, ownerOf, storesOf, type Lock } from './disks';
import * as words from './volume-words';

export interface HostMark {
	readonly host: HostView;
	readonly box: Box;
	readonly plate: Box;
	readonly bay: Box;
	readonly slice: Box;
	readonly ticks: readonly { readonly x: number; readonly label: string | null; readonly anchor: 'start' | 'middle' | 'end' }[];
	readonly tiles: readonly { readonly guest: string; readonly box: Box; readonly look: TileLook }[];
	/** below the ruler: what this host has of its own */
	readonly inside: { readonly y: number; readonly text: string };
}

export interface DiskMark {
	readonly guest: string;
	readonly box: Box;
	readonly name: string;
	readonly lock: Lock['is'];
	readonly owner: string;
	readonly role: GuestView['role'];
	/** disks inside a host */
	readonly local: boolean;
}

export interface LineMark {
	readonly key: string;
	readonly d: string;
	readonly is: 'held' | 'lapsed' | 'path' | 'cut';
	/** where a cut is struck */
	readonly x: number;
	readonly y: number;
}

export interface VolumeMarks {
	readonly width: number;
	readonly height: number;
	readonly narrow: boolean;
	readonly hosts: readonly HostMark[];
	readonly store: {
		readonly box: Box;
		readonly name: string;
		readonly lost: boolean;
		readonly free: { readonly x: number; readonly text: string } | null;
	};
	readonly disks: readonly DiskMark[];
	readonly lines: readonly LineMark[];
}

const NARROW = 720;
const GAP = 18;
const PLATE = 28;
const BAY = 96;
const TILE = 76;
const HYPER = 9;
const RULER = 20;
const STRIP = 48;
const LINES = 64;
const STORE = 72;
const HEAD = 124;
const ROW = 40;
const TICK_MIB = 16 * 1024;

export function volumeLayout(view: WorldView, lines: 'locks' | 'paths', width: number): VolumeMarks {
	const narrow = width < NARROW;
	const hosts = clusterOf(view)?.hosts.flatMap((id) => view.hosts[id] ?? []) ?? [];
	const all = hosts.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0);
	const most = Math.max(1, ...hosts.map(({ memoryMiB }) => memoryMiB));
	const scale = narrow ? (width - 4) / most : (width - GAP * (hosts.length - 1) - 4 * hosts.length) / all;
	const { shared, local } = storesOf(view);
	const localHost = local && ownerOf(view, local.id)?.id;
	const guests = guestsOf(view);
	const inside = guests.filter(({ disks: [disk] }) => disk && disk.datastore === local?.id);
	let x = 0;
	let y = 0;
	const marks = hosts.map((host): HostMark => {
		const strip = narrow && host.id !== localHost ? 0 : STRIP;
		const box = { x: px(x), y, width: px(host.memoryMiB * scale + 4), height: PLATE + BAY + HYPER + RULER + strip };
		if (narrow) y += box.height + GAP;
		else x += box.width + GAP;
		return hostMark(view, host, box, scale, strip === 0 || (host.id === localHost && inside.length > 0));
	});
	const bottom = narrow ? y : Math.max(0, ...marks.map(({ box }) => box.y + box.height)) + LINES;
	const onVolume = guests.filter(({ disks }) => disks[0]?.datastore === shared?.id);
	const store = { x: 0, y: bottom, width, height: narrow ? 34 + onVolume.length * ROW + 14 : STORE };
	const wide = Math.min(158, (width - HEAD - 36) / Math.max(1, onVolume.length) - 6);
	const disks = [
		...onVolume.map((guest, nth) =>
			diskMark(
				view,
				guest,
				narrow
					? { x: 10, y: bottom + 34 + nth * ROW, width: width - 20, height: ROW - 6 }
					: { x: px(HEAD + 8 + nth * (wide + 6)), y: bottom + 9, width: px(wide), height: STORE - 18 },
				false
			)
		),
		...inside.map((guest) => {
			const home = marks.find(({ host }) => host.id === localHost);
			const tile = home?.tiles.find((each) => each.guest === guest.id)?.box;
			const room = Math.min(176, (home?.box.width ?? 0) - 20);
			const left = (home?.box.x ?? 0) + 10;
			const right = (home?.box.x ?? 0) + (home?.box.width ?? 0) - room - 10;
			const middle = tile ? tile.x + tile.width / 2 - room / 2 : left;
			return diskMark(
				view,
				guest,
				{ x: px(Math.min(right, Math.max(left, middle))), y: (home?.inside.y ?? 0) + 5, width: px(room), height: 36 },
				true
			);
		})
	];
	const last = disks.findLast((disk) => !disk.local)?.box;
	const freeX = last ? last.x + last.width + 14 : HEAD;
	const freeText = shared ? words.freeText(shared.freeGiB) : '';
	return {
		width,
		height: store.y + store.height + 4,
		narrow,
		hosts: marks,
		store: {
			box: store,
			name: shared?.name ?? '',
			lost: shared?.lost ?? false,
			free: !narrow && width - freeX > 110 ? { x: px(freeX), text: freeText } : null
		},
		disks,
		lines: narrow
			? []
			: lines === 'paths'
				? pathLines(marks, store, shared?.id ?? '', shared?.lost ?? false)
				: lockLines(view, marks, disks)
	};
}

function hostMark(view: WorldView, host: HostView, box: Box, scale: number, hasInside: boolean): HostMark {
	const bay = { x: box.x + 2, y: box.y + PLATE, width: px(host.memoryMiB * scale), height: BAY };
	const floor = bay.y + BAY;
	let left = bay.x + host.hypervisorMiB * scale;
	const tiles = host.guests.flatMap((id) => {
		const guest = view.guests[id];
		if (!guest || guest.state === 'off' || guest.state === 'suspended' || guest.template) return [];
		const place = { x: px(left + 1.5), y: floor - TILE, width: px(guest.memoryMiB * scale - 3), height: TILE };
		left += guest.memoryMiB * scale;
		return [{ guest: guest.id, box: place, look: lookOf(guest, host, place) }];
	});
	const count = Math.floor(host.memoryMiB / TICK_MIB);
	return {
		host,
		box,
		plate: { x: box.x, y: box.y, width: box.width, height: PLATE },
		bay,
		slice: { x: bay.x, y: bay.y, width: host.power === 'on' ? px(host.hypervisorMiB * scale) : 0, height: BAY },
		ticks: Array.from({ length: count + 1 }, (_, nth) => {
			const end = nth === count && host.memoryMiB - nth * TICK_MIB < TICK_MIB / 3;
			return {
				x: px(bay.x + nth * TICK_MIB * scale),
				label: nth === 0 ? '0' : memory(nth * TICK_MIB),
				anchor: nth === 0 ? ('start' as const) : end ? ('end' as const) : ('middle' as const)
			};
		}),
		tiles,
		inside: { y: floor + HYPER + RULER, text: hasInside ? '' : words.noDisks(host.name) }
	};
}

function lookOf(guest: GuestView, host: HostView, { width, height }: Box): TileLook {
	const lost = guest.state === 'crashed';
	const state = lost
		? host.power === 'on'
			? 'crashed'
			: 'cutOff'
		: guest.state === 'starting'
			? 'starting'
			: guest.state === 'stopping'
				? 'stopping'
				: 'running';
	const code = roleCode(guest.role);
	return {
		name: guest.name,
		role: guest.role,
		code,
		face: tileFace(guest.name, code, state === 'running' ? guest.cpuPercent : 0, width, height),
		state,
		alarm: false,
		memory: memory(guest.memoryMiB),
		word: words.stateWord(state),
		progress: state === 'starting' && guest.task ? guest.task.percent / 100 : null,
		pages: null
	};
}

function diskMark(view: WorldView, guest: GuestView, box: Box, local: boolean): DiskMark {
	const lock = lockOf(view, guest);
	return {
		guest: guest.id,
		box,
		name: cutText(guest.name, 13, 'bold', box.width - 34),
		lock: lock.is,
		owner: words.lockText(lock, lock.host ? (view.hosts[lock.host]?.name ?? '') : ''),
		role: guest.role,
		local
	};
}

function lockLines(view: WorldView, hosts: readonly HostMark[], disks: readonly DiskMark[]): LineMark[] {
	return disks.flatMap((disk): LineMark[] => {
		const home = hosts.find(({ tiles }) => tiles.some(({ guest }) => guest === disk.guest));
		const tile = home?.tiles.find(({ guest }) => guest === disk.guest)?.box;
		if (!home || !tile) return [];
		const from = tile.x + tile.width / 2;
		const to = disk.box.x + disk.box.width / 2;
		const held = disk.lock === 'held';
		const is = held ? 'held' : 'lapsed';
		if (disk.local) {
			const x = px(Math.min(disk.box.x + disk.box.width - 6, Math.max(disk.box.x + 6, from)));
			const top = home.bay.y + BAY + HYPER;
			return [{ key: disk.guest, is, x, y: top + 12, d: `M${x} ${top}V${disk.box.y}` }];
		}
		const top = home.box.y + home.box.height;
		return [{ key: disk.guest, is, x: px(from), y: top + 9, d: `M${px(from)} ${top}v16L${px(to)} ${disk.box.y - 16}v16` }];
	});
}

function pathLines(hosts: readonly HostMark[], store: Box, id: string, lost: boolean): LineMark[] {
	return hosts.map(({ host, box }): LineMark => {
		const whole = host.power === 'on' && !lost && !host.lostPaths.some((path) => path === id);
		const x = px(box.x + box.width / 2);
		const top = box.y + box.height;
		return { key: host.id, is: whole ? 'path' : 'cut', x, y: (top + store.y) / 2, d: `M${x} ${top}V${store.y}` };
	});
}
