// The clinic in sentences: what is broken, what it costs, what waits, and where everything stands.
import { m } from '$lib/paraglide/messages';
import { PLACE_NS } from '$lib/sim/availability/profile';
import { vsphere4Timing } from '$lib/sim/availability/timing';
import type { Scenario } from '$lib/sim/scenario';
import type { GuestView, WorldView } from '$lib/sim/view';
import { stateLabel } from '$lib/words/labels';
import { namesOf } from '$lib/words/names';
import { guestName } from '$lib/words/things';
import { duration } from '$lib/words/time';
import { count, list, plural } from '$lib/words/units';
import { hostsIn, type Fault, type Forecast } from './faults';
import { metalMarks } from './metal';
import type { Outage } from './outage';
import { groupOf, lineMarks, remoteOf } from './people';

/** whole seconds: nobody reads parts of them off an outage */
export const lasting = (seconds: number): string => duration(Math.round(seconds));

export const people = (number: number): string => m.ehr_people({ count: count(number), countForm: plural(number) });

const FAULTS: Readonly<Record<Exclude<Fault['kind'], 'host'>, () => string>> = {
	database: m.ehr_fault_database,
	interface: m.ehr_fault_interface,
	fax: m.ehr_fault_fax,
	balancer: m.ehr_fault_balancer,
	web: m.ehr_fault_web,
	line: m.ehr_fault_line
};

export const faultName = ({ kind, host }: Fault): string =>
	kind === 'host' ? m.ehr_fault_host({ host: host?.name ?? '' }) : FAULTS[kind]();

/** "540 results and 135 faxes wait" */
export const waitsText = (role: GuestView['role'], number: number): string => {
	const words = { count: count(number), countForm: plural(number) };
	return role === 'fax' ? m.ehr_faxesWait(words) : m.ehr_resultsWait(words);
};

export function faultNote(fault: Fault, { cutOff, queues }: Forecast, view: WorldView): string {
	const waits = Object.entries(queues).flatMap(([name, { most }]) => {
		const role = Object.values(view.guests).find((guest) => guest.name === name)?.role;
		return role ? [role === 'fax' ? m.ehr_faxesOf({ count: count(most) }) : m.ehr_resultsOf({ count: count(most) })] : [];
	});
	const note = cause(fault, cutOff);
	return waits.length === 0 ? note : m.ehr_note_queues({ note, waits: list(waits) });
}

function cause({ kind, guest, host }: Fault, cutOff: number): string {
	switch (kind) {
		case 'balancer':
			return cutOff > 0 ? m.ehr_note_lone() : m.ehr_note_twin();
		case 'web':
			return cutOff > 0 ? m.ehr_note_lastWeb() : m.ehr_note_webs();
		case 'host':
			return m.ehr_note_host({ count: count(host?.guests.length ?? 0), countForm: plural(host?.guests.length ?? 0) });
		case 'line':
			return m.ehr_note_line();
		default: {
			const words = { host: host?.name ?? '' };
			if (host?.hypervisor === 'none') return m.ehr_note_metal(words);
			return guest?.device ? m.ehr_note_card(words) : m.ehr_note_guest(words);
		}
	}
}

export function lastsText({ cutOff, seconds, queues }: Forecast): string {
	if (cutOff === 0) return Object.keys(queues).length > 0 ? m.ehr_for_late() : m.ehr_for_none();
	return seconds === null ? m.ehr_for_never() : lasting(seconds);
}

export function brokenText({ broken }: Outage, view: WorldView): string {
	const name = namesOf(view).name(broken.id);
	switch (broken.kind) {
		case 'host':
			return m.ehr_hostFailed({ host: name });
		case 'system':
			return m.ehr_systemCrashed({ guest: name });
		case 'line':
			return m.ehr_lineCut();
	}
}

/** the servers with work that waits, and how much */
export const queuesOf = (view: WorldView): readonly { readonly guest: GuestView; readonly waiting: number }[] =>
	Object.values(view.guests).flatMap((guest) => (guest.service.queue ? [{ guest, waiting: guest.service.queue.waiting }] : []));

