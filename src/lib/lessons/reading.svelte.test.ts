import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Reading } from './reading.svelte';

const chapter = {
	slug: '9-beds',
	minutes: 20,
	parts: [
		{ id: 'top', figure: null, share: 0.25 },
		{ id: 'beds', figure: null, share: 0.5 },
		{ id: 'boards', figure: null, share: 0.25 }
	]
} as const;

const memory = (...read: readonly string[]) => ({
	sections: () => Promise.resolve(new Set(read)),
	rememberSection: vi.fn<(place: string) => void>()
});

/** a page of three sections, each a window high */
function page() {
	document.body.replaceChildren(
		...chapter.parts.map(({ id }) => {
			const section = document.createElement('section');
			section.id = id;
			section.style.height = `${innerHeight}px`;
			return section;
		})
	);
	document.body.style.margin = '0';
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	document.body.replaceChildren();
});

test('a section is read once its end has been in the window for three looks, and not before', () => {
	page();
	const kept = memory();
	const reading = new Reading(kept);
	const stop = reading.follow(chapter);
	vi.advanceTimersByTime(2000);
	expect(reading.has('9-beds', 'top')).toBe(false);
	vi.advanceTimersByTime(1000);
	expect(reading.has('9-beds', 'top')).toBe(true);
	expect(reading.has('9-beds', 'beds')).toBe(false);
	expect(kept.rememberSection.mock.calls).toEqual([['9-beds#top']]);
	stop();
});

test('who jumps past a section has not read it', () => {
	page();
	const reading = new Reading(memory());
	const stop = reading.follow(chapter);
	vi.advanceTimersByTime(1000);
	scrollTo(0, 2 * innerHeight);
	vi.advanceTimersByTime(3000);
	expect([reading.has('9-beds', 'top'), reading.has('9-beds', 'beds'), reading.has('9-beds', 'boards')]).toEqual([false, false, true]);
	stop();
});

test('the time left is the share of what was not read, in whole minutes', async () => {
	vi.useRealTimers();
	const reading = new Reading(memory('9-beds#beds', '1-basics#host'));
	await expect.poll(() => reading.count('9-beds')).toBe(1);
	expect(reading.minutesLeft(chapter)).toBe(10);
	reading.mark('9-beds', 'top');
	expect(reading.minutesLeft(chapter)).toBe(5);
	reading.mark('9-beds', 'boards');
	expect(reading.minutesLeft(chapter)).toBe(0);
});
