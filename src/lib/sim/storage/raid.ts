// What a RAID group makes of the guests' reads and writes: a write costs several of its disks' operations.

/** disk operations for one write [general engineering rule; RAID 5 and 6 read and write data and parity] */
export const WRITE_PENALTY = { '0': 1, '1': 2, '10': 2, '5': 4, '6': 6 } as const;

/** operations per second of one disk [virtualfeller.com 2010] */
export const DISK_IOPS = { '15k': 150, '10k': 110 } as const;

/**
 * Operations per second that the disks must do.
 * @param iops of the guests; @param writeFraction 0..1 of them are writes; @param penalty disk operations for a write
 */
export function backendIops(iops: number, writeFraction: number, penalty: number): number {
	const writes = iops * writeFraction;
	// a fraction like 0.29 is not exact: without rounding, the next disk would be bought for 10^-13 of an operation
	return Math.round((iops - writes + writes * penalty) * 1e6) / 1e6;
}

/** disks that such a load needs; @param diskIops > 0, of one disk */
export const disksNeeded = (backend: number, diskIops: number): number => Math.ceil(backend / diskIops);

/** operations per second of guests that so many of the disks serve: the reverse of `backendIops` */
export const servedIops = (diskIops: number, writeFraction: number, penalty: number): number =>
	diskIops / (1 - writeFraction + writeFraction * penalty);
