// What a group of PCs does with an application: how much of it lies on the PCs, whether it runs, and whether it works for its users now.
import { leftAt } from '../anchor';
import type { Draft } from '../draft';
import { findApplication, findEndpoint, findGuest } from '../look';
import type { ApplicationId, EndpointId, World } from '../world';
import type { Application, Endpoint, Use } from './application';
import { hindrance } from './serving';
import { FEATURE_BLOCK, licenceEnds } from './streaming';

export const useOf = (endpoint: Endpoint, application: ApplicationId): Use | undefined =>
	endpoint.uses.find((use) => use.application === application);

export const inUse = (use: Use | undefined): boolean => use?.state === 'running' || use?.state === 'fetching';

/** bytes that must lie on the PC before it starts */
export const neededBytes = ({ delivery, sizeBytes }: Application): number =>
	delivery === 'hosted' ? 0 : delivery === 'streamed' ? Math.ceil(FEATURE_BLOCK * sizeBytes) : sizeBytes;

/** where the application's code runs */
export const runsOn = ({ delivery }: Application): 'server' | 'pc' | 'pcVm' =>
	delivery === 'hosted' ? 'server' : delivery === 'localVm' ? 'pcVm' : 'pc';

/** bytes of it on the PC now */
export const cachedBytes = (app: Application, use: Use | undefined, now: number): number =>
	use === undefined ? 0 : use.fetching ? targetOf(app, use) - leftAt(use.fetching, now) : use.cachedBytes;

/** bytes that lie on the PC when what is being fetched has come */
export const targetOf = (app: Application, use: Use): number => (use.state === 'fetching' ? neededBytes(app) : app.sizeBytes);

/** It works for its users now: its server answers, or it needs none any more. */
export function works(world: World, endpoint: Endpoint, use: Use): boolean {
	const app = findApplication(world, use.application);
	if (!app || use.state !== 'running') return false;
	if (app.delivery !== 'hosted') return endpoint.online || use.cachedBytes >= app.sizeBytes;
	const server = app.server === null ? undefined : findGuest(world, app.server);
	return endpoint.online && server !== undefined && hindrance(world, server) === null;
}

export const newUse = (application: ApplicationId, now: number): Use => ({
	application,
	state: 'stopped',
	cachedBytes: 0,
	fetching: null,
	beginsAt: null,
	startedAt: now
});

export function putUse(draft: Draft, id: EndpointId, use: Use): void {
	const endpoint = endpointOf(draft, id);
	const there = useOf(endpoint, use.application) !== undefined;
	const uses = there ? endpoint.uses.map((other) => (other.application === use.application ? use : other)) : [...endpoint.uses, use];
	draft.set('endpoints', id, withDue(draft, { ...endpoint, uses }));
}

/** the same group with the next moment at which something of it happens that no link decides */
export function withDue(world: World, endpoint: Endpoint): Endpoint {
	let due = Infinity;
	for (const use of endpoint.uses) {
		const app = findApplication(world, use.application);
		due = Math.min(due, use.beginsAt ?? Infinity, app ? licenceDue(endpoint, app, use) : Infinity);
	}
	return { ...endpoint, dueAt: due === Infinity ? null : due };
}

export function licenceDue(endpoint: Endpoint, app: Application, use: Use): number {
	if (endpoint.cutAt === null || app.delivery !== 'streamed' || use.state !== 'running') return Infinity;
	return licenceEnds(endpoint.cutAt, app.licenceNs);
}

export function endpointOf(world: World, id: EndpointId): Endpoint {
	const endpoint = findEndpoint(world, id);
	if (!endpoint) throw new Error(`the world holds no ${id}`);
	return endpoint;
}
