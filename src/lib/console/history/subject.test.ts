import { describe, expect, it } from 'vitest';
import type { SimEvent } from '$lib/sim/event';
import { concerns } from './subject';

const moved: SimEvent = { type: 'guestMoved', guest: 'vm:ehr-app-01', from: 'host:alder', to: 'host:birch', at: 0 };
const failed: SimEvent = { type: 'hostFailed', host: 'host:alder', guests: ['vm:ehr-app-01', 'vm:lb-01'], at: 0 };

describe('an event concerns', () => {
	it('its guest and both hosts of a move', () => {
		expect(['vm:ehr-app-01', 'host:alder', 'host:birch', 'vm:lb-01'].map((id) => concerns(moved, id))).toEqual([true, true, true, false]);
	});
	it('every guest that a failed host took along', () => {
		expect(concerns(failed, 'vm:lb-01')).toBe(true);
		expect(concerns(failed, 'vm:fax-01')).toBe(false);
	});
});
