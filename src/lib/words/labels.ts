// The short words: roles, states, products, the fields of a guest. One code, one word, everywhere.
import { m } from '$lib/paraglide/messages';
import type { HostView } from '$lib/sim/view';
import type { GuestState, Product, Role } from '$lib/sim/world';

const ROLES: Readonly<Record<Role, () => string>> = {
	web: m.words_role_web,
	app: m.words_role_app,
	interface: m.words_role_interface,
	database: m.words_role_database,
	fax: m.words_role_fax,
	print: m.words_role_print,
	terminal: m.words_role_terminal,
	balancer: m.words_role_balancer,
	desktop: m.words_role_desktop,
	test: m.words_role_test,
	other: m.words_role_other
};

const CODES: Readonly<Record<Role, string>> = {
	web: 'WEB',
	app: 'APP',
	interface: 'HL7',
	database: 'DB',
	fax: 'FAX',
	print: 'PRN',
	terminal: 'CTX',
	balancer: 'LB',
	desktop: 'VDI',
	test: 'TST',
	other: 'VM'
};

const GUEST_STATES: Readonly<Record<GuestState, () => string>> = {
	off: m.words_state_off,
	starting: m.words_state_starting,
	running: m.words_state_running,
	paused: m.words_state_paused,
	noSpace: m.words_state_noSpace,
	suspending: m.words_state_suspending,
	suspended: m.words_state_suspended,
	resuming: m.words_state_resuming,
	stopping: m.words_state_stopping,
	crashed: m.words_state_crashed
};

const HOST_STATES: Readonly<Record<HostView['power'] | 'maintenance', () => string>> = {
	off: m.words_host_off,
	starting: m.words_host_starting,
	on: m.words_host_on,
	failed: m.words_host_failed,
	maintenance: m.words_host_maintenance
};

const PRODUCT_NAMES: Readonly<Record<Product, () => string>> = {
	esx: m.words_product_esx,
	'hyper-v': m.words_product_hyperv,
	xenserver: m.words_product_xenserver,
	workstation: m.words_product_workstation,
	physical: m.words_product_physical
};

export const isRole = (value: string): value is Role => Object.hasOwn(ROLES, value);

const FIELDS: Readonly<Record<string, () => string>> = {
	name: m.words_field_name,
	vcpus: m.words_field_vcpus,
	memoryMiB: m.words_field_memory,
	diskGiB: m.words_field_disk,
	weight: m.words_field_weight,
	capPercent: m.words_field_cap,
	cpuReservedGHz: m.compute_field_cpuReserved,
	reservedMiB: m.compute_field_reserved,
	memoryShares: m.compute_field_shares,
	activePercent: m.compute_field_active,
	idleTaxPercent: m.compute_field_idleTax,
	sharingPercent: m.compute_field_sharing,
	network: m.words_field_network,
	tools: m.words_field_tools,
	localMedia: m.words_field_localMedia,
	enabled: m.availability_field_enabled,
	profile: m.availability_field_profile,
	xenTimeoutS: m.availability_field_xenTimeout,
	isolationResponse: m.availability_field_isolationResponse,
	admission: m.availability_field_admission,
	hostFailures: m.availability_field_hostFailures,
	cpuPercent: m.availability_field_cpuPercent,
	memoryPercent: m.availability_field_memoryPercent,
	guestMonitoring: m.availability_field_guestMonitoring,
	restartPriority: m.availability_field_restartPriority,
	restartDelaySeconds: m.availability_field_restartDelay,
	balancing: m.availability_field_balancing,
	guests: m.availability_field_guests,
	kind: m.availability_field_kind,
	cpuGHz: m.words_field_cpu,
	dirtyMiBps: m.words_field_dirty,
	GiB: m.words_field_size,
	users: m.delivery_field_users,
	size: m.delivery_field_size,
	spare: m.delivery_field_spare,
	seconds: m.delivery_field_seconds,
	everySeconds: m.protection_field_everySeconds,
	keep: m.protection_field_keep,
	vlan: m.protection_field_vlan,
	hosts: m.protection_field_hosts,
	generation: m.protection_field_generation,
	gigacycles: m.words_field_work,
	atGiB: m.storage_field_at,
	freeGiB: m.storage_field_free,
	iops: m.storage_field_iops
};

const VENDORS: Readonly<Record<string, string>> = { intel: 'Intel', amd: 'AMD' };

/** Codes that come out of a check's numbers are plain strings. */
const find = (words: Readonly<Record<string, () => string>>, code: string): string | undefined =>
	Object.hasOwn(words, code) ? words[code]?.() : undefined;

/** "EHR web server" */
export const roleLabel = (role: Role): string => ROLES[role]();

/** "WEB": where the name has no room. Not translated: the glyph beside it is not either. */
export const roleCode = (role: Role): string => CODES[role];

/** "paused: no space" */
export const guestState = (state: GuestState): string => GUEST_STATES[state]();

/** "running", "off", "starting", "failed"; "in maintenance" when it is on and takes no guests */
export const hostState = (host: Pick<HostView, 'power' | 'maintenance'>): string =>
	HOST_STATES[host.power === 'on' && host.maintenance ? 'maintenance' : host.power]();

/** Of a guest or a host, whichever has such a state */
export const stateLabel = (code: string): string => find(GUEST_STATES, code) ?? find(HOST_STATES, code) ?? code;

/** "VMware ESX" */
export const productLabel = (product: string): string => find(PRODUCT_NAMES, product) ?? product;

/** The key of a GuestSpec, GuestChange or amount, in words: `memoryMiB` → "memory" */
export const fieldLabel = (field: string): string => find(FIELDS, field) ?? field;

/** "Intel", "AMD" */
export const vendorLabel = (vendor: string): string => VENDORS[vendor] ?? vendor;
