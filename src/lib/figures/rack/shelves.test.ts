import { expect, it } from 'vitest';
import { fillShelves } from './shelves';

const items = (...sizes: number[]) => sizes.map((MiB, key) => ({ key, MiB }));
const pieces = (...filled: Parameters<typeof fillShelves<number>>) =>
	fillShelves(...filled).placed.map((one) => one.pieces.map(({ shelf, fromMiB, MiB }) => [shelf, fromMiB, MiB]));

it('puts each where there is room first, after what the hypervisor keeps', () => {
	expect(pieces(items(30, 40, 20), 4, 64, 128)).toEqual([[[0, 4, 30]], [[1, 0, 40]], [[0, 34, 20]]]);
});

it('lets the only shelf run over', () => {
	expect(pieces(items(100, 40), 4, 128, 128)).toEqual([[[0, 4, 100]], [[0, 104, 40]]]);
});

it('splits what no shelf holds in one piece, though all together do', () => {
	expect(pieces(items(40, 40, 40), 0, 64, 128)).toEqual([
		[[0, 0, 40]],
		[[1, 0, 40]],
		[
			[0, 40, 24],
			[1, 40, 16]
		]
	]);
});

it('adds shelves without memory for what is beyond the host', () => {
	const filled = fillShelves(items(64, 64, 70), 0, 64, 128);
	expect(filled.placed[2]?.pieces.map(({ shelf, MiB }) => [shelf, MiB])).toEqual([
		[2, 64],
		[3, 6]
	]);
	expect(filled.capacityMiB).toEqual([64, 64, 0, 0]);
});

it('has a shorter last shelf where the memory is no multiple', () => {
	expect(fillShelves(items(), 0, 64, 96).capacityMiB).toEqual([64, 32]);
});
