import { expect, test } from 'vitest';
import { CARDS, TRUTH } from './cards';
import { bandsOf, pictureOf } from './picture';

test.each([
	['laptop', 2],
	['desktops', 3],
	['alone', 1],
	['both', 1],
	['session', 1],
	['streamed', 1],
	['containers', 1],
	['dualBoot', 1],
	['cloud', 0]
] as const)('%s shows %i blue bands', (card, bands) => {
	expect(bandsOf(card)).toBe(bands);
});

test('the bands on the picture are the systems that the card claims', () => {
	for (const card of CARDS) {
		const { systems } = TRUTH[card];
		if (typeof systems === 'number') expect(bandsOf(card), card).toBe(systems);
	}
});

test('what belongs to virtualization shows a hypervisor and a guest, and nothing else does but the mixture', () => {
	const withHypervisor = CARDS.filter((card) => pictureOf(card).some(({ kind }) => kind === 'hypervisor'));
	expect([...withHypervisor].sort()).toEqual(CARDS.filter((card) => TRUTH[card].tray !== 'else').sort());
	for (const card of withHypervisor) expect(pictureOf(card).some(({ kind }) => kind === 'guest')).toBe(true);
});
