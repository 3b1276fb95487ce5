import { expect, test } from 'vitest';
import { excerpt } from './excerpt';

const marked = (text: string, ...words: string[]) =>
	excerpt(text, words)
		.map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
		.join('');

test('the words that were found are marked, whatever their case, as whole words only', () => {
	expect(marked('A Host hosts guests; the host is metal.', 'host')).toBe('A [Host] hosts guests; the [host] is metal.');
});

test('a short text is shown whole', () => {
	expect(marked('One kernel.', 'nothing')).toBe('One kernel.');
	expect(marked('One kernel.')).toBe('One kernel.');
});

test('a long one is cut between words, around the first that was found', () => {
	const text = `${'before '.repeat(40)}snapshot ${'after '.repeat(60)}end`;
	const shown = marked(text, 'snapshot');
	expect(shown).toMatch(/^… (before )+\[snapshot\] (after )+…$/);
	expect(shown.length).toBeLessThan(220);
});

test('signs of a pattern are ordinary letters', () => {
	expect(marked('VMDK (thin) costs.', '(thin)', 'a.c')).toContain('VMDK');
});
