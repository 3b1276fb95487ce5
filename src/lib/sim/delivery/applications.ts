// Applications on PCs: hosted in a session, streamed, packaged into one file, inside a machine of their own, or installed. Where the code
// runs decides what it needs to start, what it loads over the network, and what a cut stops.
import { refuse, warn, type Check } from '../check';
import { findApplication, findEndpoint, findGuest } from '../look';
import type { Operation } from '../operation';
import { GiB, MiB } from '../units';
import type { ApplicationId, EndpointId, World } from '../world';
import type { Application, Endpoint, Use } from './application';
import { arrive, started, stop, withRest } from './fetching';
import { changeSessions, isSessionHost, roomFor, serves } from './sessions';
import { HIDDEN_VM_BYTES, licenceEnds } from './streaming';
import { cachedBytes, inUse, neededBytes, newUse, putUse, useOf } from './uses';

/** memory that a PC's own system and programs take [A: 1 GiB] */
const PC_BYTES = GiB;

interface Both {
	readonly app: Application;
	readonly endpoint: Endpoint;
}

type Named = { readonly application: ApplicationId; readonly endpoint: EndpointId };

function both(world: World, { application, endpoint }: Named): Both | { readonly missing: string } {
	const app = findApplication(world, application);
	const pcs = findEndpoint(world, endpoint);
	if (!app) return { missing: application };
	return pcs ? { app, endpoint: pcs } : { missing: endpoint };
}

export const launchApp: Operation<'launchApp'> = {
	checks(world, command) {
		const found = both(world, command);
		if ('missing' in found) return [refuse('exists', false, { what: found.missing })];
		const { app, endpoint } = found;
		const use = useOf(endpoint, app.id);
		return [
			refuse('exists', true, { what: app.name }),
			refuse('app', !inUse(use), { application: app.name, endpoint: endpoint.name, state: use?.state ?? 'stopped' }),
			...wayToStart(world, found, use)
		];
	},
	apply(draft, command) {
		const found = both(draft, command);
		if ('missing' in found) return;
		const { app, endpoint } = found;
		if (app.delivery === 'hosted') {
			if (app.server !== null) changeSessions(draft, draft.guest(app.server), endpoint.count);
			putUse(draft, endpoint.id, { ...newUse(app.id, draft.now), state: 'running' });
			started(draft, found, 0);
			return;
		}
		const old = useOf(endpoint, app.id);
		const cached = cachedBytes(app, old, draft.now);
		const use: Use = { ...newUse(app.id, draft.now), cachedBytes: cached };
		if (cached >= neededBytes(app)) {
			putUse(draft, endpoint.id, withRest(draft, app, { ...use, state: 'running' }));
			started(draft, found, 0);
			return;
		}
		draft.emit({
			type: 'appFetching',
			application: app.id,
			endpoint: endpoint.id,
			pcs: endpoint.count,
			bytes: neededBytes(app) - cached
		});
		putUse(draft, endpoint.id, { ...use, state: 'fetching', beginsAt: draft.now + endpoint.latencyNs });
		if (endpoint.latencyNs === 0) arrive(draft, endpoint.id, app.id);
	}
};

function wayToStart(world: World, { app, endpoint }: Both, use: Use | undefined): Check[] {
	const server = app.server === null ? undefined : findGuest(world, app.server);
	const online = refuse('online', endpoint.online, { endpoint: endpoint.name }, [{ type: 'mendEndpoint', endpoint: endpoint.id }]);
	if (app.delivery === 'hosted') {
		if (!server) return [refuse('exists', false, { what: app.server ?? app.name })];
		return [online, isSessionHost(server), serves(world, server), roomFor(world, server, endpoint.count)];
	}
	const cached = cachedBytes(app, use, world.now);
	const complete = cached >= app.sizeBytes;
	const lacks = cached < neededBytes(app);
	return [
		...(lacks ? [online] : []),
		...(lacks && server ? [asWarning(serves(world, server))] : []),
		...(lacks && app.sizeBytes > 0 && !server ? [refuse('exists', false, { what: app.server ?? app.name })] : []),
		...(app.delivery === 'streamed' && !lacks && !endpoint.online ? offline(world, app, endpoint, complete) : []),
		...(app.delivery === 'localVm' ? [roomOnPc(world, app, endpoint)] : []),
		...(app.delivery === 'installed' ? [sameRuntime(world, app, endpoint)] : [])
	];
}

