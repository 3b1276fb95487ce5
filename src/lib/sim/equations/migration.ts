// Moving a running guest: pre-copy, post-copy, and the rules that they go by.
import { afterPeriod, UNTHROTTLED, type Throttle } from '../migration/auto-converge';
import { WORKING_SET_FRACTION } from '../migration/dirtying';
import { ADAPTIVE, bounds, concurrentByCost, nextCap, QEMU } from '../migration/policy';
import { DEVICE_STATE_BYTES, postCopy } from '../migration/post-copy';
import { preCopy, type PreCopyResult } from '../migration/pre-copy';
import { STOP_POLICIES, type StopPolicyName } from '../world';
import { equation, type Equation, type Finding } from './equation';
import { choice, count, flag, list, measure, optional, ratio, Refusal, text } from './field';
import { inMbit, inMiB, inPercent, known } from './people';

const AREAS = ['live-migration'];

/** `xen<=4.5`, `xen>=4.10 simple_precopy_policy`, `qemu defaults`, …; null when it names none */
export function policyIn(said: string): StopPolicyName | null {
	const words = said.toLowerCase();
	if (/xen/.test(words)) {
		if (/2004|adaptive/.test(words)) return 'xen-2004-adaptive';
		if (/legacy|<|≤|up to|xc_domain_save|4\.[0-5](?!\d)|[23]\.\d/.test(words)) return 'xen-legacy';
		if (/current|>|≥|simple_precopy|xg_sr_save|4\.(1\d|[6-9])/.test(words)) return 'xen-current';
	}
	if (/qemu|kvm/.test(words)) return 'qemu';
	return /fixed|threshold|simgrid/.test(words) ? 'fixed-threshold' : null;
}

/** "stop when remaining <= bandwidth*0.030 s" → 0.03; null when it says no time */
export function secondsIn(rule: string): number | null {
	const [, digits, unit] = /(\d+(?:\.\d+)?)\s*(ms|s)\b/i.exec(rule) ?? [];
	return digits === undefined ? null : Number(digits) / (unit?.toLowerCase() === 'ms' ? 1_000 : 1);
}

export const ram = measure('ramMiB', 'memory to send', {
	also: ['', 'vm', 'size', 'image', 'memory size', 'memory to send', 'vm size', 'total memory', 'n'],
	positive: true
});
export const bandwidth = measure('bandwidthMiBps', 'what the link gives', {
	also: ['', 'link', 'link bandwidth', 'network', 'link capacity', 'available bandwidth', 'migration bandwidth', 'speed'],
	positive: true
});
export const dirty = measure('dirtyMiBps', 'memory that the guest rewrites', {
	also: ['page dirty', 'dirty page', 'memory dirty', 'write', 'rewrite']
});
export const dirtyRatio = ratio('dirtyRatio', 'the same as a multiple of the bandwidth', {
	also: ['r', 'dirty over bandwidth', 'dirty to bandwidth']
});
export const policy = choice('policy', 'when it stops copying live', STOP_POLICIES, {
	also: ['stop policy', 'hypervisor'],
	meant: policyIn
});
const workingSet = measure('workingSetMiB', 'the most that it rewrites over and over', {
	also: ['working set cap', 'writable working set', 'writable working set cap', 'working set size']
});
const setup = measure('setupS', 'before the first round', {
	absent: 0,
	also: ['setup overhead', 'overhead', 'pre overhead', 'pre migration overhead', 'pre copy overhead', 'setup time']
});
const resume = measure('resumeS', 'from the last byte until the guest runs', {
	absent: 0,
	also: ['post overhead', 'post migration overhead', 'resume overhead', 'resume time']
});

/** bytes per second, from either of the two ways to say it */
export function dirtyFrom(given: { dirty: number | null; dirtyRatio: number | null }, bytesPerS: number): number {
	if (given.dirty !== null && given.dirtyRatio !== null) throw new Refusal('dirtyMiBps and dirtyRatio say the same. Leave one out.');
	if (given.dirtyRatio !== null) return given.dirtyRatio * bytesPerS;
	if (given.dirty === null) throw new Refusal(`dirtyMiBps is missing: ${dirty.means} (or dirtyRatio).`);
	return given.dirty;
}

