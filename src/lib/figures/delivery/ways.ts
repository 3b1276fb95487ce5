// The five ways in which the EHR client comes to one desk, and how each stands now: all of it from the view and the events.
import type { ApplicationView, UseView } from '$lib/sim/delivery/view';
import type { SimEvent } from '$lib/sim/event';
import type { GuestView, WorldView } from '$lib/sim/view';
import type { ApplicationId, EndpointId, GuestId, HostId } from '$lib/sim/world';

export const WAYS = ['session', 'desktop', 'streamed', 'file', 'hidden'] as const;
export type WayId = (typeof WAYS)[number];

export const DESK: EndpointId = 'pc:front-desk';
export const SERVER: HostId = 'host:alder';
const RECORD: GuestId = 'vm:ehr-db-01';

const APPLICATIONS: Readonly<Record<WayId, ApplicationId>> = {
	session: 'app:ehr-in-a-session',
	desktop: 'app:ehr-on-a-desktop',
	streamed: 'app:ehr-streamed',
	file: 'app:ehr-in-one-file',
	hidden: 'app:ehr-in-a-hidden-machine'
};

/**
 * frozen: it runs, and the desk has its last picture; lost: its server is gone, and with it what was not saved; coming: on its way to the PC;
 * waits: on its way, and nothing comes; stopped: a part of it is missing; ready: all of it is on the PC; expired: so, but the permission to
 * run without its server has ended; absent: nothing of it is on the PC
 */
export type Standing = 'runs' | 'frozen' | 'lost' | 'coming' | 'waits' | 'stopped' | 'ready' | 'expired' | 'absent';

/** what crosses the wire; data: of charts, when somebody asks for one */
export type Crossing = 'pictures' | 'parcel' | 'data' | 'nothing' | 'cut';

export interface Way {
	readonly id: WayId;
	readonly app: ApplicationView;
	readonly server: GuestView;
	readonly serverRuns: boolean;
	readonly online: boolean;
	readonly standing: Standing;
	/** the code runs now, wherever that is */
	readonly codeRuns: boolean;
	readonly charts: boolean;
	/** on which the record is: charts come from there */
	readonly recordHost: string;
	/** part of it that is on the PC, 0..1 */
	readonly there: number;
	readonly crossing: Crossing;
	/** of pictures, or of the parcel */
	readonly Mbps: number;
	/** until what is on its way has come; null: nothing is, or it does not move */
	readonly secondsLeft: number | null;
}

const AT_THE_SERVER: readonly WayId[] = ['session', 'desktop'];
export const sendsPictures = (id: WayId): boolean => AT_THE_SERVER.includes(id);

export function waysOf(view: WorldView, events: readonly SimEvent[], only: readonly WayId[] = WAYS): Way[] {
	return only.flatMap((id) => wayOf(id, view, events) ?? []);
}

function wayOf(id: WayId, view: WorldView, events: readonly SimEvent[]): Way | null {
	const app = view.applications[APPLICATIONS[id]];
	const desk = view.endpoints[DESK];
	const server = app?.server ? view.guests[app.server] : undefined;
	if (!app || !desk || !server) return null;
	const use = desk.uses.find(({ application }) => application === app.id);
	const record = view.guests[RECORD];
	const serverRuns = server.state === 'running';
	const pictures = sendsPictures(id);
	const standing = pictures ? overPictures(use, desk.online, serverRuns) : onThePc(use, desk.online, events);
	const crossing = !desk.online
		? 'cut'
		: (use?.rateMbps ?? 0) > 0
			? 'parcel'
			: standing !== 'runs'
				? 'nothing'
				: pictures
					? 'pictures'
					: 'data';
	return {
		...{ id, app, server, serverRuns, standing, crossing },
		online: desk.online,
		codeRuns: standing === 'runs' || standing === 'frozen',
		charts: standing === 'runs' && desk.online && record?.state === 'running',
		recordHost: (record && view.hosts[record.host]?.name) ?? '',
		there: (use?.cachedPercent ?? 0) / 100,
		Mbps: crossing === 'pictures' ? (desk.line?.sessionKbps ?? 0) / 1000 : (use?.rateMbps ?? 0),
		secondsLeft: use?.secondsLeft ?? null
	};
}

function overPictures(use: UseView | undefined, online: boolean, serverRuns: boolean): Standing {
	if (use?.state !== 'running') return 'absent';
	if (!serverRuns) return 'lost';
	return online && use.works ? 'runs' : 'frozen';
}

function onThePc(use: UseView | undefined, online: boolean, events: readonly SimEvent[]): Standing {
	if (!use) return 'absent';
	if (use.state === 'running') return 'runs';
	if (use.state === 'fetching') return use.rateMbps > 0 ? 'coming' : 'waits';
	if (use.cachedPercent < 100) return use.cachedPercent > 0 ? 'stopped' : 'absent';
	const last = events.findLast((event) => event.type === 'appStopped' && event.application === use.application);
	return !online && last?.type === 'appStopped' && last.cause === 'licence' ? 'expired' : 'ready';
}

/** how many of them a person at the desk can use, and in how many she can open a chart */
export const tally = (ways: readonly Way[]): { readonly run: number; readonly charts: number } => ({
	run: ways.filter(({ standing }) => standing === 'runs').length,
	charts: ways.filter(({ charts }) => charts).length
});
