// Titles and findings of the checks on disks, snapshots and files, for `check-words.ts`.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import { productLabel } from './labels';
import { formatName } from './storage-events';
import { duration } from './time';
import { count, list, sizesApart, storage } from './units';

/*
 * | check          | numbers                                  | notes                                               |
 * | -------------- | ---------------------------------------- | --------------------------------------------------- |
 * | chainLimit     | guest, snapshots, limit                  | snapshots: one on the other, the new one included   |
 * | chainLong      | guest, snapshots, advised                |                                                     |
 * | snapshotOld    | guest, snapshot, hours, advisedHours     | snapshot: the oldest one's name                     |
 * | snapshotGrowth | guest, needGiB, freeGiB, hours           | need: expected once the snapshot is so many hours old |
 * | discards       | guest, snapshot, GiB                     | GiB: written since                                  |
 * | linkedClones   | guest, clones, count                     | clones: their names, joined with ', '               |
 * | wholeDisks     | guest, count                             | count: its snapshots                                |
 * | snapshotNeeded | guest                                    |                                                     |
 * | template       | guest                                    | also noTemplate, quiesced                           |
 * | diskSize       | sizeGiB, mostGiB                         |                                                     |
 * | diskFormat     | product, format, own                     | format, own: 'vhd' or 'vmdk'                        |
 * | sameFormat     | format, thin                             | thin: 'thin' or 'thick'                             |
 * | snapshotName   | name, problem                            | problem: 'taken', 'form', 'empty'; passed: 'none'   |
 */

type Verdict = { readonly verdict: 'passed' | 'failed' };
type Finding = (verdict: Verdict, numbers: Check['numbers']) => string;

const text = (value: number | string | undefined): string => String(value ?? '');
const amount = (value: number | string | undefined): number => Number(value ?? 0);
const namesIn = (value: number | string | undefined): string[] => (text(value) === '' ? [] : text(value).split(', '));
const hoursText = (hours: number | string | undefined): string => duration(amount(hours) * 3_600);

export const STORAGE_TITLES = {
	chainLimit: m.storage_check_chainLimit_title,
	chainLong: m.storage_check_chainLong_title,
	snapshotOld: m.storage_check_snapshotOld_title,
	snapshotGrowth: m.storage_check_snapshotGrowth_title,
	discards: m.storage_check_discards_title,
	linkedClones: m.storage_check_linkedClones_title,
	wholeDisks: m.storage_check_wholeDisks_title,
	snapshotNeeded: m.storage_check_snapshotNeeded_title,
	template: m.storage_check_template_title,
	noTemplate: m.storage_check_noTemplate_title,
	diskSize: m.storage_check_diskSize_title,
	diskFormat: m.storage_check_diskFormat_title,
	sameFormat: m.storage_check_sameFormat_title,
	quiesced: m.storage_check_quiesced_title,
	snapshotName: m.storage_check_snapshotName_title
} as const;

export const STORAGE_FINDINGS = {
	chainLimit: (verdict, { snapshots, limit }) =>
		m.storage_check_chainLimit({ ...verdict, snapshots: count(amount(snapshots)), limit: count(amount(limit)) }),
	chainLong: (verdict, { snapshots, advised }) =>
		m.storage_check_chainLong({ ...verdict, snapshots: count(amount(snapshots)), advised: count(amount(advised)) }),
	snapshotOld: (verdict, { snapshot, hours, advisedHours }) =>
		m.storage_check_snapshotOld({ ...verdict, snapshot: text(snapshot), hours: hoursText(hours), advised: hoursText(advisedHours) }),
	snapshotGrowth: (verdict, { needGiB, freeGiB }) => {
		const [need, free] = sizesApart(amount(needGiB) * 2 ** 30, amount(freeGiB) * 2 ** 30);
		return m.storage_check_snapshotGrowth({ ...verdict, need, free });
	},
	discards: (verdict, { guest, snapshot, GiB }) =>
		m.storage_check_discards({ ...verdict, guest: text(guest), snapshot: text(snapshot), size: storage(amount(GiB)) }),
	linkedClones: (verdict, { guest, clones }) =>
		m.storage_check_linkedClones({ ...verdict, guest: text(guest), clones: list(namesIn(clones)) }),
	wholeDisks: (verdict, { guest }) => m.storage_check_wholeDisks({ ...verdict, guest: text(guest) }),
	snapshotNeeded: (verdict, { guest }) => m.storage_check_snapshotNeeded({ ...verdict, guest: text(guest) }),
	template: (verdict, { guest }) => m.storage_check_template({ ...verdict, guest: text(guest) }),
	noTemplate: (verdict, { guest }) => m.storage_check_noTemplate({ ...verdict, guest: text(guest) }),
	diskSize: (verdict, { sizeGiB, mostGiB }) => {
		const [size, most] = sizesApart(amount(sizeGiB) * 2 ** 30, amount(mostGiB) * 2 ** 30);
		return m.storage_check_diskSize({ ...verdict, size, most });
	},
	diskFormat: (verdict, { product, format, own }) =>
		m.storage_check_diskFormat({
			...verdict,
			product: productLabel(text(product)),
			format: formatName(text(format)),
			own: formatName(text(own))
		}),
	sameFormat: (verdict, { format, thin }) => m.storage_check_sameFormat({ ...verdict, format: formatName(text(format)), thin: text(thin) }),
	quiesced: (verdict, { guest }) => m.storage_check_quiesced({ ...verdict, guest: text(guest) }),
	snapshotName: (verdict, { name, problem }) => m.storage_check_snapshotName({ ...verdict, name: text(name), problem: text(problem) })
} as const satisfies Readonly<Record<keyof typeof STORAGE_TITLES, Finding>>;

export const STORAGE_ADVICE = {
	chainLimit: m.storage_advice_chain,
	chainLong: m.storage_advice_chain,
	snapshotGrowth: m.storage_advice_growth,
	discards: m.storage_advice_discards,
	linkedClones: m.storage_advice_linkedClones,
	wholeDisks: m.storage_advice_wholeDisks,
	diskSize: m.storage_advice_diskSize,
	quiesced: m.storage_advice_quiesced,
	snapshotName: m.storage_advice_snapshotName
} as const;
