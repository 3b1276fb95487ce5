// The words of each panel: what it is, what is happening, and what it costs. The numbers in them come from the view and the events.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { GuestView, TaskView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import { namesOf } from '$lib/words/names';
import { taskText, taskTitle } from '$lib/words/tasks';
import { duration } from '$lib/words/time';
import { count, list, memory, percent, storage } from '$lib/words/units';
import { consolidate, TARGET } from './consolidate';
import { copyTook, movesTook, outageOf, took } from './history';
import { NEIGHBORS, TEST } from './isolate';
import { manage, SIX } from './manage';
import { COPY, PRODUCTION } from './safely';
import { STORIES } from './stories';
import { isBusy, type Phase, type Reason, type Way } from './story';
import { DATABASE, LOST, SPARE } from './survive';

export interface Told {
	readonly view: WorldView;
	readonly events: readonly SimEvent[];
	/** the world when the button was pressed last */
	readonly before: WorldView;
}

export const titleOf = (reason: Reason): string => TITLES[reason]();

/** what a press does now; under way, what the last one did */
export function buttonOf(reason: Reason, phase: Phase, view: WorldView, way: Way | undefined): string {
	if (way === 'back' || (!way && phase === 'done')) return m.figures_reasons_again();
	if (phase === 'hand' || (way && reason === 'survive' && view.hosts[LOST]?.power === 'failed'))
		return m.figures_reasons_startAt({ host: hostName(view, SPARE) });
	return way || phase === 'ready' ? PRESSES[reason]() : m.figures_reasons_goOn();
}

/** what is to be seen, in one or two sentences */
export function nowOf(reason: Reason, told: Told): string {
	const story = STORIES[reason];
	const phase = story.phase(told.view, told.events);
	return phase === 'between' || isBusy(story, told.view) ? underWay(reason, told.view) : NOWS[reason](told, phase);
}

export const priceOf = (reason: Reason, told: Told): string => PRICES[reason](told, STORIES[reason].phase(told.view, told.events));

const TITLES: Readonly<Record<Reason, () => string>> = {
	safely: m.figures_reasons_safely,
	consolidate: m.figures_reasons_consolidate,
	isolate: m.figures_reasons_isolate,
	manage: m.figures_reasons_manage,
	survive: m.figures_reasons_survive
};

const PRESSES: Readonly<Record<Reason, () => string>> = {
	safely: m.figures_reasons_safely_press,
	consolidate: m.figures_reasons_consolidate_press,
	isolate: m.figures_reasons_isolate_press,
	manage: m.figures_reasons_manage_press,
	survive: m.figures_reasons_survive_press
};

function underWay(reason: Reason, view: WorldView): string {
	const story = STORIES[reason];
	const tasks = view.tasks.filter(({ guest, host }) => (guest === null ? story.hosts.includes(host) : story.guests.includes(guest)));
	const [first] = tasks;
	if (!first) return m.figures_reasons_paused();
	if (tasks.length < 3) return tasks.map((task) => taskLine(task, view)).join(' ');
	return m.figures_reasons_tasks({ count: count(tasks.length), percent: percent(first.percent), left: duration(first.secondsLeft ?? 0) });
}

/** of a move only what is left of it: its rounds are for another chapter */
function taskLine(task: TaskView, view: WorldView): string {
	const names = namesOf(view);
	if (task.migration?.phase !== 'precopy') return taskText(task, names);
	return m.figures_reasons_moving({ title: taskTitle(task, names), left: memory(task.migration.leftMiB) });
}

