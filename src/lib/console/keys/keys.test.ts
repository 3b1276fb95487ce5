import { expect, it } from 'vitest';
import { labKey } from './keys';

const press = (key: string, more: object = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

it.each([
	['Ctrl+Z takes back', press('z', { ctrlKey: true }), 'undo'],
	['Cmd+Z takes back', press('z', { metaKey: true }), 'undo'],
	['Ctrl+Shift+Z does again', press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
	['Ctrl+Y does again', press('y', { ctrlKey: true }), 'redo'],
	['K plays', press('k'), 'play'],
	['? helps', press('?', { shiftKey: true }), 'help'],
	['Alt+K belongs to the browser', press('k', { altKey: true }), null],
	['Ctrl+K belongs to the browser', press('k', { ctrlKey: true }), null],
	['Space belongs to the rack', press(' '), null]
])('%s', (_, pressed, key) => {
	expect(labKey(pressed, true)).toBe(key);
});

it('with single letters off, only the letters are silent', () => {
	expect(labKey(press('k'), false)).toBeNull();
	expect(labKey(press('?'), false)).toBeNull();
	expect(labKey(press('z', { ctrlKey: true }), false)).toBe('undo');
});
