// What happens inside a guest: jobs that use its CPU, and data that it writes.
import { refuse, type Check } from '../check';
import { newJob } from './jobs';
import { findGuest } from '../look';
import type { Operation } from '../operation';
import { writeToDisk } from '../storage/write';
import { GHz, GiB } from '../units';
import { stateCheck } from './checks';
import { inRange } from './limits';
import { stopForSpace } from './power';

export const runJob: Operation<'runJob'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		return [
			refuse('exists', true, { what: guest.name }),
			stateCheck(guest, 'runJob', guest.state === 'running'),
			inRange('gigacycles', command.gigacycles)
		];
	},
	apply(draft, command) {
		const guest = draft.guest(command.guest);
		const job = newJob(draft.nextTask(), draft.now, Math.round(command.gigacycles * GHz));
		draft.setGuest(guest.id, { jobs: [...guest.jobs, job] });
		draft.emit({ type: 'taskStarted', task: job.id, kind: 'job', guest: guest.id, to: null });
	}
};

export const writeData: Operation<'writeData'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		const disk = guest.disks[0];
		return [
			refuse('exists', disk !== undefined, { what: disk ? guest.name : `${guest.name}: disk` }),
			stateCheck(guest, 'writeData', guest.state === 'running'),
			inRange('GiB', command.GiB),
			...(command.atGiB === undefined ? [] : [withinDisk(disk?.sizeBytes ?? 0, command.atGiB)])
		];
	},
	apply(draft, command) {
		const guest = draft.guest(command.guest);
		const at = command.atGiB === undefined ? null : Math.round(command.atGiB * GiB);
		const left = writeToDisk(draft, guest.id, Math.round(command.GiB * GiB), at);
		if (left.bytes > 0) stopForSpace(draft, draft.guest(guest.id), left.bytes, left.at);
	}
};

function withinDisk(sizeBytes: number, atGiB: number): Check {
	const max = sizeBytes / GiB;
	return refuse('value', atGiB >= 0 && atGiB < max, { field: 'atGiB', value: atGiB, min: 0, max });
}
