// High availability: what a cluster promises, how soon it notices a loss, and in which order it starts guests again.
import { restartOrder } from '../availability/order';
import { percentFor, unreservedPercent } from '../availability/percent';
import { availableSlots, DEFAULT_SLOT_HZ, failoverCapacity, slotOf, slotsOn } from '../availability/slots';
import { vsphere4Timing, vsphere5Timing, windowsTiming, xapiTimeouts, xenserverTiming, type Timing } from '../availability/timing';
import { toNs } from '../units';
import { RESTART_PRIORITIES } from '../world';
import { equation, type Equation } from './equation';
import { choice, count, flag, list, measure, optional, pairs, percent, plain, Refusal, text, things, type Pair } from './field';
import { inMB, known } from './people';

const AREAS = ['ha'];
const GUIDE = 'vSphere Availability guide; VMware KB 1010594';

const hosts = pairs('hostsGHzGB', 'what each host has for guests', { also: ['host', 'host capacities', 'host resources', 'hosts'] });
const guests = pairs('guestsGHzGB', 'reservation of each powered-on guest', {
	also: ['reservation', 'vm', 'guest reservations', 'vms', 'guests', 'powered on vm reservations', 'powered on']
});
const overhead = measure('overheadMB', 'memory of the hypervisor for each guest', {
	absent: 0,
	also: ['memory overhead', 'vm memory overhead', 'overhead per vm', 'memory overhead per vm']
});

const VERSIONS = ['vsphere4', 'vsphere5'] as const;
/** "4.x", "5.0+", "vSphere 6.7" */
function versionIn(said: string): (typeof VERSIONS)[number] | null {
	const major = Number(/(\d+)(?:\.|\+|$|\s)/.exec(said)?.[1] ?? NaN);
	return major >= 5 ? 'vsphere5' : major >= 2 ? 'vsphere4' : null;
}
const version = choice('version', 'of vSphere', VERSIONS, {
	also: ['versions', 'vsphere version', 'vsphere'],
	absent: 'vsphere4',
	meant: versionIn
});
const defaultHz = (of: (typeof VERSIONS)[number]): number => (of === 'vsphere4' ? DEFAULT_SLOT_HZ.vsphere4 : DEFAULT_SLOT_HZ.later);

const withOverhead = (each: readonly Pair[], bytes: number): Pair[] => each.map(({ cpu, memory }) => ({ cpu, memory: memory + bytes }));

const slots = equation({
	name: 'ha-slots',
	answers: 'How many slots does each host have, and how many hosts may fail?',
	source: GUIDE,
	areas: AREAS,
	fields: {
		hosts,
		guests,
		overhead,
		tolerate: count('hostFailures', 'hosts that may fail', {
			absent: 1,
			whole: true,
			also: [
				'failures to tolerate',
				'host failures tolerated',
				'failures tolerated',
				'host failures to tolerate',
				'tolerated failures',
				'failures',
				'hosts reserved',
				'host failures cluster tolerates'
			]
		}),
		version
	},
	results: {
		slotGHzGB: { means: 'the largest reservations', also: ['slot size'] },
		slotsPerHost: { means: 'of each host', also: ['slots', 'host slots'] },
		totalSlots: { means: 'of all hosts', also: ['slots total', 'total slots cluster'] },
		usedSlots: { means: 'powered-on guests', also: ['slots used'] },
		currentFailoverCapacityHosts: {
			means: 'hosts that may fail, the largest first',
			also: ['failover capacity', 'current failover capacity', 'failover capacity hosts']
		},
		availableSlots: {
			means: 'left when the tolerated hosts are gone',
			also: ['available', 'free slots', 'available slots after failures', 'slots available']
		},
		admitted: { means: 'whether one more guest of the slot’s size may start', also: ['power on allowed', 'one more allowed'] }
	},
	example: {
		hostsGHzGB: [
			[9, 9],
			[9, 6],
			[6, 6]
		],
		guestsGHzGB: [
			[2, 1],
			[2, 1],
			[1, 2],
			[1, 1],
			[1, 1]
		]
	},
	reckon(given, _context, { asks }) {
		const slot = slotOf(withOverhead(given.guests, given.overhead), defaultHz(given.version));
		const each = given.hosts.map((host) => slotsOn(host, slot));
		const used = given.guests.length;
		const left = (failures: number) => known(availableSlots(each, failures, used));
		return {
			values: {
				slotGHzGB: [plain(slot.cpu / 1e9), plain(slot.memory / 1e9)],
				slotsPerHost: each.map(known),
				totalSlots: known(each.reduce((sum, count_) => sum + count_, 0)),
				usedSlots: used,
				currentFailoverCapacityHosts: failoverCapacity(each, used),
				availableSlots: left(given.tolerate),
				admitted: availableSlots(each, given.tolerate, used) >= 1,
				// a question that says how many hosts in its name: available_slots_with_2_hosts_reserved
				...Object.fromEntries(
					asks.flatMap((name) => {
						const failures = /^available_slots_with_(\d+)_hosts?_/.exec(name)?.[1];
						return failures === undefined ? [] : [[name, left(Number(failures))]];
					})
				)
			}
		};
	}
});

