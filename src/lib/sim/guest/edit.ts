// Editing virtual hardware: what may change while a guest is on, and what waits for its next power-on.
import { refuse, warn, type Check } from '../check';
import type { GuestChange } from '../command';
import { findGuest, findNetwork, hostOf } from '../look';
import type { Operation } from '../operation';
import { GHz, MiB } from '../units';
import type { Guest, HardwareChange, World } from '../world';
import { notBusy, stateCheck } from './checks';
import { inRange } from './limits';

const NUMBERS = ['vcpus', 'memoryMiB', 'weight', 'capPercent', 'cpuGHz', 'dirtyMiBps'] as const;

export const editGuest: Operation<'editGuest'> = {
	checks(world, { guest: id, change }) {
		const guest = findGuest(world, id);
		if (!guest) return [refuse('exists', false, { what: id })];
		const waits = guest.state !== 'off' && (change.vcpus !== undefined || change.memoryMiB !== undefined);
		return [
			refuse('exists', true, { what: guest.name }),
			...(change.tools === undefined ? [] : [stateCheck(guest, 'editGuest', guest.state === 'running')]),
			notBusy(guest),
			...NUMBERS.flatMap((field) => (change[field] === undefined ? [] : [inRange(field, change[field])])),
			...reservationFits(guest, change),
			...networkChecks(world, guest, change),
			warn('restart', !waits, { guest: guest.name })
		];
	},

	apply(draft, { guest: id, change }) {
		const guest = draft.guest(id);
		const hardware: HardwareChange = {
			...(change.vcpus === undefined ? {} : { vcpus: change.vcpus }),
			...(change.memoryMiB === undefined ? {} : { memoryBytes: change.memoryMiB * MiB })
		};
		const changesHardware = Object.keys(hardware).length > 0;
		const waits = guest.state !== 'off' && changesHardware;
		draft.setGuest(id, {
			...(waits ? { pending: { ...guest.pending, ...hardware } } : hardware),
			...(change.weight === undefined ? {} : { weight: change.weight }),
			...(change.capPercent === undefined ? {} : { capPercent: change.capPercent }),
			...(change.network === undefined ? {} : { network: change.network }),
			...(change.tools === undefined ? {} : { tools: change.tools }),
			...(change.localMedia === undefined ? {} : { localMedia: change.localMedia }),
			load: {
				...guest.load,
				...(change.cpuGHz === undefined ? {} : { demandHz: change.cpuGHz * GHz }),
				...(change.dirtyMiBps === undefined ? {} : { dirtyBytesPerS: change.dirtyMiBps * MiB })
			}
		});
		draft.emit({ type: 'guestEdited', guest: id, pending: waits, fields: Object.keys(change) });
	}
};

function reservationFits(guest: Guest, change: GuestChange): Check[] {
	if (change.memoryMiB === undefined || guest.reservedBytes === 0) return [];
	const min = guest.reservedBytes / MiB;
	return [refuse('value', change.memoryMiB >= min, { field: 'memoryMiB', value: change.memoryMiB, min, max: 6 * 2 ** 20 })];
}

function networkChecks(world: World, guest: Guest, change: GuestChange): Check[] {
	if (change.network === undefined || change.network === null) return [];
	const network = findNetwork(world, change.network);
	if (!network) return [refuse('exists', false, { what: change.network })];
	const host = hostOf(world, guest.host);
	return [refuse('network', host.networks.includes(network.id), { network: network.name, host: host.name })];
}
