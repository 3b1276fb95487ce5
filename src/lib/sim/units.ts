// The model's inner units: integer nanoseconds and bytes. MB = 10^6, MiB = 2^20: always named.
export const SECOND = 1_000_000_000; // ns
export const MiB = 2 ** 20;
export const GiB = 2 ** 30;
export const MB = 1_000_000;
export const GHz = 1_000_000_000;

/** s to ns */
export const toNs = (seconds: number): number => Math.round(seconds * SECOND);
