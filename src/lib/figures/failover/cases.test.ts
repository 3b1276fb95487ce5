import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/three-hosts-ha.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { HaProfile } from '$lib/sim/availability/cluster';
import { CASES, deadAhead, seenCase, type CaseId } from './cases';

function look(profile: HaProfile, after: number, noLocks = false) {
	const stage = new PlainStage(estate);
	stage.scene.send({ type: 'editCluster', cluster: 'cluster:clinic', change: { ha: { profile } } });
	const seen = (id: CaseId) => seenCase(id, { after, stop: 'powerOff', noLocks }, stage.props, deadAhead(stage.props));
	return { stage, seen, all: CASES.map(seen) };
}

describe('silence', () => {
	test('after 10 s nobody knows anything: every disk is still Cedar’s', () => {
		const { all } = look('vsphere4', 10);
		expect(all.map((each) => [each?.lock, each?.there, each?.failedAt, each?.isolatedAt])).toEqual(
			Array.from({ length: 4 }, () => ['here', 'none', null, null])
		);
	});

	test('after 40 s the dead one’s guest boots elsewhere, and so does the one that was let go', () => {
		const { all } = look('vsphere4', 40);
		expect(all.map((each) => [each?.id, each?.here, each?.there, each?.lock, each?.cutOff])).toEqual([
			['dead', 'lost', 'starting', 'there', 180],
			['leftOn', 'running', 'none', 'here', 180],
			['stopped', 'away', 'starting', 'there', 180],
			['twice', 'running', 'none', 'here', 0]
		]);
		// begun after 20 s, 60 s long
		expect(all[0]?.boot).toBeCloseTo(20 / 60, 6);
	});

	test('vSphere 4 counts the living one as failed, later versions hear it on storage', () => {
		expect(look('vsphere4', 60).seen('leftOn')).toMatchObject({ failedAt: 15, isolatedAt: 12, storageBeat: false });
		expect(look('vsphere5', 60).seen('leftOn')).toMatchObject({ failedAt: null, isolatedAt: 30, storageBeat: true });
		expect(look('vsphere5', 60).seen('dead')).toMatchObject({ failedAt: 18, storageBeat: false });
	});

	test('XenServer leaves no choice: the host switches itself off after 60 s', () => {
		expect(look('xenserver', 100).seen('leftOn')).toBeNull();
		expect(look('xenserver', 100).seen('stopped')).toMatchObject({ response: 'fence', here: 'lost', there: 'starting', isolatedAt: 60 });
	});

	test('without locks, a what-if: both run when the second has booted, and nobody is cut off', () => {
		expect(look('vsphere4', 60, true).seen('twice')).toMatchObject({ there: 'starting', lock: 'broken', boot: 40 / 60 });
		expect(look('vsphere4', 80, true).seen('twice')).toMatchObject({ here: 'running', there: 'running', lock: 'broken', cutOff: 0 });
		expect(look('vsphere4', 15, true).seen('twice')).toMatchObject({ there: 'none', lock: 'here' });
		// who hears it on storage starts nothing
		expect(look('vsphere5', 80, true).seen('twice')).toMatchObject({ there: 'none', lock: 'here' });
	});

	test('looking changes nothing', () => {
		const { stage } = look('vsphere4', 100);
		expect(stage.scene.view.seconds).toBe(0);
		expect(stage.scene.events.map(({ type }) => type)).toEqual(['clusterEdited']);
	});

	test('once the host is down there is nothing to compare', () => {
		const { stage } = look('vsphere4', 40);
		stage.scene.send({ type: 'failHost', host: 'host:cedar' });
		expect(seenCase('leftOn', { after: 40, stop: 'powerOff', noLocks: false }, stage.props, deadAhead(stage.props))).toBeNull();
	});
});
