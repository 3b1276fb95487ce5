// What a person may write in a scenario file: every key, its limits and its default. The published JSON Schema is made from this.
import * as v from 'valibot';
import { HA_PROFILES } from '$lib/sim/availability/cluster';
import { PRODUCTS, RESTART_PRIORITIES, ROLES, SESSION_KINDS, STOP_POLICIES } from '$lib/sim/world';
import { DISK_FORMATS } from '$lib/sim/storage/disk';
import { timedCommand } from './commands';
import { complete } from './complete';
import { APPLICATION, BACKUPS, CLUSTER, DATASTORE, DISK, ENDPOINT, GUEST, HA, HOST, LOAD, POLICIES, POOL, REPLICATION } from './defaults';
import { datastoreKeys, guestKeys, loadKeys, policyKeys } from './storage';
import { amount, count, flag, guestName, name, text } from './values';

export const MOST_HOSTS = 2_000;
export const MOST_GUESTS = 20_000;

const migration = v.strictObject({
	stop: v.optional(
		v.pipe(
			v.picklist(STOP_POLICIES),
			v.description(
				'When pre-copy stops and the rest is copied with the guest stopped. fixed-threshold: when that takes 30 ms. qemu: when it takes 300 ms, and it sends 128 MiB/s at most. The xen policies give up after some rounds, with whatever pause that takes.'
			)
		),
		POLICIES.migration.stop
	),
	method: v.optional(
		v.pipe(
			v.picklist(['pre-copy', 'post-copy']),
			v.description('pre-copy: memory first, then the guest. post-copy: the guest first, then its memory.')
		),
		POLICIES.migration.method
	),
	dirtying: v.optional(
		v.pipe(
			v.picklist(['linear', 'saturating']),
			v.description(
				'How rewritten memory adds up in a round: up to the working set in a straight line, or less and less as pages are hit again.'
			)
		),
		POLICIES.migration.dirtying
	),
	autoConverge: v.optional(
		flag('Holds a guest back that rewrites more than half of what is sent: 20%, then 10 more each time, to 99%.'),
		POLICIES.migration.autoConverge
	),
	usedPagesOnly: v.optional(flag('Sends only memory that the guest uses, instead of all that it has.'), POLICIES.migration.usedPagesOnly),
	senderMbps: v.optional(
		v.nullable(amount(0.001, 1_000_000, 'Mbit/s that one sender gives at most; null: as much as its link has.')),
		POLICIES.migration.senderMbps
	),
	lastCopySeconds: v.exactOptional(
		amount(0.001, 3600, 'Seconds that the last copy may take, for rules that wait for a small rest; left out: as the rule says.')
	),
	setupSeconds: v.optional(amount(0, 3600, 'Seconds before the first round.'), POLICIES.migration.setupSeconds),
	resumeSeconds: v.optional(
		amount(0, 3600, 'Seconds from the last byte until the guest runs at its target.'),
		POLICIES.migration.resumeSeconds
	),
	perHost: v.optional(
		count(1, 100, 'Live migrations that one host takes part in at once. The next ones wait for their turn.'),
		POLICIES.migration.perHost
	),
	perPair: v.optional(
		v.nullable(count(1, 100, 'Live migrations between the same two hosts at once (Hyper-V 2008 R2: 1); null: no such limit.')),
		POLICIES.migration.perPair
	)
});

