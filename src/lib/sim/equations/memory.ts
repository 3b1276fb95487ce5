// Memory: whose is taken when a host has too little, how, and what that costs.
import { DEFAULT_TAX, idlePageCost, memoryTargets, sharesPerPage } from '../host/idle-tax';
import { FREE_TARGET, MEMORY_RULES, MEMORY_STATES, nextMemoryState } from '../host/memory-state';
import { PRODUCTION_SHARING, sharedBytes, sharingPart } from '../host/page-sharing';
import { NOTHING_TAKEN, squeeze } from '../host/reclaim';
import { SAMPLED_PAGES, SAMPLING_PERIOD_S, samplingFaultsPerMinute } from '../host/sampling';
import { balloonCost, balloonPart, guestSwapSlowdown, memorySpeed, pagingSlowdown } from '../host/slowdown';
import { MiB } from '../units';
import { equation, type Equation } from './equation';
import { choice, count, flag, measure, optional, plain, Refusal, text, things } from './field';
import { inMB, inMiB, inPercent, known } from './people';

const AREAS = ['memory'];
const WALDSPURGER = 'Waldspurger, OSDI 2002';
/** what the hypervisor keeps, of its own and for each guest, unless said */
const HYPERVISOR = 2_048 * MiB;
const OVERHEAD = 100 * MiB;

const tax = measure('taxPercent', 'part of an idle page’s price that is taken back', {
	also: ['tax', 'idle tax', 'idle memory tax'],
	absent: DEFAULT_TAX
});
const active = measure('activePercent', 'part of its memory in use', { also: ['active', 'active memory', 'touched'] });

const taxes = equation({
	name: 'idle-tax',
	answers: 'What does an idle page cost, and how many shares does a guest pay per page?',
	source: `${WALDSPURGER}, section 5.2: K = 1 / (1 - tax); rho = S / (P · (f + K · (1 - f)))`,
	areas: AREAS,
	fields: {
		tax,
		shares: optional(count('shares', 'of the guest', { positive: true, also: ['weight', 's'] })),
		pages: optional(
			measure('memoryMiB', 'or pages: what it holds', {
				also: ['', 'memory', 'allocated', 'p', 'held', 'size', 'allocation'],
				positive: true
			})
		),
		active: optional(active)
	},
	results: {
		idlePageCostK: { means: 'what an idle page costs, in pages in use', also: ['k', 'idle page cost', 'idle cost'] },
		rhoSharesPerPage: {
			means: 'shares per page; memory is taken from the guest with the lowest',
			also: ['rho', 'shares per page', 'adjusted shares per page']
		}
	},
	example: { taxPercent: 75, shares: 1000, memoryMiB: 1024, activePercent: 25 },
	reckon({ tax: part, shares, pages, active: used }, { pageBytes }) {
		if (part >= 1) throw new Refusal('taxPercent must be less than 100: an idle page would cost no end of pages.');
		const values = { idlePageCostK: known(idlePageCost(part)) };
		if (shares === null && pages === null && used === null) return { values };
		if (shares === null || pages === null || used === null)
			throw new Refusal('For rho it takes shares, memoryMiB (or pages) and activePercent.');
		return { values: { ...values, rhoSharesPerPage: known(sharesPerPage(shares, pages / pageBytes, used, part)) } };
	}
});

const order = equation({
	name: 'idle-tax-order',
	answers: 'From which of several guests is the next page taken?',
	source: `${WALDSPURGER}, section 5: from the one with the lowest rho`,
	areas: AREAS,
	parts: ['tax'],
	fields: {
		tax,
		guests: things(
			'guests',
			'guests',
			{
				name: optional(text('name', 'for people', { also: ['id'] })),
				shares: count('shares', 'above 0', { positive: true, also: ['weight', 's'] }),
				pages: measure('memoryMiB', 'or pages: what it holds', { also: ['', 'allocated', 'held', 'allocation', 'p'], positive: true }),
				active
			},
			{ also: ['vms', 'domains'] }
		)
	},
	results: {
		rhoSharesPerPage: { means: 'of each guest', also: ['rho', 'shares per page'] },
		takenFrom: {
			means: 'name of the guest, or its place from 0',
			also: ['reclaim from', 'victim', 'from', 'reclaimed from', 'lowest', 'revoke from']
		}
	},
	example: {
		guests: [
			{ name: 'idle', shares: 1000, memoryMiB: 1024, activePercent: 10 },
			{ name: 'busy', shares: 1000, memoryMiB: 1024, activePercent: 90 }
		]
	},
	reckon({ tax: part, guests }, { pageBytes }) {
		if (part >= 1) throw new Refusal('taxPercent must be less than 100.');
		const rho = guests.map((guest) => sharesPerPage(guest.shares, guest.pages / pageBytes, guest.active, part));
		const lowest = rho.indexOf(Math.min(...rho));
		return { values: { rhoSharesPerPage: rho.map(known), takenFrom: lowest < 0 ? null : (guests[lowest]?.name ?? lowest) } };
	}
});

