// A course as people read it, and as programs do. The sentences are those of the lab's event log.
import type { SimEvent } from '../../src/lib/sim/event';
import { hashWorld } from '../../src/lib/sim/hash';
import { view } from '../../src/lib/sim/picture';
import { SECOND } from '../../src/lib/sim/units';
import type { World } from '../../src/lib/sim/world';
import { checkText, refusalText } from '../../src/lib/words/checks';
import { commandText } from '../../src/lib/words/commands';
import { estateText } from '../../src/lib/words/estate';
import { eventText } from '../../src/lib/words/events';
import { namesOf, type Names } from '../../src/lib/words/names';
import { clock } from '../../src/lib/words/time';
import type { Course, Step } from './course';
import { historyJson, watchedLines } from './watched';

export function textReport(title: string, { steps, world, history }: Course, withHash: boolean): string {
	const names = namesIn();
	const lines = steps.flatMap((step) => linesOf(step, names(step.world)));
	const picture = estateText(view(world));
	return [
		title,
		'',
		...(lines.length > 0 ? [...lines, ''] : []),
		picture.summary,
		...picture.hosts.flatMap((host) => [`  ${host.title}. ${host.details}`, ...host.guests.map((guest) => `    ${guest.text}`)]),
		...picture.datastores.map((datastore) => `  ${datastore.text}`),
		...picture.people.map((line) => `  ${line}`),
		...picture.tasks.map((task) => `  ${task}`),
		...(history ? ['', ...watchedLines(history, world, names(world))] : []),
		...(withHash ? ['', hashWorld(world)] : [])
	].join('\n');
}

function linesOf(step: Step, names: Names): string[] {
	switch (step.kind) {
		case 'event':
			return [`${time(step.event.at)}  ${eventText(step.event, names).text}`];
		case 'command':
			return [`${time(step.at)}  > ${commandText(step.command, names)}`];
		case 'refused': {
			const cures = step.checks.flatMap((check) => checkText(check, names).fix ?? []);
			return [refusalText(step.command, step.checks, names), ...cures].map((line) => `${time(step.at)}  ! ${line}`);
		}
	}
}

/** "0:00:26.4": tenths, since rounds of a migration are short */
const time = (ns: number): string => `${clock(Math.floor(ns / SECOND))}.${Math.floor((ns % SECOND) / (SECOND / 10))}`;

export function jsonReport(title: string, { steps, world, history }: Course, withHash: boolean): string {
	const names = namesIn();
	const events = steps.flatMap((step) => (step.kind === 'event' ? [eventJson(step.event, names(step.world))] : []));
	const refused = steps.flatMap((step) =>
		step.kind === 'refused'
			? [
					{
						atSeconds: step.at / SECOND,
						text: refusalText(step.command, step.checks, names(step.world)),
						command: step.command,
						checks: step.checks
					}
				]
			: []
	);
	const watched = history ? { history: historyJson(history, world, names(world)) } : {};
	return JSON.stringify(
		{ title, events, refused, view: view(world), ...watched, ...(withHash ? { hash: hashWorld(world) } : {}) },
		null,
		'\t'
	);
}

const eventJson = ({ at, type, ...fact }: SimEvent, names: Names): object => ({
	atSeconds: at / SECOND,
	type,
	text: eventText({ at, type, ...fact } as SimEvent, names).text,
	...fact
});

/** names of each world, made once: many steps speak of the same one */
function namesIn(): (world: World) => Names {
	const known = new Map<World, Names>();
	return (world) => {
		const names = known.get(world) ?? namesOf(view(world));
		known.set(world, names);
		return names;
	};
}