const policies = v.strictObject({
	migration: v.optional(v.pipe(migration, v.description('How live migrations go.')), {}),
	memory: v.optional(
		v.pipe(
			v.strictObject({
				idleTaxPercent: v.optional(
					amount(0, 99, 'How much of the price of an idle page counts against its guest when memory is taken back.'),
					POLICIES.memory.idleTaxPercent
				),
				sharingPercent: v.optional(
					amount(0, 33, "Part of the guests' memory that sharing equal pages saves; 0 is off."),
					POLICIES.memory.sharingPercent
				)
			}),
			v.description('How ESX takes memory back when guests hold more than there is.')
		),
		{}
	),
	bootSeconds: v.optional(amount(0, 86_400, 'Seconds that a guest takes from power-on until it serves.'), POLICIES.bootSeconds),
	shutDownSeconds: v.optional(amount(0, 86_400, 'Seconds that a guest OS takes to shut down.'), POLICIES.shutDownSeconds),
	hostBootSeconds: v.optional(amount(0, 86_400, 'Seconds that a host takes to boot its hypervisor.'), POLICIES.hostBootSeconds),
	guestOverheadMiB: v.optional(count(0, 65_536, 'Memory that the hypervisor keeps for each guest that is on.'), POLICIES.guestOverheadMiB),
	siteLinkMbps: v.optional(amount(0.001, 1_000_000, 'Mbit/s between two sites, for all copies together.'), POLICIES.siteLinkMbps),
	...policyKeys,
	vendorRules: v.optional(
		v.pipe(
			v.picklist(['none', 'ehr-2010']),
			v.description("A vendor's rules about roles on hypervisors: ehr-2010 keeps interface, database and fax servers off them.")
		),
		POLICIES.vendorRules
	)
});

const site = name('Where it stands: a site fails as a whole.');

const network = v.strictObject({
	name: name('The name of the network.'),
	vlan: v.optional(v.nullable(count(1, 4094, 'VLAN number; null when it has none.')), null),
	isolated: v.optional(flag('Without an uplink: it ends at the edge of each host.'), false)
});

const datastore = v.strictObject({
	name: name('The name of the datastore.'),
	shared: v.optional(flag('Several hosts see it. A local one is seen by the one host that lists it.'), DATASTORE.shared),
	sizeGiB: v.optional(amount(1, 16_777_216, 'Its size in GiB (2^30 bytes).'), DATASTORE.sizeGiB),
	iops: v.optional(count(1, 100_000_000, 'Reads and writes that it serves in a second.'), DATASTORE.iops),
	throughputMBps: v.optional(amount(1, 1_000_000, 'MB (10^6 bytes) that it reads or writes in a second.'), DATASTORE.throughputMBps),
	...datastoreKeys,
	site: v.optional(site, DATASTORE.site)
});

const host = v.strictObject({
	name: name('The name of the host. Guests refer to it.'),
	product: v.optional(
		v.pipe(
			v.picklist(PRODUCTS),
			v.description('Decides how memory is admitted; workstation is the hosted one, physical a server without hypervisor.')
		),
		HOST.product
	),
	hypervisor: v.optional(
		v.pipe(
			v.picklist(['bare-metal', 'hosted', 'none']),
			v.description('Default: hosted for workstation, none for physical, bare-metal for the others.')
		)
	),
	cpuVendor: v.optional(
		v.pipe(v.picklist(['intel', 'amd']), v.description('Running guests move between hosts of one vendor.')),
		HOST.cpuVendor
	),
	cpuGeneration: v.optional(
		count(1990, 2100, 'Like a year: a running guest may go to the same generation or a later one.'),
		HOST.cpuGeneration
	),
	cores: v.optional(count(1, 1024, 'Physical cores.'), HOST.cores),
	coreGHz: v.optional(amount(0.1, 10, 'Clock of a core in GHz.'), HOST.coreGHz),
	memoryMiB: v.optional(count(256, 67_108_864, 'Memory in MiB: 1 GB is 1,024 MiB.'), HOST.memoryMiB),
	hypervisorMiB: v.optional(count(0, 67_108_864, 'Memory that the hypervisor, or the host OS under it, keeps.'), HOST.hypervisorMiB),
	nicMbps: v.optional(amount(0, 1_000_000, 'Mbit/s of its network port, each way.'), HOST.nicMbps),
	migrationNicMbps: v.optional(
		v.nullable(amount(0, 1_000_000, 'Mbit/s of a port for live migrations alone, each way; null: they share the other.')),
		HOST.migrationNicMbps
	),
	networks: v.optional(v.pipe(v.array(name('A network.')), v.description('Networks that it carries. Default: all.'))),
	datastores: v.optional(v.pipe(v.array(name('A datastore.')), v.description('Datastores that it sees. Default: all shared ones.'))),
	site: v.optional(site, HOST.site),
	power: v.optional(v.pipe(v.picklist(['on', 'off']), v.description('At the start.')), HOST.power),
	maintenance: v.optional(flag('It takes no guests.'), HOST.maintenance)
});