const defaultSlot = equation({
	name: 'ha-default-slot',
	repeats: 'all',
	answers: 'What does a guest count as that has no reservation?',
	source: 'VMware KB 1010594',
	areas: AREAS,
	fields: {
		cpu: measure('cpuMHz', 'CPU reservation', { also: ['reservation', 'cpu reservation', ''] }),
		memory: measure('memoryMB', 'memory reservation', { absent: 0, also: ['reservation', 'memory reservation', ''] }),
		version
	},
	results: { cpuSlotMHz: { means: 'CPU', also: ['slot', 'cpu slot size', 'cpu'] }, memSlot: { means: 'memory', also: ['memory slot'] } },
	example: { cpuMHz: 0, version: 'vsphere4' },
	reckon({ cpu, memory, version: of }) {
		const slot = slotOf([{ cpu, memory }], defaultHz(of));
		return { values: { cpuSlotMHz: plain(slot.cpu / 1e6), memSlot: `${inMB(slot.memory)} MB + VM memory overhead` } };
	}
});

/** sums said at once */
function onePair(cpu: number | null, memory: number | null, missing: string): readonly Pair[] {
	if (cpu === null || memory === null) throw new Refusal(missing);
	return [{ cpu, memory }];
}

const byPercent = equation({
	name: 'ha-percent',
	answers: 'How much of a cluster is not promised, and may a guest still start under the percentage policy?',
	source: 'vSphere Availability guide: floor((total - reserved) / total × 100)',
	areas: AREAS,
	fields: {
		hosts: optional(hosts, 'or totalGHz and totalGB'),
		guests: optional(guests, 'or reservedGHz and reservedGB'),
		totalCpu: optional(measure('totalGHz', 'CPU of all hosts', { also: ['total cpu', 'cpu total', 'cluster cpu'] })),
		totalMemory: optional(measure('totalGB', 'memory of all hosts', { also: ['total memory', 'memory total', 'cluster memory'] })),
		reservedCpu: optional(
			measure('reservedGHz', 'CPU that guests have reserved', { also: ['reserved', 'reserved cpu', 'cpu reserved', 'total reserved'] })
		),
		reservedMemory: optional(
			measure('reservedGB', 'memory that they have reserved, with overhead', {
				also: ['reserved', 'reserved memory', 'memory reserved', 'total reserved']
			})
		),
		overhead,
		cpuKept: percent('cpuPercent', 'of CPU to keep free', {
			absent: 25,
			also: [
				'configured cpu',
				'cpu configured',
				'configured',
				'reserved',
				'failover',
				'cpu reserved',
				'configured failover',
				'configured cpu failover capacity',
				'configured failover capacity'
			],
			most: 100
		}),
		memoryKept: optional(
			percent('memoryPercent', 'of memory', {
				also: ['configured memory', 'memory configured', 'memory reserved', 'configured memory failover capacity'],
				most: 100
			}),
			'the same'
		),
		next: optional(pairs('nextGHzGB', 'a guest that would start', { also: ['new vm', 'next vm', 'new', 'power on'] }), 'none')
	},
	results: {
		cpuFreePercent: {
			means: 'of CPU not promised, whole percent',
			also: [
				'cpu failover capacity',
				'current cpu failover capacity',
				'cpu',
				'current cpu',
				'cpu unreserved',
				'unreserved cpu',
				'cpu capacity'
			]
		},
		memoryFreePercent: {
			means: 'of memory',
			also: [
				'memory failover capacity',
				'current memory failover capacity',
				'memory',
				'current memory',
				'memory unreserved',
				'unreserved memory',
				'memory capacity'
			]
		},
		cpuAvailablePercent: { means: 'beyond what is kept free', also: ['available cpu', 'cpu available'] },
		memoryAvailablePercent: { means: 'of memory', also: ['available memory', 'memory available'] },
		admitted: {
			means: 'whether both stay at or above, with the next guest where one is given',
			also: ['allowed', 'power on allowed', 'accepted', 'power on']
		}
	},
	example: {
		hostsGHzGB: [
			[9, 9],
			[9, 6],
			[6, 6]
		],
		guestsGHzGB: [
			[2, 1],
			[2, 1],
			[1, 2],
			[1, 1],
			[1, 1]
		],
		cpuPercent: 25
	},
	reckon(given) {
		const memoryKept = given.memoryKept ?? given.cpuKept;
		const all =
			given.hosts ?? onePair(given.totalCpu, given.totalMemory, 'hostsGHzGB is missing: what each host has (or totalGHz and totalGB).');
		const promised =
			given.guests === null
				? onePair(
						given.reservedCpu,
						given.reservedMemory,
						'guestsGHzGB is missing: what each guest has reserved (or reservedGHz and reservedGB).'
					)
				: withOverhead(given.guests, given.overhead);
		const now = unreservedPercent(all, promised);
		const then = unreservedPercent(all, [...promised, ...withOverhead(given.next ?? [], given.overhead)]);
		return {
			values: {
				cpuFreePercent: now.cpu,
				memoryFreePercent: now.memory,
				cpuAvailablePercent: now.cpu - given.cpuKept,
				memoryAvailablePercent: now.memory - memoryKept,
				admitted: then.cpu >= given.cpuKept && then.memory >= memoryKept
			}
		};
	}
});

