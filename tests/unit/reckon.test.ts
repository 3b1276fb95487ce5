// The equations from the command line: what they answer, what they refuse, and that published results are met from their own inputs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandOf, guideFile, guideText } from '../../scripts/reckon/guide';
import { main } from '../../scripts/reckon/main';
import type { Answer } from '../../src/lib/sim/equations/equation';
import type { Record_, Value } from '../../src/lib/sim/equations/field';
import { EQUATIONS } from '../../src/lib/sim/equations/registry';
import { publishedIn, verdicts } from '../../src/lib/sim/equations/vectors';
import { isRepeated } from '../../src/lib/sim/validation/repeated';
import open from '../vectors/open.json';

const folder = mkdtempSync(join(tmpdir(), 'guesthouse-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: unknown): string {
	const file = join(folder, name);
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return file;
}

function reckon(...args: readonly string[]): { code: number; out: string; err: string } {
	const [out, err]: string[][] = [[], []];
	const code = main(
		args,
		(text) => out?.push(text),
		(text) => err?.push(text)
	);
	return { code, out: out?.join('\n') ?? '', err: (err?.join('\n') ?? '').replaceAll(folder, '') };
}

const answer = (...args: readonly string[]): Answer => {
	const { code, out, err } = reckon(...args);
	expect([code, err]).toEqual([0, '']);
	return JSON.parse(out) as Answer;
};
const results = (...args: readonly string[]): Record_ => answer(...args).results;

describe('an equation on the command line', () => {
	it('answers with its inputs, its results in named units, its source and what it assumes', () => {
		const found = answer('pre-copy', 'ramMiB=1024', 'bandwidthMiBps=100', 'dirtyMiBps=50', 'workingSetMiB=921.6', 'policy=xen-legacy');
		expect(Object.keys(found)).toEqual(['equation', 'inputs', 'results', 'source', 'assumed']);
		expect(found.inputs).toMatchObject({ ramMiB: 1024, bandwidthMiBps: 100, policy: 'xen-legacy' });
		// halves 14 times, until fewer than 50 pages were sent: 2·(1 - 2^-15) GiB at 100 MiB/s
		expect(found.results.liveRounds).toBe(14);
		expect(found.results.totalS).toBeCloseTo((2048 * (1 - 2 ** -15)) / 100, 9);
		expect(found.assumed).toEqual([]);
		expect(answer('post-copy', 'ramMiB=1024', 'bandwidthMiBps=128').assumed).toContain('8 MiB of device state');
	});

	it('counts what a restart costs its people, and the sessions that a line carries', () => {
		expect(results('ha-timing', 'profile=vsphere4', 'people=300')).toMatchObject({ outageS: 80, userMinutes: 400 });
		expect(results('ha-timing', 'profile=vsphere4')).not.toHaveProperty('userMinutes');
		expect(results('sessions-on-line', 'lineMbps=1.5', 'sessionKbps=50', 'people=40')).toEqual({ sessions: 30, waiting: 10 });
	});

	it('never tells a total of a migration that does not converge', () => {
		const found = results('pre-copy', 'ramMiB=1024', 'bandwidthMiBps=100', 'dirtyMiBps=100');
		expect(found).toMatchObject({
			outcome: 'doesNotConverge',
			converges: false,
			totalS: null,
			downtimeS: null,
			sentMiB: null,
			liveRounds: null
		});
		expect(results('concurrent-moves', 'ramMiB=1024', 'bandwidthMiBps=100', 'dirtyMiBps=60', 'concurrent=2')).toMatchObject({
			outcome: 'doesNotConverge',
			eachS: null
		});
	});

	it.each([
		['ramMiB=1024', 'bandwidthMiBps=100', 'dirtyMiBps=50'],
		['ramGiB=1', 'bandwidth_MiB_per_s=100', 'dirtyRatio=0.5'],
		['vm_ram_bytes=1073741824', 'link_bandwidth_bytes_per_s=104857600', 'page_dirty_rate_MiB_s=50'],
		['memory_pages=262144', 'page_bytes=4096', 'bandwidth_pages_per_s=25600', 'dirty_pages_per_s=12800'],
		['ram_MiB=1024', 'bandwidth_Mbit_s=838.8608', 'dirty_MB_per_s=52.4288']
	])('reads the same inputs in any unit: %s', (...args) => {
		expect(results('pre-copy', ...args).totalS).toBeCloseTo(20.46, 9);
	});

	it('takes a list as so many questions', () => {
		const found = answer('idle-tax', 'tax_rate=0,0.5,0.75');
		expect(found.results.idlePageCostK).toEqual([1, 2, 4]);
		expect(found.inputs.taxPercent).toEqual([0, 50, 75]);
	});

	it('reads its inputs from a file, too', () => {
		const file = fileOf('inputs.json', { servers: 2, load: 1 });
		// C(2, 1) = 1/3
		expect(results('erlang-c', '--json', file).waitProbability).toBeCloseTo(1 / 3, 12);
		expect(results('erlang-c', `--json=${file}`)).toEqual(results('erlang-c', 'servers=2', 'load=1'));
	});

	it('is listed with its question, inputs, units, what holds without them, and its source', () => {
		const { code, out } = reckon();
		expect(code).toBe(0);
		for (const { name, answers, fields, source } of EQUATIONS) {
			expect(out).toContain(`${name}\n  ${answers}`);
			expect(out).toContain(source);
			for (const field of Object.values(fields)) expect(out).toContain(`    ${field.name} `);
		}
	});
});

describe('every equation', () => {
	it.each(EQUATIONS.map((each) => [each.name, each] as const))(
		'%s answers its example with the results that it declares',
		(_, equation) => {
			const found = equation.answer(equation.example);
			const declared = Object.keys(equation.results);
			const told = Object.keys(found.results);
			expect(told.length).toBeGreaterThan(0);
			expect(told.filter((name) => !declared.includes(name) && name !== 'native')).toEqual([]);
			// what it understood is a question that it understands in the same way
			expect(equation.answer(found.inputs).results).toEqual(found.results);
		}
	);

	it('has a name of its own', () => {
		expect(new Set(EQUATIONS.map(({ name }) => name)).size).toBe(EQUATIONS.length);
	});
});

describe('closed forms that no topic tests for itself', () => {
	it.each<readonly [string, readonly string[], Record_]>([
		[
			'two disks of a chain, and a clone on it',
			['disk-chain', 'disks=[{"name":"a","capacityMiB":64,"grainsWritten":3},{"name":"b","parent":"a","capacityMiB":64}]'],
			{ fileBytes: [65536 * 4, 65536], layersRead: [1, 2], totalBytes: 65536 * 5 }
		],
		[
			'linked clones of a 64 MiB disk',
			['linked-clones', 'capacityMiB=64', 'usedMiB=1', 'clones=3', 'grainsEach=2'],
			{ cloneBytes: 3 * 65536, baseBytes: 17 * 65536, totalBytes: 26 * 65536, fullCopiesBytes: 3 * 19 * 65536 }
		],
		[
			'a write across the edge of a grain',
			['vmdk', 'capacityMiB=64', 'write_offset_bytes=65535', 'write_bytes=2'],
			{ grainsWritten: 2, fileBytes: 3 * 65536 }
		],
		['a snapshot into which nothing was written', ['vmdk', 'capacityMiB=64'], { grainsWritten: 0, fileBytes: 65536 }],
		[
			'blocks of a VHD that two writes touch',
			['vhd', 'virtualMiB=64', 'writes=[[0,512],[2097151,2]]'],
			{ blocksWritten: 2, fileBytes: 2560 + 2 * 2097664 }
		],
		[
			'RAID 10 of 3,000 operations, half of them writes',
			['raid', 'iops=3000', 'writePercent=50', 'raid=RAID 10', 'diskIops=110'],
			{ backendIops: 4500, disks: 41 }
		],
		['what eight disks of RAID 5 serve', ['raid', 'disks=8', 'write_fraction=0.5', 'raid=5'], { servedIops: 480 }],
		[
			'flows over two links, the second one full',
			['shared-links', 'links_MB_per_s={"a":100,"b":50}', 'flows=[["a"],["a","b"],["b"]]'],
			{ rateMbps: [600, 200, 200] }
		],
		['guests by lists of what each has', ['cpu-shares', 'pcpus=4', 'weights=256,512,256', 'vcpus=4'], { grantedPercent: [100, 200, 100] }],
		[
			'the percentages of sums',
			['ha-percent', 'total_GHz=24', 'total_GB=21', 'reserved_GHz=7', 'reserved_GB=6'],
			{ cpuFreePercent: 70, memoryFreePercent: 71 }
		],
		[
			'the guest that pays least',
			[
				'idle-tax-order',
				'taxPercent=50',
				'guests=[{"name":"a","shares":3,"pages":1,"active_fraction":0.5},{"name":"b","shares":4,"pages":1,"active_fraction":1}]'
			],
			{ rhoSharesPerPage: [2, 4], takenFrom: 'a' }
		],
		['a read below three snapshots', ['latency', 'baseMs=4', 'snapshots=3'], { layersRead: 4, latencyMs: 4.6 }],
		['an outage of which only the parts are known', ['ha-timing', 'detectS=15', 'placeS=5', 'bootS=60'], { outageS: 80 }],
		['a quarter of the sample', ['memory-sampling', 'sampledPages=100', 'touchedPages=25'], { activePercent: 25 }],
		[
			'a fixed rate on a link',
			['one-link', 'linkMbps=1000', 'demandsMbps=[100,800,800]', 'fixedMbps=[200]'],
			{ rateMbps: [100, 350, 350] }
		],
		['three moves over one link', ['concurrent-moves', 'ram_MB=1000', 'concurrent=3', 'single_migration_s=10'], { eachS: 30 }],
		[
			'two guests of different size over one link',
			['concurrent-moves', 'ram_MB=[1000,500]', 'bandwidth_MB_per_s=100'],
			{ eachS: [15, 10], lastS: 15 }
		],
		[
			'a cap, a wide guest and a weight',
			['cpu-shares', 'pcpus=2', 'guests=[{"cap":50},{"weight":512,"vcpus":2},{"vcpus":2}]'],
			{ grantedPercent: [50, 100, 50], readyPercent: [0, 100, 150], cappedPercent: [50, 0, 0], idlePercent: 0 }
		],
		[
			'a reservation that holds',
			['cpu-shares', 'pcpus=1', 'guests=[{"weight":1,"reservation":50},{"weight":999}]'],
			{ grantedPercent: [50, 50] }
		],
		[
			'memory of an idle and a busy guest',
			['memory-targets', 'available_bytes=5000', 'guests=[{"shares":1,"idle_fraction":1},{"shares":1}]'],
			{ ratio: 0.25 }
		],
		['one host of four kept free', ['ha-percent-for', 'hostFailures=1', 'hosts=4'], { keptPercent: 25 }],
		[
			'the guide’s percentages',
			['ha-percent', 'hostsGHzGB=[[9,9],[9,6],[6,6]]', 'guestsGHzGB=[[2,1],[2,1],[1,2],[1,1],[1,1]]'],
			{ cpuFreePercent: 70, memoryFreePercent: 71, cpuAvailablePercent: 45, memoryAvailablePercent: 46 }
		],
		[
			'a need before its priority',
			['restart-order', 'guests=[{"name":"web","priority":"high","needs":["db"]},{"name":"db","priority":"low"}]'],
			{ order: ['db', 'web'] }
		],
		[
			'a storm that the datastore bounds',
			['storm', 'desktops=100', 'ios_per_desktop=1000', 'iops_per_desktop=20', 'capacityIops=1000'],
			{ durationS: 100, slowdown: 2 }
		],
		[
			'a storm that does not press',
			['storm', 'desktops=10', 'ios_per_desktop=1000', 'iops_per_desktop=20', 'capacityIops=1000'],
			{ durationS: 50, slowdown: 1 }
		],
		[
			'the last to begin',
			['storm', 'desktops=10', 'ios_per_desktop=1000', 'iops_per_desktop=20', 'capacityIops=1000', 'windowS=100'],
			{ durationS: 140 }
		],
		[
			'a package sent to four at once',
			['streamed-launch', 'packageMB=100', 'bandwidthMBps=10', 'firstPercent=20', 'clients=4'],
			{ firstLaunchS: 8, cachedS: 40 }
		],
		[
			'a threshold of one’s own',
			['pre-copy', 'ramMiB=1000', 'bandwidthMiBps=100', 'dirtyMiBps=10', 'stopRule=stop when remaining <= bandwidth*1 s'],
			{ liveRounds: 1, downtimeS: 1, totalS: 11 }
		],
		[
			'a sender that follows by ten',
			['adaptive-rate', 'startMbps=10', 'maxMbps=35', 'incrementMbps=10', 'dirtiedMbps=[5,20,30]'],
			{ rateMbpsAfterEachRound: [10, 30, 30] }
		],
		[
			'highs with lows between',
			['auto-converge', 'dirty_over_transferred_pct_each_period=[60,40,60,70,80]', 'thresholdPercent=65'],
			{ throttlePercentAfterEachPeriod: [0, 0, 0, 0, 20] }
		]
	])('%s', (_, args, expected) => {
		const found = results(...args);
		for (const [name, value] of Object.entries(expected)) {
			if (typeof value === 'number') expect(found[name], name).toBeCloseTo(value, 9);
			else expect(found[name], name).toEqual(value);
		}
	});
});

const GUESTS = 'guests=[{"name":"a","needs":["b"]},{"name":"b","needs":["a"]}]';
const precopy = ['pre-copy', 'ramMiB=1024', 'bandwidthMiBps=100', 'dirtyMiBps=50'] as const;

describe('what cannot be answered is refused with its cause', () => {
	it.each<readonly [string, readonly string[], string]>([
		['an equation that is not there', ['pre-cpoy'], 'There is no equation pre-cpoy.'],
		['an unknown input', [...precopy, 'ramMiBs=5'], 'ramMiBs is not an input here.'],
		[
			'a slip of the pen',
			['pre-copy', 'ramMiB=1', 'bandwithMiBps=100', 'dirtyMiBps=1'],
			'bandwithMiBps is not an input here. Did you mean bandwidthMiBps?'
		],
		['a word for a number', ['pre-copy', 'ramMiB=much', 'bandwidthMiBps=100', 'dirtyMiBps=1'], 'ramMiB must be a number, not much.'],
		['NaN', ['pre-copy', 'ramMiB=NaN', 'bandwidthMiBps=100', 'dirtyMiBps=1'], 'ramMiB must be a number, not NaN.'],
		['no end', ['pre-copy', 'ramMiB=1e999', 'bandwidthMiBps=100', 'dirtyMiBps=1'], 'ramMiB must be a finite number, not Infinity.'],
		['a negative bandwidth', ['pre-copy', 'ramMiB=1', 'bandwidthMiBps=-100', 'dirtyMiBps=1'], "bandwidthMiBps can't be negative: -100."],
		['no bandwidth', ['pre-copy', 'ramMiB=1', 'bandwidthMiBps=0', 'dirtyMiBps=1'], 'bandwidthMiBps must be more than 0.'],
		[
			'a size without its unit',
			['pre-copy', 'ram=1', 'bandwidthMiBps=1', 'dirtyMiBps=1'],
			'ram needs its unit at the end of the name, such as MiB.'
		],
		['a missing input', ['pre-copy', 'ramMiB=1', 'dirtyMiBps=1'], 'bandwidthMiBps is missing: what the link gives.'],
		['one thing said twice', [...precopy, 'ram_GiB=1'], 'ramMiB and ram_GiB say the same. Leave one out.'],
		[
			'an unknown policy',
			[...precopy, 'policy=best'],
			'policy must be one of fixed-threshold, xen-legacy, xen-current, xen-2004-adaptive, qemu, not best.'
		],
		[
			'a missing parent',
			['disk-chain', 'disks=[{"name":"b","parent":"a","capacityMiB":1}]'],
			"b lies on a, which is not there: the chain is broken and the disk can't be opened."
		],
		[
			'disks in a circle',
			['disk-chain', 'disks=[{"name":"a","parent":"b","capacityMiB":1},{"name":"b","parent":"a","capacityMiB":1}]'],
			'The disks a, b lie on each other in a circle.'
		],
		['needs in a circle', ['restart-order', GUESTS], 'These guests need each other in a circle: a, b.'],
		['a need that is not there', ['restart-order', 'guests=[{"name":"a","needs":["b"]}]'], 'a needs b, which is not there.'],
		['a weight of nothing', ['cpu-shares', 'pcpus=1', 'guests=[{"weight":0}]'], 'guests[0].weight must be more than 0.'],
		[
			'an unknown input of a guest',
			['cpu-shares', 'pcpus=1', 'guests=[{"wieght":1}]'],
			'guests[0].wieght is not an input here. Did you mean weight?'
		],
		['half a core', ['cpu-shares', 'pcpus=0.5', 'guests=[{}]'], 'pcpus must be a whole number, not 0.5.'],
		[
			'an idle tax of everything',
			['idle-tax', 'taxPercent=100'],
			'taxPercent must be less than 100: an idle page would cost no end of pages.'
		],
		['more than all', ['memory-state', 'freePercent=120'], 'freePercent can be 100 at most, not 120.'],
		['a timeout that xapi refuses', ['xapi-timeouts', 'timeoutS=5'], 'the timeout must be whole seconds from 10: 5.'],
		[
			'a link that is not there',
			['shared-links', 'links=[]', 'flows=[{"links":["a"]}]'],
			'A flow crosses the link a, which is not among the links.'
		],
		[
			'a write beyond the disk',
			['vmdk', 'capacityMiB=1', 'writeOffsetKiB=1024', 'writeLengthKiB=1'],
			'A write ends at byte 1049600, and the disk has 1048576.'
		],
		['more blocks than the disk has', ['vhd', 'virtualMiB=4', 'blocksWritten=3'], 'The disk has 2 of them, not 3.'],
		[
			'bounds of a policy without any',
			['bounds', 'ramMiB=1', 'bandwidthMiBps=1', 'policy=qemu'],
			'qemu may never end, so there are no bounds.'
		],
		[
			'lists of different length',
			['ready', 'intervalS=20,300', 'readyMs=1,2,3'],
			'intervalS has 2 values and readyMs 3: they must be as many.'
		],
		['a name from the language', ['pre-copy', '__proto__=1', 'constructor=2'], '__proto__ is not an input here.']
	])('%s', (_, args, problem) => {
		const { code, out, err } = reckon(...args);
		expect([code, out, err.slice(0, problem.length)]).toEqual([1, '', problem]);
	});

	it.each([
		['an input that is none', ['pre-copy', 'ramMiB'], 'ramMiB is no input: write its name, an equals sign, and its value.'],
		['an input twice', ['pre-copy', 'ramMiB=1', 'ramMiB=2'], 'ramMiB is said twice.'],
		['an unknown option', ['pre-copy', '--fast'], 'There is no option --fast.'],
		['no file', ['pre-copy', '--json'], '--json needs a file, or - for stdin.'],
		['file and line', ['pre-copy', '--json', 'x.json', 'ramMiB=1'], 'Give the inputs in a file or on the line, not both.'],
		['no vectors', ['--vectors'], '--vectors needs a file.'],
		['inputs beside vectors', ['--vectors', 'x.json', 'ramMiB=1'], 'ramMiB=1 does not go with --vectors.'],
		['inputs without an equation', ['ramMiB=1'], 'Name an equation first, not ramMiB=1.']
	])('a bad command line, with how to write it: %s', (_, args, problem) => {
		const { code, out, err } = reckon(...args);
		expect([code, out, err.split('\n')[0], err.includes('Usage:')]).toEqual([1, '', problem, true]);
	});

	it.each([
		['no JSON', '{"ramMiB": NaN}', /^\/bad\.json is no JSON: /],
		['no object', '[1]', /^\/bad\.json must hold a JSON object of inputs\.$/],
		['a nested nothing', '{"ramMiB": null, "bandwidthMiBps": 1, "dirtyMiBps": 1}', /^ramMiB must be a number, not null\.$/]
	])('a bad file: %s', (_, content, problem) => {
		const { code, out, err } = reckon('pre-copy', '--json', fileOf('bad.json', content));
		expect([code, out]).toEqual([1, '']);
		expect(err).toMatch(problem);
		expect(reckon('pre-copy', '--json', join(folder, 'none.json')).err).toBe('/none.json cannot be read: there is no such file.');
	});
});

describe('published results, answered from their own inputs', () => {
	const published = publishedIn(open);
	const found = verdicts(published);

	it.each(published)('$id is met: $source', ({ id }) => {
		const own = found.filter((each) => each.id === id);
		expect(own.length).toBeGreaterThan(0);
		for (const { key, verdict, ours, why } of own) expect(verdict, `${key}: ${JSON.stringify(ours)} ${why ?? ''}`).toBe('met');
	});

	it('does not look at the id', () => {
		const renamed = verdicts(published.map((each, i) => ({ ...each, id: `result ${i}` })));
		expect(renamed.map(({ id: _, ...rest }) => rest)).toEqual(found.map(({ id: _, ...rest }) => rest));
	});

	it('computes what it says that it computes: another input gives another figure', () => {
		const other = (value: Value): Value => {
			if (typeof value === 'number') return value === 0 ? 7 : value * 3;
			return Array.isArray(value) ? value.map(other) : value;
		};
		const figures = (inputs: Record_, at: (typeof published)[number]) =>
			JSON.stringify(verdicts([{ ...at, inputs }]).map(({ ours, verdict }) => [ours, verdict]));
		const deaf = published.filter((each) => {
			const before = figures(each.inputs, each);
			return Object.entries(each.inputs).every(([name, value]) => figures({ ...each.inputs, [name]: other(value) }, each) === before);
		});
		const repeated = new Set(found.filter((each) => each.repeated).map(({ id }) => id));
		expect(deaf.map(({ id }) => id).filter((id) => !repeated.has(id))).toEqual([]);
	});

	it('says which figures it only repeats, the same as the table of all published results', () => {
		expect(found.filter(({ repeated }) => repeated).map(({ id, key }) => `${id} ${key}`)).toEqual(
			found.filter(({ id, key }) => isRepeated(id, key)).map(({ id, key }) => `${id} ${key}`)
		);
	});

	const one = (topic: string, inputs: object, expected: object, tolerance: object = { rel: 1e-6 }) => ({
		id: 'x',
		topic,
		inputs,
		expected,
		tolerance
	});
	const verdictOf = (vector: object) => verdicts(publishedIn([vector])).map(({ verdict, ours, why }) => ({ verdict, ours, why }));

	it.each([
		[
			'a VHD into which something was written',
			one(
				'storage/vhd',
				{ virtual_bytes: 67108864, force_size: true, blocks_written: 3 },
				{ file_bytes: 2560 + 3 * 2097664 },
				{ exact: true }
			)
		],
		[
			'a fixed VHD by its subformat',
			one('storage/vhd', { virtual_MiB: 128, subformat: 'fixed' }, { file_bytes: 134218240 }, { exact: true })
		],
		[
			'a delta of a snapshot',
			one('storage/snapshots', { virtual_bytes: 2 ** 30, distinct_grains_written: 5 }, { delta_bytes: 8 * 65536 }, { exact: true })
		],
		[
			'other slots',
			one(
				'ha/admission',
				{
					hosts_MHz_MB: [
						[9000, 9000],
						[6000, 6000]
					],
					vm_reservations_MHz_MB: [[1000, 2000]]
				},
				{ slot_GHz_GB: [1, 2], slots_per_host: [4, 3], available_slots_with_1_host_reserved: 2 },
				{ exact: true }
			)
		],
		[
			'page counts',
			one(
				'live-migration/stop-conditions',
				{ pages: 1000, page_bytes: 8192, bandwidth_pages_per_s: 100, dirty_pages_per_s: 10, wws_pages: 1000, policy: 'xen>=4.10' },
				{ live_rounds: 3, total_pages_sent: 1111, downtime_s: 0.01 }
			)
		],
		[
			'a migration without end',
			one(
				'live-migration/pre-copy',
				{ vm_ram_MiB: 1, bandwidth_MiB_per_s: 1, dirty_rate_MiB_per_s: 2 },
				{ converges: false, total_s: null, outcome: 'does not converge' }
			)
		],
		[
			'post-copy, whatever is rewritten',
			one(
				'live-migration/post-copy',
				{ vm_ram_MB: 100, bandwidth_Mbit_s: 100, dirty_ratio: 9 },
				{ total_bytes_factor: 1, total_s: 8, downtime_s: 0 }
			)
		],
		[
			'an equilibrium of idle tax',
			one(
				'memory/idle-tax',
				{
					total_MB: 500,
					tax_rate: 0.75,
					vms: [
						{ shares: 1, active_fraction: 0 },
						{ shares: 1, active_fraction: 1 }
					]
				},
				{ allocation_MB: [100, 400] }
			)
		],
		['ready time of a wide guest', one('cpu/ready', { interval_s: 20, ready_ms: 4000, vcpus: 4 }, { ready_pct_per_vcpu: 5 })],
		[
			'a part of percent where a fraction is asked',
			one('cpu/accounting', { run_fraction: 0.6, ready_pct: 15, costop_pct: 5 }, { wait_fraction: 0.2 })
		],
		['a topic that nobody knows', one('queues/waiting', { servers: 2, load: 1 }, { wait_probability: 1 / 3 })]
	])('understands others of the same kind: %s', (_, vector) => {
		expect(verdictOf(vector).map(({ verdict, ours, why }) => (verdict === 'met' ? verdict : { ours, why }))).toEqual(
			Object.keys(vector.expected).map(() => 'met')
		);
	});

	it('names the input that it does not know, and answers nothing then', () => {
		expect(verdictOf(one('ha/timing', { timeout_s: 30, moon_phase: 2 }, { heart_beat_interval: 3 }))).toEqual([
			{ verdict: 'not understood', ours: null, why: 'xapi-timeouts: unknown: moon_phase' }
		]);
		expect(
			verdictOf(one('ha/timing', { timeout_s: 30 }, { heart_beat_interval: 3, color: 1 })).map(({ verdict, why }) => [verdict, why])
		).toEqual([
			['met', null],
			['not understood', 'xapi-timeouts: has no result color']
		]);
	});

	it('says when a figure is not met, and by how much', () => {
		const [row] = verdicts(publishedIn([one('ha/timing', { timeout_s: 30 }, { state_file_interval: 5 })]));
		expect(row).toMatchObject({ verdict: 'not met', ours: 2, difference: -3 });
	});

	it('prints a table with its counts, or JSON', () => {
		const file = fileOf('vectors.json', { vectors: [one('ha/timing', { timeout_s: 30 }, { heart_beat_interval: 3 })] });
		const { code, out } = reckon('--vectors', file);
		expect(code).toBe(0);
		expect(out.split('\n').at(-1)).toBe(
			'1 figures: 1 met (0 of them published tables that the model repeats), 0 not met, 0 not understood.'
		);
		expect(JSON.parse(reckon('--vectors', file, '--json').out)).toMatchObject([
			{ id: 'x', key: 'heart_beat_interval', expected: 3, ours: 3, difference: 0, verdict: 'met' }
		]);
		expect(reckon('--vectors', fileOf('none.json', {}))).toEqual({
			code: 1,
			out: '',
			err: 'The file must hold {"vectors": [...]}, or a list of them.'
		});
		expect(reckon('--vectors', fileOf('odd.json', [{ id: 'x' }]))).toEqual({ code: 1, out: '', err: 'vectors[0].topic must be a word.' });
	});
});

describe('the guide', () => {
	it('is in step with the equations: else run npm run equations', () => {
		expect(readFileSync(guideFile, 'utf8')).toBe(guideText());
	});

	it('shows a command for every equation', () => {
		const guide = readFileSync(guideFile, 'utf8');
		for (const equation of EQUATIONS) expect(guide).toContain(`$ ${commandOf(equation)}\n`);
	});
});

describe('in a shell', () => {
	const shell = (args: readonly string[], input = '') =>
		spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/reckon.ts', ...args], { encoding: 'utf8', input });

	it('the exit code is 0 for an answer and 1 for a refusal, and stdin is read', () => {
		expect(shell(['erlang-c', '--json', '-'], '{"servers":2,"load":1}')).toMatchObject({
			status: 0,
			stdout: expect.stringContaining('"waitProbability": 0.333') as string
		});
		expect(shell(['pre-copy', 'ramMiB=NaN'])).toMatchObject({
			status: 1,
			stdout: '',
			stderr: expect.stringContaining('ramMiB must be a number') as string
		});
	});
});