const disk = v.strictObject({
	datastore: v.optional(name('Default: the first datastore that its host sees.')),
	sizeGiB: v.optional(amount(0.001, 1_048_576, 'What the guest sees.'), DISK.sizeGiB),
	usedGiB: v.optional(amount(0, 1_048_576, 'What the file takes now. Default: half the size when thin, all of it when thick.')),
	writtenGiB: v.exactOptional(
		amount(
			0,
			1_048_576,
			'Data in it, from its beginning on; the file of a thin disk then takes, to the byte, what its format needs. Default: usedGiB.'
		)
	),
	thin: v.optional(flag('The file grows as the guest writes; a thick one takes its size from the start.'), DISK.thin),
	format: v.exactOptional(v.pipe(v.picklist(DISK_FORMATS), v.description('vmdk: VMware; vhd: Microsoft and Xen. Default: vmdk.')))
});

const load = v.strictObject({
	cpuGHz: v.optional(amount(0, 10_000, 'CPU that it wants.'), LOAD.cpuGHz),
	dirtyMiBps: v.optional(amount(0, 1_000_000, 'Memory that it rewrites in a second.'), LOAD.dirtyMiBps),
	networkMbps: v.optional(
		amount(0, 1_000_000, 'Mbit/s that it sends and receives; without guest tools they cost more CPU. Default: none.')
	),
	workingSetMiB: v.optional(amount(0, 67_108_864, 'The most that it rewrites over and over. Default: 90% of its memory.')),
	...loadKeys
});

