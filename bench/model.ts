// The model's rate beside SimGrid's, on the same work, in turn: guests on hosts, each with jobs one after the other, some of them migrated.
// Rates are of processor time, so that a busy machine does not decide; both programs run alone, one after the other. Ours is compiled while it
// runs: its rate is that of the later times in a process, and the first time is told beside it.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './model/bundle';
import { median, print, ratio, type Row } from './table';

interface Run {
	readonly finished: number;
	/** simulated */
	readonly seconds: number;
	/** simulated, of one migration */
	readonly movingSeconds: number;
	readonly cpuRate: number;
}
interface OurRun extends Run {
	/** of the first time in a process */
	readonly coldCpuRate: number;
	readonly playCpuSeconds: number;
	readonly worldMiB: number;
	readonly commandMs: number;
}

interface Work {
	readonly what: string;
	/** hosts, guests, jobs of each guest, cores of each host, migrations */
	readonly args: readonly string[];
	readonly peer: 'vm' | 'bare';
	readonly how: string;
	/** at most so many runs: SimGrid needs some minutes for its longest */
	readonly most?: number;
	readonly reach?: number;
}

const OUT = fileURLToPath(new URL('../node_modules/.cache/bench', import.meta.url));
const VM = 'SimGrid, with its virtual machines';

const WORKS: readonly Work[] = [
	{ what: '10,000 guests on 1,000 hosts, 100,000 jobs', args: ['1000', '10000', '10', '8'], peer: 'vm', how: VM, most: 1, reach: 10 },
	{
		what: '1,000 guests on 100 hosts, 10,000 jobs, 100 live migrations',
		args: ['100', '1000', '10', '8', '100'],
		peer: 'vm',
		how: VM,
		reach: 10
	},
	{ what: '10,000 guests on 1,000 hosts, 10,000 jobs', args: ['1000', '10000', '1', '8'], peer: 'vm', how: VM, reach: 10 },
	{ what: '100,000 jobs on 1,000 hosts', args: ['1000', '10000', '10', '8'], peer: 'bare', how: 'SimGrid, the jobs on bare hosts' }
];

/** hosts and guests; 1,000 guests are busy in each */
const SIZES = [
	['100', '1000'],
	['1000', '10000'],
	['10000', '100000']
] as const;

export async function model(runs: number): Promise<void> {
	mkdirSync(OUT, { recursive: true });
	const work = await bundle(OUT);
	const peer = compilePeer();
	if (!peer) console.log('\nSimGrid is not here to compare with. On Debian: apt-get install g++ libsimgrid-dev');
	const ours = WORKS.map((): OurRun[] => []);
	const theirs = WORKS.map((): Run[] => []);
	for (let run = 0; run < runs; run++)
		for (const [i, { args, peer: how, most = runs }] of WORKS.entries()) {
			ours[i]?.push(read(process.execPath, ['--expose-gc', work, ...args]) as OurRun);
			if (peer && run < most) theirs[i]?.push(read(peer, [...args.slice(0, 4), how, ...args.slice(4)]) as Run);
		}
	const [full = []] = ours;
	const values = (key: 'worldMiB' | 'commandMs') => full.map((each) => each[key]);
	print('The model', [
		...WORKS.flatMap((each, i) => beside(each, ours[i] ?? [], theirs[i] ?? [])),
		{
			what: 'one command on 10,000 guests',
			unit: 'ms',
			values: values('commandMs'),
			reach: '≤ 1 ms',
			holds: median(values('commandMs')) <= 1
		},
		{
			what: 'memory of that world',
			unit: 'MiB',
			values: values('worldMiB'),
			reach: '≤ 60 MB',
			holds: median(values('worldMiB')) * 1.048576 <= 60
		}
	]);
	for (const [i, list] of ours.entries()) checkSame(list, theirs[i] ?? []);
	growth(work, runs);
}

/** The same 10,000 changes in worlds of three sizes: what they cost, beside what one command costs. */
function growth(work: string, runs: number): void {
	const rows = SIZES.flatMap(([hosts, guests]): Row[] => {
		const all = Array.from(
			{ length: runs },
			() => read(process.execPath, ['--expose-gc', work, hosts, guests, '10', '8', '0', '1000']) as OurRun
		);
		const name = Number(guests).toLocaleString('en-US');
		return [
			{ what: `10,000 changes among ${name} guests`, unit: 'ms of processor', values: all.map((each) => each.playCpuSeconds * 1000) },
			{ what: `one command among ${name} guests`, unit: 'ms', values: all.map((each) => each.commandMs) }
		];
	});
	print('How its cost grows', rows);
}

function beside({ what, how, reach }: Work, ours: readonly OurRun[], theirs: readonly Run[]): Row[] {
	const unit = 'activities/s of processor';
	const [mine, peer] = [ours, theirs].map((list) => list.map((run) => run.cpuRate));
	if (!mine || !peer || peer.length === 0) return [{ what, unit, values: mine ?? [] }];
	const goal = reach === undefined ? {} : { reach: `≥ ${reach} ×`, holds: ratio(mine, peer) >= reach };
	return [
		{ what, unit, values: mine, against: peer, ...goal },
		{ what: '  the first time in a process', unit, values: ours.map((run) => run.coldCpuRate), against: peer },
		{ what: `  ${how}`, unit, values: peer }
	];
}

/** Both must have done the same, else the rates say nothing. Ours charges each virtual CPU half a percent of upkeep. */
function checkSame([mine]: readonly Run[], [peer]: readonly Run[]): void {
	if (!mine || !peer) return;
	const apart = Math.abs(mine.seconds / peer.seconds - 1);
	if (mine.finished !== peer.finished || apart > 0.01) throw new Error(`not the same work: ${JSON.stringify([mine, peer])}`);
}

/** null where there is no compiler or no SimGrid */
function compilePeer(): string | null {
	const source = fileURLToPath(new URL('model/peer.cpp', import.meta.url));
	const file = `${OUT}/peer`;
	try {
		execFileSync('g++', ['-O2', source, '-lsimgrid', '-o', file], { stdio: 'ignore' });
		return file;
	} catch {
		return null;
	}
}

const read = (command: string, args: readonly string[]): unknown =>
	JSON.parse(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
