// The model's numbers in the units that people read.
import { MB, MiB } from '../units';
import { plain } from './field';

export const inMiB = (bytes: number): number => plain(bytes / MiB);
export const inMB = (bytes: number): number => plain(bytes / MB);
export const inMbit = (bytesPerS: number): number => plain(bytesPerS / 125_000);
export const inPercent = (part: number): number => plain(part * 100);
/** a number, or null where there is none: never Infinity or NaN */
export const known = (value: number): number | null => (Number.isFinite(value) ? plain(value) : null);