const guest = v.strictObject({
	name: guestName('Lower-case letters, digits and hyphens.'),
	role: v.optional(v.pipe(v.picklist(ROLES), v.description('What it does in the clinic.')), GUEST.role),
	os: v.optional(text(80, 'Its operating system, as people call it.'), GUEST.os),
	host: name('The host on which it is registered, and runs when it runs.'),
	state: v.optional(v.pipe(v.picklist(['running', 'off', 'suspended']), v.description('At the start.')), GUEST.state),
	vcpus: v.optional(count(1, 1024, 'Virtual CPUs.'), GUEST.vcpus),
	memoryMiB: v.optional(count(4, 67_108_864, 'Memory in MiB: 1 GB is 1,024 MiB.'), GUEST.memoryMiB),
	reservedMiB: v.optional(count(0, 67_108_864, 'Memory that no other guest can take from it.'), GUEST.reservedMiB),
	memoryShares: v.optional(
		v.nullable(count(1, 100_000_000, 'Its share of memory when the host is short of it. Default: ten for each MiB.')),
		GUEST.memoryShares
	),
	activePercent: v.optional(amount(0, 100, 'Percent of its memory that it really uses.'), GUEST.activePercent),
	cpuReservedGHz: v.optional(
		amount(0, 10_000, 'CPU that it gets whenever it wants it, whoever else does; 0 is none.'),
		GUEST.cpuReservedGHz
	),
	weight: v.optional(count(1, 65_535, 'Its share of CPU when guests compete; 256 is the usual.'), GUEST.weight),
	capPercent: v.optional(count(0, 102_400, 'At most this many percent of one core; 0 is no cap.'), GUEST.capPercent),
	tools: v.optional(flag('Guest tools are installed.'), GUEST.tools),
	network: v.optional(v.nullable(name('Default: the first network that its host carries; null is none.'))),
	address: v.optional(
		v.pipe(
			v.picklist(['fixed', 'automatic']),
			v.description('fixed: a clone of it has the same address; automatic: it asks for one when it starts.')
		),
		GUEST.address
	),
	disks: v.optional(v.pipe(v.array(disk), v.maxLength(64), v.description('Default: one disk of 40 GiB, when its host sees a datastore.'))),
	...guestKeys,
	load: v.optional(v.pipe(load, v.description('What it asks of CPU and memory while it runs.')), {}),
	jobs: v.optional(
		v.pipe(
			v.array(amount(0.001, 1_000_000, 'Billions of cycles.')),
			v.maxLength(10_000),
			v.description('Finite single-threaded work, done from the start on, as many jobs at once as it has vCPUs.')
		),
		[]
	),
	needs: v.optional(v.pipe(v.array(guestName('A guest.')), v.description('Guests without which it serves nobody.')), []),
	needsAnyOf: v.optional(
		v.pipe(
			v.array(
				v.strictObject({
					guests: v.pipe(v.array(guestName('A guest.')), v.minLength(1), v.description('The group.')),
					atLeast: v.optional(count(1, 1000, 'So many of them must serve.'), 1)
				})
			),
			v.description('Groups of guests of which some must serve: a farm behind a load balancer.')
		),
		[]
	),
	users: v.optional(count(0, 10_000_000, 'People who work through it.'), GUEST.users),
	session: v.optional(
		v.nullable(
			v.pipe(v.picklist(SESSION_KINDS), v.description('A terminal server: how its users work. Each has a session in its one OS.'))
		),
		GUEST.session
	),
	queue: v.optional(
		v.nullable(
			v.pipe(
				v.strictObject({
					arrivalsPerHour: amount(0, 10_000_000, 'Messages or pages that come in an hour.'),
					servesPerHour: amount(0.001, 10_000_000, 'That it can deal with in an hour.')
				}),
				v.description('Work that waits while it does not serve, and is caught up on afterwards.')
			)
		),
		GUEST.queue
	),
	device: v.optional(v.nullable(text(80, 'A device of its host that it holds, such as a fax card: ties it to the host.')), GUEST.device),
	localMedia: v.optional(flag("A CD or ISO in its host's own drive."), GUEST.localMedia),
	restartPriority: v.optional(
		v.pipe(v.picklist(RESTART_PRIORITIES), v.description('Its turn when high availability starts guests again; never: it is left off.')),
		GUEST.restartPriority
	),
	restartDelaySeconds: v.optional(amount(0, 86_400, 'How long it waits then.'), GUEST.restartDelaySeconds)
});

const ha = v.strictObject({
	enabled: v.optional(flag('Guests of a lost host start again on the others.'), HA.enabled),
	profile: v.optional(
		v.pipe(
			v.picklist(HA_PROFILES),
			v.description("Decides how long a loss takes to be noticed. Default: today's of its first host's product.")
		)
	),
	xenTimeoutSeconds: v.optional(count(10, 3600, "XenServer's one timeout, from which it derives all others."), HA.xenTimeoutSeconds),
	isolationResponse: v.optional(
		v.pipe(
			v.picklist(['leaveOn', 'shutDown', 'powerOff']),
			v.description('What a host that is cut off does with its guests. XenServer switches the host off, a Windows cluster its guests.')
		),
		HA.isolationResponse
	),
	admission: v.optional(
		v.pipe(v.picklist(['none', 'slots', 'percent']), v.description('What must stay free for failures before a guest may start.')),
		HA.admission
	),
	hostFailures: v.optional(count(1, 31, 'For slots: hosts that may fail.'), HA.hostFailures),
	cpuPercent: v.optional(count(0, 100, 'For percent: CPU to keep free of promises.'), HA.cpuPercent),
	memoryPercent: v.optional(count(0, 100, 'For percent: memory to keep free of promises.'), HA.memoryPercent),
	guestMonitoring: v.optional(flag('A guest whose tools fall silent for 30 seconds is reset.'), HA.guestMonitoring)
});

const placementRule = v.strictObject({
	name: guestName('The name of the rule.'),
	kind: v.pipe(v.picklist(['together', 'apart']), v.description('On one host, or on different ones.')),
	guests: v.pipe(v.array(guestName('A guest.')), v.minLength(2), v.maxLength(100), v.description('For whom it holds.'))
});