const rewrites = { dirty: optional(dirty, 'or dirtyRatio'), dirtyRatio: optional(dirtyRatio, 'or dirtyMiBps') };

const precopy = equation({
	name: 'pre-copy',
	answers: 'How long does a live migration in rounds take, and how long do users wait?',
	source: 'model, section 1: V_(i+1) = min(d·t_i, W); Clark et al., NSDI 2005; SimGrid 3.32; Xen tools/libxc; QEMU migration/',
	areas: AREAS,
	fields: {
		ram,
		bandwidth,
		...rewrites,
		workingSet: optional(workingSet, '0.9 of the memory'),
		policy: optional(policy, 'fixed-threshold'),
		stopRule: optional(
			text('stopRule', 'the policy as a sentence, such as "stop when remaining <= bandwidth*0.030 s"', {
				also: ['stop when', 'stop condition']
			})
		),
		lastCopy: optional(
			measure('lastCopyS', 'what the last copy may take, for fixed-threshold and qemu', {
				also: ['threshold', 'downtime limit', 'max downtime', 'maximum downtime', 'downtime threshold']
			}),
			'0.03 s; qemu 0.3 s'
		),
		dirtying: choice('dirtying', 'how rewriting saturates', ['linear', 'saturating'], { absent: 'linear', also: ['dirty model'] }),
		sender: optional(
			measure('senderMiBps', 'what the sending machine manages at most', {
				also: ['sender cap', 'max bandwidth', 'bandwidth cap', 'bandwidth limit'],
				positive: true
			}),
			'no limit'
		),
		autoConverge: flag('autoConverge', 'hold the guest back as QEMU does', { absent: false, also: ['autoconverge', 'auto convergence'] }),
		setup,
		resume
	},
	results: {
		outcome: { means: 'done, or doesNotConverge: then there are no totals' },
		converges: { means: 'whether it ends', also: ['converged', 'terminates', 'finishes', 'completes'] },
		totalS: {
			means: 'from the start until the guest runs at its target',
			also: ['', 'total time', 'duration', 'migration', 'total migration', 'migration time', 'total migration time', 'time']
		},
		downtimeS: { means: 'the guest stands still', also: ['pause', 'down', 'stop and copy'] },
		sentMiB: {
			means: 'by all rounds and the last copy',
			also: ['total', 'total sent', 'traffic', 'sent total', 'total byte', 'transferred', 'total traffic', 'byte', '']
		},
		sentFactor: { means: 'as a multiple of the memory', also: ['total', 'total sent', 'traffic', 'byte'] },
		liveRounds: { means: 'rounds while the guest runs', also: ['rounds', 'iterations', 'live iterations', 'precopy rounds'] },
		lastCopyMiB: {
			means: 'sent while it stands still',
			also: ['final round', 'last round', 'final', 'remaining', 'final copy', 'stop and copy']
		},
		roundsMiB: { means: 'what each of the first 40 live rounds sends', also: ['sent per round', 'round'] },
		roundsS: { means: 'and how long it takes', also: ['round duration', 'duration per round'] },
		throttlePercent: { means: 'by how much the guest was held back in each of them', also: ['throttle per round'] },
		leftMiB: { means: 'where it does not converge: what is left after every round' }
	},
	example: { ramMiB: 1024, bandwidthMiBps: 100, dirtyMiBps: 50, workingSetMiB: 921.6, policy: 'xen-legacy' },
	reckon(given) {
		const rule = given.stopRule;
		const named = given.policy ?? (rule === null ? null : policyIn(rule)) ?? 'fixed-threshold';
		const seconds = given.lastCopy ?? (rule === null ? null : secondsIn(rule));
		if (rule !== null && given.policy === null && seconds === null && policyIn(rule) === null)
			throw new Refusal(`stopRule names no policy that the model knows: ${rule}.`);
		const result = preCopy({
			ramBytes: given.ram,
			bytesPerS: given.bandwidth,
			dirtyBytesPerS: dirtyFrom(given, given.bandwidth),
			...(given.workingSet === null ? {} : { workingSetBytes: given.workingSet }),
			policy: named,
			...(seconds === null ? {} : { lastCopyS: seconds }),
			dirtying: given.dirtying,
			senderBytesPerS: given.sender,
			autoConverge: given.autoConverge,
			setupS: given.setup,
			resumeS: given.resume
		});
		const assumed = [
			...(given.dirtying === 'saturating' ? ['pages rewritten twice in a round count once, by 1 - e^(-d·t/W)'] : []),
			...(given.autoConverge ? ['a guest that is held back rewrites in proportion less; a period is one live round'] : []),
			...(given.sender === null ? [] : ['the sender’s limit holds in the last copy, too'])
		];
		const workingSetMiB = inMiB(Math.min(given.workingSet ?? WORKING_SET_FRACTION * given.ram, given.ram));
		return {
			values: told(result, given.ram),
			assumed,
			understood: { policy: named, workingSetMiB, ...(seconds === null ? {} : { lastCopyS: seconds }) }
		};
	}
});

