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
			// a guest that is off only has its disks copied
			return event.to === null
				? m.words_task_moveStorage_started({ guest })
				: m.words_task_migrate_started({ guest, host: names.name(event.to) });
		case 'logIn':
			return m.words_task_logIn_started({ guest });
		case 'customize':
			return m.words_task_customize_started({ guest });
		case 'snapshot':
			return m.words_task_snapshot_started({ guest });
		case 'consolidate':
			return m.words_task_consolidate_started({ guest });
		case 'convertDisk':
			return m.words_task_convertDisk_started({ guest });
		case 'moveStorage':
			return m.words_task_moveStorage_started({ guest });
		case 'backup':
			return m.words_task_backup_started({ guest });
		case 'recover':
			return m.words_task_recover_started({ guest });
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
		case 'logIn':
			return m.words_task_logIn_ended(words);
		case 'customize':
			return m.words_task_customize_ended(words);
		case 'snapshot':
			return m.words_task_snapshot_ended(words);
		case 'consolidate':
			return m.words_task_consolidate_ended(words);
		case 'convertDisk':
			return m.words_task_convertDisk_ended(words);
		case 'moveStorage':
			return m.words_task_moveStorage_ended(words);
		case 'backup':
			return m.words_task_backup_ended(words);
		case 'recover':
			return m.words_task_recover_ended(words);
		case 'job':
			return m.words_task_job_ended(words);
		default:
			return assertNever(kind);
	}
}
