import { describe, expect, it } from 'vitest';
import { cutText, textWidth } from './measure';
import { tileFace } from './tile';

const face = (width: number, height = 104) => tileFace('ehr-app-01', 'APP', 50, width, height);

describe('what a tile has room for', () => {
	it.each([
		[140, 'name'],
		[100, 'stack'],
		[60, 'code'],
		[24, 'glyph'],
		[12, 'level'],
		[8, 'plain']
	])('at %i px: %s', (width, expected) => {
		expect(face(width).face).toBe(expected);
	});

	it('keeps the level off name and foot, whatever the CPU', () => {
		for (const cpu of [-5, 0, 50, 100, 180]) {
			const { level, foot, head } = tileFace('ehr-app-01', 'APP', cpu, 140, 104);
			expect(level).toBeGreaterThanOrEqual(foot);
			expect(level).toBeLessThanOrEqual(104 - head);
		}
	});

	it('gives the menu a target of 24 px in the middle of a narrow tile, beside the name of a wide one', () => {
		expect(face(16).menu).toEqual({ x: -4, y: 53, width: 24, height: 24 });
		expect(face(60).menu).toEqual({ x: 18, y: 51, width: 24, height: 24 });
		expect(face(200).menu).toEqual({ x: 170, y: 3, width: 24, height: 24 });
		expect(face(60, 34).menu).toBeNull();
	});
});

describe('text without a browser', () => {
	it('adds up the advance widths of the typeface', () => {
		// 'A' 626, 'b' 566 and a figure 650 thousandths of the size
		expect(textWidth('Ab1', 10)).toBeCloseTo((626 + 566 + 650) / 100, 6);
	});

	it('cuts what does not fit, with an ellipsis that does', () => {
		const cut = cutText('clinical-cluster-host-01', 12, 'bold', 80);
		expect(cut).toMatch(/^clin.*…$/);
		expect(textWidth(cut, 12, 'bold')).toBeLessThanOrEqual(80);
		expect(cutText('Alder', 12, 'bold', 80)).toBe('Alder');
	});
});