const SHOWN_ROUNDS = 40;

function told(result: PreCopyResult, ramBytes: number): Finding['values'] {
	if (result.outcome === 'stalled') throw new Refusal('Without bandwidth it stands still: bandwidthMiBps must be more than 0.');
	const rounds = result.rounds.slice(0, SHOWN_ROUNDS);
	const each = {
		roundsMiB: rounds.map(({ sentBytes }) => inMiB(sentBytes)),
		roundsS: rounds.map(({ seconds }) => known(seconds)),
		throttlePercent: rounds.map(({ throttlePercent }) => throttlePercent)
	};
	if (result.outcome === 'notConverging')
		return {
			outcome: 'doesNotConverge',
			converges: false,
			totalS: null,
			downtimeS: null,
			sentMiB: null,
			sentFactor: null,
			liveRounds: null,
			lastCopyMiB: null,
			leftMiB: inMiB(result.leftBytes),
			...each
		};
	return {
		outcome: 'done',
		converges: true,
		totalS: known(result.totalS),
		downtimeS: known(result.downtimeS),
		sentMiB: inMiB(result.sentBytes),
		sentFactor: known(result.sentBytes / ramBytes),
		liveRounds: result.rounds.length,
		lastCopyMiB: inMiB(result.lastCopyBytes),
		...each
	};
}

