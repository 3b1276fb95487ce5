// Hyper-V and Xen: one drawing. A privileged system stands beside the guests, has the drivers, and shares memory with each guest.
import type { Box } from '../marks/box';
import { cellsOf, chipAt, coreTrack, METAL_Y, overCell, TOP } from './frame';
import { guestChip, guestTile } from './guests';
import type { ChipMark, Plan, TileMark } from './marks';
import { namesFor } from './names';
import type { StackScene } from './scene';

const BAND_Y = 248;
const WALL_Y = 276;
const OWNER_WIDTH = 136;
/** middles of what the owner runs, one below the other */
const ROWS = [175, 200, 225] as const;

export function ownedPlan(scene: StackScene, width: number): Plan {
	const names = namesFor(scene.stack);
	const device = scene.request === 'packet' ? 'packet' : 'write';
	const emulated = scene.route?.drivers === 'emulated';
	const asks = scene.request === 'write' || scene.request === 'packet';
	const neighbor = width >= 330 ? scene.neighbors[0] : undefined;
	const right = neighbor ? width - 58 : width - 2;
	const cells = cellsOf(scene.host.cores, width);
	const wire = overCell(cells, right - 29);
	const guestX = OWNER_WIDTH + 10;
	const [ownerY, driverY] = [device === 'packet' ? ROWS[0] : ROWS[1], ROWS[2]];
	const chipRight = wire - 18;

	const bottom = { y: TOP, height: BAND_Y - 2 - TOP };
	const band = (x: number, wide: number) => ({ x, y: 146, width: wide, height: 94 });
	// below the drivers: the shared memory is above
	const spot = { nameY: 231, appY: 58 };
	const guests = [
		guestTile(scene.sender, scene, {
			...spot,
			box: { x: guestX, ...bottom, width: right - guestX },
			os: band(guestX + 6, right - guestX - 12),
			right: right - wire + 12
		}),
		...(neighbor
			? [guestTile(neighbor, scene, { ...spot, box: { x: width - 50, ...bottom, width: 48 }, os: band(width - 45, 38), right: 0 })]
			: [])
	];
	const chips: ChipMark[] = [
		{ box: chipAt(14, ownerY, 72), words: emulated ? names.player : names.back[device], look: emulated ? 'played' : 'hyper' },
		...(device === 'packet' ? [{ box: chipAt(14, ROWS[1], 72), words: names.switch, look: 'hyper' as const }] : []),
		{ box: chipAt(14, driverY, 72), words: names.owner?.driver ?? '', look: 'metal' },
		guestChip(scene, guestX + 12, chipRight)
	];
	const ringed = asks && !emulated;
	return {
		tiles: [ownerTile(scene, bottom, band(8, OWNER_WIDTH - 12)), ...guests],
		hypervisor: {
			box: { x: 0, y: BAND_Y, width, height: METAL_Y - BAND_Y },
			words: names.hypervisor,
			at: { x: width - 10, y: 290 },
			anchor: 'end'
		},
		hostOs: null,
		chips,
		ring: ringed
			? {
					box: { x: 84, y: 92, width: chipRight - 84, height: 40 },
					words: names.ring,
					left: { x: 110, y: ownerY - 11 },
					right: { x: guestX + 34, y: 189 }
				}
			: null,
		tracks: {
			device: [
				{ x: wire, y: 70, stop: 'app' },
				{ x: wire, y: 160, stop: 'system' },
				{ x: wire, y: 200, stop: 'driver' },
				{ x: wire, y: WALL_Y, stop: 'registers' },
				{ x: wire - 50, y: WALL_Y, stop: 'wall' },
				{ x: 124, y: WALL_Y },
				{ x: 124, y: ownerY },
				{ x: 100, y: ownerY, stop: 'owner' },
				...(device === 'packet' ? ([{ x: 100, y: ROWS[1], stop: 'switch' }] as const) : []),
				{ x: 100, y: driverY, stop: 'metalDriver' },
				{ x: 100, y: WALL_Y, stop: 'interrupt' },
				{ x: 100, y: 364, stop: 'device' }
			],
			core: coreTrack(wire, 70, 160, WALL_Y)
		},
		cable: 100,
		cells
	};
}

/** it has no handle: it stays on its host */
function ownerTile({ stack, host, fault }: StackScene, rest: Pick<Box, 'y' | 'height'>, os: Box): TileMark {
	const { owner } = namesFor(stack);
	return {
		box: { x: 2, ...rest, width: OWNER_WIDTH },
		name: owner?.name ?? '',
		coded: false,
		icon: 'lock',
		handle: false,
		state: fault.kind === 'hung' ? 'hung' : host.power === 'on' ? 'runs' : host.power === 'starting' ? 'starting' : 'crashed',
		app: null,
		os: { box: os, words: owner?.os ?? '', at: { x: os.x + 8, y: 161 } }
	};
}