const kept = equation({
	name: 'ha-percent-for',
	answers: 'How many percent must stay free so that some of so many equal hosts may fail?',
	source: 'vSphere Availability guide: 100 · f / N',
	areas: AREAS,
	fields: {
		failures: count('hostFailures', 'that may fail', {
			also: ['failures to tolerate', 'failures', 'tolerated failures', 'f', 'host failures to tolerate'],
			whole: true
		}),
		hosts: count('hosts', 'equal ones', { also: ['n', 'host count', 'number hosts', 'equal hosts'], positive: true, whole: true })
	},
	results: {
		keptPercent: {
			means: 'of CPU and of memory',
			also: ['reserved', 'reserve', 'failover', '', 'percentage', 'configured', 'required', 'failover capacity']
		}
	},
	example: { hostFailures: 1, hosts: 4 },
	reckon({ failures, hosts: n }) {
		if (failures > n) throw new Refusal(`Of ${n} hosts, ${failures} can't fail.`);
		return { values: { keptPercent: known(percentFor(failures, n)) } };
	}
});

const PROFILES = ['vsphere4', 'vsphere5', 'xenserver', 'windows2008', 'windows2016'] as const;
type Profile = (typeof PROFILES)[number];
function profileIn(said: string): Profile | null {
	if (/xen|xcp/i.test(said)) return 'xenserver';
	if (/windows|wsfc|hyper-?v|cluster/i.test(said)) return /20(16|19|2\d)/.test(said) ? 'windows2016' : 'windows2008';
	return versionIn(said);
}

