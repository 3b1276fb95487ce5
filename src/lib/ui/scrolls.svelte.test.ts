import { expect, test } from 'vitest';
import { scrolls } from './scrolls';

test('a box is a stop for the keyboard as long as it holds more than it shows', async () => {
	const box = document.createElement('div');
	box.style.cssText = 'height: 60px; overflow: auto';
	document.body.append(box);
	const stop = scrolls(box);
	const inside = document.createElement('p');
	inside.style.cssText = 'height: 40px; margin: 0';
	box.append(inside);
	await new Promise(requestAnimationFrame);
	expect(box.tabIndex).toBe(-1);
	const more = inside.cloneNode();
	box.append(more);
	await expect.poll(() => box.tabIndex).toBe(0);
	more.remove();
	await expect.poll(() => box.tabIndex).toBe(-1);
	box.style.height = '20px';
	await expect.poll(() => box.tabIndex).toBe(0);
	stop();
	box.remove();
});
