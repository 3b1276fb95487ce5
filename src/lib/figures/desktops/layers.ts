// The fillings of the wave, one upon the other: what the array gives to booting, signing in and working, or to reads and writes.
import { area } from 'd3-shape';
import { givenTo, type Moment, type Shares } from '$lib/sim/delivery/morning';
import { px } from '../marks/box';
import { sumOf, writesOf, type Image } from './wave';

export type Layer = 'steady' | 'login' | 'boot' | 'writes' | 'reads' | 'given';

export interface Sample {
	/** s since the doors opened */
	readonly at: number;
	readonly moment: Moment;
}

/** `hidden`: only how high it is */
export type Fill = 'hidden' | 'phases' | 'writes';

type Part = { readonly layer: Layer; readonly of: (given: Shares) => number };

const PHASES: readonly Part[] = [
	{ layer: 'steady', of: ({ steady }) => steady },
	{ layer: 'login', of: ({ login }) => login },
	{ layer: 'boot', of: ({ boot }) => boot }
];

export function layersOf(fill: Fill, image: Image, iops: number): (moment: Moment) => readonly { layer: Layer; value: number }[] {
	const parts: readonly Part[] =
		fill === 'hidden'
			? [{ layer: 'given', of: sumOf }]
			: fill === 'phases'
				? PHASES
				: [
						{ layer: 'writes', of: (given) => writesOf(given, image) },
						{ layer: 'reads', of: (given) => sumOf(given) - writesOf(given, image) }
					];
	return (moment) => {
		const given = givenTo(moment, iops);
		return parts.map(({ layer, of }) => ({ layer, value: of(given) }));
	};
}

export function stacked(
	samples: readonly Sample[],
	layersAt: ReturnType<typeof layersOf>,
	x: (at: number) => number,
	y: (iops: number) => number
): { layer: Layer; d: string }[] {
	const rows = samples.map(({ at, moment }) => ({ at, layers: layersAt(moment) }));
	const below = rows.map(() => 0);
	return (rows[0]?.layers ?? []).map(({ layer }, nth) => {
		const bands = rows.map(({ at, layers }, i) => {
			const from = below[i] ?? 0;
			const to = from + (layers[nth]?.value ?? 0);
			below[i] = to;
			return { at, from, to };
		});
		const draw = area<(typeof bands)[number]>()
			.x(({ at }) => px(x(at)))
			.y0(({ from }) => px(y(from)))
			.y1(({ to }) => px(y(to)));
		return { layer, d: draw(bands) ?? '' };
	});
}
