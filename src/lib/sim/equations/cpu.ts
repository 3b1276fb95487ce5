// CPU: who gets how much of a host, and how a virtual CPU's time is spent.
import {
	coStopPercent,
	erlangC,
	pressureOf,
	READY_BAD_PERCENT,
	READY_GOOD_PERCENT,
	readyMsOf,
	readyPercentOf,
	vcpuTime,
	waitPercent
} from '../host/ready';
import { responseTime } from '../host/response';
import { waterFill } from '../host/water-fill';
import { equation, type Equation } from './equation';
import { count, flag, list, measure, optional, percent, Refusal, text, things } from './field';
import { inPercent, known } from './people';

const AREAS = ['cpu'];
const STATES = 'RUN + RDY + CSTP + WAIT = 100 (Broadcom KB 387750)';

interface CpuGuest {
	readonly weight: number;
	readonly vcpus: number;
	readonly cap: number;
	readonly reserved: number;
	readonly demand: number | null;
}

interface CpuGuests {
	readonly guests: readonly CpuGuest[] | null;
	readonly weights: readonly number[] | null;
	readonly vcpus: readonly number[] | null;
	readonly caps: readonly number[] | null;
	readonly demands: readonly number[] | null;
}

/** the guests, said one by one or by lists of what each has */
function guestsOf({ guests, weights, vcpus, caps, demands }: CpuGuests): readonly CpuGuest[] {
	const lists = [weights, vcpus, caps, demands].flatMap((each) => (each === null ? [] : [each]));
	if ((guests === null) === (lists.length === 0)) throw new Refusal('Give guests, or weights (and vcpus, capsPercent, demandsPercent).');
	if (guests !== null) return guests;
	// one number of vCPUs holds for all
	const n = Math.max(...lists.map((each) => each.length));
	const odd = lists.find((each) => each.length !== n && each.length !== 1);
	if (odd) throw new Refusal(`There are ${n} guests, and a list of ${odd.length}.`);
	const of = (each: readonly number[] | null, i: number): number | null =>
		each === null ? null : (each[each.length === 1 ? 0 : i] ?? null);
	return Array.from({ length: n }, (_, i) => ({
		weight: of(weights, i) ?? 256,
		vcpus: of(vcpus, i) ?? 1,
		cap: of(caps, i) ?? 0,
		reserved: 0,
		demand: of(demands, i)
	}));
}

