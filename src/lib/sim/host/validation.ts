// The CPU and memory vectors, answered by the model's own functions.
import type { Validation } from '../validation/validation';
import { CREDIT1 } from './credit';
import { idlePageCost, sharesPerPage } from './idle-tax';
import { MEMORY_RULES, type MemoryState } from './memory-state';
import { BARHAM_2003, type Benchmark } from './overhead';
import { PRODUCTION_SHARING, sharingPart } from './page-sharing';
import { CHART_INTERVALS_S, readyPercentOf, waitPercent } from './ready';
import { SAMPLED_PAGES, SAMPLING_PERIOD_S, samplingFaultsPerMinute } from './sampling';
import { waterFill } from './water-fill';

const WALDSPURGER = 'Waldspurger, OSDI 2002';
const A_TABLE = 'A published table that the model shows; it does not compute it.';

const byState = <T>(pick: (state: MemoryState) => T): Record<MemoryState, T> => ({
	high: pick('high'),
	soft: pick('soft'),
	hard: pick('hard'),
	low: pick('low')
});

const virtualized = ({ xen, vmwareWorkstation, uml }: Benchmark) => ({ xen, vmware_ws32: vmwareWorkstation, uml });

export const validations: readonly Validation[] = [
	{
		id: 'cpu.ready.pct',
		title: 'The same ready time on five charts: percent from the milliseconds of each',
		source: 'ready = ms / (interval × 1,000)',
		// a tenth of each chart's interval
		ours: () => ({ ready_pct: CHART_INTERVALS_S.map((interval) => readyPercentOf(interval * 100, interval)) })
	},
	{
		id: 'cpu.states',
		title: 'What is left of a virtual CPU’s time when it neither runs nor waits for a core',
		source: 'RUN + RDY + CSTP + WAIT = 100',
		ours: () => ({ wait_pct: waitPercent(60, 15, 5) })
	},
	{
		id: 'cpu.credit.share',
		title: 'Two busy guests on one core, one with twice the weight',
		source: 'weighted water-filling, as xl(1) promises',
		ours: () => ({ cpu_pct: waterFill(100, [256, 512], [100, 100]) })
	},
	{
		id: 'cpu.credit.constants',
		title: 'Constants of Xen’s first credit scheduler',
		source: 'xen/common/sched/credit.c',
		ours: () => ({
			timeslice_ms: CREDIT1.timesliceMs,
			ticks_per_slice: CREDIT1.ticksPerSlice,
			credits_per_ms: CREDIT1.creditsPerMs,
			default_weight: CREDIT1.defaultWeight,
			ratelimit_us: CREDIT1.ratelimitUs
		})
	},
	{
		id: 'cpu.barham.build',
		title: 'Building Linux natively and under three hypervisors of 2003',
		source: 'Barham et al., SOSP 2003, figure 3',
		note: A_TABLE,
		ours: () => virtualized(BARHAM_2003.kernelBuild)
	},
	{
		id: 'cpu.barham.web',
		title: 'Web clients served natively and under three hypervisors of 2003',
		source: 'Barham et al., SOSP 2003, figure 3',
		note: A_TABLE,
		ours: () => virtualized(BARHAM_2003.specWeb99)
	},
	{
		id: 'mem.idletax.k',
		title: 'What an idle page costs, in pages in use',
		source: `${WALDSPURGER}, section 5.2: K = 1 / (1 - tax)`,
		ours: () => ({ idle_page_cost_k: [0, 0.5, 0.75].map(idlePageCost) })
	},
	{
		id: 'mem.idletax.rho',
		title: 'Shares per page of a guest that uses a quarter of its memory',
		source: `${WALDSPURGER}, section 5.2: S / (P · (f + K · (1 - f)))`,
		ours: () => ({ rho_shares_per_page: sharesPerPage(1_000, 1_000, 0.25, 0.75) })
	},
	{
		id: 'mem.states',
		title: 'The four states of free memory and what is done in each',
		source: `${WALDSPURGER}, section 6.3`,
		assumed: 'A state is left half a point above the next threshold; in which direction each threshold works is uncertain.',
		ours: () => ({
			threshold_pct_free: byState((state) => MEMORY_RULES[state].thresholdPercent),
			action: byState((state) => MEMORY_RULES[state].action)
		})
	},
	{
		id: 'mem.sampling',
		title: 'What estimating the memory in use costs a guest',
		source: `${WALDSPURGER}, section 5.3`,
		ours: () => ({ faults_per_min: samplingFaultsPerMinute(SAMPLED_PAGES, SAMPLING_PERIOD_S) })
	},
	{
		id: 'mem.tps.production',
		title: 'What page sharing gave back on three production hosts',
		source: `${WALDSPURGER}, figure 5`,
		note: 'The megabytes are the published ones; the model computes the part.',
		ours: () => ({
			reclaimed_MB: PRODUCTION_SHARING.map(({ reclaimedMB }) => reclaimedMB),
			reclaimed_pct: PRODUCTION_SHARING.map(({ reclaimedMB, totalMB }) => sharingPart(reclaimedMB, totalMB) * 100)
		})
	}
];
