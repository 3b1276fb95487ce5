// Isolate: the test server panics between two others, which never notice.
import type { Story } from './story';

export const TEST = 'vm:test';
export const NEIGHBORS = ['vm:web', 'vm:db'] as const;

export const isolate: Story = {
	hosts: ['host:oak'],
	guests: ['vm:web', TEST, 'vm:db'],
	again: 'back',
	phase(view) {
		const state = view.guests[TEST]?.state;
		return state === 'crashed' ? 'done' : state === 'running' ? 'ready' : 'between';
	},
	forward: (view) => (view.guests[TEST]?.state === 'running' ? [{ type: 'crashGuest', guest: TEST }] : []),
	back: (view) => (view.guests[TEST]?.state === 'crashed' ? [{ type: 'reset', guest: TEST }] : [])
};