const cluster = v.strictObject({
	name: name('The name of the cluster.'),
	hosts: v.pipe(v.array(name('A host.')), v.maxLength(MOST_HOSTS), v.description('Its hosts. A host is in one cluster at most.')),
	ha: v.optional(v.pipe(ha, v.description('High availability.')), {}),
	balancing: v.optional(
		v.pipe(
			v.picklist(['off', 'manual', 'automatic']),
			v.description('Moves that even out the load: none, recommended, or done every 5 minutes.')
		),
		CLUSTER.balancing
	),
	rules: v.optional(v.pipe(v.array(placementRule), v.maxLength(1000), v.description('Who runs with whom.')), []),
	cpuMask: v.optional(
		v.nullable(count(1990, 2100, 'The newest CPU generation that guests are shown when they start. Default: that of their host.')),
		CLUSTER.cpuMask
	)
});

const every = (description: string) => amount(1, 31_536_000, description);

const backups = v.strictObject({
	guest: guestName('Whom.'),
	datastore: name('Where to.'),
	everySeconds: v.optional(every('Seconds from one to the next; the first is taken at the start.'), BACKUPS.everySeconds),
	keep: v.optional(count(1, 1000, 'How many stay.'), BACKUPS.keep),
	taken: v.optional(flag('One of the start is there already; the next is due after everySeconds.'), BACKUPS.taken)
});

const replication = v.strictObject({
	guest: guestName('Whom.'),
	host: name('Where the copy would run.'),
	datastore: name('Where the copy lies.'),
	everySeconds: v.optional(every('Seconds from one update to the next.'), REPLICATION.everySeconds),
	synced: v.optional(flag('The copy holds the state of the start.'), REPLICATION.synced)
});

const desktopPool = v.strictObject({
	name: guestName('Its desktops are called after it: name-001, name-002, …'),
	kind: v.optional(
		v.pipe(
			v.picklist(['pooled', 'persistent']),
			v.description('pooled: any free desktop, its changes are dropped; persistent: everybody comes back to her own.')
		),
		POOL.kind
	),
	image: guestName('The guest that its desktops are linked clones of. It is off.'),
	broker: v.optional(v.nullable(guestName('The guest that assigns desktops; null: always there.')), POOL.broker),
	hosts: v.optional(
		v.pipe(v.array(name('A host.')), v.minLength(1), v.description('Where its desktops run. Default: the host of its image.'))
	),
	datastore: v.optional(name('Where its desktops lie. Default: that of its image.')),
	size: v.optional(count(1, 10_000, 'Most desktops.'), POOL.size),
	spare: v.optional(count(0, 10_000, 'Free desktops that are kept running.'), POOL.spare),
	onLogOff: v.optional(
		v.pipe(v.picklist(['keep', 'reset', 'destroy']), v.description('What happens to a desktop. Default: reset; keep when persistent.'))
	),
	loggedOn: v.optional(count(0, 10_000, 'People who work in it at the start.'), POOL.loggedOn)
});

const endpoint = v.strictObject({
	name: name('A group of PCs that are alike.'),
	count: v.optional(count(1, 100_000, 'How many.'), ENDPOINT.count),
	memoryMiB: v.optional(count(64, 1_048_576, 'Memory of each in MiB.'), ENDPOINT.memoryMiB),
	linkMbps: v.optional(amount(0, 100_000, 'Mbit/s of each.'), ENDPOINT.linkMbps),
	latencyMs: v.optional(amount(0, 60_000, 'Milliseconds until the first byte.'), ENDPOINT.latencyMs),
	line: v.exactOptional(
		v.pipe(
			v.strictObject({
				Mbps: amount(0, 1_000_000, 'Mbit/s that it carries.'),
				sessionKbps: amount(1, 1_000_000, 'kbit/s that one session takes.')
			}),
			v.description('The one line over which the sessions of all of them come. Default: it carries any number.')
		)
	),
	running: v.exactOptional(
		v.pipe(
			v.array(name('An application.')),
			v.maxLength(100),
			v.description('What runs on them from the start; sessions are among the users of their server already.')
		)
	)
});

