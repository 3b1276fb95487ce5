import { expect, it } from 'vitest';
import { excerptOf } from './excerpt';

it('shows the line, the two before it, and a caret under the column', () => {
	expect(excerptOf(['title: A', 'hosts:', '  - name: Alder', '    memoryGB: 64'], { line: 4, column: 5 })).toEqual({
		lines: [
			{ number: '2', text: 'hosts:' },
			{ number: '3', text: '  - name: Alder' },
			{ number: '4', text: '    memoryGB: 64' }
		],
		caret: '    ^',
		width: 1
	});
});

it('cuts a long line so that its place stays in sight', () => {
	const { lines, caret } = excerptOf([`${'x'.repeat(500)}!${'y'.repeat(500)}`], { line: 1, column: 501 });
	expect(lines[0]?.text[caret.length - 1]).toBe('!');
	expect(lines[0]?.text.length).toBeLessThanOrEqual(90);
});

it('shows nothing for a place that the file does not have', () => {
	expect(excerptOf(['a'], { line: 7, column: 1 })).toEqual({ lines: [], caret: '', width: 0 });
});