const shares = equation({
	name: 'cpu-shares',
	answers: 'How much CPU does each guest of a busy host get, and how long do its virtual CPUs wait?',
	source: 'model, section 4: weighted water-filling with caps and reservations; xl(1); Broadcom KB 387750',
	areas: AREAS,
	fields: {
		pcpus: count('pcpus', 'cores of the host', {
			also: ['cores', 'physical cpus', 'cpus', 'host cores'],
			positive: true,
			whole: true,
			most: 100_000
		}),
		guests: optional(
			things(
				'guests',
				'guests of the host',
				{
					name: optional(text('name', 'for people', { also: ['id'] })),
					weight: count('weight', 'above 0', { absent: 256, also: ['shares'], positive: true }),
					vcpus: count('vcpus', 'virtual CPUs', { absent: 1, positive: true, whole: true, most: 100_000 }),
					cap: percent('capPercent', 'percent of one core', { absent: 0, absentText: '0, none', also: ['cap', 'limit'] }),
					reserved: percent('reservedPercent', 'percent of one core', { absent: 0, also: ['reservation', 'min', 'floor'] }),
					demand: optional(
						percent('demandPercent', 'percent of one core', { also: ['demand', 'want', 'wanted', 'load', 'utilization'] }),
						'100 for each vCPU'
					)
				},
				{ also: ['domains', 'vms', 'demands', 'doms'] }
			),
			'or weights'
		),
		weights: optional(list(count('weights', 'or only their weights', { positive: true, also: ['shares'] })), 'or guests'),
		vcpus: optional(
			list(
				count('vcpus', 'and the virtual CPUs of each', {
					positive: true,
					whole: true,
					also: ['vcpus per guest', 'vcpus per vm', 'vcpus per domain']
				})
			),
			'1 each'
		),
		caps: optional(list(percent('capsPercent', 'and their caps, percent of one core', { also: ['caps', 'cap'] })), 'none'),
		demands: optional(
			list(percent('demandsPercent', 'and what each wants, percent of one core', { also: ['demands', 'demand'] })),
			'100 for each vCPU'
		),
		busy: flag('allBusy', 'every guest wants all that it can use', {
			absent: true,
			absentText: 'true where no demand is given',
			also: ['busy', 'contended']
		})
	},
	results: {
		grantedPercent: {
			means: 'of a core, for each guest',
			also: ['cpu', 'granted cpu', 'cpu share', 'share', 'allocation', 'run', 'used', 'usage', 'grant']
		},
		readyPercent: {
			means: 'wanted and not granted, beyond any cap: of the guest as a whole',
			also: ['ready total', 'ready vm', 'summed ready', 'cpu ready']
		},
		readyPercentPerVcpu: { means: 'the same for its average vCPU' },
		readyWithQueueingPercent: { means: 'per vCPU, with waiting for a free core below saturation', also: ['ready queueing per vcpu'] },
		coStopPercent: { means: 'per vCPU: stopped so that its siblings catch up', also: ['costop'] },
		cappedPercent: { means: 'what the cap takes away of what it wants', also: ['capped', 'throttled'] },
		idlePercent: { means: 'of a core, left over', also: ['idle', 'unused', 'left'] }
	},
	example: { pcpus: 2, guests: [{ weight: 256 }, { weight: 512, vcpus: 2 }, { weight: 256, capPercent: 25 }] },
	reckon({ pcpus, ...given }) {
		const guests = guestsOf(given);
		const all = 100 * pcpus;
		const wants = guests.map((guest) => Math.min(100 * guest.vcpus, guest.demand ?? Infinity));
		const limits = guests.map((guest, i) => Math.min(all, wants[i] ?? 0, guest.cap > 0 ? guest.cap : Infinity));
		const reserved = guests.reduce((sum, guest) => sum + guest.reserved, 0);
		if (reserved > all) throw new Refusal(`The reservations are ${reserved}% of a core together, and the host has ${all}%.`);
		const granted = waterFill(
			all,
			guests.map(({ weight }) => weight),
			limits,
			guests.map((guest) => guest.reserved)
		);
		const busy = granted.reduce((sum, each) => sum + each, 0);
		const pressure = pressureOf(
			pcpus,
			busy / 100,
			guests.reduce((sum, guest, i) => sum + ((wants[i] ?? 0) > 0 ? guest.vcpus : 0), 0)
		);
		const each = guests.map((guest, i) => {
			const [want, most, mine] = [wants[i] ?? 0, limits[i] ?? 0, granted[i] ?? 0];
			// what one guest could use at most on this host is no cap of its own
			const capped = guest.cap > 0 ? Math.max(0, want - Math.max(most, Math.min(want, guest.cap))) : 0;
			const ready = Math.max(0, want - capped - mine);
			return { ready, capped, time: vcpuTime(want, capped, mine, guest.vcpus, pressure) };
		});
		return {
			values: {
				grantedPercent: granted.map(known),
				readyPercent: each.map(({ ready }) => known(ready)),
				readyPercentPerVcpu: each.map(({ ready }, i) => known(ready / (guests[i]?.vcpus ?? 1))),
				readyWithQueueingPercent: each.map(({ time }) => known(time.ready)),
				coStopPercent: each.map(({ time }) => known(time.coStop)),
				cappedPercent: each.map(({ capped }) => known(capped)),
				idlePercent: known(all - busy)
			},
			assumed: [
				{ of: ['readyWithQueueingPercent'], says: 'waiting for a free core below saturation is Erlang’s formula, bounded by taking turns' },
				{ of: ['coStopPercent'], says: 'co-stop is 1% of running for each sibling on a full host' }
			]
		};
	}
});

