// Title and finding of every check. The table of the keys that these read stands in `checks.ts`.
import { m } from '$lib/paraglide/messages';
import type { Check, CheckId } from '$lib/sim/check';
import { CLUSTER_FINDINGS, CLUSTER_TITLES } from './cluster-checks';
import { operationName } from './commands';
import { DELIVERY_FINDINGS, DELIVERY_TITLES } from './delivery-checks';
import { exactValue } from './edits';
import { fieldLabel, productLabel, stateLabel, vendorLabel } from './labels';
import { bareId } from './names';
import { PROTECTION_FINDINGS, PROTECTION_TITLES } from './protection-checks';
import { STORAGE_FINDINGS, STORAGE_TITLES } from './storage-checks';
import { count, frequency, list, plural, rate, sizesApart } from './units';

export const CHECK_TITLES: Readonly<Record<CheckId, () => string>> = {
	exists: m.words_check_exists_title,
	state: m.words_check_state_title,
	busy: m.words_check_busy_title,
	hostOn: m.words_check_hostOn_title,
	maintenance: m.words_check_maintenance_title,
	elsewhere: m.words_check_elsewhere_title,
	memory: m.words_check_memory_title,
	overcommit: m.words_check_overcommit_title,
	cpuVendor: m.words_check_cpuVendor_title,
	cpuGeneration: m.words_check_cpuGeneration_title,
	cores: m.words_check_cores_title,
	cpuReserved: m.compute_check_cpuReserved_title,
	network: m.words_check_network_title,
	storage: m.words_check_storage_title,
	space: m.words_check_space_title,
	device: m.words_check_device_title,
	localMedia: m.words_check_localMedia_title,
	concurrency: m.words_check_concurrency_title,
	link: m.words_check_link_title,
	converges: m.words_check_converges_title,
	tools: m.words_check_tools_title,
	name: m.words_check_name_title,
	value: m.words_check_value_title,
	cloneSource: m.words_check_cloneSource_title,
	crashConsistent: m.words_check_crashConsistent_title,
	guestsOn: m.words_check_guestsOn_title,
	unsaved: m.words_check_unsaved_title,
	users: m.words_check_users_title,
	needed: m.words_check_needed_title,
	restart: m.words_check_restart_title,
	hostSupport: m.words_check_hostSupport_title,
	task: m.words_check_task_title,
	sharedFiles: m.migration_check_sharedFiles_title,
	otherStore: m.migration_check_otherStore_title,
	...PROTECTION_TITLES,
	...STORAGE_TITLES,
	...DELIVERY_TITLES,
	...CLUSTER_TITLES
};

type Verdict = { readonly verdict: 'passed' | 'failed' };
type Finding = (verdict: Verdict, numbers: Check['numbers']) => string;

/** A key that is left out reads as nothing, rather than as "undefined". */
const text = (value: number | string | undefined): string => String(value ?? '');
const amount = (value: number | string | undefined): number => Number(value ?? 0);

/** a key that holds display names, joined with ', ' */
const namesIn = (value: number | string | undefined): string[] =>
	text(value)
		.split(', ')
		.filter((name) => name !== '');

/** "ehr-web-01 and test-ehr"; more than three are counted: "14 guests" */
function fewNames(value: number | string | undefined): string {
	const names = namesIn(value);
	return names.length <= 3 ? list(names) : m.words_guest_count({ count: count(names.length), countForm: plural(names.length) });
}

