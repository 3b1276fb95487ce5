// Published tables that the model holds and shows. It computes none of them; that it repeats them rightly is all that can be checked.
import { PHASE_LOADS } from '../delivery/phases';
import { CREDIT1 } from '../host/credit';
import { MEMORY_RULES, MEMORY_STATES } from '../host/memory-state';
import { BARHAM_2003, type Benchmark } from '../host/overhead';
import { QEMU } from '../migration/policy';
import { equation, type Equation } from './equation';
import { count, optional, Refusal, text, type Value } from './field';

const subject = (name: string, means: string, also: readonly string[] = []) => text(name, means, { also });

const qemu = equation({
	name: 'qemu-defaults',
	answers: 'What does QEMU do unless told otherwise?',
	source: 'QEMU 9.0, migration/options.c',
	areas: ['live-migration'],
	repeats: 'all',
	fields: { policy: subject('policy', 'such as "qemu defaults"', ['hypervisor', 'version', 'product']) },
	results: {
		downtimeLimitMs: { means: 'that the last copy may take' },
		maxBandwidthBytesPerS: { means: 'while it copies live' },
		throttleTriggerThresholdPercent: { means: 'of what is sent: a high period', also: ['trigger threshold'] },
		cpuThrottleInitialPercent: { means: 'first step', also: ['throttle initial'] },
		cpuThrottleIncrementPercent: { means: 'every further step', also: ['throttle increment'] },
		maxCpuThrottlePercent: { means: 'at most', also: ['max throttle'] },
		multifdChannels: { means: 'known; no figure depends on it' },
		announceRounds: { means: 'known; no figure depends on it' }
	},
	example: { policy: 'qemu defaults' },
	reckon({ policy }) {
		if (!/qemu/i.test(policy)) throw new Refusal(`These are QEMU’s defaults, not those of ${policy}.`);
		return {
			values: {
				downtimeLimitMs: QEMU.downtimeLimitS * 1_000,
				maxBandwidthBytesPerS: QEMU.maxBytesPerS,
				throttleTriggerThresholdPercent: QEMU.throttleTriggerPercent,
				cpuThrottleInitialPercent: QEMU.throttleFirstPercent,
				cpuThrottleIncrementPercent: QEMU.throttleStepPercent,
				maxCpuThrottlePercent: QEMU.throttleMaxPercent,
				multifdChannels: QEMU.channels,
				announceRounds: QEMU.announceRounds
			}
		};
	}
});

const specweb = equation({
	name: 'first-measurement',
	answers: 'How long did the first published live migration of a busy web server make its users wait?',
	source: 'Clark et al., NSDI 2005: 201 ms for the last copy and 9 ms to resume',
	areas: ['live-migration'],
	repeats: 'all',
	fields: { workload: subject('workload', 'such as "SPECweb99"', ['benchmark']) },
	results: { downtimeMs: { means: 'the guest stands still', also: ['pause'] } },
	example: { workload: 'SPECweb99' },
	reckon({ workload }) {
		if (!/specweb/i.test(workload)) throw new Refusal(`Nothing is held of ${workload}.`);
		return { values: { downtimeMs: 201 + 9 } };
	}
});

const memoryStates = equation({
	name: 'memory-states',
	answers: 'Below how much free memory does ESX do what?',
	source: 'Waldspurger, OSDI 2002, section 6.3',
	areas: ['memory'],
	repeats: 'all',
	fields: { hypervisor: subject('hypervisor', 'such as "ESX 4.x"', ['version', 'product']) },
	results: {
		thresholdPercentFree: { means: 'of the host’s memory', also: ['threshold', 'thresholds'] },
		action: { means: 'what is done', also: ['actions'] }
	},
	example: { hypervisor: 'ESX 1.5-4.x defaults' },
	reckon({ hypervisor }) {
		if (!/esx|vmware/i.test(hypervisor)) throw new Refusal(`These are ESX’s states, not those of ${hypervisor}.`);
		const by = (pick: (state: (typeof MEMORY_STATES)[number]) => Value) =>
			Object.fromEntries(MEMORY_STATES.map((state) => [state, pick(state)]));
		return {
			values: {
				thresholdPercentFree: by((state) => MEMORY_RULES[state].thresholdPercent),
				action: by((state) => MEMORY_RULES[state].action)
			}
		};
	}
});