const claim = {
	name: optional(text('name', 'for people', { also: ['id', 'os', 'workload'] })),
	shares: optional(count('shares', 'above 0', { positive: true, also: ['weight', 's'] }), 'one for each MiB'),
	active: measure('activePercent', 'part of its memory in use', { also: ['active', 'active memory', 'touched', 'f'], absent: 1 }),
	idle: optional(measure('idlePercent', 'or the part not in use', { also: ['idle', 'idle memory'] })),
	min: measure('minMiB', 'never taken', { also: ['min', 'minimum', 'reservation', 'reserved'], absent: 0 })
};
const activeOf = (guest: { readonly active: number; readonly idle: number | null }): number =>
	guest.idle === null ? guest.active : 1 - guest.idle;

const targets = equation({
	name: 'memory-targets',
	answers: 'How much memory does each guest keep where taking page after page from the lowest rho ends?',
	source: `${WALDSPURGER}, section 5: P ∝ S / (f + K · (1 - f)), between minimum and size`,
	areas: AREAS,
	fields: {
		available: measure('availableMiB', 'for all of them together', {
			also: ['', 'total', 'host memory', 'total available', 'free', 'physical', 'host', 'available memory', 'memory', 'total memory'],
			positive: true
		}),
		guests: things(
			'guests',
			'guests',
			{
				...claim,
				memory: optional(
					measure('memoryMiB', 'configured', { also: ['size', 'configured', 'max', '', 'configured memory', 'maximum'], positive: true }),
					'no limit'
				)
			},
			{ also: ['vms', 'domains', 'claims'] }
		),
		tax
	},
	results: {
		targetMiB: {
			means: 'of each guest',
			also: ['target', 'allocation', 'keep', 'kept', 'memory', 'allocated', '', 'equilibrium', 'target memory']
		},
		reclaimedMiB: { means: 'taken from each', also: ['taken', 'reclaim'] },
		ratio: { means: 'of the first guest’s to the second’s', also: ['allocation ratio', 'target ratio'] }
	},
	example: {
		availableMiB: 4096,
		guests: [
			{ name: 'idle', memoryMiB: 4096, activePercent: 0, shares: 1000 },
			{ name: 'busy', memoryMiB: 4096, activePercent: 100, shares: 1000 }
		]
	},
	reckon({ available, guests, tax: part }) {
		if (part >= 1) throw new Refusal('taxPercent must be less than 100.');
		const claims = guests.map((guest) => {
			const bytes = guest.memory ?? available;
			return { shares: guest.shares ?? bytes / MiB, active: activeOf(guest), minBytes: guest.min, bytes };
		});
		const minimum = claims.reduce((sum, each) => sum + Math.min(each.minBytes, each.bytes), 0);
		if (minimum > available)
			throw new Refusal(`The minimums are ${inMiB(minimum)} MiB together, and ${inMiB(available)} MiB are available.`);
		const found = memoryTargets(available, claims, part);
		const [first = 0, second = 0] = found;
		return {
			values: {
				targetMiB: found.map(inMiB),
				reclaimedMiB: found.map((bytes, i) => inMiB((claims[i]?.bytes ?? 0) - bytes)),
				ratio: second > 0 ? known(first / second) : null
			}
		};
	}
});