const ready = equation({
	name: 'ready',
	answers: 'What do the milliseconds of a ready counter mean in percent, and the other way round?',
	source: 'ready % = ms / (interval × 1,000) × 100; Broadcom KB 387750; intervals: computertechblog.com; verdict: vmtoday',
	areas: AREAS,
	fields: {
		interval: measure('intervalS', 'that one point of the chart stands for: 20, 300, 1800, 7200 or 86400', {
			also: ['chart interval', 'sample interval', 'update interval', 'period', 'sampling interval'],
			absent: 20,
			positive: true
		}),
		ms: optional(
			measure('readyMs', 'summed over the interval', {
				also: [
					'ready per vcpu',
					'cpu ready',
					'ready summation',
					'ready total',
					'ready time',
					'summation',
					'ready vm',
					'ready time per vcpu'
				]
			}),
			'or readyPercent'
		),
		percent: optional(percent('readyPercent', 'of the interval', { also: ['ready per vcpu', 'cpu ready', 'rdy'] }), 'or readyMs'),
		vcpus: count('vcpus', 'virtual CPUs, where the counter is the guest’s as a whole', { absent: 1, positive: true, whole: true })
	},
	results: {
		readyPercent: { means: 'of the interval, per virtual CPU', also: ['ready per vcpu', 'cpu ready', 'rdy'] },
		readyMs: { means: 'per virtual CPU', also: ['ready per vcpu', 'cpu ready', 'ready summation'] },
		verdict: { means: 'good below 5%, bad above 10%' }
	},
	example: { intervalS: 20, readyMs: 2000 },
	reckon({ interval, ms, percent: given, vcpus }) {
		if (ms !== null && given !== null) throw new Refusal('readyMs and readyPercent say the same. Leave one out.');
		const found = ms !== null ? readyPercentOf(ms * 1_000, interval) : given;
		if (found === null) throw new Refusal('readyMs is missing: summed over the interval (or readyPercent).');
		const each = found / vcpus;
		if (each > 100 + 1e-9) throw new Refusal(`A virtual CPU can't wait ${each}% of its time.`);
		const verdict = each < READY_GOOD_PERCENT ? 'good' : each > READY_BAD_PERCENT ? 'bad' : 'watch it';
		return { values: { readyPercent: known(each), readyMs: known(readyMsOf(each, interval)), verdict } };
	}
});

const states = equation({
	name: 'vcpu-time',
	answers: 'Which part of a virtual CPU’s time is the fourth, when three are known?',
	source: STATES,
	areas: AREAS,
	fields: {
		run: optional(percent('runPercent', 'it runs', { also: ['run', 'running', 'used'], most: 100 })),
		ready: optional(percent('readyPercent', 'it waits for a core', { also: ['rdy', 'ready'], most: 100 })),
		coStop: optional(percent('coStopPercent', 'it is stopped so that its siblings catch up', { also: ['costop', 'cstp'], most: 100 })),
		wait: optional(percent('waitPercent', 'it has nothing to do', { also: ['wait', 'idle'], most: 100 })),
		capped: percent('cappedPercent', 'its cap holds it back', { absent: 0, also: ['mlmtd', 'max limited'], most: 100 })
	},
	results: {
		runPercent: { means: 'it runs', also: ['running', 'used'] },
		readyPercent: { means: 'it waits for a core', also: ['rdy'] },
		coStopPercent: { means: 'it is stopped so that its siblings catch up', also: ['costop', 'cstp'] },
		waitPercent: { means: 'it has nothing to do', also: ['idle'] }
	},
	example: { runPercent: 60, readyPercent: 15, coStopPercent: 5 },
	reckon({ run, ready: rdy, coStop, wait, capped }) {
		const four = [run, rdy, coStop, wait];
		if (four.filter((part) => part === null).length !== 1)
			throw new Refusal('Give three of runPercent, readyPercent, coStopPercent and waitPercent.');
		const [a = 0, b = 0, c = 0] = four.flatMap((part) => part ?? []);
		const rest = waitPercent(a, b, c, capped);
		if (rest < -1e-9) throw new Refusal(`Together they are more than 100%: ${100 - rest}%.`);
		const [runs, waits, stops, idles] = four.map((part) => known(part ?? Math.max(0, rest)));
		return { values: { runPercent: runs ?? null, readyPercent: waits ?? null, coStopPercent: stops ?? null, waitPercent: idles ?? null } };
	}
});

