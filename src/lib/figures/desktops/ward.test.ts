import { describe, expect, it } from 'vitest';
import estate from '../../../../lessons/4-end-user/ward-desktops.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Command } from '../../sim/command';
import { newsOf } from './news';
import { chosenScreen, portalScreen } from './screen';
import { nameOf } from './seats';
import { wardOf, type Ward } from './ward';
import { ward as layout } from './ward-layout';

const POOL = 'pool:ward';
const signIn: Command = { type: 'logInToPool', pool: POOL, users: 1, seconds: 0 };
const signOut = (guest: `vm:${string}`): Command => ({ type: 'logOffFromPool', pool: POOL, users: 1, guest });
const kill: Command = { type: 'crashGuest', guest: 'vm:broker-01' };
const publish: Command = { type: 'updateImage', pool: POOL, image: 'vm:gold-v2' };
const letter: Command = { type: 'writeData', guest: 'vm:ward-005', GiB: 2 / 1024 };

/** commands, and between them time for so many seconds */
function play(...steps: (Command | number)[]) {
	const stage = new PlainStage(estate);
	for (const step of steps) {
		if (typeof step === 'number') stage.props.time.seek(stage.props.view.seconds + step);
		else expect(stage.props.send(step)).toBeNull();
	}
	const { view, events, scenario, choices } = stage.props;
	const ward = wardOf(view, events, scenario, choices);
	if (!ward) throw new Error('no pool');
	return { ward, news: newsOf(ward, events, 12) };
}
const versions = (ward: Ward) =>
	ward.desks.map((desk) => (desk ? `${desk.version}${desk.stage === 'inUse' ? ' ' + nameOf(desk.person ?? -1) : ''}` : '-'));