const reclaim = equation({
	name: 'memory-reclaim',
	answers: 'What is taken from each guest of a host that promised too much memory: by balloon, by paging?',
	source: `model, section 5; ${WALDSPURGER}, sections 5 and 6`,
	areas: AREAS,
	fields: {
		host: measure('hostMiB', 'memory of the host', { also: ['host memory', 'total', 'physical', 'machine'], positive: true }),
		hypervisor: measure('hypervisorMiB', 'what the hypervisor keeps', {
			also: ['hypervisor overhead'],
			absent: HYPERVISOR,
			unsaid: 0
		}),
		overhead: measure('overheadMiB', 'and for each guest', {
			also: ['overhead per vm', 'vm overhead', 'overhead per guest', 'per vm'],
			absent: OVERHEAD,
			unsaid: 0
		}),
		guests: things(
			'guests',
			'guests',
			{
				...claim,
				memory: measure('memoryMiB', 'configured', { also: ['size', 'configured', ''], positive: true }),
				tools: flag('tools', 'guest tools run, so that it has a balloon', {
					absent: true,
					also: ['guest tools', 'balloon', 'balloon driver']
				})
			},
			{ also: ['vms', 'domains'] }
		),
		tax,
		sharing: measure('sharingPercent', 'of what guests hold that equal pages give back', {
			also: ['page sharing', 'shared', 'sharing'],
			absent: 0,
			most: 0.99
		})
	},
	results: {
		state: { means: 'of the host’s memory: high, soft, hard or low', also: ['memory state'] },
		freePercent: { means: 'of the host’s memory', also: ['free memory'] },
		reclaimedMiB: { means: 'taken from each guest', also: ['taken', 'reclaim'] },
		balloonMiB: { means: 'of it, by its balloon', also: ['ballooned', 'balloon size'] },
		pagedMiB: { means: 'of it, by hypervisor paging', also: ['swapped', 'paging', 'swap'] },
		speedPercent: { means: 'what each keeps of its pace', also: ['speed'] }
	},
	example: {
		hostMiB: 16384,
		guests: [
			{ name: 'ehr', memoryMiB: 8192, activePercent: 60 },
			{ name: 'fax', memoryMiB: 8192, activePercent: 10, tools: false }
		]
	},
	reckon(given) {
		if (given.tax >= 1) throw new Refusal('taxPercent must be less than 100.');
		const fixedBytes = given.hypervisor + given.overhead * given.guests.length;
		if (fixedBytes >= given.host) throw new Refusal('The hypervisor and its overhead fill the host: no guest fits.');
		const holders = given.guests.map((guest) => ({
			bytes: Math.round(guest.memory),
			minBytes: Math.min(guest.min, guest.memory),
			shares: guest.shares ?? guest.memory / MiB,
			active: activeOf(guest),
			balloon: guest.tools,
			taken: NOTHING_TAKEN
		}));
		const host = { bytes: given.host, fixedBytes, state: 'high' as const, idleTax: given.tax, sharing: given.sharing, settled: true };
		const found = squeeze(0, host, holders);
		return {
			values: {
				state: found.state,
				freePercent: inPercent(found.freeBytes / given.host),
				reclaimedMiB: found.guests.map(({ taken }) => inMiB(taken.balloonBytes + taken.pagedBytes)),
				balloonMiB: found.guests.map(({ taken }) => inMiB(taken.balloonBytes)),
				pagedMiB: found.guests.map(({ taken }) => inMiB(taken.pagedBytes)),
				speedPercent: found.guests.map(({ speed }) => inPercent(speed))
			},
			assumed: [
				...(given.hypervisor === HYPERVISOR ? ['2 GiB for the hypervisor'] : []),
				...(given.overhead === OVERHEAD ? ['100 MiB for each guest'] : []),
				`reclaiming aims at ${inPercent(FREE_TARGET)}% free, half a point above the highest threshold`,
				'a balloon holds 65% of a guest at most (ESX, uncertain)',
				'what guest swapping and hypervisor paging cost'
			]
		};
	}
});

const state = equation({
	name: 'memory-state',
	answers: 'In which state is a host with so much memory free, and what does it do?',
	source: `${WALDSPURGER}, section 6.3: 6, 4, 2 and 1%; direction uncertain`,
	areas: AREAS,
	fields: {
		free: measure('freePercent', 'of the host’s memory', { also: ['free memory', 'free'] }),
		from: choice('from', 'the state before', MEMORY_STATES, { absent: 'high', also: ['previous', 'previous state', 'before'] })
	},
	results: {
		state: { means: 'high, soft, hard or low', also: ['memory state', 'reclaim state'] },
		action: { means: 'what the hypervisor does' }
	},
	example: { freePercent: 3 },
	reckon({ free, from }) {
		const found = nextMemoryState(from, inPercent(free));
		return {
			values: { state: found, action: MEMORY_RULES[found].action },
			assumed: ['a state is left half a point above the next threshold']
		};
	}
});

