// Sessions, virtual desktops and applications: how many a machine serves, and how long a storm or a first launch takes.
import {
	DESKTOP_BYTES,
	DESKTOPS_PER_CORE,
	desktopCapacity,
	desktopRange,
	SESSION_OS_BYTES,
	SESSIONS,
	sessionCapacity,
	sessionRange,
	sessionsInsteadOf,
	threadsTaken,
	type Capacity,
	type Range
} from '../delivery/density';
import { phaseIos, PHASE_LOADS } from '../delivery/phases';
import { sessionsOn } from '../delivery/reached';
import { burstSeconds, evenly, storm } from '../delivery/storm';
import { cachedS, FEATURE_BLOCK, fetchEnds, firstLaunchS } from '../delivery/streaming';
import { MiB } from '../units';
import { SESSION_KINDS } from '../world';
import { equation, type Equation } from './equation';
import { choice, count, measure, optional, Refusal, text } from './field';
import { inMiB, known } from './people';

const AREAS = ['vdi'];
const OVERHEAD = 100 * MiB;
const HYPERVISOR = 2_048 * MiB;

const memory = measure('memoryGiB', 'of the machine', {
	also: ['host memory', 'server memory', 'total memory', 'memory per host'],
	positive: true
});
const iops = optional(
	count('iops', 'reads and writes per second that its disks do', {
		also: ['storage iops', 'disk iops', 'available iops', 'host iops', 'capacity iops'],
		positive: true
	}),
	'no limit'
);

const limits = (found: Capacity) => ({
	byCpu: known(found.cpu),
	byMemory: known(found.memory),
	byIops: known(found.iops),
	bound: found.bound
});
const LIMITS = {
	byCpu: { means: 'what CPU alone would carry', also: ['cpu bound', 'cpu limit'] },
	byMemory: { means: 'what memory alone would carry', also: ['memory bound', 'memory limit'] },
	byIops: { means: 'what the disks alone would carry; null: no limit', also: ['iops bound', 'iops limit'] },
	bound: { means: 'which of them is used up first', also: ['bottleneck', 'limit'] }
};

const sessions = equation({
	name: 'terminal-server',
	answers: 'How many people can work on one terminal server?',
	source: 'Microsoft Learn, session host sizing: 6, 4, 2, 1 users per vCPU; model, section 8',
	areas: AREAS,
	fields: {
		vcpus: count('vcpus', 'of the server; the densities hold for 4 to 24', {
			also: ['cores', 'vcpus per vm', 'cpus', 'vcpu count'],
			positive: true,
			whole: true
		}),
		memory: optional(memory, 'no limit'),
		iops,
		kind: choice('work', 'kind of work', SESSION_KINDS, {
			absent: 'medium',
			also: ['workload', 'kind', 'workload type', 'user type', 'profile', 'login vsi', 'users'],
			meant: (said) => SESSION_KINDS.find((kind) => said.toLowerCase().includes(kind)) ?? null
		}),
		perVcpu: optional(
			count('usersPerVcpu', 'instead of the kind’s', {
				also: ['density', 'users per core', 'density per vcpu', 'max users per vcpu', 'sessions per vcpu'],
				positive: true
			}),
			'by the kind of work'
		),
		session: optional(
			measure('sessionMiB', 'memory of one session', {
				also: ['memory per session', 'memory per user', 'session memory', 'per session', 'per user'],
				positive: true
			}),
			'by the kind of work'
		),
		os: measure('osMiB', 'memory of the operating system', {
			also: ['os memory', 'operating system', 'os overhead', 'base memory'],
			absent: SESSION_OS_BYTES
		}),
		iopsPerUser: optional(count('iopsPerUser', 'of one user', { also: ['iops per session'], positive: true }), 'by the kind of work')
	},
	results: {
		users: {
			means: 'at once',
			also: ['max users', 'sessions', 'user sessions', 'max sessions', 'users per vm', 'users total', 'rds users', 'max user']
		},
		usersPerVcpu: { means: 'of this kind of work', also: ['max users per vcpu', 'density', 'users per core', 'density per vcpu'] },
		fromTo: { means: 'with the least and the most favourable figures of the sources', also: ['users range', 'range'] },
		...LIMITS
	},
	example: { vcpus: 8, memoryGiB: 32, work: 'medium' },
	reckon(given) {
		const host = {
			vcpus: given.vcpus,
			memoryBytes: given.memory ?? Infinity,
			iops: given.iops ?? Infinity,
			kind: given.kind,
			osBytes: given.os,
			...(given.perVcpu === null ? {} : { usersPerVcpu: given.perVcpu }),
			...(given.session === null ? {} : { sessionBytes: given.session }),
			...(given.iopsPerUser === null ? {} : { iopsPerUser: given.iopsPerUser })
		};
		const found = sessionCapacity(host);
		return {
			values: {
				users: found.users,
				usersPerVcpu: given.perVcpu ?? SESSIONS[given.kind].usersPerVcpu,
				fromTo: ends(sessionRange(host)),
				...limits(found)
			},
			assumed: [
				...(given.memory !== null && given.session === null ? [`${inMiB(SESSIONS[given.kind].memoryBytes)} MiB for each session`] : []),
				...(given.memory !== null && given.os === SESSION_OS_BYTES ? ['4 GiB for the operating system'] : []),
				...(given.iops !== null && given.iopsPerUser === null ? ['a session asks its disk like a desktop'] : [])
			]
		};
	}
});