const NOWS: Readonly<Record<Reason, (told: Told, phase: Phase) => string>> = {
	safely({ view }, phase) {
		const production = view.guests[PRODUCTION];
		const words = { guest: nameOf(view, PRODUCTION), copy: nameOf(view, COPY), users: count(production?.users ?? 0) };
		return phase === 'done' ? m.figures_reasons_safely_done(words) : m.figures_reasons_safely_ready({ ...words, disk: diskOf(production) });
	},
	consolidate({ view, events }, phase) {
		const hosts = consolidate.hosts.flatMap((id) => view.hosts[id] ?? []);
		if (phase !== 'done')
			return m.figures_reasons_consolidate_ready({
				count: count(hosts.length),
				busy: list(hosts.map((host) => percent(host.cpuPercent)))
			});
		const { total, pause } = movesTook(events, consolidate.guests);
		return m.figures_reasons_consolidate_done({ host: hostName(view, TARGET), time: duration(total), pause: duration(pause) });
	},
	isolate({ view, before }, phase) {
		const words = { host: view.guests[TEST] ? hostName(view, view.guests[TEST].host) : '', guest: nameOf(view, TEST) };
		if (phase !== 'done')
			return m.figures_reasons_isolate_ready({ ...words, guests: list(['vm:web', TEST, 'vm:db'].map((id) => nameOf(view, id))) });
		const neighbors = NEIGHBORS.map((id) => neighbor(view.guests[id], before.guests[id]));
		if (neighbors.every(({ now, was }) => now === was))
			return m.figures_reasons_isolate_doneSame({ ...words, neighbors: list(neighbors.map((words) => m.figures_reasons_same(words))) });
		return m.figures_reasons_isolate_done({ ...words, neighbors: list(neighbors.map((words) => m.figures_reasons_changed(words))) });
	},
	manage({ view, events }, phase) {
		const words = { count: count(SIX.length), systems: systemsText(view) };
		if (phase !== 'done') return m.figures_reasons_manage_ready(words);
		const longest = Math.max(...SIX.map((id) => took(events, 'boot', id) ?? 0));
		return m.figures_reasons_manage_done({ ...words, time: duration(longest) });
	},
	survive({ view, events }, phase) {
		const outage = outageOf(events);
		const words = { guest: nameOf(view, DATABASE), lost: hostName(view, LOST), spare: hostName(view, SPARE) };
		if (phase === 'hand') return m.figures_reasons_survive_hand(words);
		if (phase !== 'done' || !outage || outage.ready === null) return m.figures_reasons_survive_ready(words);
		return m.figures_reasons_survive_done({ ...words, time: duration(outage.ready - outage.lost) });
	}
};

const PRICES: Readonly<Record<Reason, (told: Told, phase: Phase) => string>> = {
	safely({ view, events }, phase) {
		const time = copyTook(events);
		const copy = view.guests[COPY];
		if (!copy || time === null || phase === 'ready') return m.figures_reasons_safely_price();
		return m.figures_reasons_safely_paid({ disk: diskOf(copy), time: duration(time) });
	},
	consolidate({ view }, phase) {
		const target = view.hosts[TARGET];
		if (!target || phase !== 'done') return m.figures_reasons_consolidate_price();
		return m.figures_reasons_consolidate_paid({
			used: memory(target.memoryUsedMiB),
			all: memory(target.memoryMiB),
			percent: percent(target.cpuPercent),
			count: count(target.guests.length)
		});
	},
	isolate: ({ view }) => m.figures_reasons_isolate_price({ cores: count(view.hosts['host:oak']?.cores ?? 0) }),
	manage: () => m.figures_reasons_manage_price({ count: count(manage.guests.length) }),
	survive: ({ view }) => m.figures_reasons_survive_price({ memory: memory(view.guests[DATABASE]?.memoryMiB ?? 0) })
};

const diskOf = (guest: GuestView | undefined): string => storage(guest?.disks.reduce((sum, disk) => sum + disk.usedGiB, 0) ?? 0);
const nameOf = (view: WorldView, id: string): string => namesOf(view).name(id);
const hostName = nameOf;

const neighbor = (now: GuestView | undefined, before: GuestView | undefined) => ({
	guest: now?.name ?? '',
	now: percent(now?.cpuPercent ?? 0),
	was: percent(before?.cpuPercent ?? 0)
});

function systemsText(view: WorldView): string {
	const systems = SIX.flatMap((id: GuestId) => view.guests[id]?.os ?? []);
	return list([...new Set(systems)].map((os) => `${count(systems.filter((one) => one === os).length)} × ${os}`));
}

/** for the end: how many have been tried */
export const triedText = (tried: number, all: number): string =>
	tried === all ? m.figures_reasons_allTried() : m.figures_reasons_tried({ tried: count(tried), all: count(all) });