const credit = equation({
	name: 'credit-scheduler',
	answers: 'Which constants has Xen’s first credit scheduler?',
	source: 'xen/common/sched/credit.c, lines 49–57',
	areas: ['cpu'],
	repeats: 'all',
	fields: { scheduler: subject('scheduler', 'such as "xen credit1"') },
	results: {
		timesliceMs: { means: 'that a vCPU runs before the next one’s turn', also: ['slice', 'timeslice'] },
		ticksPerSlice: { means: 'accounting points within a slice', also: ['ticks per timeslice'] },
		creditsPerMs: { means: 'that a vCPU pays' },
		defaultWeight: { means: 'of a guest', also: ['weight'] },
		ratelimitUs: { means: 'that a vCPU runs at least', also: ['rate limit'] }
	},
	example: { scheduler: 'xen credit1' },
	reckon({ scheduler }) {
		if (!/credit(?!\s*2)/i.test(scheduler)) throw new Refusal(`These are the constants of credit1, not of ${scheduler}.`);
		return { values: { ...CREDIT1 } };
	}
});

/** by what a benchmark is called */
const BENCHMARKS: readonly (readonly [RegExp, Benchmark])[] = [
	[/kernel build|linux build|build/i, BARHAM_2003.kernelBuild],
	[/spec ?web/i, BARHAM_2003.specWeb99],
	[/spec ?int/i, BARHAM_2003.specInt2000],
	[/osdb.*(ir|retriev)/i, BARHAM_2003.osdbIr],
	[/osdb/i, BARHAM_2003.osdbOltp],
	[/dbench/i, BARHAM_2003.dbench]
];

const overheads = equation({
	name: 'overhead-2003',
	answers: 'What did virtualization cost in 2003, on bare metal and inside another operating system?',
	source: 'Barham et al., SOSP 2003, figure 3 (numbers uncertain)',
	areas: ['cpu'],
	repeats: 'all',
	fields: {
		bench: subject('bench', 'such as "Linux kernel build", "SPEC WEB99", "dbench"', ['benchmark', 'workload']),
		native: optional(count('native', 'checks that it is the same measurement'))
	},
	results: {
		xen: { means: 'on bare metal' },
		vmwareWs32: { means: 'hosted: VMware Workstation 3.2', also: ['vmware', 'vmware workstation'] },
		uml: { means: 'User-Mode Linux' }
	},
	example: { bench: 'Linux kernel build' },
	reckon({ bench, native }) {
		const found = BENCHMARKS.find(([name]) => name.test(bench))?.[1];
		if (!found || (native !== null && native !== found.native))
			throw new Refusal(`Nothing is held of ${bench}${native === null ? '' : ` with ${native} natively`}.`);
		return { values: { native: found.native, xen: found.xen, vmwareWs32: found.vmwareWorkstation, uml: found.uml } };
	}
});

const phases = equation({
	name: 'desktop-phases',
	answers: 'How many reads and writes per second does one streamed desktop ask for?',
	source: 'Dell EqualLogic BP1018, table 7',
	areas: ['vdi'],
	repeats: 'all',
	fields: { platform: subject('platform', 'such as "XenDesktop PVS pooled Windows 7"', ['workload']) },
	results: {
		steady: { means: 'from and to, at work', also: ['steady iops', 'steady state'] },
		loginStorm: { means: 'while its user logs in', also: ['login', 'login iops'] },
		bootStorm: { means: 'while it boots', also: ['boot', 'boot iops'] },
		writeFraction: { means: 'of them that write', also: ['writes'] }
	},
	example: { platform: 'XenDesktop PVS pooled Windows 7' },
	reckon({ platform }) {
		if (!/pvs|stream|provisioning/i.test(platform)) throw new Refusal(`Measured were streamed desktops, not ${platform}.`);
		const { steady, login, boot } = PHASE_LOADS.streamed;
		return {
			values: {
				steady: [steady.iops.low, steady.iops.high],
				loginStorm: [login.iops.low, login.iops.high],
				bootStorm: [boot.iops.low, boot.iops.high],
				writeFraction: { steady: steady.writes, login: login.writes, boot: boot.writes }
			}
		};
	}
});

export const tableEquations: readonly Equation[] = [qemu, specweb, memoryStates, credit, overheads, phases];