const density = equation({
	name: 'session-density',
	answers: 'How many people per virtual CPU, by their kind of work?',
	source: 'Microsoft Learn, session host sizing',
	areas: AREAS,
	repeats: ['usersPerVcpu'],
	fields: {
		kind: choice('work', 'kind of work', SESSION_KINDS, {
			also: ['workload', 'kind', 'workload type', 'user type', 'profile'],
			meant: (said) => SESSION_KINDS.find((kind) => said.toLowerCase().includes(kind)) ?? null
		})
	},
	results: {
		usersPerVcpu: { means: 'at most', also: ['max users per vcpu', 'density', 'density per vcpu', 'users per core'] },
		sessionMiB: { means: 'memory of one session', also: ['memory per session', 'session memory'] }
	},
	example: { work: 'heavy' },
	reckon: ({ kind }) => ({
		values: { usersPerVcpu: SESSIONS[kind].usersPerVcpu, sessionMiB: inMiB(SESSIONS[kind].memoryBytes) },
		assumed: [{ of: ['sessionMiB'], says: `${inMiB(SESSIONS[kind].memoryBytes)} MiB for each session` }]
	})
});

const ends = ({ low, high }: Range): readonly number[] => [low, high];

const desktops = equation({
	name: 'desktops',
	answers: 'How many virtual desktops does one host carry?',
	source: 'model, section 8; least density: Citrix blog, 15 August 2014; reads and writes: Dell BP1018',
	areas: AREAS,
	fields: {
		cores: count('cores', 'of the host', { also: ['pcpus', 'host cores', 'physical cores', 'cpus'], positive: true, whole: true }),
		memory: optional(memory, 'no limit'),
		iops,
		perCore: optional(
			count('desktopsPerCore', 'of them', {
				also: ['density', 'vms per core', 'users per core', 'density per core', 'desktops per pcpu'],
				positive: true
			}),
			String(DESKTOPS_PER_CORE.typical)
		),
		desktop: measure('desktopMiB', 'memory of one', {
			also: ['memory per desktop', 'desktop memory', 'memory per vm', 'per desktop'],
			absent: DESKTOP_BYTES,
			positive: true
		}),
		hypervisor: measure('hypervisorMiB', 'what the hypervisor keeps', {
			also: ['hypervisor overhead', 'hypervisor memory'],
			absent: HYPERVISOR,
			unsaid: 0
		}),
		overhead: measure('overheadMiB', 'and for each desktop', {
			also: ['overhead per desktop', 'overhead per vm', 'vm overhead'],
			absent: OVERHEAD,
			unsaid: 0
		}),
		iopsPerDesktop: optional(
			count('iopsPerDesktop', 'of one', { also: ['iops per vm', 'iops per user', 'steady iops'], positive: true }),
			'7.5'
		)
	},
	results: {
		desktops: { means: 'at once', also: ['users', 'vms', 'max desktops', 'vdi users', 'desktops per host', 'max vms', 'vms per host'] },
		fromTo: { means: 'with the least and the most favourable figures of the sources', also: ['range'] },
		...LIMITS
	},
	example: { cores: 48, memoryGiB: 512, iops: 3000 },
	reckon(given) {
		const host = {
			cores: given.cores,
			memoryBytes: given.memory ?? Infinity,
			hypervisorBytes: given.hypervisor,
			overheadBytes: given.overhead,
			iops: given.iops ?? Infinity,
			desktopBytes: given.desktop,
			...(given.perCore === null ? {} : { perCore: given.perCore }),
			...(given.iopsPerDesktop === null ? {} : { iopsPerDesktop: given.iopsPerDesktop })
		};
		const found = desktopCapacity(host);
		return {
			values: { desktops: found.users, fromTo: ends(desktopRange(host)), ...limits(found) },
			assumed: [
				...(given.perCore === null ? ['5 desktops per core'] : []),
				...(given.memory !== null && given.desktop === DESKTOP_BYTES ? ['1.5 GiB for each desktop'] : []),
				...(given.memory !== null && given.hypervisor === HYPERVISOR ? ['2 GiB for the hypervisor, 100 MiB for each desktop'] : [])
			]
		};
	}
});

