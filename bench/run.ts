// `npm run bench`: measures, and prints the design's numbers beside what was measured. `npm run bench -- model pages` runs parts of it.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { drag } from './drag';
import { model } from './model';
import { pages } from './pages';

const PARTS: Readonly<Record<string, (runs: number) => Promise<void>>> = { model, pages, drag };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
	console.error(`Usage: npm run bench -- [${Object.keys(PARTS).join('] [')}] [--runs 5]`);
	process.exit(1);
}
console.log(
	`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}; medians of ${runs}.`
);
for (const [name, part] of Object.entries(PARTS)) if (positionals.length === 0 || positionals.includes(name)) await part(runs);
