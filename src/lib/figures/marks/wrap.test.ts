import { expect, it } from 'vitest';
import { wrapText } from './wrap';

it('breaks between words, as late as the width allows', () => {
	// four letters of 626 thousandths and a space of 280: "AAAA AAAA" takes 52.9 px at 10 px
	expect(wrapText('AAAA AAAA AAAA', 10, 'regular', 53)).toEqual(['AAAA AAAA', 'AAAA']);
	expect(wrapText('AAAA AAAA AAAA', 10, 'regular', 52)).toEqual(['AAAA', 'AAAA', 'AAAA']);
	expect(wrapText('AAAAAAAA A', 10, 'regular', 20)).toEqual(['AAAAAAAA', 'A']);
});
