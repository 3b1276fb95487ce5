// How the begin and the end of a task are told.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { Names } from './names';
import type { Said } from './said';
import { durationNs } from './time';

type Started = Extract<SimEvent, { type: 'taskStarted' }>;
type Ended = Extract<SimEvent, { type: 'taskEnded' }>;

export function taskStarted(event: Started, names: Names): string {
	const guest = names.name(event.guest);
	switch (event.kind) {
		case 'boot':
			return m.words_task_boot_started({ guest });
		case 'shutDown':
			return m.words_task_shutDown_started({ guest });
		case 'suspend':
			return m.words_task_suspend_started({ guest });
		case 'restore':
			return m.words_task_restore_started({ guest });
		case 'clone':
			return m.words_task_clone_started({ guest });
		case 'migrate':
			return m.words_task_migrate_started({ guest, host: event.to === null ? '' : names.name(event.to) });
		case 'job':
			return m.words_task_job_started({ guest });
		default:
			return assertNever(event.kind);
	}
}

export function taskEnded(event: Ended, names: Names): Said {
	const words = { guest: names.name(event.guest), time: durationNs(event.ns), result: event.result };
	const tone = { done: 'good', cancelled: 'warn', failed: 'bad' } as const;
	return { tone: tone[event.result], text: endedText(event.kind, words) };
}

function endedText(
	kind: Ended['kind'],
	words: { readonly guest: string; readonly time: string; readonly result: Ended['result'] }
): string {
	switch (kind) {
		case 'boot':
			return m.words_task_boot_ended(words);
		case 'shutDown':
			return m.words_task_shutDown_ended(words);
		case 'suspend':
			return m.words_task_suspend_ended(words);
		case 'restore':
			return m.words_task_restore_ended(words);
		case 'clone':
			return m.words_task_clone_ended(words);
		case 'migrate':
			return m.words_task_migrate_ended(words);
		case 'job':
			return m.words_task_job_ended(words);
		default:
			return assertNever(kind);
	}
}
