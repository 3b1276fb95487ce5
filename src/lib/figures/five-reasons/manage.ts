// Manage from one place: one button restarts six guests. Nothing has to be brought back: it can simply be pressed again.
import type { Story } from './story';

export const SIX = ['vm:web-01', 'vm:web-02', 'vm:app-01', 'vm:app-02', 'vm:ctx-01', 'vm:ctx-02'] as const;

export const manage: Story = {
	hosts: ['host:pine'],
	guests: SIX,
	again: 'forward',
	phase(view, events) {
		if (SIX.some((id) => view.guests[id]?.state !== 'running')) return 'between';
		const restarted = events.some((event) => event.type === 'guestStateChanged' && event.operation === 'restart' && isOne(event.guest));
		return restarted ? 'done' : 'ready';
	},
	forward: (view) => SIX.filter((id) => view.guests[id]?.state === 'running').map((guest) => ({ type: 'restart', guest })),
	back: () => []
};

const isOne = (id: string): boolean => SIX.some((one) => one === id);