describe('the pool', () => {
	it('begins with twelve people at work and four desktops ready', () => {
		const { ward, news } = play();
		expect(ward.desks.filter((desk) => desk?.stage === 'inUse')).toHaveLength(12);
		expect(ward.desks.filter((desk) => desk?.stage === 'ready')).toHaveLength(4);
		expect(chosenScreen(ward)).toMatchObject({ title: 'Elif’s screen', shows: 'desktop', from: 4 });
		expect(news).toContain('12 people work');
	});

	it('gives who signs in a desktop: portal, broker, picture', () => {
		expect(portalScreen(play().ward)).toMatchObject({ title: 'Mara’s screen', shows: 'portal', from: null });
		expect(portalScreen(play(signIn, 15).ward)).toMatchObject({ shows: 'portal', strong: 'You get ward-013.', progress: 0.5 });
		const { ward, news } = play(signIn, 31);
		expect(portalScreen(ward)).toMatchObject({ title: 'Mara’s screen', shows: 'desktop', from: 12 });
		expect(news).toContain('Mara works on ward-013');
	});

	it('without its broker: who works notices nothing, who comes waits, and is served when it is back', () => {
		const { ward, news } = play(kill, signIn, 300);
		expect(ward.pool.loggedOn).toBe(12);
		expect(portalScreen(ward)).toMatchObject({ title: 'Mara’s screen', stuck: true, strong: 'No answer from the broker.' });
		expect(chosenScreen(ward)).toMatchObject({ shows: 'desktop', from: 4 });
		expect(news).toContain('12 people work on and notice nothing');
		const back = play(kill, signIn, 300, { type: 'reset', guest: 'vm:broker-01' }, 120);
		expect(portalScreen(back.ward)).toMatchObject({ title: 'Mara’s screen', shows: 'desktop' });
	});

	it('turns free desktops to a published version at once, in their places, and the others when their people leave', () => {
		const { ward, news } = play(publish, 300);
		expect(
			versions(ward)
				.slice(0, 12)
				.every((text) => text.startsWith('1 '))
		).toBe(true);
		expect(versions(ward).slice(12, 16)).toEqual(['2', '2', '2', '2']);
		expect(news).toContain('4 free desktops are made anew');
		const left = play(publish, 300, signOut('vm:ward-005'), 300);
		// her desktop is gone; four are ready without it
		expect(versions(left.ward)[4]).toBe('-');
		expect(left.news).toContain('Elif has signed out. ward-005 was of another version');
		const again = play(publish, 300, signOut('vm:ward-005'), 300, signIn, 300);
		expect(versions(again.ward)[12]).toBe('2 Elif');
		// the spare one that takes its turn is made where a place is free
		expect(versions(again.ward)[4]).toBe('2');
	});

	it('leads back: version 1 can be published again', () => {
		const { ward } = play(publish, 300, { type: 'updateImage', pool: POOL, image: 'vm:gold-v1' }, 300);
		expect(versions(ward).slice(12, 16)).toEqual(['1', '1', '1', '1']);
		expect(ward.images.map(({ version, published }) => [version, published])).toEqual([
			[1, true],
			[2, false]
		]);
	});

	it('a reset drops the letter on C:, and not the one on the file share', () => {
		const saved = play(letter, { type: 'writeData', guest: 'vm:files-01', GiB: 2 / 1024 });
		expect([saved.ward.chosen?.letters, saved.ward.letters]).toEqual([1, 1]);
		const { ward, news } = play(letter, { type: 'writeData', guest: 'vm:files-01', GiB: 2 / 1024 }, signOut('vm:ward-005'));
		expect([ward.chosen?.letters, ward.letters]).toEqual([0, 1]);
		expect(news).toContain('Elif has signed out, and ward-005 was reset');
		expect(news).toContain('1 letter among it');
		// she comes back to another desktop, without it
		const again = play(letter, signOut('vm:ward-005'), signIn, 300);
		expect(again.ward.desks.find((desk) => desk?.person === 4)).toMatchObject({ place: 13, letters: 0 });
	});

	it('a reset below somebody’s hands makes her ask again, and says whose work it was', () => {
		const { ward, news } = play(letter, { type: 'resetDesktop', guest: 'vm:ward-005' });
		expect(news).toContain('below Elif’s hands');
		expect(ward.desks.find((desk) => desk?.person === 4)).toMatchObject({ place: 13, stage: 'signingIn' });
	});

	it('says so when all desktops are taken', () => {
		const { ward, news } = play({ ...signIn, users: 9 }, 600);
		expect(ward.pool).toMatchObject({ loggedOn: 20, waiting: 1, blocked: 'size' });
		expect(news).toContain('all 20 desktops are taken');
		expect(new Set(ward.desks.map((desk) => desk?.person)).size).toBe(20);
	});
});

describe('the drawing', () => {
	it.each([320, 358, 480, 736, 899, 900, 1128])('holds twenty desktops of at least 44 px within %i px', (width) => {
		const { tiles, images, share, height, broker, portal } = layout(width, 20);
		for (const { x, y, width: wide, height: high } of tiles) {
			expect(wide).toBeGreaterThanOrEqual(44);
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x + wide).toBeLessThanOrEqual(width + 0.5);
			expect(y + high).toBeLessThan(height);
		}
		for (const box of [images, share, broker, portal]) expect(box.x + box.width).toBeLessThanOrEqual(width);
	});

	it('leads the picture from the screen to the middle of its desktop, never through the broker', () => {
		const marks = layout(1128, 20);
		const tile = marks.tiles[4];
		const path = marks.wire('chosen', 4);
		const [, across] = /H([\d.]+)v\d+$/.exec(path) ?? [];
		expect(Number(across)).toBeCloseTo((tile?.x ?? 0) + (tile?.width ?? 0) / 2, 0);
		const [, level] = /^M[\d.]+ ([\d.]+)H/.exec(marks.wire('portal', 12)) ?? [];
		expect(Number(level)).toBeLessThan(marks.broker.y - 9);
	});
});