/** "180 results wait and 45 faxes wait"; empty when nothing does */
export const waitingText = (view: WorldView): string =>
	list(queuesOf(view).flatMap(({ guest, waiting }) => (waiting > 0 ? [waitsText(guest.role, waiting)] : [])));

/** what happens now, in one sentence */
export function standing(view: WorldView, outage: Outage | null): string {
	const all = count(view.people.users);
	if (!outage) {
		const { cutOff } = view.people;
		return cutOff === 0 ? m.ehr_whole({ all }) : m.ehr_wholeWaits({ all, waits: count(cutOff) });
	}
	const what = brokenText(outage, view);
	const ago = lasting(view.seconds - outage.since);
	if (outage.people === 0) {
		const waits = waitingText(view);
		return m.ehr_nobody({ what, waits: waits === '' ? m.ehr_nothingAtAll() : m.ehr_waitsAre({ what: waits }) });
	}
	if (outage.until === null) return m.ehr_noEnd({ what, ago });
	const lasted = lasting(outage.until - outage.since);
	return view.seconds >= outage.until
		? m.ehr_over({ what, people: people(outage.people), time: lasted })
		: m.ehr_goesOn({ what, ago, end: lasted });
}

export function minutesText(view: WorldView, { soFar, total, until }: Outage): string {
	const words = { soFar: count(soFar), total: total === null ? '' : count(total) };
	if (total === null || until === null) return m.ehr_minutesSoFar(words);
	return view.seconds >= until ? m.ehr_minutesIn(words) : m.ehr_minutesOf(words);
}

export function lineText(view: WorldView): string {
	const endpoint = remoteOf(view);
	if (!endpoint) return '';
	const { cut, carries, sessions, waits } = lineMarks(endpoint, 400);
	if (cut) return m.ehr_lineIsCut();
	const words = { carries: count(carries), sessions: count(sessions), waits: count(waits), kbps: kbps(endpoint.line?.sessionKbps ?? 0) };
	return waits > 0 ? m.ehr_lineFull(words) : m.ehr_lineWhole(words);
}

export const kbps = (value: number): string => m.ehr_kbps({ value: count(value) });

/** the figure as text: what happens, who is cut off, what waits, where everything stands */
export function linesOf(view: WorldView, outage: Outage | null): readonly string[] {
	const names = namesOf(view);
	const group = (guest: GuestView) => {
		const words = { guest: guest.name, count: count(guest.users), cut: count(guest.service.cutOff) };
		return guest.service.cutOff > 0 ? m.ehr_ofServerCut(words) : m.ehr_ofServer(words);
	};
	return [
		standing(view, outage),
		...(outage && outage.people > 0 ? [minutesText(view, outage)] : []),
		...groupOf(view, 'main').map(group),
		...groupOf(view, 'remote').map(group),
		lineText(view),
		...metalMarks(view, 600).servers.flatMap(({ guest, host, here }) =>
			here ? [m.ehr_twin_metal({ guest: guest.name, host: host.name, state: stateLabel(guest.state) })] : []
		),
		...hostsIn(view).map(({ name, guests }) =>
			guests.length === 0
				? m.ehr_twin_none({ name })
				: m.ehr_twin_host({ name, guests: list(guests.flatMap((id) => (view.guests[id] ? [guestName(view.guests[id], names)] : []))) })
		),
		...queuesOf(view).map(({ guest, waiting }) =>
			m.ehr_twin_queue({ guest: guest.name, waits: waiting === 0 ? m.ehr_nothingWaits() : waitsText(guest.role, waiting) })
		)
	];
}

/** machines that are switched on */
export const boxesOn = (view: WorldView): number => Object.values(view.hosts).filter(({ power }) => power !== 'off').length;

/** the parts of a restart, and the repair that metal waits for */
export const timesOf = (scenario: Scenario, say: (seconds: number) => string) => ({
	detect: say(vsphere4Timing.failedS),
	place: say(PLACE_NS / 1e9),
	boot: say(scenario.policies.bootSeconds),
	repair: say(scenario.policies.repairSeconds ?? 0)
});
