// Cutting a group of PCs off the network, and mending it.
import { refuse } from '../check';
import { findApplication, findEndpoint } from '../look';
import type { Operation } from '../operation';
import type { Use } from './application';
import { endpointOf, withDue, works } from './uses';

export const cutEndpoint: Operation<'cutEndpoint'> = {
	checks(world, command) {
		const endpoint = findEndpoint(world, command.endpoint);
		if (!endpoint) return [refuse('exists', false, { what: command.endpoint })];
		const online = refuse('online', endpoint.online, { endpoint: endpoint.name }, [{ type: 'mendEndpoint', endpoint: endpoint.id }]);
		return [refuse('exists', true, { what: endpoint.name }), online];
	},
	apply(draft, command) {
		const before = endpointOf(draft, command.endpoint);
		const working = before.uses.filter((use) => works(draft, before, use));
		const after = { ...before, online: false, cutAt: draft.now };
		const goesOn = working.filter((use) => works(draft, after, use)).map((use) => use.application);
		const stopped = working.map((use) => use.application).filter((id) => !goesOn.includes(id));
		// a streamed package of which a part is missing can't go on; a session stays on its server
		const uses = before.uses.map((use): Use => {
			const app = findApplication(draft, use.application);
			return stopped.includes(use.application) && app?.delivery !== 'hosted' ? { ...use, state: 'stopped' } : use;
		});
		draft.set('endpoints', before.id, withDue(draft, { ...after, uses }));
		draft.emit({ type: 'endpointCut', endpoint: before.id, pcs: before.count, stopped, goesOn });
	}
};

export const mendEndpoint: Operation<'mendEndpoint'> = {
	checks(world, command) {
		const endpoint = findEndpoint(world, command.endpoint);
		if (!endpoint) return [refuse('exists', false, { what: command.endpoint })];
		return [
			refuse('exists', true, { what: endpoint.name }),
			refuse('app', !endpoint.online, { application: '', endpoint: endpoint.name, state: 'online' })
		];
	},
	apply(draft, command) {
		const endpoint = endpointOf(draft, command.endpoint);
		const ns = draft.now - (endpoint.cutAt ?? draft.now);
		draft.set('endpoints', endpoint.id, withDue(draft, { ...endpoint, online: true, cutAt: null }));
		draft.emit({ type: 'endpointMended', endpoint: endpoint.id, pcs: endpoint.count, ns });
	}
};
