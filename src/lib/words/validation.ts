// The table of published figures as text: names, units, tolerances and verdicts.
import { m } from '$lib/paraglide/messages';
import type { Row } from '$lib/sim/validation/table';
import { count, exactNumber, plural } from './units';

type Result = Row['published'];

const TOPICS: Readonly<Record<string, { readonly id: string; readonly name: () => string }>> = {
	'live-migration': { id: 'migration', name: m.validation_topic_migration },
	cpu: { id: 'cpu', name: m.validation_topic_cpu },
	memory: { id: 'memory', name: m.validation_topic_memory },
	storage: { id: 'storage', name: m.validation_topic_storage },
	ha: { id: 'availability', name: m.validation_topic_availability },
	vdi: { id: 'delivery', name: m.validation_topic_delivery },
	network: { id: 'network', name: m.validation_topic_network },
	protection: { id: 'protection', name: m.validation_topic_protection },
	monitoring: { id: 'monitoring', name: m.validation_topic_monitoring }
};
const OTHER = { id: 'other', name: m.validation_topic_other };

/** a vector's topic, as it stands in an address */
export const topicId = (topic: string): string => (TOPICS[topic] ?? OTHER).id;
export const topicName = (topic: string): string => (TOPICS[topic] ?? OTHER).name();

const VERDICTS = { met: m.validation_met, 'not met': m.validation_not_met, 'not modelled': m.validation_not_modelled };
/** a repeated figure that agrees is called so, not met */
export const verdictText = ({ verdict, repeated }: Pick<Row, 'verdict' | 'repeated'>): string =>
	verdict === 'met' && repeated ? m.validation_repeated() : VERDICTS[verdict]();

const KINDS: Readonly<Record<string, () => string>> = {
	'executed-peer': m.validation_kind_run,
	'executed-tool': m.validation_kind_run,
	'peer-golden-file': m.validation_kind_run,
	'code-derived': m.validation_kind_code,
	'code-constant': m.validation_kind_code,
	documented: m.validation_kind_documented,
	'published-measurement': m.validation_kind_measured
};
/** how the published figure came about */
export const kindText = (kind: string): string => (KINDS[kind] ?? m.validation_kind_derived)();

const UNITS: Readonly<Record<string, (words: { value: string }) => string>> = {
	s: m.validation_unit_s,
	ms: m.validation_unit_ms,
	us: m.validation_unit_us,
	pct: m.validation_unit_pct,
	bytes: m.validation_unit_bytes,
	bytes_per_s: m.validation_unit_bytes_per_s,
	MiB: m.validation_unit_MiB,
	GiB: m.validation_unit_GiB,
	MB: m.validation_unit_MB,
	GB: m.validation_unit_GB,
	MHz: m.validation_unit_MHz,
	Mbit_s: m.validation_unit_Mbit_s,
	pages: m.validation_unit_pages,
	iops: m.validation_unit_iops,
	per_ms: m.validation_unit_per_ms,
	per_min: m.validation_unit_per_min,
	per_page: m.validation_unit_per_page,
	GHz_GB: m.validation_unit_GHz_GB
};
const withUnit = (value: string, unit: string): string => UNITS[unit]?.({ value }) ?? value;

/** how the sources write their short names */
const SHORT: Readonly<Record<string, string>> = {
	bat: 'BAT',
	chs: 'CHS',
	cpu: 'CPU',
	gd: 'GD',
	gt: 'GT',
	gtes: 'GTEs',
	iops: 'IOPS',
	k: 'K',
	mem: 'memory',
	qemu: 'QEMU',
	rds: 'RDS',
	rgd: 'RGD',
	rho: 'Rho',
	uml: 'UML',
	vcpus: 'vCPUs',
	vmotions: 'vMotions',
	vmware: 'VMware',
	ws32: 'Workstation 3.2',
	xen: 'Xen'
};

