// A hosted hypervisor: a program on an ordinary operating system, beside the other programs. That system has the drivers.
import { m } from '$lib/paraglide/messages';
import { cellsOf, chipAt, coreTrack, METAL_Y, overCell, TOP } from './frame';
import { guestChip, guestTile } from './guests';
import type { ChipMark, Plan } from './marks';
import { namesFor } from './names';
import type { StackScene } from './scene';

const BAND_Y = 158;
const WALL_Y = 186;
const OS_Y = 214;

export function hostedPlan(scene: StackScene, width: number): Plan {
	const names = namesFor(scene.stack);
	const device = scene.request === 'packet' ? 'packet' : 'write';
	const emulated = scene.route?.drivers === 'emulated';
	const [ownerY, switchY, driverY] = device === 'packet' ? [230, 255, 280] : [241, 241, 273];
	const cells = cellsOf(scene.host.cores, width);
	const right = width - 64;
	const wire = overCell(cells, right - 22);
	const [neighbor] = scene.neighbors;
	const split = Math.round(right * 0.42);
	const guestX = split + 8;
	const box = (x: number, end: number) => ({ x, y: TOP, width: end - x, height: BAND_Y - 2 - TOP });
	const band = (x: number, end: number) => ({ x: x + 6, y: 94, width: end - x - 12, height: 56 });
	const spot = { nameY: 111, appY: 57 };
	const chips: ChipMark[] = [
		{ box: chipAt(14, ownerY, 88), words: emulated ? names.player : names.back[device], look: emulated ? 'played' : 'hyper' },
		...(device === 'packet' ? [{ box: chipAt(14, switchY, 88), words: names.switch, look: 'hyper' as const }] : []),
		{ box: chipAt(14, driverY, 88), words: names.owner?.driver ?? '', look: 'metal' },
		guestChip(scene, guestX + 10, wire - 16, 134)
	];
	const middle = (OS_Y + METAL_Y) / 2;
	return {
		tiles: [
			...(neighbor ? [guestTile(neighbor, scene, { ...spot, box: box(2, split), os: band(2, split), right: 0 })] : []),
			guestTile(scene.sender, scene, { ...spot, box: box(guestX, right - 2), os: band(guestX, right - 2), right: right - wire + 10 })
		],
		hypervisor: { box: { x: 0, y: BAND_Y, width: right, height: 48 }, words: names.hypervisor, at: { x: 10, y: 196 }, anchor: 'start' },
		hostOs: {
			box: { x: 0, y: OS_Y, width, height: METAL_Y - OS_Y },
			words: names.owner?.name ?? '',
			os: names.owner?.os ?? '',
			app: { box: { x: right + 6, y: OS_Y - 30, width: 56, height: 25 }, words: m.layers_app_mail() }
		},
		chips,
		ring: null,
		tracks: {
			device: [
				{ x: wire, y: 69, stop: 'app' },
				{ x: wire, y: 108, stop: 'system' },
				{ x: wire, y: 134, stop: 'driver' },
				{ x: wire, y: WALL_Y, stop: 'registers' },
				{ x: wire - 46, y: WALL_Y, stop: 'wall' },
				{ x: 140, y: WALL_Y },
				{ x: 140, y: ownerY },
				{ x: 116, y: ownerY, stop: 'owner' },
				...(device === 'packet' ? ([{ x: 116, y: switchY, stop: 'switch' }] as const) : []),
				{ x: 116, y: driverY, stop: 'metalDriver' },
				{ x: 116, y: 364, stop: 'device' }
			],
			core: coreTrack(wire, 69, 108, WALL_Y, middle)
		},
		cable: 116,
		cells
	};
}
