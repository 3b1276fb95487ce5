// The way of one request from a guest's application to the metal and back, stop by stop, in each of the four ways in which hypervisors
// are built, and how often it passes a wall: between a guest and the hypervisor, or between the hypervisor and whoever owns the drivers.
import type { Product } from '../world';

/** one of each kind: drivers in a parent partition, in the hypervisor itself, in dom0, in the host's own operating system */
export type Stack = Exclude<Product, 'physical'>;

export const REQUESTS = ['instruction', 'privileged', 'write', 'packet'] as const;
/** `privileged`: the guest OS has nothing to do and halts its core (HLT) */
export type Request = (typeof REQUESTS)[number];

/** what stands between a guest and the metal; the owner is the parent partition, dom0 or the host OS */
export type Side = 'guest' | 'hypervisor' | 'owner' | 'metal';

export type StopName =
	| 'app'
	| 'system'
	| 'driver'
	| 'wall'
	| 'owner'
	| 'registers'
	| 'switch'
	| 'metalDriver'
	| 'core'
	| 'device'
	| 'interrupt'
	| 'ownerBack'
	| 'wallBack'
	| 'done'
	| 'answers';

export interface Switches {
	/** the guest tools' drivers, which share memory with the hypervisor's side, instead of emulated devices */
	readonly tools: boolean;
	/** VT-x or AMD-V: the processor itself stops what must not run directly */
	readonly assist: boolean;
}

export interface Stop {
	readonly name: StopName;
	/** null: this stack has nothing at this stop */
	readonly side: Side | null;
	/** walls passed since the stop before */
	readonly crossings: number;
}

export interface Route {
	readonly stops: readonly Stop[];
	/** how a request for a device leaves the guest; null: it does not ask for one */
	readonly drivers: 'paravirtual' | 'emulated' | null;
}

/**
 * Registers of an emulated device that a driver writes for one request, and reads once it is done, each of them a trip to whoever plays
 * the device. Disk: the six of an ATA command and the four of the transfer; then three [Programming Interface for Bus Master IDE
 * Controller 1.0, section 3.1, 1994]. Network: the tail of the ring; then cause, mask and unmask [Intel 8254x; A]. Real drivers touch
 * more, or save some [A].
 */
export const REGISTERS = { write: { start: 10, finish: 3 }, packet: { start: 1, finish: 3 } } as const;

/** cycles from the guest into the hypervisor and back, doing nothing there [Agesen et al., USENIX ATC 2012, table 1; uncertain] */
export const ROUND_TRIP_CYCLES = { 2005: 3_963, 2011: 784 } as const;

/** s on a core that so many crossings take at least, where one is half a round trip of 2011 [A] */
export const crossingSeconds = (crossings: number, coreGHz: number): number => (crossings * ROUND_TRIP_CYCLES[2011]) / 2 / (coreGHz * 1e9);

/** Hyper-V has never run guests without it; the others rewrite what must not run (ESX, Workstation), or have the guest OS changed (Xen). */
const needsAssist = (stack: Stack): boolean => stack === 'hyper-v';

/** A guest OS that was changed for Xen asks the hypervisor from the start: it has no emulated devices. */
const bringsDrivers = (stack: Stack, { assist }: Switches): boolean => stack === 'xenserver' && !assist;

/** The stops of a request in order, the same for every stack, so that all can be followed together. */
export function stopsOf(request: Request, { tools }: Pick<Switches, 'tools'>): readonly StopName[] {
	switch (request) {
		case 'instruction':
			return ['app', 'core'];
		case 'privileged':
			return ['app', 'system', 'wall', 'owner', 'core', 'ownerBack', 'wallBack', 'done'];
		case 'write':
		case 'packet': {
			const more: StopName[] = !tools && REGISTERS[request].start > 1 ? ['registers'] : [];
			const through: StopName[] = request === 'packet' ? ['switch'] : [];
			const there: StopName[] = ['app', 'system', 'driver', 'wall', 'owner', ...more, ...through, 'metalDriver', 'device'];
			return [...there, 'interrupt', 'ownerBack', 'wallBack', 'done', ...(tools ? [] : (['answers'] as const))];
		}
	}
}

/**
 * @param along the stops to be told, where several stacks are followed together: those of a guest without tools have more of them
 * @returns null: this stack does not start without hardware assist
 */
export function routeOf(
	stack: Stack,
	request: Request,
	switches: Switches,
	along: readonly StopName[] = stopsOf(request, switches)
): Route | null {
	if (!switches.assist && needsAssist(stack)) return null;
	const asksDevice = request === 'write' || request === 'packet';
	const emulated = asksDevice && !switches.tools && !bringsDrivers(stack, switches);
	/** where an emulated device is played: registers are trips from the guest to there and back */
	const trip = 2 * walls('guest', stack === 'esx' ? 'hypervisor' : 'owner');
	const registers = asksDevice ? REGISTERS[request] : { start: 0, finish: 0 };
	let at: Side = 'guest';
	const stops = along.map((name): Stop => {
		if (name === 'registers' || name === 'answers') {
			// the first register is the one that was followed this far
			const trips = name === 'registers' ? registers.start - 1 : registers.finish;
			return { name, side: emulated ? at : null, crossings: emulated ? trips * trip : 0 };
		}
		const side = sideOf(stack, request, name);
		if (side === null) return { name, side, crossings: 0 };
		const crossings = walls(at, side);
		at = side;
		return { name, side, crossings };
	});
	return { stops, drivers: asksDevice ? (emulated ? 'emulated' : 'paravirtual') : null };
}

const DEPTH = { guest: 0, hypervisor: 1, owner: 2 } as const;

/** Whoever owns a device reaches it directly, a core runs a guest's ordinary instructions directly, and an interrupt comes from outside. */
const walls = (from: Side, to: Side): number => (from === 'metal' || to === 'metal' ? 0 : Math.abs(DEPTH[to] - DEPTH[from]));

function sideOf(stack: Stack, request: Request, name: StopName): Side | null {
	const hosted = stack === 'workstation';
	/** who has the drivers */
	const owner = stack === 'esx' ? 'hypervisor' : 'owner';
	switch (name) {
		case 'app':
		case 'system':
		case 'driver':
		case 'done':
		case 'answers':
			return 'guest';
		case 'wall':
			return 'hypervisor';
		case 'owner':
		case 'ownerBack':
			// cores belong to the hypervisor, unless it is itself a program of the host OS
			return stack === 'esx' || (request === 'privileged' && !hosted) ? null : 'owner';
		case 'registers':
		case 'switch':
		case 'metalDriver':
			return owner;
		case 'core':
		case 'device':
			return 'metal';
		case 'interrupt':
			return hosted ? 'owner' : 'hypervisor';
		case 'wallBack':
			// ESX took the interrupt itself, and is there already
			return stack === 'esx' && request !== 'privileged' ? null : 'hypervisor';
	}
}

export interface Crossings {
	readonly there: number;
	readonly back: number;
}

/** until the metal, and from there */
export function crossingsOf({ stops }: Pick<Route, 'stops'>): Crossings {
	const turn = stops.findIndex(({ side }) => side === 'metal');
	const sum = (part: readonly Stop[]) => part.reduce((total, { crossings }) => total + crossings, 0);
	return { there: sum(stops.slice(0, turn + 1)), back: sum(stops.slice(turn + 1)) };
}
