// What happens while applications travel to PCs: the first byte, the start, all of it there, the end of a licence, and closing.
import { amount } from '../anchor';
import type { Draft } from '../draft';
import { findApplication, findGuest } from '../look';
import type { ApplicationId, EndpointId } from '../world';
import type { Application, Endpoint, Use } from './application';
import { changeSessions } from './sessions';
import { cachedBytes, endpointOf, licenceDue, putUse, runsOn, targetOf, useOf } from './uses';

/** The first byte comes: from now on the links set the pace. */
export function arrive(draft: Draft, endpoint: EndpointId, application: ApplicationId): void {
	const [app, use] = [findApplication(draft, application), useOf(endpointOf(draft, endpoint), application)];
	if (!app || !use) return;
	putUse(draft, endpoint, { ...use, beginsAt: null, fetching: amount(draft.now, targetOf(app, use) - use.cachedBytes) });
}

/** What was being fetched has come: it starts, or all of it is there. */
export function stepOn(draft: Draft, id: EndpointId, application: ApplicationId): void {
	const endpoint = endpointOf(draft, id);
	const [app, use] = [findApplication(draft, application), useOf(endpoint, application)];
	if (!app || !use) return;
	const come: Use = { ...use, cachedBytes: targetOf(app, use), fetching: null };
	const starts = use.state === 'fetching';
	putUse(draft, id, withRest(draft, app, starts ? { ...come, state: 'running' } : come));
	if (starts) started(draft, { app, endpoint }, draft.now - use.startedAt);
	if (come.cachedBytes >= app.sizeBytes)
		draft.emit({ type: 'appCached', application, endpoint: id, pcs: endpoint.count, bytes: app.sizeBytes });
}

/** The licence of what runs without its server has ended. */
export function endLicences(draft: Draft, id: EndpointId): void {
	const endpoint = endpointOf(draft, id);
	for (const use of endpoint.uses) {
		const app = findApplication(draft, use.application);
		if (app && licenceDue(endpoint, app, use) <= draft.now) stop(draft, { app, endpoint }, 'licence');
	}
}

export function stop(
	draft: Draft,
	{ app, endpoint }: { readonly app: Application; readonly endpoint: Endpoint },
	cause: 'command' | 'licence'
): void {
	const use = useOf(endpointOf(draft, endpoint.id), app.id);
	if (!use) return;
	const server = app.server === null ? undefined : findGuest(draft, app.server);
	if (app.delivery === 'hosted' && server && server.users > 0) changeSessions(draft, server, -endpoint.count);
	// a fetch that was for the start is called off; what has come stays
	const cached = cachedBytes(app, use, draft.now);
	const fetching = use.state === 'fetching' ? null : use.fetching;
	putUse(draft, endpoint.id, {
		...use,
		state: 'stopped',
		cachedBytes: use.state === 'fetching' ? cached : use.cachedBytes,
		fetching,
		beginsAt: use.state === 'fetching' ? null : use.beginsAt
	});
	draft.emit({ type: 'appStopped', application: app.id, endpoint: endpoint.id, pcs: endpoint.count, cause });
}

/** running before all of it is there: the rest comes in the background */
export function withRest(draft: Draft, app: Application, use: Use): Use {
	const rest = app.sizeBytes - use.cachedBytes;
	return use.state === 'running' && rest > 0 ? { ...use, fetching: amount(draft.now, rest) } : use;
}

export function started(draft: Draft, { app, endpoint }: { readonly app: Application; readonly endpoint: Endpoint }, ns: number): void {
	draft.emit({ type: 'appStarted', application: app.id, endpoint: endpoint.id, pcs: endpoint.count, runsOn: runsOn(app), ns });
}