const application = v.strictObject({
	name: name('What people call it.'),
	version: v.optional(text(40, 'Its version.'), APPLICATION.version),
	delivery: v.pipe(
		v.picklist(['hosted', 'streamed', 'packaged', 'localVm', 'installed']),
		v.description(
			'hosted: in a session on its server; streamed: starts when a part has come; packaged: one file; localVm: in a machine of its own on the PC.'
		)
	),
	sizeMB: v.optional(amount(0, 1_000_000, 'MB (10^6 bytes) that travel to a PC.'), APPLICATION.sizeMB),
	server: v.optional(v.nullable(guestName('Hosts its sessions, or holds its package.')), APPLICATION.server),
	runtime: v.optional(
		v.nullable(
			v.pipe(
				v.strictObject({ name: text(80, 'Such as a browser.'), version: text(40, 'Such as 8.') }),
				v.description('What it shares with other installed applications: a PC holds one version of it.')
			)
		),
		APPLICATION.runtime
	),
	licenceDays: v.optional(amount(0, 3650, 'Days that a cached package starts without its server.'), APPLICATION.licenceDays)
});

const estate = v.strictObject({
	hosts: count(1, MOST_HOSTS, 'How many hosts.'),
	guests: count(0, MOST_GUESTS, 'How many guests.')
});

/** The file as a person writes it, what has one default filled in. */
export const scenarioFile = v.strictObject({
	title: v.pipe(text(120, 'What the estate is called.'), v.nonEmpty()),
	description: v.optional(text(2000, 'One or two sentences.'), ''),
	seed: v.optional(count(0, 4_294_967_295, 'Chance comes from it: the same seed, the same course.'), 1),
	policies: v.optional(v.pipe(policies, v.description('How long things take, and what the hypervisor keeps.')), {}),
	networks: v.optional(v.pipe(v.array(network), v.maxLength(1000), v.description('What hosts carry and guests are on.')), []),
	datastores: v.optional(v.pipe(v.array(datastore), v.maxLength(2000), v.description('Where disks lie.')), []),
	hosts: v.optional(
		v.pipe(v.array(host), v.maxLength(MOST_HOSTS), v.description('The machines, in the order in which they are drawn.')),
		[]
	),
	guests: v.optional(v.pipe(v.array(guest), v.maxLength(MOST_GUESTS), v.description('The virtual machines.')), []),
	clusters: v.optional(v.pipe(v.array(cluster), v.maxLength(200), v.description('Hosts that stand in for each other.')), []),
	backups: v.optional(v.pipe(v.array(backups), v.maxLength(MOST_GUESTS), v.description('Planned backups.')), []),
	replications: v.optional(
		v.pipe(v.array(replication), v.maxLength(MOST_GUESTS), v.description('Copies at another place, kept up to date.')),
		[]
	),
	desktopPools: v.optional(
		v.pipe(v.array(desktopPool), v.maxLength(100), v.description('Virtual desktops, made from one image each.')),
		[]
	),
	endpoints: v.optional(v.pipe(v.array(endpoint), v.maxLength(1000), v.description('Groups of PCs from which people work.')), []),
	applications: v.optional(v.pipe(v.array(application), v.maxLength(1000), v.description('What runs on PCs, and how it gets there.')), []),
	estate: v.optional(v.pipe(estate, v.description('Instead of hosts and guests: an estate of this size, drawn from the seed.'))),
	commands: v.optional(v.pipe(v.array(timedCommand), v.maxLength(10_000), v.description('Performed while it plays, in order of time.')), [])
});

export type ScenarioFile = v.InferOutput<typeof scenarioFile>;
export type FileGuest = ScenarioFile['guests'][number];
export type FileHost = ScenarioFile['hosts'][number];
export type FilePool = ScenarioFile['desktopPools'][number];

/** unknown → Scenario: the shape checked, every default filled in. What things say of each other is for `rules`. */
export const scenarioSchema = v.pipe(scenarioFile, v.transform(complete));