const postcopy = equation({
	name: 'post-copy',
	answers: 'How long does a migration take in which the guest goes first and its memory follows?',
	source: 'model, section 2; Hines & Gopalan, VEE 2009: each page once',
	areas: AREAS,
	fields: {
		ram,
		bandwidth,
		dirty: optional(dirty, 'makes no difference'),
		dirtyRatio: optional(dirtyRatio, 'makes no difference'),
		workingSet: optional(workingSet, '0.9 of the memory'),
		deviceState: measure('deviceStateMiB', 'all that is sent while the guest stands still', {
			also: ['device', 'cpu state', 'state', 'device and cpu state'],
			absent: DEVICE_STATE_BYTES,
			unsaid: 0
		}),
		setup,
		resume
	},
	results: {
		totalS: {
			means: 'until all memory has come',
			also: ['', 'total time', 'duration', 'migration', 'total migration', 'migration time', 'total migration time']
		},
		downtimeS: { means: 'the guest stands still', also: ['pause'] },
		pullS: { means: 'the guest runs at its target and pages still come', also: ['pull phase', 'pulling', 'push'] },
		sentMiB: { means: 'memory and device state', also: ['total', 'total sent', 'traffic', 'byte', 'total byte'] },
		sentFactor: { means: 'as a multiple of the memory', also: ['total', 'total byte', 'total sent', 'traffic'] },
		networkFaults: {
			means: 'pages fetched because they were needed too early, at most',
			also: ['faults', 'page faults', 'network page faults']
		},
		guestSpeedPercent: { means: 'how fast the guest runs meanwhile', also: ['speed', 'speed during pull'] }
	},
	example: { ramMiB: 1024, bandwidthMiBps: 128, dirtyRatio: 1.5 },
	reckon(given) {
		const result = postCopy({
			ramBytes: given.ram,
			bytesPerS: given.bandwidth,
			deviceStateBytes: given.deviceState,
			setupS: given.setup,
			resumeS: given.resume,
			...(given.workingSet === null ? {} : { workingSetBytes: given.workingSet })
		});
		if (result.outcome === 'stalled') throw new Refusal('Without bandwidth it stands still.');
		return {
			values: {
				totalS: known(result.totalS),
				downtimeS: known(result.downtimeS),
				pullS: known(result.pullS),
				sentMiB: inMiB(result.sentBytes),
				sentFactor: known(result.sentBytes / given.ram),
				networkFaults: Math.round(result.networkFaults),
				guestSpeedPercent: inPercent(result.guestSpeed)
			},
			assumed: [
				...(given.deviceState === DEVICE_STATE_BYTES ? ['8 MiB of device state'] : []),
				{ of: ['guestSpeedPercent'], says: '1 ms for each page that is fetched too early' },
				{ of: ['networkFaults', 'guestSpeedPercent'], says: '0.21 of the working set is fetched so: the paper’s most with pre-paging' }
			]
		};
	}
});

const least = equation({
	name: 'bounds',
	answers: 'Between what must any migration under a Xen rule lie?',
	source:
		'model, section 1; Akoush et al., MASCOTS 2010 (uncertain as quoted); Xen tools/libxc/xc_domain_save.c: 3V, one round more, the last copy',
	areas: AREAS,
	fields: {
		ram,
		bandwidth,
		policy: choice('policy', 'when it stops copying live', STOP_POLICIES, { absent: 'xen-legacy', meant: policyIn }),
		setup,
		resume
	},
	results: {
		totalMinS: { means: 'at least', also: ['min total', 'least', 'total lower bound', 'lower bound total', 'total lower'] },
		totalMaxS: { means: 'at most', also: ['max total', 'most', 'total upper bound', 'upper bound total', 'total upper'] },
		downtimeMinS: { means: 'pause, at least', also: ['min downtime', 'downtime lower bound', 'downtime lower'] },
		downtimeMaxS: { means: 'pause, at most', also: ['max downtime', 'downtime upper bound', 'downtime upper'] },
		sentMinMiB: { means: 'sent, at least', also: ['min sent', 'byte min', 'min', 'total min', 'traffic min'] },
		sentMaxMiB: { means: 'sent, at most', also: ['max sent', 'byte max', 'max', 'total max', 'traffic max'] },
		sentMaxFactor: {
			means: 'the same as a multiple of the memory',
			also: ['max', 'total max', 'max total', 'byte max', 'max traffic', 'total byte max', 'max byte', 'max total byte']
		}
	},
	example: { ramMiB: 1024, bandwidthMiBps: 128, policy: 'xen-legacy' },
	reckon(given) {
		const found = bounds(given.policy, given.ram, given.bandwidth);
		const still = preCopy({ ramBytes: given.ram, bytesPerS: given.bandwidth, dirtyBytesPerS: 0, policy: given.policy });
		if (!found || still.outcome !== 'done') throw new Refusal(`${given.policy} may never end, so there are no bounds.`);
		const overhead = given.setup + given.resume;
		return {
			values: {
				totalMinS: known(found.leastS + overhead),
				totalMaxS: known(found.mostS + overhead),
				downtimeMinS: known(still.downtimeS + given.resume),
				downtimeMaxS: known(found.mostDowntimeS + given.resume),
				sentMinMiB: inMiB(found.leastBytes),
				sentMaxMiB: inMiB(found.mostBytes),
				sentMaxFactor: known(found.mostBytes / given.ram)
			}
		};
	}
});

