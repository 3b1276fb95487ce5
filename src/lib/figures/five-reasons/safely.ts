// Try things safely: production is cloned, the copy is cut off, started and patched. The patch kills it; production never notices.
import type { Story } from './story';

export const PRODUCTION = 'vm:ehr-app-01';
export const COPY = 'vm:test-ehr';
const HOST = 'host:elm';

export const safely: Story = {
	hosts: [HOST],
	guests: [PRODUCTION, COPY],
	again: 'back',
	phase(view) {
		const copy = view.guests[COPY];
		if (!copy) return 'ready';
		return copy.state === 'crashed' ? 'done' : 'between';
	},
	forward(view) {
		const copy = view.guests[COPY];
		if (!copy) return [{ type: 'cloneGuest', guest: PRODUCTION, name: 'test-ehr', host: HOST, datastore: 'ds:san-01' }];
		if (copy.task) return [];
		if (copy.state === 'running') return [{ type: 'crashGuest', guest: COPY }];
		return [
			{ type: 'editGuest', guest: COPY, change: { network: 'net:test' } },
			{ type: 'powerOn', guest: COPY }
		];
	},
	back(view) {
		const copy = view.guests[COPY];
		if (!copy || copy.task?.kind === 'clone') return [];
		return [...(copy.state === 'off' ? [] : [{ type: 'powerOff', guest: COPY } as const]), { type: 'deleteGuest', guest: COPY }];
	}
};
