// Work under way as text: the line of the task list, and the text twin of a migration.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { MigrationView, TaskView } from '$lib/sim/view';
import type { Names } from './names';
import { duration } from './time';
import { count, memory, percent, plural, rate } from './units';

/** "Moving ehr-app-01 to Birch" */
export function taskTitle(task: TaskView, names: Names): string {
	const guest = task.guest === null ? '' : names.name(task.guest);
	switch (task.kind) {
		case 'boot':
			return m.words_task_boot({ guest });
		case 'shutDown':
			return m.words_task_shutDown({ guest });
		case 'suspend':
			return m.words_task_suspend({ guest });
		case 'restore':
			return m.words_task_restore({ guest });
		case 'clone':
			return m.words_task_clone({ guest });
		case 'migrate':
			return m.words_task_migrate({ guest, host: names.name(task.migration?.to ?? task.host) });
		case 'logIn':
			return m.words_task_logIn({ guest });
		case 'customize':
			return m.words_task_customize({ guest });
		case 'snapshot':
			return m.words_task_snapshot({ guest });
		case 'consolidate':
			return m.words_task_consolidate({ guest });
		case 'convertDisk':
			return m.words_task_convertDisk({ guest });
		case 'moveStorage':
			return m.words_task_moveStorage({ guest });
		case 'backup':
			return m.words_task_backup({ guest });
		case 'recover':
			return m.words_task_recover({ guest });
		case 'bootHost':
			return m.words_task_bootHost({ host: names.name(task.host) });
		default:
			return assertNever(task.kind);
	}
}

/** "Starting ehr-app-01: 40%, 36 s left." or, of a migration, where it stands */
export function taskText(task: TaskView, names: Names): string {
	const title = taskTitle(task, names);
	if (task.migration) return m.words_task_line({ title, now: migrationText(task.migration) });
	const words = { title, percent: percent(task.percent) };
	return task.secondsLeft === null ? m.words_task_stalled(words) : m.words_task_progress({ ...words, left: duration(task.secondsLeft) });
}

/** Where a migration stands: "Round 2 of pre-copy: 2.9 GB of 5.2 GB left at 1.2 GB/s; 340 MB rewritten meanwhile." */
export function migrationText(migration: MigrationView): string {
	const text = phaseText(migration);
	return migration.throttlePercent > 0 ? m.migration_text_heldBack({ text, percent: percent(migration.throttlePercent) }) : text;
}

function phaseText(migration: MigrationView): string {
	const words = {
		round: migration.round,
		left: memory(migration.leftMiB),
		all: memory(migration.roundMiB),
		rate: rate(migration.rateMBps),
		dirtied: memory(migration.dirtiedMiB)
	};
	switch (migration.phase) {
		case 'setup':
			return m.words_migration_setup();
		case 'queued':
			return m.words_migration_queued();
		case 'disks':
			return m.words_migration_disks(words);
		case 'pull':
			return migration.rateMBps === 0 ? m.migration_text_pullStalled(words) : m.words_migration_pull(words);
		case 'precopy':
			if (migration.rateMBps === 0) return m.words_migration_waiting(words);
			return migration.notConverging ? m.words_migration_notConverging(words) : m.words_migration_precopy(words);
		case 'stopAndCopy':
			return migration.method === 'post-copy' ? m.migration_text_deviceState(words) : m.words_migration_stopAndCopy(words);
		case 'switchOver':
			return m.words_migration_switchOver();
		default:
			return assertNever(migration.phase);
	}
}

/**
 * One line for each finished round: "Round 1: 24 GB in 20.6 s, 5.2 GB rewritten meanwhile."
 * Once the guest is being switched over, the last one is the last copy.
 */
export function roundTexts({ rounds, phase, method }: MigrationView): string[] {
	let last = 0;
	return rounds.map(({ sentMiB, seconds, dirtiedMiB, times }, i) => {
		const words = { sent: memory(sentMiB), time: duration(seconds), dirtied: memory(dirtiedMiB) };
		if (method === 'post-copy' || (phase === 'switchOver' && i === rounds.length - 1)) return m.words_migration_lastCopy(words);
		const first = last + 1;
		last += times;
		return m.words_migration_round({ ...words, first: count(first), last: count(last), countForm: plural(times) });
	});
}