const erlang = equation({
	name: 'erlang-c',
	answers: 'How probable is it that work which arrives finds all cores busy?',
	source: 'Erlang’s C by the recurrence of Erlang’s B (M/M/c); model, section 4',
	areas: [...AREAS, 'vdi', 'storage'],
	fields: {
		servers: count('servers', 'cores, or other servers', {
			also: ['cores', 'pcpus', 'c', 'n', 'agents'],
			positive: true,
			whole: true,
			most: 1_000_000
		}),
		load: count('load', 'of them busy on average, in erlangs', {
			also: ['erlangs', 'offered load', 'a', 'traffic', 'busy', 'busy cores', 'busy servers']
		})
	},
	results: {
		waitProbability: {
			means: 'that it has to wait',
			also: ['c', 'erlang c', 'probability wait', 'p wait', 'probability', 'wait', 'pw', 'probability waiting']
		},
		waitFactor: {
			means: 'how long it waits on average, in units of the time that it takes; null: the queue has no end',
			also: ['mean wait', 'wait', 'queueing']
		},
		busyPercent: { means: 'how full the servers are', also: ['utilization'] }
	},
	example: { servers: 8, load: 6 },
	reckon({ servers, load }) {
		const probability = erlangC(servers, load);
		return {
			values: {
				waitProbability: known(probability),
				waitFactor: load < servers ? known(probability / (servers - load)) : null,
				busyPercent: known(Math.min(100, (load / servers) * 100))
			}
		};
	}
});

const response = equation({
	name: 'response-time',
	answers: 'How long do people wait for an answer when the CPU is shared?',
	source: 'model, section 4: R = S / (1 - x / granted)',
	areas: [...AREAS, 'vdi'],
	fields: {
		service: measure('serviceMs', 'for an answer of an idle guest', { also: ['service time', 's'], positive: true }),
		demand: percent('demandPercent', 'what the guest uses, percent of a core', { also: ['demand', 'load'] }),
		available: percent('availablePercent', 'what it would be given if it wanted everything', {
			also: ['available', 'granted', 'grant'],
			positive: true
		})
	},
	results: { responseMs: { means: 'null: overloaded', also: ['response time', 'r'] }, overloaded: { means: 'the queue only grows' } },
	example: { serviceMs: 100, demandPercent: 60, availablePercent: 80 },
	reckon({ service, demand, available }) {
		const seconds = responseTime(service, demand, available);
		return { values: { responseMs: known(seconds * 1_000), overloaded: seconds === Infinity }, assumed: ['one queue with one server'] };
	}
});

const coStop = equation({
	name: 'co-stop',
	answers: 'How much of its time does a wide guest’s virtual CPU stand still for its siblings?',
	source: 'model, section 4',
	areas: AREAS,
	fields: {
		run: percent('runPercent', 'that it runs', { also: ['run'], most: 100 }),
		vcpus: count('vcpus', 'virtual CPUs of the guest', { positive: true, whole: true }),
		busy: measure('hostBusyPercent', 'how full the host is', { also: ['busy', 'host utilization', 'utilization'] })
	},
	results: { coStopPercent: { means: 'of its time', also: ['costop', 'cstp'] } },
	example: { runPercent: 80, vcpus: 8, hostBusyPercent: 90 },
	reckon: ({ run, vcpus, busy }) => ({
		values: { coStopPercent: known(coStopPercent(run, vcpus, busy)) },
		assumed: [`1% of running for each sibling on a full host; here ${inPercent(busy)}% full`]
	})
});

export const cpuEquations: readonly Equation[] = [shares, ready, states, erlang, response, coStop];