const asWarning = ({ id, passed, numbers }: Check): Check => warn(id, passed, numbers);

function offline(world: World, app: Application, endpoint: Endpoint, complete: boolean): Check[] {
	const mend = [{ type: 'mendEndpoint' as const, endpoint: endpoint.id }];
	const ends = licenceEnds(endpoint.cutAt ?? world.now, app.licenceNs);
	return [
		refuse('online', complete, { endpoint: endpoint.name }, mend),
		refuse('licence', world.now < ends, { application: app.name, endpoint: endpoint.name, days: app.licenceNs / 86_400e9 }, mend)
	];
}

function roomOnPc(world: World, app: Application, endpoint: Endpoint): Check {
	const machines = endpoint.uses.filter(
		(use) => use.application !== app.id && inUse(use) && findApplication(world, use.application)?.delivery === 'localVm'
	).length;
	const free = endpoint.memoryBytes - PC_BYTES - machines * HIDDEN_VM_BYTES;
	return refuse('pcMemory', HIDDEN_VM_BYTES <= free, {
		application: app.name,
		endpoint: endpoint.name,
		needMiB: HIDDEN_VM_BYTES / MiB,
		freeMiB: free / MiB
	});
}

/** What is installed shares one version of what it runs on; what is streamed or packaged brings its own. */
function sameRuntime(world: World, app: Application, endpoint: Endpoint): Check {
	const other = endpoint.uses
		.flatMap((use) => findApplication(world, use.application) ?? [])
		.find(
			({ id, delivery, runtime }) =>
				id !== app.id &&
				delivery === 'installed' &&
				runtime !== null &&
				runtime.name === app.runtime?.name &&
				runtime.version !== app.runtime.version
		);
	return refuse('runtime', other === undefined, {
		application: app.name,
		endpoint: endpoint.name,
		runtime: app.runtime?.name ?? '',
		needs: app.runtime?.version ?? '',
		has: other?.runtime?.version ?? '',
		other: other?.name ?? ''
	});
}

export const publishApp: Operation<'publishApp'> = {
	checks(world, command) {
		const found = both(world, command);
		if ('missing' in found) return [refuse('exists', false, { what: found.missing })];
		const { app, endpoint } = found;
		const use = useOf(endpoint, app.id);
		const server = app.server === null ? undefined : findGuest(world, app.server);
		if (!server) return [refuse('exists', false, { what: app.server ?? `${app.name}: server` })];
		const there =
			app.delivery !== 'hosted' && cachedBytes(app, use, world.now) < app.sizeBytes && !use?.fetching && use?.state !== 'fetching';
		return [
			refuse('exists', true, { what: app.name }),
			refuse('app', there, { application: app.name, endpoint: endpoint.name, state: app.delivery === 'hosted' ? 'hosted' : 'cached' }),
			refuse('online', endpoint.online, { endpoint: endpoint.name }, [{ type: 'mendEndpoint', endpoint: endpoint.id }]),
			asWarning(serves(world, server)),
			...(app.delivery === 'installed' ? [sameRuntime(world, app, endpoint)] : [])
		];
	},
	apply(draft, command) {
		const found = both(draft, command);
		if ('missing' in found) return;
		const { app, endpoint } = found;
		const use = useOf(endpoint, app.id) ?? newUse(app.id, draft.now);
		putUse(draft, endpoint.id, { ...use, beginsAt: draft.now + endpoint.latencyNs });
		draft.emit({
			type: 'appFetching',
			application: app.id,
			endpoint: endpoint.id,
			pcs: endpoint.count,
			bytes: app.sizeBytes - use.cachedBytes
		});
		if (endpoint.latencyNs === 0) arrive(draft, endpoint.id, app.id);
	}
};

export const closeApp: Operation<'closeApp'> = {
	checks(world, command) {
		const found = both(world, command);
		if ('missing' in found) return [refuse('exists', false, { what: found.missing })];
		const { app, endpoint } = found;
		const use = useOf(endpoint, app.id);
		return [
			refuse('exists', true, { what: app.name }),
			refuse('app', inUse(use), { application: app.name, endpoint: endpoint.name, state: use?.state ?? 'stopped' })
		];
	},
	apply(draft, command) {
		const found = both(draft, command);
		if ('missing' in found) return;
		stop(draft, found, 'command');
	}
};