const timing = equation({
	name: 'ha-timing',
	repeats: ['heartbeatS', 'hostFailedS', 'isolationDeclaredS', 'isolationDeclaredPrimaryS', 'isolationDeclaredSecondaryS'],
	answers: 'How soon does a cluster notice that a host is lost, and when do its guests run again?',
	source:
		'vSphere: VMware docs, Broadcom KB 322784; XenServer: xen-api xapi_ha.ml; Windows: MS KB dn440540, windowsitpro; restart: model, section 7',
	areas: AREAS,
	fields: {
		profile: optional(
			choice('profile', 'product', PROFILES, { also: ['version', 'product', 'platform', 'hypervisor'], meant: profileIn }),
			'or detectS'
		),
		detect: optional(
			measure('detectS', 'or how long until the loss is noticed', {
				also: ['detection', 'detect time', 'detection time', 'failure detection']
			}),
			'by the product'
		),
		timeout: measure('timeoutS', 'XenServer’s one timeout', { absent: 60, also: ['ha timeout', 't'] }),
		datastores: count('heartbeatDatastores', 'of vSphere 5 and later', {
			absent: 2,
			unsaid: 0,
			whole: true,
			most: 5,
			also: ['heartbeat stores']
		}),
		primary: flag('primary', 'the host that is cut off leads the cluster', { absent: false, also: ['master', 'is primary', 'is master'] }),
		place: measure('placeS', 'choosing a host', { absent: 5, also: ['placement', 'place time', 'placement time'] }),
		queue: measure('queueS', 'waiting for its turn', { absent: 0, also: ['queue time', 'queueing'] }),
		boot: measure('bootS', 'booting', { absent: 60, also: ['boot time', 'guest boot'] }),
		people: optional(count('people', 'who work through the guest', { whole: true }), 'nobody')
	},
	results: {
		heartbeatS: { means: 'between two signs of life', also: ['heartbeat interval'] },
		hostFailedS: {
			means: 'until the others declare the host failed',
			also: [
				'failed',
				'host declared dead',
				'declared dead',
				'detect',
				'detection',
				'failure declared',
				'failure detection',
				'host declared failed',
				'host dead'
			]
		},
		isolationDeclaredS: {
			means: 'until the host itself knows that it is cut off',
			also: ['isolation', 'isolated', 'isolation detection', 'isolation declared']
		},
		isolationDeclaredPrimaryS: {
			means: 'the same for the host that leads',
			also: [
				'isolation primary',
				'isolation declared master',
				'isolation master',
				'primary isolation',
				'primary isolation declared',
				'master isolation declared'
			]
		},
		isolationDeclaredSecondaryS: {
			means: 'and for the others',
			also: [
				'isolation secondary',
				'isolation declared slave',
				'isolation slave',
				'secondary isolation',
				'secondary isolation declared',
				'slave isolation declared'
			]
		},
		outageS: { means: 'from the loss until a guest runs again', also: ['total outage', 'outage total', 'downtime', 'restart'] },
		userMinutes: { means: 'that the people lose', also: ['user minutes lost'] }
	},
	example: { profile: 'vsphere5', bootS: 90 },
	reckon({ profile, detect, timeout, datastores, primary, place, queue, boot, people }) {
		if ((profile === null) === (detect === null)) throw new Refusal('Give profile or detectS.');
		const of = (leads: boolean): Timing => {
			switch (profile) {
				case null:
					return { heartbeatS: 0, failedS: detect ?? 0, isolatedS: 0 };
				case 'vsphere4':
					return vsphere4Timing;
				case 'vsphere5':
					return vsphere5Timing({ primary: leads, heartbeatDatastores: datastores });
				case 'xenserver':
					return xenserverTiming(timeout);
				case 'windows2008':
					return windowsTiming(5);
				case 'windows2016':
					return windowsTiming(10);
			}
		};
		const { heartbeatS, failedS, isolatedS } = of(primary);
		const outage = failedS + place + queue + boot;
		return {
			values: {
				...(profile === null
					? {}
					: {
							heartbeatS,
							hostFailedS: failedS,
							isolationDeclaredS: isolatedS,
							isolationDeclaredPrimaryS: of(true).isolatedS,
							isolationDeclaredSecondaryS: of(false).isolatedS
						}),
				outageS: known(outage),
				...(people === null ? {} : { userMinutes: known((people * outage) / 60) })
			},
			assumed: [
				...(place === 5 ? [{ of: ['outageS'], says: '5 s to choose a host' }] : []),
				...(boot === 60 ? [{ of: ['outageS'], says: '60 s to boot' }] : [])
			]
		};
	}
});

