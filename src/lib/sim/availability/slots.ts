// Admission by slots: every guest counts as one slot, the size of the largest reservation, and the tolerated hosts' slots stay free.
// Amounts may be in any unit, the same for hosts and guests.

/** CPU and memory: of a host what guests may have, of a guest what it is promised */
export interface Pair {
	readonly cpu: number;
	readonly memory: number;
}

/** Hz that a guest without a CPU reservation counts as [VMware KB 1010594] */
export const DEFAULT_SLOT_HZ = { vsphere4: 256_000_000, later: 32_000_000 } as const;

/**
 * The slot: the largest CPU reservation by the largest memory reservation with its overhead.
 * @param promised reservation of each powered-on guest; memory with overhead
 * @param defaultCpu stands for a CPU reservation of 0 (256 MHz in 4.x, 32 MHz later); memory has no default: 0 and the overhead
 * @source VMware KB 1010594
 */
export function slotOf(promised: readonly Pair[], defaultCpu: number): Pair {
	let slot: Pair = { cpu: promised.length === 0 ? defaultCpu : 0, memory: 0 };
	for (const { cpu, memory } of promised)
		slot = { cpu: Math.max(slot.cpu, cpu > 0 ? cpu : defaultCpu), memory: Math.max(slot.memory, memory) };
	return slot;
}

/** Whole slots of a host: the scarcer of the two decides. A slot of no size at all has no end of them. */
export function slotsOn(host: Pair, slot: Pair): number {
	return Math.max(0, Math.min(wholeParts(host.cpu, slot.cpu), wholeParts(host.memory, slot.memory)));
}

const wholeParts = (of: number, size: number): number => (size > 0 ? Math.floor(of / size) : Infinity);

/**
 * Hosts that may fail, the largest first, with slots left for every guest.
 * @param slots of each host
 * @param guests powered on
 */
export function failoverCapacity(slots: readonly number[], guests: number): number {
	let capacity = 0;
	while (capacity < slots.length && slotsAfter(slots, capacity + 1) >= guests) capacity++;
	return capacity;
}

/** slots left when the `failures` largest hosts are gone, less those in use; below 0 when the promise is broken already */
export function availableSlots(slots: readonly number[], failures: number, guests: number): number {
	return slotsAfter(slots, failures) - guests;
}

const slotsAfter = (slots: readonly number[], failures: number): number =>
	[...slots]
		.sort((a, b) => b - a)
		.slice(failures)
		.reduce((sum, each) => sum + each, 0);