const FINDINGS: Readonly<Record<CheckId, Finding>> = {
	exists: (verdict, { what }) => m.words_check_exists({ ...verdict, what: bareId(text(what)) }),
	state: (verdict, { state }) => m.words_check_state({ ...verdict, state: stateLabel(text(state)) }),
	busy: (verdict, { task }) => m.words_check_busy({ ...verdict, task: text(task) }),
	hostOn: (verdict, { host, power }) => m.words_check_hostOn({ ...verdict, host: text(host), power: text(power) }),
	maintenance: (verdict, { host }) => m.words_check_maintenance({ ...verdict, host: text(host) }),
	elsewhere: (verdict, { host }) => m.words_check_elsewhere({ ...verdict, host: text(host) }),
	memory: (_, { needMiB, freeMiB, product }) => {
		const [need, free] = sizesApart(amount(needMiB) * 2 ** 20, amount(freeMiB) * 2 ** 20);
		return m.words_check_memory({ need, free, product: text(product) });
	},
	overcommit: (verdict, { needMiB, freeMiB, host }) => {
		const [need, free] = sizesApart(amount(needMiB) * 2 ** 20, amount(freeMiB) * 2 ** 20);
		return m.words_check_overcommit({ ...verdict, need, free, host: text(host) });
	},
	cpuVendor: (verdict, { need, has, host }) =>
		m.words_check_cpuVendor({ ...verdict, need: vendorLabel(text(need)), has: vendorLabel(text(has)), host: text(host) }),
	cpuGeneration: (verdict, { need, has, host }) =>
		m.words_check_cpuGeneration({ ...verdict, need: text(need), has: text(has), host: text(host) }),
	cores: (verdict, { vcpus, cores, host }) =>
		m.words_check_cores({
			...verdict,
			vcpus: count(amount(vcpus)),
			vcpusForm: plural(amount(vcpus)),
			cores: count(amount(cores)),
			coresForm: plural(amount(cores)),
			host: text(host)
		}),
	network: (verdict, { network, host }) => m.words_check_network({ ...verdict, network: text(network), host: text(host) }),
	cpuReserved: (_, { needGHz, freeGHz, host }) =>
		m.compute_check_cpuReserved({ need: frequency(amount(needGHz)), free: frequency(Math.max(0, amount(freeGHz))), host: text(host) }),
	storage: (verdict, { datastore, host }) => m.words_check_storage({ ...verdict, datastore: text(datastore), host: text(host) }),
	space: (_, { needGiB, freeGiB, datastore }) => {
		const [need, free] = sizesApart(amount(needGiB) * 2 ** 30, amount(freeGiB) * 2 ** 30);
		return m.words_check_space({ need, free, datastore: text(datastore) });
	},
	device: (verdict, { device, host }) => m.words_check_device({ ...verdict, device: text(device), host: text(host) }),
	localMedia: (verdict, { host }) => m.words_check_localMedia({ ...verdict, host: text(host) }),
	concurrency: (verdict, { running, limit, host }) =>
		m.words_check_concurrency({
			...verdict,
			running: count(amount(running)),
			runningForm: plural(amount(running)),
			limit: count(amount(limit)),
			host: text(host)
		}),
	link: (verdict, { host }) => m.words_check_link({ ...verdict, host: text(host) }),
	converges: (verdict, { dirtyMBps, linkMBps }) =>
		m.words_check_converges({ ...verdict, dirty: rate(amount(dirtyMBps)), link: rate(amount(linkMBps)) }),
	tools: (verdict, { guest }) => m.words_check_tools({ ...verdict, guest: text(guest) }),
	name: (verdict, { name, problem }) => m.words_check_name({ ...verdict, name: text(name), problem: text(problem) }),
	value: (verdict, { field, value, min, max, known }) => {
		if (known !== undefined) {
			const words = { field: fieldLabel(text(field)), value: text(value), known: list(namesIn(known)) };
			return m.availability_check_known({ ...verdict, ...words });
		}
		const [low, high] = [amount(min), amount(max)];
		const words = {
			field: fieldLabel(text(field)),
			value: exactValue(text(field), value),
			min: exactValue(text(field), low),
			max: exactValue(text(field), high)
		};
		// within the bounds and refused all the same: the model wants a whole number
		const broken = verdict.verdict === 'failed' && typeof value === 'number' && value >= low && value <= high;
		return broken ? m.words_check_value_broken(words) : m.words_check_value({ ...verdict, ...words });
	},
	cloneSource: (verdict, { guest, clones }) => m.words_check_cloneSource({ ...verdict, guest: text(guest), clones: fewNames(clones) }),
	crashConsistent: (verdict, { guest }) => m.words_check_crashConsistent({ ...verdict, guest: text(guest) }),
	guestsOn: (verdict, { host, guests }) =>
		m.words_check_guestsOn({ ...verdict, host: text(host), guests: fewNames(guests), countForm: plural(namesIn(guests).length) }),
	unsaved: (verdict, { guest }) => m.words_check_unsaved({ ...verdict, guest: text(guest) }),
	users: (verdict, { guest, users }) =>
		m.words_check_users({ ...verdict, guest: text(guest), count: count(amount(users)), countForm: plural(amount(users)) }),
	needed: (verdict, { guest, by }) =>
		m.words_check_needed({ ...verdict, guest: text(guest), by: fewNames(by), countForm: plural(namesIn(by).length) }),
	restart: (verdict, { guest }) => m.words_check_restart({ ...verdict, guest: text(guest) }),
	hostSupport: (verdict, { product, operation }) =>
		m.words_check_hostSupport({ ...verdict, product: productLabel(text(product)), operation: operationName(text(operation)) }),
	task: (verdict) => m.words_check_task(verdict),
	sharedFiles: (verdict, { guest, other, is }) =>
		m.migration_check_sharedFiles({ ...verdict, guest: text(guest), other: text(other), is: text(is) }),
	otherStore: (verdict, { guest, datastore }) =>
		m.migration_check_otherStore({ ...verdict, guest: text(guest), datastore: text(datastore) }),
	...PROTECTION_FINDINGS,
	...STORAGE_FINDINGS,
	...DELIVERY_FINDINGS,
	...CLUSTER_FINDINGS
};

/** "needs 64 GB, 56 GB free": a clause, to stand after a colon */
export const findingText = ({ id, passed, numbers }: Check): string => FINDINGS[id]({ verdict: passed ? 'passed' : 'failed' }, numbers);
