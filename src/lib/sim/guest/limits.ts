// What values a guest may have: bounds that real products of the kind share, so that a slip of the keyboard is refused at the door.
import { refuse, type Check } from '../check';

export const LIMITS = {
	/** letters, digits, hyphens; begins with a letter or digit */
	name: /^[a-z0-9][a-z0-9-]{0,39}$/,
	vcpus: { min: 1, max: 128, whole: true },
	memoryMiB: { min: 16, max: 6 * 2 ** 20, whole: true },
	diskGiB: { min: 1, max: 62 * 2 ** 10, whole: true },
	weight: { min: 1, max: 65_535, whole: true },
	capPercent: { min: 0, max: 12_800, whole: true },
	cpuGHz: { min: 0, max: 1_000, whole: false },
	cpuReservedGHz: { min: 0, max: 1_000, whole: false },
	restartDelaySeconds: { min: 0, max: 86_400, whole: false },
	reservedMiB: { min: 0, max: 6 * 2 ** 20, whole: true },
	memoryShares: { min: 1, max: 100_000_000, whole: true },
	activePercent: { min: 0, max: 100, whole: false },
	iops: { min: 0, max: 10_000_000, whole: false },
	idleTaxPercent: { min: 0, max: 99, whole: false },
	sharingPercent: { min: 0, max: 33, whole: false },
	dirtyMiBps: { min: 0, max: 100_000, whole: false },
	gigacycles: { min: 0.001, max: 1e6, whole: false },
	GiB: { min: 2 ** -30, max: 62 * 2 ** 10, whole: false },
	users: { min: 1, max: 100_000, whole: true },
	size: { min: 1, max: 10_000, whole: true },
	spare: { min: 0, max: 10_000, whole: true },
	seconds: { min: 0, max: 86_400, whole: false }
} as const;

type Field = Exclude<keyof typeof LIMITS, 'name'>;

/** refuses NaN, infinities, strings and whatever is out of bounds */
export function inRange(field: Field, value: unknown): Check {
	const { min, max, whole } = LIMITS[field];
	const fits = typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
	return refuse('value', fits, { field, value: typeof value === 'number' ? value : String(value), min, max });
}
