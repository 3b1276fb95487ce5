// Around guests whose network leads nowhere: a dotted fence.
import type { WorldView } from '$lib/sim/view';
import type { Box } from '../marks/box';
import type { HostMark } from '../rack/marks';

const ROOM = 4;
/** px of a tile's handle */
const HANDLE = 10;

export const fenceMarks = (view: WorldView, hosts: readonly HostMark[]): readonly Box[] =>
	hosts
		.flatMap(({ tiles, parked }) => [...tiles, ...parked])
		.flatMap(({ guest, box }) => {
			const network = view.guests[guest]?.network;
			if (!network || view.networks[network]?.isolated !== true) return [];
			return [{ x: box.x - ROOM, y: box.y - HANDLE - ROOM, width: box.width + 2 * ROOM, height: box.height + HANDLE + 2 * ROOM }];
		});
