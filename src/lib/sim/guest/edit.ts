// Editing virtual hardware: what may change while a guest is on, and what waits for its next power-on.
import { failoverChecks } from '../availability/admit';
import { refuse, warn, type Check } from '../check';
import type { GuestChange } from '../command';
import { admission, heldOf, holdsMemoryOf } from '../host/memory';
import { reservationFits } from '../host/promise';
import { findGuest, findNetwork, hostOf } from '../look';
import type { Operation } from '../operation';
import { GHz, MiB, toNs } from '../units';
import { RESTART_PRIORITIES, type Guest, type HardwareChange, type World } from '../world';
import { notBusy, stateCheck } from './checks';
import { inRange, LIMITS } from './limits';

const NUMBERS = [
	'vcpus',
	'memoryMiB',
	'weight',
	'capPercent',
	'cpuReservedGHz',
	'reservedMiB',
	'cpuGHz',
	'dirtyMiBps',
	'activePercent',
	'iops',
	'restartDelaySeconds'
] as const;

/** what the guest does, and its share of what there is, change whatever is under way with it */
const ALWAYS: ReadonlySet<string> = new Set([
	'cpuGHz',
	'dirtyMiBps',
	'activePercent',
	'iops',
	'users',
	'weight',
	'capPercent',
	'restartPriority',
	'restartDelaySeconds'
]);

export const editGuest: Operation<'editGuest'> = {
	checks(world, { guest: id, change }) {
		const guest = findGuest(world, id);
		if (!guest) return [refuse('exists', false, { what: id })];
		const waits = guest.state !== 'off' && (change.vcpus !== undefined || change.memoryMiB !== undefined);
		return [
			refuse('exists', true, { what: guest.name }),
			...(change.tools === undefined ? [] : [stateCheck(guest, 'editGuest', guest.state === 'running')]),
			...(Object.keys(change).every((field) => ALWAYS.has(field)) ? [] : [notBusy(guest)]),
			...NUMBERS.flatMap((field) => (change[field] === undefined ? [] : [inRange(field, change[field])])),
			...(change.memoryShares === undefined || change.memoryShares === null ? [] : [inRange('memoryShares', change.memoryShares)]),
			...(change.restartPriority === undefined ? [] : [priorityCheck(change.restartPriority)]),
			...promises(world, guest, change),
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
			...(change.cpuReservedGHz === undefined ? {} : { cpuReservedHz: change.cpuReservedGHz * GHz }),
			...(change.reservedMiB === undefined ? {} : { reservedBytes: change.reservedMiB * MiB }),
			...(change.memoryShares === undefined ? {} : { memoryShares: change.memoryShares }),
			...(change.network === undefined ? {} : { network: change.network }),
			...(change.tools === undefined ? {} : { tools: change.tools }),
			...(change.localMedia === undefined ? {} : { localMedia: change.localMedia }),
			...restartOf(guest, change),
			load: {
				...guest.load,
				...(change.cpuGHz === undefined ? {} : { demandHz: change.cpuGHz * GHz }),
				...(change.dirtyMiBps === undefined ? {} : { dirtyBytesPerS: change.dirtyMiBps * MiB }),
				...(change.activePercent === undefined ? {} : { activeFraction: change.activePercent / 100 }),
				...(change.iops === undefined ? {} : { iops: change.iops })
			}
		});
		draft.emit({ type: 'guestEdited', guest: id, pending: waits, fields: Object.keys(change) });
	}
};

/** no more memory is promised than the guest has, now and after its next power-on, and its host can keep what is promised */
function promises(world: World, guest: Guest, change: GuestChange): Check[] {
	const checks: Check[] = [];
	const reservedMiB = change.reservedMiB ?? guest.reservedBytes / MiB;
	const least = Math.min(guest.memoryBytes, guest.pending?.memoryBytes ?? guest.memoryBytes) / MiB;
	if (change.memoryMiB !== undefined && reservedMiB > 0)
		checks.push(between('memoryMiB', change.memoryMiB, reservedMiB, LIMITS.memoryMiB.max));
	if (change.reservedMiB !== undefined)
		checks.push(between('reservedMiB', change.reservedMiB, 0, change.memoryMiB === undefined ? least : Math.min(least, change.memoryMiB)));
	const host = hostOf(world, guest.host);
	if (!holdsMemoryOf(guest, host)) return checks;
	if (change.reservedMiB !== undefined) {
		const promised = { ...guest, reservedBytes: change.reservedMiB * MiB };
		const { admitted, needBytes, freeBytes } = admission(world, host, promised, guest.memoryBytes, heldOf(world, host, guest.id));
		checks.push(refuse('memory', admitted, { needMiB: needBytes / MiB, freeMiB: freeBytes / MiB, host: host.name, product: host.product }));
	}
	if (change.cpuReservedGHz !== undefined) checks.push(...reservationFits(world, host.id, guest, change.cpuReservedGHz * GHz));
	// the cluster must still be able to restart everybody
	if (change.reservedMiB !== undefined || change.cpuReservedGHz !== undefined) {
		const cpuReservedHz = change.cpuReservedGHz === undefined ? guest.cpuReservedHz : change.cpuReservedGHz * GHz;
		checks.push(...failoverChecks(world, host.id, { ...guest, reservedBytes: reservedMiB * MiB, cpuReservedHz }));
	}
	return checks;
}

function restartOf(guest: Guest, { restartPriority, restartDelaySeconds }: GuestChange): Partial<Pick<Guest, 'restart'>> {
	if (restartPriority === undefined && restartDelaySeconds === undefined) return {};
	const { priority, delayNs } = guest.restart;
	return {
		restart: {
			priority: restartPriority ?? priority,
			delayNs: restartDelaySeconds === undefined ? delayNs : toNs(restartDelaySeconds)
		}
	};
}

const priorityCheck = (value: unknown): Check =>
	refuse(
		'value',
		RESTART_PRIORITIES.some((known) => known === value),
		{
			field: 'restartPriority',
			value: String(value),
			known: RESTART_PRIORITIES.join(', ')
		}
	);

const between = (field: 'memoryMiB' | 'reservedMiB', value: number, min: number, max: number): Check =>
	refuse('value', value >= min && value <= max, { field, value, min, max });

function networkChecks(world: World, guest: Guest, change: GuestChange): Check[] {
	if (change.network === undefined || change.network === null) return [];
	const network = findNetwork(world, change.network);
	if (!network) return [refuse('exists', false, { what: change.network })];
	const host = hostOf(world, guest.host);
	return [refuse('network', host.networks.includes(network.id), { network: network.name, host: host.name })];
}