const xapi = equation({
	name: 'xapi-timeouts',
	answers: 'Which times does XenServer’s HA daemon derive from its one timeout?',
	source: 'xen-api, ocaml/xapi/xapi_ha.ml, Timeouts.derive; 60 s unless set (xapi_globs.ml)',
	areas: AREAS,
	fields: {
		timeout: measure('timeoutS', 'T, whole seconds, at least 10', { also: ['t', 'ha timeout', 'base timeout', 'base', 'host timeout'] })
	},
	results: Object.fromEntries(
		[
			'heartBeatInterval',
			'stateFileInterval',
			'heartBeatTimeout',
			'stateFileTimeout',
			'heartBeatWatchdogTimeout',
			'stateFileWatchdogTimeout',
			'bootJoinTimeout',
			'enableJoinTimeout'
		].map((name) => [`${name}S`, { means: 'as named in xapi' }])
	),
	example: { timeoutS: 30 },
	reckon({ timeout }) {
		const all = xapiTimeouts(timeout);
		return {
			values: Object.fromEntries(
				Object.entries(all).map(([name, seconds]) => [
					`${name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}S`,
					Number(seconds)
				])
			)
		};
	}
});

const heartbeat = equation({
	name: 'missed-heartbeats',
	answers: 'When is a Windows cluster’s node down?',
	source: 'delay × threshold; MS KB dn440540 (1 s × 5), windowsitpro (10 from 2016)',
	areas: AREAS,
	fields: {
		delay: measure('delayS', 'between heartbeats', {
			absent: 1,
			also: ['same subnet delay', 'heartbeat', 'heartbeat interval', 'interval', 'cross subnet delay'],
			positive: true
		}),
		threshold: count('threshold', 'missed heartbeats', {
			also: ['same subnet threshold', 'missed', 'missed heartbeats', 'cross subnet threshold', 'heartbeats missed'],
			whole: true,
			positive: true
		})
	},
	results: {
		nodeDownAfterS: { means: 'from the loss', also: ['node down', 'detection', 'down after', 'failure detected', 'host failed', 'detect'] }
	},
	example: { delayS: 1, threshold: 10 },
	reckon: ({ delay, threshold }) => ({ values: { nodeDownAfterS: known(windowsTiming(threshold, delay).failedS) } })
});

const order = equation({
	name: 'restart-order',
	answers: 'In which order do a lost host’s guests start again?',
	source: 'model, section 7: priority, start delay, name; what a guest needs comes before it',
	areas: AREAS,
	fields: {
		guests: things(
			'guests',
			'guests',
			{
				name: text('name', 'of the guest', { also: ['id'] }),
				priority: choice('priority', 'urgency', RESTART_PRIORITIES, { absent: 'medium', also: ['restart priority'] }),
				delay: measure('delayS', 'after its turn has come', { absent: 0, also: ['start delay'] }),
				needs: list(text('needs', 'guests that must be up before it', { also: ['depends on', 'after', 'requires'] }), { absent: [] })
			},
			{ also: ['vms'] }
		)
	},
	results: { order: { means: 'names; never restarts is left out', also: ['restart order', 'start order'] } },
	example: {
		guests: [
			{ name: 'web', priority: 'high', needs: ['db'] },
			{ name: 'fax', priority: 'low' },
			{ name: 'db', priority: 'medium' }
		]
	},
	reckon({ guests: all }) {
		const byName = new Map(all.map((guest) => [guest.name, guest]));
		if (byName.size !== all.length) throw new Refusal('Two guests have the same name.');
		for (const guest of all)
			for (const need of guest.needs) if (!byName.has(need)) throw new Refusal(`${guest.name} needs ${need}, which is not there.`);
		const circle = circleIn(byName);
		if (circle) throw new Refusal(`These guests need each other in a circle: ${circle.join(', ')}.`);
		return {
			values: { order: restartOrder(all.map(({ name, priority, delay, needs }) => ({ id: name, priority, delayNs: toNs(delay), needs }))) }
		};
	}
});

/** names in a circle of needs, or null: takes away who needs nobody left, again and again */
function circleIn(byName: ReadonlyMap<string, { readonly name: string; readonly needs: readonly string[] }>): string[] | null {
	const left = new Map(byName);
	for (let before = Infinity; left.size < before;) {
		before = left.size;
		for (const { name, needs } of [...left.values()]) if (!needs.some((need) => left.has(need))) left.delete(name);
	}
	return left.size === 0 ? null : [...left.keys()];
}

export const availabilityEquations: readonly Equation[] = [slots, defaultSlot, byPercent, kept, timing, xapi, heartbeat, order];