const cost = equation({
	name: 'memory-slowdown',
	answers: 'How much slower is a guest from which memory has been taken?',
	source: `balloon: ${WALDSPURGER}, figure 2; swapping and paging: model, section 5`,
	areas: AREAS,
	fields: {
		memory: measure('memoryMiB', 'configured', { also: ['size', 'configured', ''], positive: true }),
		active: measure('activePercent', 'part of it in use', { also: ['active', 'active memory'], absent: 1 }),
		balloonedPart: optional(measure('balloonPercent', 'or the part of it', { also: ['balloon', 'ballooned'] }), 'or balloonMiB'),
		balloon: measure('balloonMiB', 'what its balloon holds', { also: ['balloon', 'ballooned', 'balloon size'], absent: 0 }),
		paged: measure('pagedMiB', 'what the hypervisor has paged', { also: ['paged', 'swapped'], absent: 0 })
	},
	results: {
		balloonCostPercent: { means: 'against a guest made so small, while only idle pages are taken', also: ['balloon overhead', 'overhead'] },
		guestSwapFactor: { means: 'times slower by its own swapping', also: ['guest swap slowdown'] },
		pagingFactor: { means: 'times slower by hypervisor paging', also: ['paging slowdown'] },
		speedPercent: { means: 'what it keeps of its pace', also: ['speed'] }
	},
	example: { memoryMiB: 256, activePercent: 40, balloonMiB: 128 },
	reckon({ memory, active: used, balloon: held, balloonedPart, paged }) {
		if (held > 0 && balloonedPart !== null) throw new Refusal('balloonMiB and balloonPercent say the same. Leave one out.');
		const balloon = balloonedPart === null ? held : balloonedPart * memory;
		if (balloon + paged > memory) throw new Refusal('More than all memory can’t be taken.');
		return {
			values: {
				balloonCostPercent: inPercent(balloonCost(balloon / memory)),
				guestSwapFactor: known(guestSwapSlowdown(balloon, memory, used)),
				pagingFactor: known(pagingSlowdown(paged, memory, used)),
				speedPercent: inPercent(memorySpeed(balloon, paged, memory, used))
			},
			assumed: [
				'straight lines between the two measured costs of a balloon',
				'guest swapping costs 10 times, hypervisor paging 50 times the missing part of what is in use'
			]
		};
	}
});

const ballooned = equation({
	name: 'balloon',
	answers: 'How much of what must be taken can the balloon give?',
	source: 'model, section 5: at most 65% of the guest (ESX, uncertain); without guest tools none',
	areas: AREAS,
	fields: {
		memory: measure('memoryMiB', 'configured', { also: ['size', 'configured', ''], positive: true }),
		taken: measure('takenMiB', 'to be taken', { also: ['taken', 'reclaim', 'reclaimed', 'to reclaim', 'needed'] }),
		tools: flag('tools', 'guest tools run', { absent: true, also: ['guest tools', 'balloon driver'] })
	},
	results: { balloonMiB: { means: 'by the balloon', also: ['ballooned'] }, pagedMiB: { means: 'by hypervisor paging', also: ['swapped'] } },
	example: { memoryMiB: 4096, takenMiB: 3072 },
	reckon({ memory, taken, tools }) {
		if (taken > memory) throw new Refusal('More than all memory can’t be taken.');
		const balloon = balloonPart(taken, memory, tools);
		return { values: { balloonMiB: inMiB(balloon), pagedMiB: inMiB(taken - balloon) } };
	}
});

