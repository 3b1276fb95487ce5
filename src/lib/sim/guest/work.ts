// What happens inside a guest: jobs that use its CPU, and data that it writes.
import { refuse } from '../check';
import { newJob, type Draft } from '../draft';
import { findGuest } from '../look';
import type { Operation } from '../operation';
import { freeBytes } from '../storage/space';
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
			inRange('GiB', command.GiB)
		];
	},
	apply(draft, command) {
		const guest = draft.guest(command.guest);
		const [disk, ...others] = guest.disks;
		const store = disk && draft.datastores.find((each) => each.id === disk.datastore);
		if (!disk || !store) return;
		// a thick disk, or a thin one that has grown to its size, has all its blocks already
		const grows = Math.min(Math.round(command.GiB * GiB), disk.sizeBytes - disk.usedBytes);
		const bytes = Math.min(grows, Math.max(0, freeBytes(draft, store)));
		const after = draft.setGuest(guest.id, { disks: [{ ...disk, usedBytes: disk.usedBytes + bytes }, ...others] });
		draft.emit({ type: 'dataWritten', guest: guest.id, datastore: store.id, bytes, missingBytes: grows - bytes });
		if (bytes < grows) stopForSpace(draft, after, grows - bytes);
	}
};