const converge = equation({
	name: 'auto-converge',
	answers: 'By how much does QEMU hold a guest back after each period?',
	source: 'QEMU migration/ram.c, migration_trigger_throttle; model, section 1',
	areas: AREAS,
	fields: {
		dirtied: list(
			ratio('dirtiedOverTransferredPercent', 'what was rewritten in each period, of what was sent', {
				also: ['dirty over transferred period', 'dirty per period', 'dirty period', 'dirty', 'dirty over sent', 'dirty ratio per period']
			})
		),
		threshold: measure('thresholdPercent', 'from what on a period counts', {
			also: ['trigger threshold', 'throttle trigger threshold', 'trigger'],
			absent: QEMU.throttleTriggerPercent / 100
		}),
		first: measure('initialPercent', 'first step', {
			also: ['cpu throttle initial', 'throttle initial', 'initial throttle'],
			absent: QEMU.throttleFirstPercent / 100
		}),
		step: measure('incrementPercent', 'every further step', {
			also: ['cpu throttle increment', 'throttle increment', 'step'],
			absent: QEMU.throttleStepPercent / 100
		}),
		most: measure('maxPercent', 'at most', { also: ['max cpu throttle', 'max throttle', 'maximum'], absent: QEMU.throttleMaxPercent / 100 })
	},
	results: {
		throttlePercentAfterEachPeriod: {
			means: 'after each period',
			also: ['throttle', 'throttle after', 'throttle per period', 'throttle after round', 'throttle period', 'cpu throttle']
		}
	},
	example: { dirtiedOverTransferredPercent: [60, 40, 60, 60, 60], thresholdPercent: 50 },
	reckon(given) {
		const rules = {
			throttleTriggerPercent: inPercent(given.threshold),
			throttleFirstPercent: inPercent(given.first),
			throttleStepPercent: inPercent(given.step),
			throttleMaxPercent: inPercent(given.most)
		};
		let throttle: Throttle = UNTHROTTLED;
		const after = given.dirtied.map((part) => (throttle = afterPeriod(throttle, inPercent(part), 100, rules)).percent);
		return { values: { throttlePercentAfterEachPeriod: after } };
	}
});

const adaptive = equation({
	name: 'adaptive-rate',
	answers: 'At what rate does Xen’s sender of 2004 send after each round?',
	source: 'Xen tools/libxc/xc_linux_save.c, print_stats, October 2004; start from Clark et al., NSDI 2005 (uncertain)',
	areas: AREAS,
	fields: {
		start: measure('startMbps', 'rate of the first round', {
			also: ['start', 'min', 'initial', 'minimum', 'first'],
			absent: ADAPTIVE.first,
			positive: true
		}),
		most: measure('maxMbps', 'at most', { also: ['maximum', 'top', 'limit'], absent: ADAPTIVE.top, positive: true }),
		step: measure('incrementMbps', 'beyond what is rewritten', { also: ['step', 'add', 'increase', 'headroom'], absent: ADAPTIVE.step }),
		dirtied: list(
			measure('dirtiedMbps', 'what was rewritten in each round', {
				also: ['measured dirty per round', 'dirty per round', 'measured dirty', 'dirty round']
			})
		)
	},
	results: { rateMbpsAfterEachRound: { means: 'after each round', also: ['after round', 'rate per round', 'round', 'next', 'after'] } },
	example: { startMbps: 100, maxMbps: 500, dirtiedMbps: [40, 250, 280, 480] },
	reckon(given) {
		let cap: number | null = Math.min(given.start, given.most);
		const limits = { step: given.step, top: given.most };
		const after = given.dirtied.map((bytesPerS) => inMbit((cap = nextCap('xen-2004-adaptive', cap, bytesPerS, limits)) ?? 0));
		return { values: { rateMbpsAfterEachRound: after } };
	}
});

