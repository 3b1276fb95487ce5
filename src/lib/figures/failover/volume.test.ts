import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/three-hosts-ha.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { cureOf, lockOf, placed, placeOf, wandererOf, type Place } from './disks';
import { volumeLayout } from './volume-layout';
import { outcomes } from './volume-words';

const fax = (stage: PlainStage) => {
	const found = wandererOf(estate, stage.scene.view);
	if (!found) throw new Error('no wanderer');
	return found;
};
const locks = (stage: PlainStage) =>
	Object.fromEntries(volumeLayout(stage.scene.view, 'locks', 1100).disks.map(({ guest, owner }) => [guest.slice(3), owner]));
const standing = (stage: PlainStage) =>
	Object.fromEntries(outcomes(stage.scene.view, stage.scene.events).map(({ guest, is }) => [guest.slice(3), is]));
const end = (stage: PlainStage) => {
	while (stage.step());
	return stage;
};
const withFax = (place: Place) => {
	const first = new PlainStage(estate);
	return new PlainStage(placed(estate, first.scene.view, fax(first), place));
};

describe('one volume', () => {
	test('each disk has one owner: the host that runs its guest', () => {
		expect(locks(new PlainStage(estate))).toEqual({
			'ehr-db-01': 'Alder',
			'hl7-01': 'Birch',
			'ehr-app-02': 'Cedar',
			'ctx-03': 'Cedar',
			'report-01': 'Cedar',
			'fax-01': 'Cedar'
		});
	});

	test('a dead host’s locks lapse, and pass to who starts the guest; the disk inside it has nobody', () => {
		const stage = new PlainStage(estate);
		stage.scene.send({ type: 'failHost', host: 'host:cedar' });
		expect(lockOf(stage.scene.view, fax(stage)).is).toBe('lapsed');
		end(stage);
		expect(locks(stage)).toMatchObject({ 'ehr-app-02': 'Birch', 'ctx-03': 'Birch', 'report-01': 'Alder', 'fax-01': 'lock lapsed' });
		expect(standing(stage)).toEqual({ 'ehr-app-02': 'back', 'ctx-03': 'back', 'report-01': 'back', 'fax-01': 'stays' });
	});

	test('the volume fails: every guest of every host stops, and the one with a disk of its own runs on', () => {
		const stage = new PlainStage(estate);
		stage.scene.send({ type: 'loseDatastore', datastore: 'ds:san-01' });
		end(stage);
		expect(standing(stage)).toEqual({
			'ehr-db-01': 'stays',
			'hl7-01': 'stays',
			'ehr-app-02': 'stays',
			'ctx-03': 'stays',
			'report-01': 'stays'
		});
		expect(stage.scene.view.people.cutOff).toBe(180);
		expect(stage.scene.view.guests['vm:fax-01']?.state).toBe('running');
	});

	test('moved to the volume before the failure, it starts elsewhere: 40 GB at 120 MB/s', () => {
		const stage = new PlainStage(estate);
		expect(placeOf(stage.scene.view, fax(stage))).toBe('inside');
		const cure = cureOf(stage.scene.view, fax(stage));
		expect(cure && stage.scene.send(cure)).toBeNull();
		end(stage);
		expect(stage.scene.view.seconds).toBeCloseTo((40 * 2 ** 30) / 120e6, 0);
		stage.scene.send({ type: 'failHost', host: 'host:cedar' });
		expect(standing(end(stage))['fax-01']).toBe('back');
	});

	test.each([
		['volume', 'vsphere4', 'back'],
		['volume', 'xenserver', 'back'],
		['inside', 'xenserver', 'stays'],
		['dvd', 'xenserver', 'stays'],
		['dvd', 'vsphere4', 'back']
	] as const)('disk %s, %s: %s', (place, profile, outcome) => {
		const stage = withFax(place);
		expect(placeOf(stage.scene.view, fax(stage))).toBe(place);
		stage.scene.send({ type: 'editCluster', cluster: 'cluster:clinic', change: { ha: { profile } } });
		stage.scene.send({ type: 'failHost', host: 'host:cedar' });
		expect(standing(end(stage))['fax-01']).toBe(outcome);
	});
});

describe('its drawing', () => {
	test('a guest is as wide as its memory, on every host to the same scale', () => {
		const { hosts } = volumeLayout(new PlainStage(estate).scene.view, 'locks', 1144);
		// 2 gaps of 18 px and 4 px of frame each leave 1096 px for 40 + 40 + 48 GB
		const perGB = 1096 / 128;
		expect(hosts.map(({ bay }) => Math.round(bay.width / perGB))).toEqual([40, 40, 48]);
		const tiles = hosts.flatMap(({ tiles: each }) => each.map(({ guest, box }) => [guest.slice(3), Math.round((box.width + 3) / perGB)]));
		expect(tiles).toEqual([
			['ehr-db-01', 16],
			['hl7-01', 4],
			['ehr-app-02', 12],
			['ctx-03', 12],
			['report-01', 6],
			['fax-01', 4]
		]);
	});

	test('disks stay where they are when guests move', () => {
		const stage = new PlainStage(estate);
		const places = () => volumeLayout(stage.scene.view, 'locks', 1100).disks.map(({ guest, box }) => [guest, box.x, box.y]);
		const before = places().slice(0, 5);
		stage.scene.send({ type: 'failHost', host: 'host:cedar' });
		end(stage);
		expect(places().slice(0, 5)).toEqual(before);
	});

	test('a line leads from each guest to its disk; a lapsed one is cut', () => {
		const stage = new PlainStage(estate);
		const lines = () => volumeLayout(stage.scene.view, 'locks', 1100).lines.map(({ is }) => is);
		expect(lines()).toEqual(Array.from({ length: 6 }, () => 'held'));
		stage.scene.send({ type: 'failHost', host: 'host:cedar' });
		expect(lines().filter((is) => is === 'lapsed')).toHaveLength(4);
		expect(volumeLayout(stage.scene.view, 'paths', 1100).lines.map(({ is }) => is)).toEqual(['path', 'path', 'cut']);
	});

	test.each([300, 358, 700, 720, 1160])('at %i px all stands inside', (width) => {
		const { hosts, disks, store, lines } = volumeLayout(new PlainStage(estate).scene.view, 'locks', width);
		for (const { x, width: wide } of [...hosts.map(({ box }) => box), ...disks.map(({ box }) => box), store.box]) {
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x + wide).toBeLessThanOrEqual(width + 0.5);
		}
		expect(lines.length > 0).toBe(width >= 720);
		const tops = disks.filter(({ local }) => !local).map(({ box }) => box.y);
		expect(new Set(tops).size).toBe(width < 720 ? tops.length : 1);
	});
});
