// Amounts as text, in the learner's language. A GB here is 2^30 bytes, as the consoles print it; a MB/s is 10^6 bytes per second, as links are sold.
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a thousand times as much as using it, and screens ask many times a second. */
function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = getLocale() + JSON.stringify(options);
	const found = formats.get(key) ?? new Intl.NumberFormat(getLocale(), options);
	formats.set(key, found);
	return found;
}

/** Never "-0". */
export const decimal = (value: number, digits: number): string =>
	format({ maximumFractionDigits: digits, signDisplay: 'negative' }).format(value);

/** A tenth below 100, none above: three digits tell enough. */
const number = (value: number, digits = Math.abs(value) < 99.95 ? 1 : 0): string => decimal(value, digits);

const SIZES = [
	(value: string) => m.words_size_b({ value }),
	(value: string) => m.words_size_kb({ value }),
	(value: string) => m.words_size_mb({ value }),
	(value: string) => m.words_size_gb({ value }),
	(value: string) => m.words_size_tb({ value })
];

/** How often 1,024 goes into it, counted after rounding: 1,023.99 MB is 1 GB. */
function sizeStep(bytes: number): number {
	let step = 0;
	for (let rest = Math.abs(bytes); step < SIZES.length - 1 && rest >= 1023.5; rest /= 1024) step++;
	return step;
}

function sizeAt(step: number, bytes: number, digits?: number): string {
	const value = bytes / 1024 ** step;
	return (SIZES[step] ?? String)(number(value, step === 0 ? 0 : digits));
}

/** bytes → "27.4 GB" */
export const size = (bytes: number): string => sizeAt(sizeStep(bytes), bytes);

/** MiB → "24 GB" */
export const memory = (MiB: number): string => size(MiB * 2 ** 20);

/** GiB → "6.9 TB" */
export const storage = (GiB: number): string => size(GiB * 2 ** 30);

/** Two amounts that differ look different: "64 GB" and "63.96 GB", never "needs 64 GB, 64 GB free". Bytes. */
export function sizesApart(a: number, b: number): [string, string] {
	let texts: [string, string] = [size(a), size(b)];
	for (let digits = 1; a !== b && texts[0] === texts[1] && digits <= 6; digits++)
		texts = [sizeAt(sizeStep(a), a, digits), sizeAt(sizeStep(b), b, digits)];
	return texts;
}

/** bytes → "3.999 GB": for what is judged, not only shown */
export const exactSize = (bytes: number): string => sizeAt(sizeStep(bytes), bytes, 3);

/** 2.5 → "2.5" */
export const exactNumber = (value: number): string => decimal(value, 6);

/** MB/s (10^6) → "120 MB/s", "1.3 GB/s" */
export const rate = (MBps: number): string =>
	Math.abs(MBps) < 999.5 ? m.words_rate_mb({ value: number(MBps) }) : m.words_rate_gb({ value: number(MBps / 1000) });

/** MiB/s, as guests rewrite memory → "114 MB/s" */
export const dirtyRate = (MiBps: number): string => rate((MiBps * 2 ** 20) / 1e6);

/** Mbit/s → "310 Mbit/s", "10 Gbit/s" */
export const bandwidth = (Mbps: number): string =>
	Math.abs(Mbps) < 999.5 ? m.words_rate_mbit({ value: number(Mbps) }) : m.words_rate_gbit({ value: number(Mbps / 1000) });

/** GHz → "2.4 GHz" */
export const frequency = (GHz: number): string => m.words_frequency_ghz({ value: number(GHz) });

/** 0..100 → "55%" */
export const percent = (of100: number): string =>
	format({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'negative' }).format(of100 / 100);

/** 0..100 → "7.2%", where a part of a percent matters */
export const finePercent = (of100: number): string =>
	format({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'negative' }).format(of100 / 100);

/** 1234 → "1,234" */
export const count = (value: number): string => decimal(value, 0);

const forms = new Map<string, Intl.PluralRules>();

/** "one" or "other" (or "few", "many", …): the form of the words that follow a count. Messages take it ready made, see `format`. */
export function plural(value: number): Intl.LDMLPluralRule {
	const locale = getLocale();
	const found = forms.get(locale) ?? new Intl.PluralRules(locale);
	forms.set(locale, found);
	return found.select(value);
}

/** things by name → "Alder, Birch, and Cedar" */
export const list = (names: readonly string[]): string => new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names);