const slots = equation({
	name: 'moves-at-once',
	answers: 'How many live migrations does a host take part in at once?',
	source: 'VMware performance blog, February 2021: slots divided by the cost of one',
	areas: AREAS,
	fields: {
		slots: count('hostSlots', 'slots of the host', {
			also: ['slots', 'host limit', 'host max cost', 'max cost', 'slots per host'],
			whole: true
		}),
		cost: count('costPerMove', 'slots that one takes', {
			also: ['cost per vmotion', 'cost per migration', 'vmotion cost', 'cost', 'migration cost'],
			positive: true
		})
	},
	results: {
		maxAtOnce: {
			means: 'at once',
			also: [
				'max concurrent vmotions per host',
				'max concurrent migrations per host',
				'max concurrent',
				'concurrent',
				'max concurrent vmotions',
				'max concurrent migrations',
				'concurrent vmotions'
			]
		}
	},
	example: { hostSlots: 16, costPerMove: 2 },
	reckon: ({ slots: all, cost }) => ({ values: { maxAtOnce: concurrentByCost(all, cost) } })
});

const lastCopy = equation({
	name: 'last-copy',
	answers: 'How long do users wait, and how fast did the last copy go?',
	source: 'model, section 1: downtime = last copy / B + resume; Clark et al., NSDI 2005',
	areas: AREAS,
	fields: {
		size: measure('lastCopyMB', 'sent while the guest stands still', {
			also: ['final round', 'last round', 'final copy', 'final', 'stop and copy', 'remaining'],
			positive: true
		}),
		copy: optional(
			measure('copyMs', 'how long that took', {
				also: ['final copy', 'last copy', 'copy time', 'final round', 'stop and copy'],
				positive: true
			}),
			'or rateMbps'
		),
		rate: optional(measure('rateMbps', 'or how fast it went', { also: ['bandwidth', 'link', ''], positive: true }), 'or copyMs'),
		resume
	},
	results: {
		downtimeMs: { means: 'the guest stands still', also: ['pause', 'total downtime'] },
		rateMbps: { means: 'of the last copy', also: ['implied', 'bandwidth', 'implied bandwidth', 'effective'] },
		copyMs: { means: 'it took', also: ['final copy'] }
	},
	example: { lastCopyMB: 18.2, copyMs: 201, resumeS: 0.009 },
	reckon({ size, copy, rate, resume: resumeS }) {
		const bytesPerS = rate ?? (copy === null ? null : size / copy);
		if (bytesPerS === null) throw new Refusal('copyMs is missing: how long that took (or rateMbps).');
		if (rate !== null && copy !== null) throw new Refusal('copyMs and rateMbps say the same of lastCopyMB. Leave one out.');
		// a guest whose last copy is all there is to copy
		const result = preCopy({ ramBytes: size, bytesPerS, dirtyBytesPerS: 0, resumeS });
		if (result.outcome !== 'done') throw new Refusal('Without bandwidth it stands still.');
		return { values: { downtimeMs: known(result.totalS * 1_000), rateMbps: inMbit(bytesPerS), copyMs: known((size / bytesPerS) * 1_000) } };
	}
});

const copy = equation({
	name: 'copy',
	answers: 'How long does it take to send so much?',
	source: 'bytes / rate: the first round of a migration, a cold move, a clone, a backup',
	areas: [...AREAS, 'protection', 'network', 'storage'],
	fields: {
		size: measure('sizeMB', 'to send', { also: ['', 'byte', 'memory', 'data', 'round', 'first round', 'transfer', 'image', 'disk'] }),
		rate: measure('rateMbps', 'the link or the datastore', { also: ['', 'bandwidth', 'link', 'throughput', 'speed'], positive: true }),
		setup
	},
	results: { durationS: { means: 'it takes', also: ['', 'total', 'time', 'round', 'copy', 'first round', 'transfer'] } },
	example: { sizeMB: 676.8, rateMbps: 100 },
	reckon: ({ size, rate, setup: setupS }) => ({ values: { durationS: known(setupS + size / rate) } })
});

export const migrationEquations: readonly Equation[] = [precopy, postcopy, least, converge, adaptive, slots, lastCopy, copy];
