import { describe, expect, test } from 'vitest';
import { FIRST_YEAR, LAST_YEAR, PRODUCTS } from './history';
import { layout, spanAt, yearOf } from './layout';

const product = (id: string) => PRODUCTS.find((each) => each.id === id) ?? expect.fail(id);

test('a year shows the name that held at its end', () => {
	expect(spanAt(product('xendesktop'), 2017).name).toBe('XenDesktop');
	expect(spanAt(product('xendesktop'), 2018).name).toBe('Citrix Virtual Apps and Desktops');
	expect(spanAt(product('vsphere'), 2022).owner).toBe('VMware');
	expect(spanAt(product('vsphere'), 2023).owner).toBe('Broadcom');
	expect(spanAt(product('medv'), 2021).terms).toBe('supportEnded');
	expect(spanAt(product('appv'), 2026).terms).toBe('partOfWindows');
});

test('in 2010 only Terminal Services had another name than in the talk; by 2026 many names and owners differ, and some do not', () => {
	const then = layout('all', 2010);
	expect(then.rows.filter(({ renamed, owned }) => renamed || owned).map(({ now }) => now.name)).toEqual(['Remote Desktop Services']);
	const today = layout('all', 2026);
	expect(today.renamed).toBeGreaterThan(PRODUCTS.length / 3);
	expect(today.rows.filter(({ over }) => over).map(({ now }) => now.name)).toEqual(['Hyper-V Server, free', 'MED-V']);
	expect(today.rows.find(({ id }) => id === 'xen')).toMatchObject({ renamed: false, owned: false });
	// renamed twice, and back where it was
	expect(today.rows.find(({ id }) => id === 'esx')).toMatchObject({ renamed: false, owned: true });
	expect(today.rows.find(({ id }) => id === 'xenserver')).toMatchObject({ renamed: false, owned: true });
});

test('17 years across: a bar begins where its name does, and ends with the year; what came later is not told', () => {
	const { x, rows } = layout('all', 2018);
	// the middle of the ninth of 17 years
	expect(x).toBe(50);
	const citrix = rows.find(({ id }) => id === 'xendesktop');
	expect(citrix?.spans.map(({ x, now }) => [x, now])).toEqual([
		[0, false],
		[47.1, true] // 8 years of 17
	]);
	for (const { spans } of rows) expect(spans.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo((9 / 17) * 100, 0);
});

describe('the history', () => {
	test.each(PRODUCTS.map((each) => [each.id, each] as const))('%s runs forward, and is known in 2010', (_, { spans }) => {
		const years = spans.map(({ from }) => from);
		expect(years).toEqual(years.toSorted((a, b) => a - b));
		expect(years[0]).toBeLessThan(FIRST_YEAR + 1);
		expect(years.at(-1)).toBeLessThan(LAST_YEAR + 1);
	});
});

test('a choice that is no year is the last one', () => {
	expect([yearOf(undefined), yearOf('2013'), yearOf('1066'), yearOf('soon')]).toEqual([2026, 2013, 2010, 2026]);
});