/** "total_s" → "Total", "write_fraction.boot" → "Write fraction, boot": the figure's name without its unit */
export function figureName({ key, unit }: Pick<Row, 'key' | 'unit'>): string {
	const parts = key.split('.').map((part) => {
		const bare = part === unit ? part : part.replace(new RegExp(`_${unit}(?=_|$)`), '');
		return bare
			.split('_')
			.map((word) => SHORT[word] ?? word)
			.join(' ');
	});
	const name = parts.join(', ');
	return /^[a-z]{2}/.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** seven digits tell any two figures of the table apart; whole numbers are given whole */
const numberText = (value: number): string => (Number.isInteger(value) ? exactNumber(value) : exactNumber(Number(value.toPrecision(7))));

const bareText = (value: Result): string => {
	if (typeof value === 'number') return numberText(value);
	if (typeof value === 'boolean') return value ? m.validation_yes() : m.validation_no();
	if (typeof value === 'string') return value;
	return Object.values(value).map(bareText).join(', ');
};

/** a range only where one was published: two of ours are two figures */
export function publishedText({ published, unit, tolerance }: Pick<Row, 'published' | 'unit' | 'tolerance'>): string {
	if (tolerance.range !== true || !Array.isArray(published)) return withUnit(bareText(published), unit);
	const [low, high] = published.map(bareText);
	return withUnit(m.validation_range({ low: low ?? '', high: high ?? '' }), unit);
}

/** empty when it is not modelled */
export const oursText = ({ ours, unit }: Pick<Row, 'ours' | 'unit'>): string => (ours === null ? '' : withUnit(bareText(ours), unit));

/** two digits tell how far it is off; "none" when nothing a computer could tell */
export function differenceText({ difference, unit }: Pick<Row, 'difference' | 'unit'>): string {
	if (difference === null) return '';
	const rounded = Number(difference.toPrecision(2));
	if (Math.abs(rounded) < 1e-9) return m.validation_none();
	const digits = Math.min(9, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(rounded)))));
	const amount = Math.abs(rounded).toLocaleString('en-US', { maximumFractionDigits: digits });
	return withUnit(`${rounded < 0 ? '−' : '+'}${amount}`, unit);
}

export function toleranceText({ tolerance, unit }: Pick<Row, 'tolerance' | 'unit'>): string {
	const { rel, abs, abs_s: seconds, abs_ms: milliseconds, abs_pct: points } = tolerance;
	const off = (amount: number, of: string): string => m.validation_plus_minus({ amount: withUnit(small(amount), of) });
	if (typeof rel === 'number') return off(rel * 100, 'pct');
	if (typeof abs === 'number') return off(abs, unit);
	if (typeof seconds === 'number') return off(seconds, 's');
	if (typeof milliseconds === 'number') return off(milliseconds, 'ms');
	if (typeof points === 'number') return off(points, 'pct');
	return tolerance.range === true ? m.validation_in_range() : m.validation_exactly();
}

const small = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3, maximumFractionDigits: 12 });

/** the topic of an assumption, by its id */
export const assumptionTopic = (id: string): string => (Object.values(TOPICS).find((topic) => topic.id === id) ?? OTHER).name();

/** what is to be said beside a vector's figures: that its source is uncertain, what we assumed, and the note */
export function noteTexts({ confidence, assumed, note }: Pick<Row, 'confidence' | 'assumed' | 'note'>): string[] {
	return [
		...(confidence === 'high' ? [] : [m.validation_uncertain_figure()]),
		...(assumed === null ? [] : [m.validation_assumed({ text: assumed })]),
		...(note === null ? [] : [m.validation_note({ text: note })])
	];
}

/** "148 figures of 52 published results: 101 met, 40 repeated, 2 not met, 5 not modeled." */
export function countsText(rows: readonly Row[]): string {
	const verdicts = (verdict: Row['verdict'], repeated?: boolean): string =>
		count(rows.filter((row) => row.verdict === verdict && (repeated ?? row.repeated) === row.repeated).length);
	return m.validation_counts({
		count: count(rows.length),
		countForm: plural(rows.length),
		vectors: count(new Set(rows.map(({ id }) => id)).size),
		met: verdicts('met', false),
		repeated: verdicts('met', true),
		notMet: verdicts('not met'),
		notModelled: verdicts('not modelled')
	});
}
