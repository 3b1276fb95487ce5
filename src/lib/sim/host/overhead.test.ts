import { expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { CREDIT1 } from './credit';
import { BARHAM_2003, costRatio, emulatedHz, HYPERVISOR_COST } from './overhead';
import { responseTime } from './response';

const source = (id: string) => open.vectors.find((vector) => vector.id === id)?.source ?? '';

test(`cpu.barham.build: ${source('cpu.barham.build')}`, () => {
	expect(BARHAM_2003.kernelBuild).toMatchObject({ native: 263, xen: 271, vmwareWorkstation: 334, uml: 535 });
	// the text's "a mere 3 %"
	expect(costRatio(BARHAM_2003.kernelBuild, 'native', 'xen')).toBeCloseTo(1.03, 2);
});

test(`cpu.barham.web: ${source('cpu.barham.web')}`, () => {
	expect(BARHAM_2003.specWeb99).toMatchObject({ native: 518, xen: 514, vmwareWorkstation: 150, uml: 172 });
	// the text: Xen within 1 %, the others under a third of what native serves or little more
	expect(costRatio(BARHAM_2003.specWeb99, 'native', 'xen')).toBeLessThan(1.01);
	expect(costRatio(BARHAM_2003.specWeb99, 'native', 'vmwareWorkstation')).toBeGreaterThan(3);
});

test(`cpu.credit.constants: ${source('cpu.credit.constants')}`, () => {
	expect(CREDIT1).toEqual({ timesliceMs: 30, ticksPerSlice: 3, creditsPerMs: 10, defaultWeight: 256, ratelimitUs: 1_000 });
});

test('a hosted hypervisor costs what the kernel build took longer: 334 s against 271 s', () => {
	expect(HYPERVISOR_COST.hosted).toBeCloseTo(334 / 271, 12);
	expect(HYPERVISOR_COST['bare-metal']).toBe(1);
	expect(HYPERVISOR_COST.none).toBeCloseTo(263 / 271, 12);
});

test('without tools a packet costs 2.5 times as much and a disk operation 1.5 times: that is added', () => {
	expect(emulatedHz(0, 0)).toBe(0);
	// 1 Gbit/s costs 1 GHz with the tools' driver, 2.5 GHz without
	expect(emulatedHz(125e6, 0)).toBe(1.5e9);
	expect(emulatedHz(0, 1_000)).toBe(25e6);
});

test('at half of what it may have a guest answers in twice the time, and never faster than idle', () => {
	expect(responseTime(0.2, 1, 2)).toBeCloseTo(0.4, 12);
	expect(responseTime(0.2, 0, 2)).toBe(0.2);
	expect(responseTime(0.2, 2, 2)).toBe(Infinity);
	expect(responseTime(0.2, 0, 0)).toBe(0.2);
});
