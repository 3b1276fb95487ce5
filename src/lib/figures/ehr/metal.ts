// The servers without a hypervisor as marks: one box each, its plate on top, its one system beneath; empty where its role runs as a guest.
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import { px, type Box } from '../marks/box';
import { METAL } from './plan';

export interface MetalMark {
	readonly host: HostView;
	/** its role, wherever that runs */
	readonly guest: GuestView;
	/** that is here */
	readonly here: boolean;
	readonly box: Box;
	readonly plate: Box;
	readonly bay: Box;
	readonly os: Box;
}

export interface MetalMarks {
	readonly width: number;
	readonly height: number;
	readonly servers: readonly MetalMark[];
}

const PLATE = 30;
const BODY = 62;
const OS = 22;
const EDGE = 2;
const GAP = 14;
const ROW = PLATE + BODY + OS + 2 * EDGE;
/** px that a box needs for its words */
const LEAST = 210;

/** side by side where there is room, else one below the other */
export function metalMarks(view: WorldView, width: number): MetalMarks {
	const guests = Object.values(view.guests);
	const shown = Object.entries(METAL).flatMap(([role, server]) => {
		const guest = guests.find(({ name }) => name === role);
		const host = Object.values(view.hosts).find(({ name }) => name === server);
		return guest && host ? [{ guest, host }] : [];
	});
	const across = Math.max(1, Math.min(shown.length, Math.floor((width + GAP) / (LEAST + GAP))));
	const each = px((width - (across - 1) * GAP) / across);
	const servers = shown.map(({ guest, host }, nth): MetalMark => {
		const [x, y] = [px((nth % across) * (each + GAP)), Math.floor(nth / across) * (ROW + GAP)];
		const inside = { x: x + EDGE, width: each - 2 * EDGE };
		return {
			host,
			guest,
			here: guest.host === host.id,
			box: { x, y, width: each, height: ROW },
			plate: { ...inside, y: y + EDGE, height: PLATE },
			bay: { ...inside, y: y + EDGE + PLATE, height: BODY + OS },
			os: { ...inside, y: y + EDGE + PLATE + BODY, height: OS }
		};
	});
	return { width, height: Math.ceil(shown.length / across) * (ROW + GAP) - GAP, servers };
}