const instead = equation({
	name: 'sessions-instead',
	repeats: 'all',
	answers: 'How many people in sessions does a machine carry instead of so many desktops?',
	source: 'Citrix blog, 15 August 2014: 140 to 150 against 120; older rule of thumb: at least twice as many',
	areas: AREAS,
	fields: {
		desktops: count('vdiUsers', 'in desktops of their own', { also: ['desktops', 'vdi desktops', 'virtual desktops'] }),
		hardware: optional(text('hardware', 'makes no difference', { also: ['workload', 'platform'] }))
	},
	results: {
		rdsUsers: { means: 'from and to, as this comparison measured', also: ['sessions', 'session users', 'hosted shared users', 'users'] },
		ruleOfThumb: { means: 'by the older rule', also: ['rule'] }
	},
	example: { vdiUsers: 120 },
	reckon({ desktops: n }) {
		const { measured, rule } = sessionsInsteadOf(n);
		return { values: { rdsUsers: [...measured], ruleOfThumb: rule }, assumed: ['the ratio of this one test, not a rule that predicts it'] };
	}
});

const threads = equation({
	name: 'threads',
	answers: 'How often does each thread of a machine have to serve a virtual CPU?',
	source: 'vCPUs over sockets × cores × threads; Citrix, as quoted by go-euc.com: stay at 1',
	areas: [...AREAS, 'cpu'],
	fields: {
		sockets: count('sockets', 'of the machine', { whole: true, positive: true, also: ['cpus'] }),
		cores: count('coresPerSocket', 'cores', { whole: true, positive: true, also: ['cores'] }),
		smt: count('threadsPerCore', 'threads', { absent: 1, whole: true, positive: true, also: ['smt', 'hyperthreads', 'threads'] }),
		vcpus: count('vcpusPerVm', 'virtual CPUs of each machine on it', { whole: true, positive: true, also: ['vcpus', 'vcpus each'] }),
		vms: count('vms', 'machines on it', { whole: true, also: ['guests', 'vm count', 'count', 'number vms'] })
	},
	results: {
		vcpusTotal: { means: 'of them all', also: ['total vcpus', 'vcpus'] },
		threadsTotal: { means: 'of the machine', also: ['total threads', 'threads', 'logical cpus'] },
		overcommit: { means: 'vCPUs for each thread', also: ['ratio', 'overcommitment', 'vcpus per thread', 'overcommit'] }
	},
	example: { sockets: 2, coresPerSocket: 14, threadsPerCore: 2, vcpusPerVm: 7, vms: 8 },
	reckon({ sockets, cores, smt, vcpus, vms }) {
		const found = threadsTaken({ sockets, coresPerSocket: cores, threadsPerCore: smt }, { vcpus, count: vms });
		return { values: { vcpusTotal: found.vcpus, threadsTotal: found.threads, overcommit: known(found.overcommit) } };
	}
});

