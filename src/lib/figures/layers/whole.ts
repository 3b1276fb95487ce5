// ESX: no system beside the guests. Storage stack, virtual switch and drivers are inside the hypervisor.
import { m } from '$lib/paraglide/messages';
import { cellsOf, chipAt, coreTrack, METAL_Y, overCell, TOP } from './frame';
import { guestChip, guestTile } from './guests';
import type { ChipMark, Plan } from './marks';
import { namesFor } from './names';
import type { StackScene } from './scene';

const BAND_Y = 184;
const WALL_Y = 216;
const ROWS = [243, 273] as const;

export function wholePlan(scene: StackScene, width: number): Plan {
	const names = namesFor(scene.stack);
	const device = scene.request === 'packet' ? 'packet' : 'write';
	const emulated = scene.route?.drivers === 'emulated';
	const cells = cellsOf(scene.host.cores, width);
	const wire = overCell(cells, width - 43);
	const [neighbor] = scene.neighbors;
	const split = Math.round(width * 0.41);
	const guestX = split + 8;
	const box = (x: number, right: number) => ({ x, y: TOP, width: right - x, height: BAND_Y - 2 - TOP });
	const band = (x: number, right: number) => ({ x: x + 6, y: 112, width: right - x - 12, height: 64 });
	const spot = { nameY: 131, appY: 58 };
	const chips: ChipMark[] = [
		{ box: chipAt(14, ROWS[0], 98), words: names.back[device], look: 'hyper' },
		{ box: chipAt(14, ROWS[1], 98), words: m.layers_driver(), look: 'metal' },
		...(emulated
			? [
					{
						box: chipAt(160, ROWS[0], 96),
						words: device === 'packet' ? m.layers_played_nic() : m.layers_played_disk(),
						look: 'played' as const
					}
				]
			: []),
		guestChip(scene, guestX + 14, wire - 18, 156)
	];
	return {
		tiles: [
			...(neighbor ? [guestTile(neighbor, scene, { ...spot, box: box(2, split), os: band(2, split), right: 0 })] : []),
			guestTile(scene.sender, scene, {
				...spot,
				box: box(guestX, width - 2),
				os: band(guestX, width - 2),
				right: width - 2 - wire + 12
			})
		],
		hypervisor: {
			box: { x: 0, y: BAND_Y, width, height: METAL_Y - BAND_Y },
			words: names.hypervisor,
			at: { x: 14, y: 220 },
			anchor: 'start'
		},
		hostOs: null,
		chips,
		ring: null,
		tracks: {
			device: [
				{ x: wire, y: 70, stop: 'app' },
				{ x: wire, y: 128, stop: 'system' },
				{ x: wire, y: 156, stop: 'driver' },
				{ x: wire, y: WALL_Y, stop: 'registers' },
				{ x: wire - 42, y: WALL_Y, stop: 'wall' },
				{ x: 128, y: WALL_Y },
				...(device === 'packet' ? ([{ x: 128, y: ROWS[0], stop: 'switch' }] as const) : []),
				{ x: 128, y: ROWS[1], stop: 'metalDriver' },
				{ x: 128, y: 364, stop: 'device' }
			],
			core: coreTrack(wire, 70, 128, 240)
		},
		cable: 128,
		cells
	};
}
