// Several flows over the same links: max-min fairness, and moves at the same time.
import { fetchEnds } from '../delivery/streaming';
import { preCopy } from '../migration/pre-copy';
import { maxMinFair } from '../network/fairness';
import { equation, type Equation } from './equation';
import { count, list, measure, named, optional, Refusal, text, things } from './field';
import { bandwidth, dirty, dirtyFrom, dirtyRatio, policy, ram } from './migration';
import { inMbit, known } from './people';

const AREAS = ['live-migration', 'network'];
const FAIRNESS = 'model, section 3: progressive filling; Bertsekas & Gallager, Data Networks, 6.5.2';

const shared = equation({
	name: 'shared-links',
	parts: ['fair', 'link'],
	answers: 'How fast is each of several flows over shared links?',
	source: FAIRNESS,
	areas: AREAS,
	fields: {
		capacities: optional(named('linksMbps', 'the same by name', { also: ['link capacity', 'capacity', 'link bandwidth'] }), 'or links'),
		links: optional(
			things('links', 'links with their capacity', {
				name: text('name', 'of the link', { also: ['id', 'link'] }),
				capacity: measure('capacityMbps', 'what it carries', { also: ['', 'bandwidth', 'link'] })
			}),
			'or linksMbps'
		),
		flows: things(
			'flows',
			'flows with the links that they cross',
			{
				links: list(text('links', 'names of links', { also: ['path', 'route', 'crosses', 'over'] })),
				demand: optional(measure('demandMbps', 'what it wants at most', { also: ['cap', 'limit', 'sender cap', 'max'] }), 'no limit'),
				fixed: optional(measure('fixedMbps', 'what it takes, whatever the others do', { also: ['fixed rate', 'reservation'] }), 'nothing')
			},
			{ short: 'links', also: ['paths', 'routes'] }
		)
	},
	results: {
		rateMbps: { means: 'of each flow', also: ['rates', '', 'flow', 'allocation', 'share', 'flow rates', 'bandwidth', 'granted'] }
	},
	example: {
		links: [
			{ name: 'tx', capacityMbps: 1000 },
			{ name: 'rx', capacityMbps: 600 }
		],
		flows: [{ links: ['tx'] }, { links: ['tx', 'rx'] }, { links: ['rx'], demandMbps: 100 }]
	},
	reckon({ links, capacities, flows }) {
		if ((links === null) === (capacities === null)) throw new Refusal('Give links or linksMbps.');
		const capacity = new Map(capacities ?? (links ?? []).map((link) => [link.name, link.capacity]));
		for (const flow of flows)
			for (const name of flow.links)
				if (!capacity.has(name)) throw new Refusal(`A flow crosses the link ${name}, which is not among the links.`);
		for (const { links: crossed, fixed } of flows)
			for (const name of new Set(crossed)) capacity.set(name, (capacity.get(name) ?? 0) - (fixed ?? 0));
		for (const [name, left] of capacity) if (left < 0) throw new Refusal(`The fixed rates over ${name} are more than it carries.`);
		const open = flows.filter(({ fixed }) => fixed === null);
		const rates = maxMinFair(
			capacity,
			open.map((flow) => ({ links: [...new Set(flow.links)], ...(flow.demand === null ? {} : { demand: flow.demand }) }))
		);
		return { values: { rateMbps: flows.map((flow) => inMbit(flow.fixed ?? rates[open.indexOf(flow)] ?? 0)) } };
	}
});

const together = equation({
	name: 'one-link',
	answers: 'How is one link shared among flows that want so much?',
	source: FAIRNESS,
	areas: AREAS,
	fields: {
		link: measure('linkMbps', 'what it carries', { also: ['capacity', 'link capacity', 'bandwidth', ''] }),
		demands: list(
			measure('demandsMbps', 'what each flow wants at most', { also: ['demand', 'flow demands', 'caps', 'flows', 'sender caps'] })
		),
		fixed: list(measure('fixedMbps', 'rates of flows that take theirs whatever the others do', { also: ['fixed rates', 'fixed flows'] }), {
			absent: []
		})
	},
	results: {
		rateMbps: {
			means: 'of each flow, without the fixed ones',
			also: ['rates', '', 'flow', 'allocation', 'share', 'flow rates', 'bandwidth', 'granted']
		}
	},
	example: { linkMbps: 1000, demandsMbps: [100, 800, 800], fixedMbps: [200] },
	reckon({ link, demands, fixed }) {
		const left = link - fixed.reduce((sum, rate) => sum + rate, 0);
		if (left < 0) throw new Refusal('The fixed rates are more than the link carries.');
		const rates = maxMinFair(
			new Map([['link', left]]),
			demands.map((demand) => ({ links: ['link'], demand }))
		);
		return { values: { rateMbps: rates.map(inMbit) } };
	}
});

