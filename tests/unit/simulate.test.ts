// The command line, from its arguments to what it prints and its exit code.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../scripts/simulate/main';
import { optionsOf, secondsOf } from '../../scripts/simulate/options';
import type { WorldView } from '../../src/lib/sim/view';

const folder = mkdtempSync(join(tmpdir(), 'guesthouse-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, ...lines: readonly string[]): string {
	const file = join(folder, name);
	writeFileSync(file, lines.join('\n'));
	return file;
}

function simulate(...args: readonly string[]): { code: number; out: string; err: string } {
	const [out, err]: string[][] = [[], []];
	const code = main(
		args,
		(text) => out?.push(text),
		(text) => err?.push(text)
	);
	return { code, out: out?.join('\n') ?? '', err: (err?.join('\n') ?? '').replaceAll(folder, '') };
}

const move = fileOf(
	'move.scenario.yaml',
	'title: A move',
	'datastores: [{ name: san-01 }]',
	'hosts: [{ name: Alder, nicMbps: 8000 }, { name: Birch, nicMbps: 8000 }]',
	'guests: [{ name: web-01, host: Alder, memoryMiB: 1000, load: { dirtyMiBps: 0 } }]',
	'commands:',
	'  - { at: 5, type: migrate, guest: web-01, to: Birch }',
	'  - { at: 5.5, type: migrate, guest: web-01, to: Birch }',
	'  - { at: 60, type: failHost, host: Birch }'
);

interface Report {
	readonly title: string;
	readonly events: readonly { readonly atSeconds: number; readonly type: string; readonly text: string; readonly totalNs?: number }[];
	readonly refused: readonly { readonly atSeconds: number; readonly text: string; readonly checks: readonly { readonly id: string }[] }[];
	readonly view: WorldView;
	readonly hash?: string;
}

const jsonOf = (...args: readonly string[]): Report => JSON.parse(simulate(...args, '--json').out) as Report;

describe('a scenario on the command line', () => {
	it('runs to its end: events in order, the refused command, the last picture', () => {
		const report = jsonOf(move);
		expect(report.title).toBe('A move');
		expect(report.events.map(({ atSeconds }) => atSeconds)).toEqual(report.events.map(({ atSeconds }) => atSeconds).sort((a, b) => a - b));
		const done = report.events.find(({ type }) => type === 'guestMigrated');
		// set-up 1 s, 1,000 MiB at 10^9 bytes a second, nothing rewritten, 30 ms to resume
		expect((done?.totalNs ?? 0) / 1e9).toBeCloseTo(1 + 1.048576 + 0.03, 6);
		expect(report.refused.map(({ atSeconds, checks }) => [atSeconds, checks.length > 0])).toEqual([[5.5, true]]);
		expect(report.refused[0]?.text).toBe("Birch can't take web-01: a move is under way.");
		expect([report.view.seconds, report.view.guests['vm:web-01']?.state]).toEqual([60, 'crashed']);
	});

	it('keeps counters and alarms when it is asked to', () => {
		interface Kept {
			readonly history: {
				readonly series: Readonly<
					Record<string, Readonly<Record<string, { readonly hour: readonly { toSeconds: number; mean: number }[] }>>>
				>;
				readonly alarms: readonly { readonly id: string; readonly sinceSeconds: number }[];
				readonly health: Readonly<Record<string, { readonly level: string }>>;
			};
		}
		const { history } = jsonOf(move, '--history', '--until', '80s') as Report & Kept;
		const sent = history.series['host:alder']?.['host.networkMbps']?.hour[0];
		// 1,000 MiB within the first 20 s
		expect(sent?.toSeconds).toBe(20);
		expect((sent?.mean ?? 0) * 20).toBeCloseTo(1_048.576 * 8, 3);
		expect(history.alarms.map(({ id, sinceSeconds }) => [id, sinceSeconds])).toContainEqual(['hostDown@host:birch', 60]);
		expect(history.health['vm:web-01']?.level).toBe('bad');
		expect(jsonOf(move)).not.toHaveProperty('history');
		expect(simulate(move, '--history').out).toContain('0:01:00  Critical: Host failed, Birch.');
	});

	it('stops at the time it is told, also in the middle of a move', () => {
		const { view, events } = jsonOf(move, '--until', '6.5s');
		expect([view.seconds, view.tasks.map(({ kind }) => kind), events.length]).toEqual([6.5, ['migrate'], 1]);
	});

	it('reads as sentences', () => {
		const { code, out } = simulate(move, '--until=1m');
		expect(code).toBe(0);
		const lines = out.split('\n');
		expect(lines[0]).toBe('A move');
		expect(lines.filter((line) => line.includes('  > '))).toEqual([
			'0:00:05.0  > Move web-01 to Birch',
			'0:00:05.5  > Move web-01 to Birch',
			'0:01:00.0  > Make Birch fail'
		]);
		expect(lines.find((line) => line.includes('  ! '))).toBe("0:00:05.5  ! Birch can't take web-01: a move is under way.");
		expect(lines.find((line) => line.startsWith('After'))).toBe('After 1 minute: 2 hosts, 1 guest, 0 running.');
	});

	it('prints the same fingerprint for the same course, and another for another', () => {
		const hash = (...args: readonly string[]): string => /[0-9a-f]{16}$/.exec(simulate(move, '--hash', ...args).out)?.[0] ?? '';
		expect(hash()).toMatch(/^[0-9a-f]{16}$/);
		expect([hash('--until', '60s'), jsonOf(move, '--hash').hash]).toEqual([hash(), hash()]);
		expect(hash('--until', '59s')).not.toBe(hash());
	});

	it('ends, although a move never does', () => {
		const file = fileOf(
			'endless.scenario.yaml',
			'title: Endless',
			'datastores: [{ name: san-01 }]',
			'hosts: [{ name: Alder, nicMbps: 100 }, { name: Birch }]',
			'guests: [{ name: db-01, host: Alder, load: { dirtyMiBps: 500 } }]',
			'commands: [{ at: 0, type: migrate, guest: db-01, to: Birch }]'
		);
		const { view } = jsonOf(file);
		expect([view.seconds <= 3600, view.tasks.map(({ migration }) => migration?.notConverging)]).toEqual([true, [true]]);
	});
});

describe('the examples of the documentation', () => {
	const guide = readFileSync('docs/simulate.md', 'utf8');
	const examples = [...guide.matchAll(/^\$ npm run -s simulate -- (docs\S+)(.*)\n([^]*?)^```/gm)].map(
		([, file = '', options = '', shown = '']) => [file, shown, options.split(' ').filter((option) => option !== '')] as const
	);

	it('are all shown in the guide', () => {
		const files = readdirSync('docs/examples').map((name) => `docs/examples/${name}`);
		expect(examples.map(([file]) => file).sort()).toEqual(files.sort());
	});

	it.each(examples)('%s does what the guide shows of it', (file, shown, options) => {
		const { code, out } = simulate(file, ...options);
		const lines = out.split('\n');
		expect(code).toBe(0);
		// the guide leaves lines out; moments, commands and refusals must be there
		const told = shown.split('\n').filter((line) => /^[^ ]* {2}(?:[>!]|Critical:|Warning:) |^[A-Z]/.test(line));
		expect(told.length).toBeGreaterThan(1);
		expect(told.filter((line) => !lines.includes(line))).toEqual([]);
	});
});

describe('a bad command line', () => {
	it.each([
		['no file', [], 'Which file? Name a scenario.'],
		['an unknown option', [move, '--fast'], 'There is no option --fast.'],
		['a value for a switch', [move, '--json=yes'], 'There is no option --json=yes.'],
		['no time', [move, '--until'], '--until needs a time such as 60s, 5m or 2h.'],
		['a time that is none', [move, '--until', 'soon'], '--until needs a time such as 60s, 5m or 2h, not soon.'],
		['two files', ['a.yaml', 'b.yaml'], 'One file at a time: a.yaml and b.yaml.']
	])('is told what it is and how to write it: %s', (_, args, problem) => {
		const { code, out, err } = simulate(...args);
		expect([code, out, err.split('\n')[0], err.includes('Usage:')]).toEqual([1, '', problem, true]);
	});

	it('explains itself when asked', () => {
		expect(simulate('--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--until TIME') as string });
	});

	it.each([
		['60s', 60],
		['1.5m', 90],
		['2h', 7200],
		['500ms', 0.5],
		['10min', 600],
		['7', 7],
		['0', 0],
		['-1s', null],
		['1e3', null],
		['5 days', null],
		['721h', null],
		['', null]
	])('reads the time %j as %j seconds', (text, seconds) => {
		expect(secondsOf(text)).toBe(seconds);
	});

	it('takes options in any place', () => {
		const expected = { file: 'x.yaml', until: 60, json: true, hash: true, history: false };
		for (const args of [
			['x.yaml', '--until', '60s', '--json', '--hash'],
			['--hash', '--until=60', '--json', 'x.yaml']
		])
			expect(optionsOf(args)).toEqual(expected);
	});
});

describe('a bad file', () => {
	it('is refused with file, line and column, every mistake in its own line', () => {
		const file = fileOf('bad.scenario.yaml', 'title: x', 'hosts:', '  - name: A', '    coers: 4', '    memoryMiB: -1');
		expect(simulate(file)).toEqual({
			code: 1,
			out: '',
			err: [
				'/bad.scenario.yaml:4:5: hosts[0].coers: coers is not a key that belongs here. Did you mean cores?',
				'/bad.scenario.yaml:5:16: hosts[0].memoryMiB: memoryMiB must be a whole number from 256 to 67,108,864. Write a whole number from 256 to 67,108,864.'
			].join('\n')
		});
	});

	it('is refused when it cannot be read', () => {
		mkdirSync(join(folder, 'sub'));
		expect(simulate(join(folder, 'none.yaml'))).toEqual({ code: 1, out: '', err: '/none.yaml cannot be read: there is no such file.' });
		expect(simulate(join(folder, 'sub'))).toEqual({ code: 1, out: '', err: '/sub cannot be read: it is a folder. Name a scenario in it.' });
	});

	it('is refused by its size before it is read', () => {
		const file = fileOf('noise.yaml', '');
		truncateSync(file, 600_000_000); // more than a string can hold
		expect(simulate(file)).toEqual({
			code: 1,
			out: '',
			err: '/noise.yaml:1:1: The file is too large: 572.2 MB. Open a scenario file. For many guests, write an estate with a seed.'
		});
	});

	it('gives the shell exit code 1, and a good one 0', () => {
		const shell = (file: string) => spawnSync(process.execPath, ['scripts/simulate.mjs', file], { encoding: 'utf8' });
		expect(shell(move)).toMatchObject({ status: 0, stdout: expect.stringContaining('After 1 minute') as string });
		expect(shell(join(folder, 'none.yaml'))).toMatchObject({
			status: 1,
			stdout: '',
			stderr: expect.stringContaining('no such file') as string
		});
	});
});
