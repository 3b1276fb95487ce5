// The model's rate beside SimGrid's, on the same work, in turn: guests on hosts, each with jobs one after the other.
// SimGrid needs most of a minute for one run of 10,000 guests with its layer of virtual machines.
// Rates are of processor time, so that a busy machine does not decide; both programs run alone, one after the other.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './model/bundle';
import { print, ratio, type Row } from './table';

interface Run {
	readonly finished: number;
	/** simulated */
	readonly seconds: number;
	readonly cpuRate: number;
}
interface OurRun extends Run {
	readonly worldMiB: number;
	readonly commandMs: number;
}

const OUT = fileURLToPath(new URL('../node_modules/.cache/bench', import.meta.url));
/** hosts, guests, jobs of each guest, cores of each host */
const WORKS = {
	long: ['1000', '10000', '10', '8'],
	short: ['1000', '10000', '1', '8'],
	small: ['100', '1000', '10', '8']
} as const;

export async function model(runs: number): Promise<void> {
	mkdirSync(OUT, { recursive: true });
	const work = await bundle(OUT);
	const peer = compilePeer();
	if (!peer) console.log('\nSimGrid is not here to compare with. On Debian: apt-get install g++ libsimgrid-dev');
	const ours = { long: [] as OurRun[], short: [] as OurRun[], small: [] as OurRun[] };
	const theirs = { long: [] as Run[], short: [] as Run[], small: [] as Run[] };
	for (let run = 0; run < runs; run++)
		for (const size of ['long', 'short', 'small'] as const) {
			ours[size].push(read(process.execPath, ['--expose-gc', work, ...WORKS[size]]) as OurRun);
			if (peer) theirs[size].push(read(peer, [...WORKS[size], size === 'long' ? 'bare' : 'vm']) as Run);
		}
	print('The model', [
		...beside('10,000 guests on 1,000 hosts, a job each', ours.short, theirs.short, 'with its virtual machines', 10),
		...beside('1,000 guests on 100 hosts, ten jobs each', ours.small, theirs.small, 'with its virtual machines'),
		...beside('10,000 guests on 1,000 hosts, ten jobs each', ours.long, theirs.long, 'the jobs on bare hosts'),
		{ what: 'one command on 10,000 guests', unit: 'ms', values: ours.long.map((run) => run.commandMs) },
		{ what: 'memory of 10,000 guests on 1,000 hosts', unit: 'MiB', values: ours.long.map((run) => run.worldMiB) }
	]);
	for (const size of ['long', 'short', 'small'] as const) checkSame(ours[size], theirs[size]);
}

function beside(what: string, ours: readonly Run[], theirs: readonly Run[], how: string, reach?: number): Row[] {
	const unit = 'activities/s of processor';
	const [mine, peer] = [ours, theirs].map((list) => list.map((run) => run.cpuRate));
	if (!mine || !peer || peer.length === 0) return [{ what, unit, values: mine ?? [] }];
	const goal = reach === undefined ? {} : { reach: `≥ ${reach} ×`, holds: ratio(mine, peer) >= reach };
	return [
		{ what, unit, values: mine, against: peer, ...goal },
		{ what: `  SimGrid, ${how}`, unit, values: peer }
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
