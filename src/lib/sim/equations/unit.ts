// Units as they stand at the end of names (`ramMiB`, `vm_ram_MiB`, `bandwidth_bytes_per_s`), and what one of each is in the model's own.

/** what is measured; a `share` is a part of 1 */
export type Quantity = 'size' | 'rate' | 'time' | 'hertz' | 'share';

export interface Unit {
	readonly quantity: Quantity;
	/** bytes, bytes/s, s, Hz, or part of 1 in one of it; of pages: pages, which are as large as the inputs say */
	readonly factor: number;
	readonly pages?: true;
}

const size = (factor: number): Unit => ({ quantity: 'size', factor });
const rate = (factor: number): Unit => ({ quantity: 'rate', factor });
const time = (factor: number): Unit => ({ quantity: 'time', factor });
const hertz = (factor: number): Unit => ({ quantity: 'hertz', factor });
const share = (factor: number): Unit => ({ quantity: 'share', factor });

const SIZES: Readonly<Record<string, number>> = {
	bytes: 1,
	byte: 1,
	sectors: 512,
	sector: 512,
	kB: 1e3,
	KB: 1e3,
	MB: 1e6,
	GB: 1e9,
	TB: 1e12,
	KiB: 2 ** 10,
	MiB: 2 ** 20,
	GiB: 2 ** 30,
	TiB: 2 ** 40
};

const BITS: Readonly<Record<string, number>> = { kbit: 125, Mbit: 125e3, Gbit: 125e6 };

/** by their words: `MiB per s` stands for `_MiB_per_s` */
export const UNITS: Readonly<Record<string, Unit>> = {
	pages: { quantity: 'size', factor: 1, pages: true },
	'pages per s': { quantity: 'rate', factor: 1, pages: true },
	'pages s': { quantity: 'rate', factor: 1, pages: true },
	...Object.fromEntries(
		Object.entries(SIZES).flatMap(([name, bytes]) => [
			[name, size(bytes)],
			[`${name} per s`, rate(bytes)],
			[`${name} s`, rate(bytes)],
			[`${name}ps`, rate(bytes)]
		])
	),
	...Object.fromEntries(
		Object.entries(BITS).flatMap(([name, bytes]) => [
			[`${name} s`, rate(bytes)],
			[`${name} per s`, rate(bytes)],
			[`${name}ps`, rate(bytes)]
		])
	),
	kbps: rate(125),
	Mbps: rate(125e3),
	Gbps: rate(125e6),
	ns: time(1e-9),
	us: time(1e-6),
	ms: time(1e-3),
	s: time(1),
	sec: time(1),
	seconds: time(1),
	min: time(60),
	minutes: time(60),
	h: time(3_600),
	hours: time(3_600),
	days: time(86_400),
	Hz: hertz(1),
	MHz: hertz(1e6),
	GHz: hertz(1e9),
	pct: share(0.01),
	percent: share(0.01),
	fraction: share(1),
	ratio: share(1),
	factor: share(1)
};

/** what a number without a unit is in, where a unit can be left out */
export const BASE: Readonly<Record<Quantity, Unit>> = { size: size(1), rate: rate(1), time: time(1), hertz: hertz(1), share: share(1) };
