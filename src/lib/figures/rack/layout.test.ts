import { describe, expect, it } from 'vitest';
import { clinic, clinicMoving, clinicTroubled, estate } from './fixture';
import { layoutRack } from './layout';
describe('x', () => {
	it('y', () => {
		for (const w of [880, 736, 366]) {
			const k = layoutRack(clinicMoving(), { width: w });
			console.log(
				w,
				k.height,
				k.pxPerGiB,
				JSON.stringify(k.hosts[1]?.tiles.map((t) => [t.name, t.box, t.face.face, t.word])),
				JSON.stringify(k.hosts[1]?.note),
				JSON.stringify(k.wires),
				JSON.stringify(k.hosts[1]?.ticks)
			);
		}
		layoutRack(clinicTroubled(), { width: 880 });
		const k = layoutRack(estate(100), { width: 500, dense: true });
		console.log(k.height, k.hosts[0]?.row);
		expect(1).toBe(1);
	});
});
