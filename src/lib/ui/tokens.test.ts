import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8').replace(/\/\*.*?\*\//gs, '');
/** the custom properties of the first rule with this selector */
const block = (selector: string) => {
	const rule = css.slice(css.indexOf(`${selector} {`));
	const inside = rule.slice(rule.indexOf('{') + 1, rule.indexOf('}'));
	return Object.fromEntries([...inside.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name ?? '', value?.trim() ?? '']));
};
const light = block(':root');
const dark = block(":root[data-theme='dark']");
const darkBySystem = block(":root:not([data-theme='light'])");

/** WCAG 2.2, relative luminance of a #rrggbb */
function luminance(colour: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
	const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

test('black on white is 21:1, as the formula says', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
});

test('the dark theme is the same whether the learner or the system chose it', () => {
	expect(darkBySystem).toEqual(dark);
});

test('every colour of the light theme has its counterpart in the dark one', () => {
	expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
});

describe.each([
	['light', light],
	['dark', dark]
])('in the %s theme', (_, theme) => {
	const ratio = (front: string, back: string) => contrast(theme[`--${front}`] ?? '', theme[`--${back}`] ?? '');

	test.each([
		['ink', 'bg'],
		['ink', 'surface'],
		['ink', 'sunken'],
		['ink', 'select'],
		['muted', 'bg'],
		['muted', 'surface'],
		['muted', 'sunken'],
		['muted', 'select'],
		['link', 'bg'],
		['link', 'surface'],
		['on-action', 'action'],
		['on-metal', 'metal'],
		['on-metal-2', 'metal'],
		['guest-ink', 'guest-tint'],
		['guest-ink', 'guest-fill'],
		['ok', 'ok-tint'],
		['warn', 'warn-tint'],
		['bad', 'bad-tint'],
		['bad', 'surface'],
		['bad', 'select'],
		['on-layer', 'hyper'],
		['on-layer', 'os'],
		['on-layer', 'app'],
		['on-layer', 'session']
	])('text in --%s reads on --%s', (front, back) => {
		expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5);
	});

	test.each([
		['line-strong', 'bg'],
		['line-strong', 'surface'],
		['focus', 'bg'],
		['focus', 'surface'],
		['guest', 'surface'],
		['metal-2', 'surface'],
		['hyper', 'surface'],
		['ok', 'surface'],
		['warn', 'surface']
	])('an edge in --%s shows on --%s', (front, back) => {
		expect(ratio(front, back)).toBeGreaterThanOrEqual(3);
	});
});
