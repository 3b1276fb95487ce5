// Without the console: why it reaches nothing, what goes on all the same, and what has to wait.
import { m } from '$lib/paraglide/messages';
import type { WorldView } from '$lib/sim/view';
import { namesOf } from '$lib/words/names';
import { count } from '$lib/words/units';
import { NOUN, type Dialect } from '$lib/words/dialects';
import { clusterIn, MANAGER, running } from './estate';
import { peopleText } from './facts';
import type { Reach } from './reach';
import { capital, timeOfDay } from './texts';

type Lost = Extract<Reach, { open: false }>;

export function whyLost({ why, since }: Lost, { view, dialect, lead }: { view: WorldView; dialect: Dialect; lead: string | null }): string {
	const words = { console: NOUN.console[dialect] ?? '', manager: NOUN.manager[dialect] ?? '', time: timeOfDay(since ?? 0) };
	switch (why) {
		case 'closed':
			return m.console_lost_closed(words);
		case 'server':
			return m.console_lost_server({ ...words, guest: namesOf(view).name(MANAGER) });
		case 'coordinator':
			return m.console_lost_coordinator({ ...words, host: lead === null ? '' : namesOf(view).name(lead) });
	}
}

const OWN: Readonly<Record<Dialect, () => string>> = {
	vmware: m.console_goes_vmware,
	microsoft: m.console_goes_microsoft,
	citrix: m.console_goes_citrix
};

export function goesOn({ why }: Lost, view: WorldView, dialect: Dialect): string[] {
	const ha = clusterIn(view)?.ha;
	const lines: string[] = [
		m.console_goes_guests({ count: count(running(view)), all: count(Object.keys(view.guests).length) }),
		m.console_goes_people({ people: peopleText(view) })
	];
	if (ha?.enabled && ha.failedSeconds !== null)
		lines.push(m.console_goes_ha({ name: capital(NOUN.restart[dialect] ?? ''), seconds: count(ha.failedSeconds) }));
	lines.push(why === 'closed' ? m.console_goes_tasks({ count: view.tasks.length }) : OWN[dialect]());
	return lines;
}

export function waits({ why }: Lost, dialect: Dialect): string[] {
	if (why === 'closed') return [m.console_waits_you()];
	if (why === 'coordinator') return [m.console_waits_pool(), m.console_waits_takeover()];
	const words = { balance: NOUN.balance[dialect] ?? '' };
	return dialect === 'microsoft'
		? [m.console_waits_microsoft(words), m.console_waits_charts(), m.console_waits_backups()]
		: [m.console_waits_moves(words), m.console_waits_guests(), m.console_waits_charts(), m.console_waits_backups()];
}