const storms = equation({
	name: 'storm',
	answers: 'How long does it take until so many desktops have booted, or logged in, from one datastore?',
	source: 'model, section 8: each needs J reads and writes, the datastore is shared; 1,270 desktops in 10 to 12 min (Dell BP1018)',
	areas: [...AREAS, 'storage'],
	fields: {
		desktops: count('desktops', 'that boot or log in', {
			also: ['users', 'vms', 'guests', 'n', 'boots', 'logins'],
			whole: true,
			positive: true,
			most: 1_000_000
		}),
		phase: choice('phase', 'what they do', ['boot', 'login'], { absent: 'boot', also: ['kind', 'storm', 'event'] }),
		capacity: count('capacityIops', 'reads and writes per second that the datastore has for them', {
			also: ['iops', 'storage iops', 'datastore iops', 'available iops', 'capacity', 'array iops'],
			positive: true
		}),
		each: optional(
			count('iopsPerDesktop', 'asked for by each', {
				also: [
					'iops per boot',
					'boot iops',
					'login iops',
					'iops per vm',
					'boot iops per desktop',
					'login iops per desktop',
					'iops per user'
				],
				positive: true
			}),
			'boot 17, login 12'
		),
		seconds: optional(
			measure('phaseS', 'on a disk that gives all it asks', {
				also: ['boot', 'login', 'boot time', 'login time', 'duration', 'each', 'unloaded boot'],
				positive: true
			}),
			'boot 60 s, login 30 s'
		),
		ios: optional(
			count('iosPerDesktop', 'or reads and writes of each in all', {
				also: ['ios', 'ios per boot', 'ios each', 'io per desktop', 'ios per login', 'io per boot'],
				positive: true
			}),
			'boot 1,020, login 360'
		),
		window: measure('windowS', 'over which they begin, evenly', {
			absent: 0,
			absentText: '0, all at once',
			also: ['arrival window', 'over', 'login window', 'spread', 'storm window']
		}),
		perS: optional(
			count('arrivalsPerS', 'or how many begin per second', {
				also: ['arrival', 'arrivals per second', 'boots per s', 'logins per s', 'arrivals'],
				positive: true
			}),
			'all at once'
		)
	},
	results: {
		durationMin: {
			means: 'until the last has ended',
			also: ['', 'storm', 'boot time', 'total', 'boot', 'duration', 'time', 'all booted', 'storm duration', 'boot storm', 'total time']
		},
		durationS: { means: 'the same in seconds' },
		firstS: { means: 'how long the first takes', also: ['first'] },
		longestS: { means: 'how long the slowest takes', also: ['longest', 'slowest', 'max'] },
		mostAtOnce: { means: 'under way at once', also: ['max concurrent', 'concurrent', 'peak concurrent'] },
		peakAskedIops: { means: 'asked for at once', also: ['peak demand iops', 'peak iops', 'demand iops', 'peak demand'] },
		peakGrantedIops: { means: 'done at once', also: ['granted iops'] },
		slowdown: { means: 'the slowest, as a multiple of one alone', also: ['slowdown factor', 'stretch'] }
	},
	example: { desktops: 1270, phase: 'boot', capacityIops: 2000 },
	reckon(given) {
		const load = PHASE_LOADS.streamed[given.phase].iops.typical;
		const rate = given.each ?? (given.ios !== null && given.seconds !== null ? given.ios / given.seconds : load);
		const ios =
			given.ios ??
			(given.seconds === null && given.each === null ? phaseIos(given.phase) : rate * (given.seconds ?? phaseIos(given.phase) / load));
		if (given.each !== null && given.ios !== null && given.seconds !== null)
			throw new Refusal('iopsPerDesktop, phaseS and iosPerDesktop: two of them say the third. Leave one out.');
		if (given.perS !== null && given.window > 0) throw new Refusal('windowS and arrivalsPerS say the same. Leave one out.');
		const perS = given.perS ?? (given.window > 0 ? given.desktops / given.window : null);
		const begins = perS === null ? Array.from({ length: given.desktops }, () => 0) : evenly(given.desktops, perS);
		const found = storm(
			begins.map((at) => ({ at, ios, iops: rate })),
			given.capacity
		);
		const took = found.ends.map((end, i) => end - (begins[i] ?? 0));
		const longest = took.reduce((most, each) => Math.max(most, each), 0);
		const seconds = perS === null ? burstSeconds(given.desktops, ios, rate, given.capacity) : found.seconds;
		return {
			values: {
				durationMin: known(seconds / 60),
				durationS: known(seconds),
				firstS: known(took[0] ?? 0),
				longestS: known(longest),
				mostAtOnce: found.most,
				peakAskedIops: known(found.peakAsked),
				peakGrantedIops: known(found.peakGranted),
				slowdown: known(longest / (ios / rate))
			},
			assumed:
				given.ios === null && given.seconds === null
					? [
							given.phase === 'boot'
								? 'a boot takes 60 s on a disk that gives all it asks'
								: 'a login takes 30 s on a disk that gives all it asks'
						]
					: []
		};
	}
});

