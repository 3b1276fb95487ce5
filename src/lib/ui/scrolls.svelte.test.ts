import { expect, test } from 'vitest';
import { scrolls } from './scrolls';

test('a box is a stop for the keyboard as long as it holds more than it shows', async () => {
	const box = document.createElement('div');
	box.style.cssText = 'height: 60px; overflow: auto';
	document.body.append(box);
	const line = () => {
		const element = document.createElement('p');
		element.style.cssText = 'height: 40px; margin: 0';
		box.append(element);
		return element;
	};
	const stop = scrolls(box);
	line();
	await new Promise(requestAnimationFrame);
	expect(box.tabIndex).toBe(-1);
	const second = line();
	await expect.poll(() => box.tabIndex).toBe(0);
	second.remove();
	await expect.poll(() => box.tabIndex).toBe(-1);
	box.style.height = '20px';
	await expect.poll(() => box.tabIndex).toBe(0);
	stop();
	box.remove();
});