const moves = equation({
	name: 'concurrent-moves',
	parts: ['contention', 'concurren', 'shar'],
	answers: 'How long do several migrations over one link take?',
	source: `${FAIRNESS}; peer: SimGrid examples/cpp/cloud-migration`,
	areas: AREAS,
	fields: {
		ram: list(ram),
		concurrent: optional(
			count('concurrent', 'migrations at once', {
				also: ['concurrent migrations', 'migrations', 'count', 'simultaneous', 'vms', 'guests', 'n'],
				whole: true,
				most: 10_000,
				positive: true
			}),
			'one for each memory'
		),
		single: optional(
			measure('singleMigrationS', 'how long one alone takes', { also: ['single', 'alone', 'one', 'single total'], positive: true }),
			'or bandwidthMiBps'
		),
		bandwidth: optional(bandwidth, 'or singleMigrationS'),
		dirty: optional(dirty, '0'),
		dirtyRatio: optional(dirtyRatio, 'or dirtyMiBps'),
		policy: optional(policy, 'fixed-threshold')
	},
	results: {
		eachS: { means: 'each of them', also: ['each', 'per migration', 'total', 'each total', 'migration', 'duration', 'end', 'finish'] },
		lastS: { means: 'until the last has arrived', also: ['all', 'makespan', 'last', 'total all'] },
		outcome: { means: 'done, or doesNotConverge' }
	},
	example: { ramMiB: 1024, concurrent: 2, bandwidthMiBps: 100, dirtyMiBps: 30 },
	reckon(given) {
		const first = given.ram[0] ?? 0;
		const bytesPerS = given.bandwidth ?? (given.single === null ? null : first / given.single);
		if (bytesPerS === null) throw new Refusal('bandwidthMiBps is missing: what the link gives (or singleMigrationS).');
		if (given.bandwidth !== null && given.single !== null)
			throw new Refusal('bandwidthMiBps and singleMigrationS say the same. Leave one out.');
		const sizes = given.ram.length > 1 ? given.ram : Array.from({ length: given.concurrent ?? 1 }, () => first);
		if (given.concurrent !== null && given.concurrent !== sizes.length)
			throw new Refusal(`concurrent is ${given.concurrent}, and there are ${sizes.length} memories.`);
		const dirtyBytesPerS = given.dirty === null && given.dirtyRatio === null ? 0 : dirtyFrom(given, bytesPerS);
		if (dirtyBytesPerS > 0 && sizes.some((size) => size !== first))
			throw new Refusal('Guests that rewrite memory must all be of one size here.');
		if (dirtyBytesPerS === 0) {
			const ends = fetchEnds(
				sizes.map((bytes) => ({ at: 0, bytes, links: ['link'] })),
				new Map([['link', bytesPerS]])
			);
			return {
				values: { eachS: given.ram.length > 1 ? ends.map(known) : known(ends[0] ?? NaN), lastS: known(Math.max(...ends)), outcome: 'done' }
			};
		}
		const [part = 0] = maxMinFair(
			new Map([['link', bytesPerS]]),
			sizes.map(() => ({ links: ['link'] }))
		);
		const each = preCopy({ ramBytes: first, bytesPerS: part, dirtyBytesPerS, policy: given.policy ?? 'fixed-threshold' });
		if (each.outcome !== 'done') return { values: { eachS: null, lastS: null, outcome: 'doesNotConverge' } };
		return { values: { eachS: known(each.totalS), lastS: known(each.totalS), outcome: 'done' } };
	}
});

export const networkEquations: readonly Equation[] = [shared, together, moves];
