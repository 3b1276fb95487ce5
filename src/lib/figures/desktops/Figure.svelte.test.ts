import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import monday from '../../../../lessons/4-end-user/monday-morning.scenario.yaml';
import ward from '../../../../lessons/4-end-user/ward-desktops.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test says so, as with reduced motion */
async function open(estate: typeof ward, choices = {}) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	const press = (name: string) => screen.getByRole('button', { name, exact: true }).click();
	const wait = (seconds: number) => stage.props.time.seek(stage.props.view.seconds + seconds);
	const desk = (name: RegExp) => screen.getByRole('radio', { name });
	return { stage, screen, press, wait, desk };
}

test('by mouse: the broker dies, twelve people work on, and who comes waits in front of four ready desktops', async () => {
	const { screen, press, wait, desk } = await open(ward);
	await press('Kill the broker');
	await expect.element(screen.getByRole('status')).toHaveTextContent('12 people work on and notice nothing');
	await press('Sign in: Mara');
	await expect.element(screen.getByRole('status')).toHaveTextContent('Mara waits at the portal. 4 desktops stand ready');
	wait(120);
	await expect.element(desk(/^ward-005, version 1: Elif works on it$/)).toBeVisible();
	await press('Restart the broker');
	await expect.element(screen.getByRole('button', { name: 'The broker is starting' })).toHaveAttribute('aria-disabled', 'true');
	wait(60);
	wait(30);
	await expect.element(screen.getByRole('status')).toHaveTextContent('Mara works on ward-013');
});

test('by keyboard: another desktop is chosen with the arrows, and the buttons are about it', async () => {
	const { screen, desk } = await open(ward);
	(desk(/^ward-005/).element() as SVGGElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(screen.getByText('ward-006, Farid:')).toBeVisible();
	await expect.element(desk(/^ward-006/)).toHaveFocus();
	await userEvent.keyboard('{ArrowDown}');
	// one row down: five or ten places on, by the width
	expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^ward-01[16]/);
	await expect.element(desk(/^ward-006/)).toHaveAttribute('tabindex', '-1');
});

test('a letter on C: is gone after the sign-out, one on the file share is not', async () => {
	const { screen, press } = await open(ward);
	await press('Save a letter on C:');
	await press('Save one on the file share');
	await press('Sign out');
	await expect.element(screen.getByRole('status')).toHaveTextContent('Elif has signed out, and ward-005 was reset');
	await expect.element(screen.getByRole('status')).toHaveTextContent('1 letter among it. The file share was not touched.');
	await expect.element(screen.getByText('1 letter, all profiles')).toBeVisible();
	// nobody is there any more: the buttons say so
	await expect.element(screen.getByRole('button', { name: 'Sign out', exact: true })).toHaveAttribute('aria-disabled', 'true');
	await expect.element(screen.getByText('Nobody works on ward-005: nobody can save a letter or sign out there.')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Sign in: Elif' })).toBeVisible();
});

test('a new version reaches free desktops at once, and the others when their people leave', async () => {
	const { stage, press, wait, desk } = await open(ward);
	await press('Publish version 2');
	wait(120);
	await expect.element(desk(/version 2: ready/).first()).toBeVisible();
	expect(desk(/version 2: ready/).elements()).toHaveLength(4);
	expect(desk(/version 1: .* works on it/).elements()).toHaveLength(12);
	await press('Sign out');
	expect(stage.props.view.guests['vm:ward-005']).toBeUndefined();
});

test('on Monday the doors open, the world does what was reckoned, and a slider begins it anew', async () => {
	const { stage, screen, press } = await open(monday, { view: 'monday', people: '40' });
	await expect.element(screen.getByText('Seen when the doors are open.')).toBeVisible();
	await press('Open the doors');
	await expect.poll(() => stage.props.events.some(({ type }) => type === 'usersArriving')).toBe(true);
	await press('Go to when all work');
	await expect.element(screen.getByRole('status')).toHaveTextContent('Everybody works at 08:01:27. The longest wait was 1 min 30 s.');
	(screen.getByRole('slider', { name: 'They come within' }).element() as HTMLInputElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.poll(() => stage.props.events.find(({ type }) => type === 'usersArriving')).toMatchObject({ users: 40, ns: 180e9 });
});

test('what is taken back on Monday is not begun again by itself', async () => {
	const { stage, screen, press } = await open(monday, { view: 'monday', people: '40' });
	await press('Open the doors');
	await expect.poll(() => stage.props.events.length).toBeGreaterThan(0);
	stage.undo();
	await new Promise((resolve) => setTimeout(resolve, 300));
	expect(stage.props.events).toHaveLength(0);
	await press('Play it again');
	await expect.poll(() => stage.props.events.length).toBeGreaterThan(0);
	await expect.element(screen.getByText('What they do')).toBeVisible();
});

test.each([320, 358, 560, 736, 900, 1128])('at %i px nothing sticks out', async (width) => {
	for (const [estate, choices] of [
		[ward, {}],
		[monday, { view: 'monday', doors: 'open', color: 'writes' }]
	] as const) {
		const { screen } = await open(estate, choices);
		const box = screen.container;
		box.style.containerType = 'inline-size';
		box.style.width = `${width}px`;
		await new Promise((resolve) => setTimeout(resolve, 60));
		const { right } = box.getBoundingClientRect();
		for (const each of box.querySelectorAll('div, p, button, dl, dd, fieldset, svg'))
			expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 100)).toBeLessThanOrEqual(right + 0.5);
		await screen.unmount();
	}
});