const sampling = equation({
	name: 'memory-sampling',
	answers: 'What does estimating the memory in use cost a guest?',
	source: `${WALDSPURGER}, section 5.3: 100 pages in 30 s`,
	areas: AREAS,
	fields: {
		pages: count('sampledPages', 'made to trap in each period', {
			also: ['pages sampled', 'sample size', 'samples', 'page'],
			absent: SAMPLED_PAGES,
			whole: true
		}),
		touched: optional(
			count('touchedPages', 'of them, that the guest touched', { also: ['pages touched', 'touched', 'pages faulted'], whole: true })
		),
		period: measure('periodS', 'until the next ones', {
			also: ['sampling period', 'sample period', 'interval'],
			absent: SAMPLING_PERIOD_S,
			positive: true
		})
	},
	results: {
		activePercent: {
			means: 'estimate of the memory in use',
			also: ['active', 'estimate', 'active memory', 'working set', 'estimated active']
		},
		faultsPerMin: { means: 'at most', also: ['faults per minute', 'max faults per min', 'faults'] }
	},
	example: { sampledPages: 100, periodS: 30 },
	reckon({ pages, touched, period }) {
		if (touched !== null && (touched > pages || pages === 0)) throw new Refusal(`Of ${pages} pages, ${touched} can’t have been touched.`);
		const activePercent = touched === null ? null : inPercent(touched / pages);
		return { values: { activePercent, faultsPerMin: plain(samplingFaultsPerMinute(pages, period)) } };
	}
});

const sharing = equation({
	name: 'page-sharing',
	answers: 'What part of the guests’ memory does sharing equal pages give back, and how much is that?',
	source: `${WALDSPURGER}, figure 5; off by default between guests since 2014 (vSphere 6.0 docs)`,
	areas: AREAS,
	fields: {
		total: measure('totalMB', 'what guests hold together', {
			also: ['guest', 'vm', 'total memory', 'total vm', 'total guest', 'held'],
			positive: true
		}),
		reclaimed: optional(measure('reclaimedMB', 'what sharing gave back', { also: ['shared', 'saved'] })),
		part: optional(measure('sharingPercent', 'or the part', { also: ['q', 'reclaimed', 'shared', 'saved'] }))
	},
	results: {
		reclaimedPercent: { means: 'of what they hold', also: ['shared', 'saved', 'sharing'] },
		reclaimedMB: { means: 'given back', also: ['shared', 'saved'] }
	},
	example: { totalMB: 2048, reclaimedMB: 673 },
	reckon({ total, reclaimed, part }) {
		if ((reclaimed === null) === (part === null)) throw new Refusal('Give reclaimedMB or sharingPercent.');
		if (reclaimed !== null && reclaimed > total) throw new Refusal('More than all memory can’t be given back.');
		const found = reclaimed === null ? (part ?? 0) : sharingPart(reclaimed, total);
		return { values: { reclaimedPercent: inPercent(found), reclaimedMB: inMB(reclaimed ?? sharedBytes(found, total)) } };
	}
});

const production = equation({
	name: 'page-sharing-production',
	answers: 'What did sharing give back on three production hosts?',
	source: `${WALDSPURGER}, figure 5 (uncertain: recalled)`,
	areas: AREAS,
	repeats: ['reclaimedMB'],
	fields: {
		systems: things('systems', 'hosts by their guests', {
			vms: text('vms', 'such as "9 Linux"', { also: ['guests'] }),
			total: measure('totalMB', 'what they hold', { also: ['', 'total memory'] })
		})
	},
	results: {
		reclaimedMB: { means: 'as published', also: ['shared', 'saved'] },
		reclaimedPercent: { means: 'computed from it', also: ['shared', 'saved'] }
	},
	example: { systems: [{ vms: '9 Linux', totalMB: 1846 }] },
	reckon({ systems }) {
		const found = systems.map(({ vms, total }) => {
			const row = PRODUCTION_SHARING.find(({ guests, totalMB }) => guests.toLowerCase() === vms.toLowerCase() && totalMB === inMB(total));
			if (!row) throw new Refusal(`Nothing was published of ${vms} with ${inMB(total)} MB.`);
			return row;
		});
		return {
			values: {
				reclaimedMB: found.map(({ reclaimedMB }) => reclaimedMB),
				reclaimedPercent: found.map(({ reclaimedMB, totalMB }) => inPercent(sharingPart(reclaimedMB, totalMB)))
			}
		};
	}
});

export const memoryEquations: readonly Equation[] = [taxes, order, targets, reclaim, state, cost, ballooned, sampling, sharing, production];
