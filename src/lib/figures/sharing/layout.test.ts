import { expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/shared-host.scenario.yaml';
import { after, later } from '../../../../tests/fixtures/play';
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import type { HostId, World } from '$lib/sim/world';
import { crewOf, sharesOf } from './crew';
import { layout, turnsKeeper, type CoresMarks } from './layout';
import { readingOf, verdictOf, type Verdict } from './reading';

const world = start(estate);
const wide = start({
	...estate,
	hosts: estate.hosts.map((host) => ({ ...host, cores: 6 })),
	guests: estate.guests.map((guest) => ({ ...guest, vcpus: 8 }))
});

function marksOf(host: HostId, width = 740, at: World = world): CoresMarks {
	const seen = view(at);
	const shown = seen.hosts[host];
	if (!shown) throw new Error(host);
	const crew = crewOf(shown, seen);
	return layout(shown, crew, turnsKeeper()(sharesOf(crew), shown.cores, width), crew[0]?.guest.id ?? null, width);
}
const widthOf = (turns: readonly { readonly kind: string; readonly width: number }[], kind: string) =>
	turns.reduce((sum, turn) => sum + (turn.kind === kind ? turn.width : 0), 0);

test('ctx-01 asks for 0.3 of a core on a host that is half busy, and waits a tenth of its time: 2,000 ms in 20 s', () => {
	const { guests, hosts } = view(world);
	// Erlang's C for two servers and a load of one: 1/3; a wait of 1/3 of what runs
	expect(hosts['host:elm']?.cpuPercent).toBeCloseTo(50, 9);
	expect(guests['vm:ctx-01']?.readyMs).toBeCloseTo(2_000, 6);
	expect(guests['vm:db-01']?.readyMs).toBeCloseTo((25 / 3 / 100) * 20_000 * 2, 6);
});

test.each([
	['elm', 740],
	['elm', 358],
	['fir', 740],
	['fir', 358]
] as const)('on %s at %i px, what is hatched is the ready time of the view, and what is filled is the run time', (name, width) => {
	const marks = marksOf(`host:${name}`, width);
	for (const guest of marks.guests) {
		const seen = view(world).guests[guest.id];
		for (const { turns } of guest.lines) {
			expect(widthOf(turns, 'run') / marks.plot.width).toBeCloseTo((seen?.cpuPercent ?? NaN) / 100, 3);
			expect(widthOf(turns, 'ready') / marks.plot.width).toBeCloseTo((seen?.readyPercent ?? NaN) / 100, 3);
			expect(widthOf(turns, 'coStop') / marks.plot.width).toBeCloseTo((seen?.coStopPercent ?? NaN) / 100, 3);
		}
	}
});

test('the cores show what the guests run: one core of two on Elm, all four on Fir', () => {
	const busy = (marks: CoresMarks) => marks.cores.reduce((sum, { turns }) => sum + widthOf(turns, 'run'), 0) / marks.plot.width;
	expect(busy(marksOf('host:elm'))).toBeCloseTo(1, 3);
	expect(busy(marksOf('host:fir'))).toBeCloseTo(4, 3);
});

test('each core shows its own turns: those of ctx-01 are found on them once', () => {
	const { cores, plot } = marksOf('host:elm');
	const turns = cores.flatMap((core) => core.turns);
	expect(turns.filter(({ followed }) => followed).reduce((sum, { width }) => sum + width, 0) / plot.width).toBeCloseTo(0.3, 3);
	for (const core of cores)
		core.turns.forEach(({ x, width }, nth) => expect((core.turns[nth + 1]?.x ?? Infinity) - x - width).toBeGreaterThan(-0.01));
});

test('twice the vCPUs on a full host: from two thirds run to one third, and the same core and a third in all', () => {
	const guest = 'vm:ehr-app-01';
	const off = later(after(world, { type: 'editGuest', guest, change: { vcpus: 4 } }, { type: 'shutDown', guest }).world, 20).world;
	const wider = later(after(off, { type: 'powerOn', guest }).world, 60).world;
	const before = view(world).guests['vm:ehr-app-01'];
	const now = view(wider).guests['vm:ehr-app-01'];
	expect([before?.cpuPercent, now?.cpuPercent].map((percent) => Math.round((percent ?? 0) * 10) / 10)).toEqual([66.7, 33.3]);
	expect(now?.cpuGrantedGHz).toBeCloseTo(before?.cpuGrantedGHz ?? NaN, 9);
	expect(now?.readyPercent).toBeGreaterThan(60);
	const lines = marksOf('host:fir', 740, wider).guests.map((guest) => guest.lines.length);
	expect(lines).toEqual([4, 2, 2]);
});

test.each([300, 358, 559, 560, 740, 1_100])('at %i px nothing leaves the drawing, and no guest touches the next', (width) => {
	for (const [host, at] of [
		['host:elm', world],
		['host:fir', world],
		['host:elm', wide]
	] as const) {
		const { guests, cores, plot, height, band } = marksOf(host, width, at);
		expect(plot.x + plot.width).toBeLessThanOrEqual(width);
		guests.forEach(({ head, lines }, nth) => {
			const bottom = Math.max(head.y + head.height, ...lines.map((line) => line.y + line.height));
			const next = guests[nth + 1]?.head.y ?? band.y;
			// the handle stands 7 px above a head
			expect(bottom).toBeLessThanOrEqual(next - (guests[nth + 1] ? 7 : 0));
			for (const { turns } of lines)
				for (const { x, width: wide } of turns) {
					expect(x).toBeGreaterThanOrEqual(plot.x - 0.01);
					expect(x + wide).toBeLessThanOrEqual(plot.x + plot.width + 0.01);
				}
		});
		for (const { head } of cores) expect(head.y + head.height).toBeLessThanOrEqual(height);
	}
});

test('the drawing is as high with one core or six, one vCPU or eight: nothing below it jumps', () => {
	expect(marksOf('host:elm', 740, wide).height).toBe(marksOf('host:elm').height);
	expect(marksOf('host:elm', 358, wide).height).toBe(marksOf('host:elm', 358).height);
});

test('2,000 ms of one vCPU are 10% of 20 s and 0.67% of 300 s; with four vCPUs, a quarter of that each', () => {
	const guest = view(world).guests['vm:ctx-01'];
	if (!guest) throw new Error('no ctx-01');
	expect(readingOf(guest, 'live').percent).toBeCloseTo(10, 9);
	expect(readingOf(guest, 'day').percent).toBeCloseTo(2_000 / 3_000, 9);
	// what it would really add up in 300 s
	expect(readingOf(guest, 'day').wouldBeMs).toBeCloseTo(30_000, 6);
	expect(readingOf({ ...guest, vcpus: 4 }, 'live').percent).toBeCloseTo(2.5, 9);
});

test.each<[number, Verdict]>([
	[0, 'good'],
	[4.9, 'good'],
	[5, 'watch'],
	[9.9, 'watch'],
	[10, 'bad'],
	[32.7, 'bad']
])('%d percent ready is %s', (percent, verdict) => expect(verdictOf(percent)).toBe(verdict));
