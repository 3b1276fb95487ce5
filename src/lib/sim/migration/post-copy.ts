// A whole post-copy migration at constant bandwidth [Hines & Gopalan, VEE 2009]: the guest moves first, its memory follows once,
// and what it touches too early it fetches over the network.
import { MiB } from '../units';
import { WORKING_SET_FRACTION } from './dirtying';
import { PAGE } from './policy';
import { sensible } from './sensible';

/** registers and device state, all that is sent while the guest stands still [A] */
export const DEVICE_STATE_BYTES = 8 * MiB;
/** part of the working set that is still fetched page by page, at most, while pages stream ahead of need [Hines & Gopalan, VEE 2009] */
export const FAULT_FRACTION = 0.21;
/** s that the guest waits for a page that it needs and that has not come yet [A] */
export const FAULT_S = 0.001;

export interface PostCopy {
	readonly ramBytes: number;
	readonly bytesPerS: number;
	readonly workingSetBytes?: number;
	readonly setupS?: number;
	readonly resumeS?: number;
	readonly deviceStateBytes?: number;
}

export type PostCopyResult =
	| {
			readonly outcome: 'done';
			readonly downtimeS: number;
			/** s during which the guest runs at its target and pages still come */
			readonly pullS: number;
			readonly totalS: number;
			readonly sentBytes: number;
			readonly networkFaults: number;
			/** 0..1 while pages come */
			readonly guestSpeed: number;
	  }
	| { readonly outcome: 'stalled' };

/**
 * Each page is sent once, so nothing depends on how fast the guest rewrites its memory.
 * @throws RangeError for a number that is none or negative
 */
export function postCopy(input: PostCopy): PostCopyResult {
	const { ramBytes, bytesPerS, setupS = 0, resumeS = 0, deviceStateBytes = DEVICE_STATE_BYTES } = sensible(input);
	if (bytesPerS === 0) return { outcome: 'stalled' };
	const workingSetBytes = Math.min(input.workingSetBytes ?? WORKING_SET_FRACTION * ramBytes, ramBytes);
	const downtimeS = deviceStateBytes / bytesPerS + resumeS;
	const pullS = ramBytes / bytesPerS;
	return {
		outcome: 'done',
		downtimeS,
		pullS,
		totalS: setupS + downtimeS + pullS,
		sentBytes: ramBytes + deviceStateBytes,
		networkFaults: networkFaults(workingSetBytes),
		guestSpeed: speedWhilePulling(workingSetBytes, ramBytes, bytesPerS)
	};
}

/** pages fetched because the guest needed them before they came */
export const networkFaults = (workingSetBytes: number): number => (FAULT_FRACTION * workingSetBytes) / PAGE;

/**
 * 0..1: how fast the guest runs while its memory follows. Its faults are spread evenly over the time that this takes at the present speed;
 * at 0 bytes per second it stands still, at its first page that is missing.
 */
export function speedWhilePulling(workingSetBytes: number, ramBytes: number, bytesPerS: number): number {
	if (ramBytes === 0) return 1;
	if (bytesPerS === 0) return 0;
	return Math.max(0, 1 - (networkFaults(workingSetBytes) * FAULT_S) / (ramBytes / bytesPerS));
}