const launch = equation({
	name: 'streamed-launch',
	answers: 'How long until a streamed application starts for the first time, and until it runs without its server?',
	source: 'model, section 10: latency + φ · Z / B; publishing to several: section 3',
	areas: [...AREAS, 'delivery'],
	fields: {
		size: measure('packageMB', 'whole package', { also: ['package size', 'size', 'application', 'z', ''], positive: true }),
		bandwidth: measure('bandwidthMbps', 'of the link', { also: ['link', '', 'rate', 'network', 'b', 'link bandwidth'], positive: true }),
		part: measure('firstPercent', 'part that must have come', {
			also: ['first', 'feature block', 'phi', 'first launch', 'fraction', 'fb1', 'launch', 'needed', 'feature block 1'],
			absent: FEATURE_BLOCK
		}),
		latency: measure('latencyMs', 'before the first byte', { also: ['rtt', 'delay'], absent: 0 }),
		clients: count('clients', 'that fetch it over the same link at the same time', {
			absent: 1,
			whole: true,
			positive: true,
			also: ['pcs', 'users', 'concurrent', 'endpoints'],
			most: 10_000
		})
	},
	results: {
		firstLaunchS: { means: 'from the click until it runs', also: ['launch', 'first launch time', 'start', 'first start'] },
		cachedS: {
			means: 'until all of it lies on the PC',
			also: ['full', 'full download', 'complete', 'cached', 'fully cached', 'full cache']
		}
	},
	example: { packageMB: 400, bandwidthMbps: 100, latencyMs: 20 },
	reckon({ size, bandwidth, part, latency, clients }) {
		// all of them at once: what one of them is given
		const [end = Infinity] = fetchEnds(
			Array.from({ length: clients }, () => ({ at: 0, bytes: size, links: ['link'] })),
			new Map([['link', bandwidth]])
		);
		const rate = size / end;
		return {
			values: { firstLaunchS: known(firstLaunchS(size, rate, latency, part)), cachedS: known(cachedS(size, rate, latency)) },
			assumed: part === FEATURE_BLOCK ? ['three tenths of the package must have come'] : []
		};
	}
});

const onLine = equation({
	name: 'sessions-on-line',
	answers: 'How many sessions come over one line, and who waits?',
	source: 'model: ⌊line / session⌋, whole sessions only',
	areas: AREAS,
	fields: {
		line: measure('lineMbps', 'that the line carries', { also: ['line', 'wan'], positive: true }),
		each: measure('sessionKbps', 'that one session takes', { also: ['per session', 'each session'], positive: true }),
		people: optional(count('people', 'who want one', { whole: true }), 'nobody')
	},
	results: {
		sessions: { means: 'that fit', also: ['sessions on line', 'users on line'] },
		waiting: { means: 'for whom there is no room', also: ['wait', 'without session'] }
	},
	example: { lineMbps: 1.5, sessionKbps: 50, people: 40 },
	reckon({ line, each, people }) {
		const fit = sessionsOn({ bytesPerS: line, sessionBytesPerS: each });
		return {
			values: { sessions: fit, ...(people === null ? {} : { waiting: Math.max(0, people - fit) }) },
			assumed: ['a session has all that it needs, or no room']
		};
	}
});

export const deliveryEquations: readonly Equation[] = [sessions, density, desktops, instead, threads, storms, launch, onLine];
