// A text in lines that fit a width, by the same measure on server, browser and in tests. A word that is too long stands alone.
import { textWidth } from './measure';

/** @param width, size px */
export function wrapText(text: string, size: number, weight: 'regular' | 'bold', width: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && textWidth(`${last} ${word}`, size, weight) <= width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
