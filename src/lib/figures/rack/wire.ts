// The wires beside the hosts: one lane for each live migration, squares for memory on its way, and the storage network.
import { m } from '$lib/paraglide/messages';
import type { TaskView, WorldView } from '$lib/sim/view';
import { memory, rate } from '$lib/words/units';
import { px } from '../marks/box';
import type { HostMark, StoreMark, WireMark } from './marks';
import type { Metrics } from './metrics';

const LANE = 10;
const SQUARE = 6;
const MOST_LANES = 3;
/** px from square to square: divisors of the loop of the animation (336 px), so that it has no seam */
const PERIODS = [12, 14, 16, 21, 24, 28, 42, 48];
export const STRIP = 30;

export const moves = (view: WorldView): TaskView[] => view.tasks.filter((task) => task.migration !== null && task.guest !== null);

/** Squares keep their speed; the slower the link, the wider apart they are. */
function gapFor(view: WorldView, task: TaskView): number {
	const link = (view.hosts[task.migration?.from ?? task.host]?.nicMbps ?? 0) / 8;
	const share = link > 0 ? (task.migration?.rateMBps ?? 0) / link : 0;
	const wanted = share > 0 ? SQUARE + SQUARE / share : 2 * SQUARE;
	return (PERIODS.find((period) => period >= wanted - 0.5) ?? 48) - SQUARE;
}

export function wireMarks(view: WorldView, hosts: readonly HostMark[], metrics: Metrics): WireMark[] {
	if (metrics.dense) return [];
	const tasks = moves(view);
	const right = Math.max(0, ...hosts.map((host) => host.box.x + host.box.width));
	return tasks.flatMap((task, nth) => {
		const move = task.migration;
		const from = hosts.find((host) => host.id === move?.from);
		const to = hosts.find((host) => host.id === move?.to);
		if (!move || !from || !to || task.guest === null) return [];
		const guest = task.guest;
		const flows = move.rateMBps > 0;
		const base = { guest, gap: gapFor(view, task), flows };
		if (metrics.folded)
			return [{ ...base, ...strip(view, task, to, tasks.filter((other, at) => at < nth && other.migration?.to === to.id).length) }];
		const lane = right + 24 + LANE * (nth % MOST_LANES);
		const [start, end] = [from.box.x + from.box.width, to.box.x + to.box.width];
		const aside = 4 * (nth % MOST_LANES);
		const [y1, y2] = [from.nic.y + aside, to.nic.y + aside];
		const label = tasks.length === 1 && metrics.gutter >= 44 && flows;
		return [
			{
				...base,
				path: `M${start} ${y1}H${lane}V${y2}H${end + 10}`,
				tip: { x: end + 1, y: y2, down: false },
				rate: label ? { x: lane + 14, y: px((y1 + y2) / 2), text: rate(move.rateMBps) } : null,
				strip: null
			}
		];
	});
}

/** Phones: straight down into the target, with the sentence beside it. */
function strip(view: WorldView, task: TaskView, to: HostMark, before: number): Pick<WireMark, 'path' | 'tip' | 'rate' | 'strip'> {
	const y = to.row.y + before * STRIP;
	const move = task.migration;
	const words = {
		from: view.hosts[move?.from ?? task.host]?.name ?? '',
		to: to.name,
		round: move?.round ?? 0,
		left: memory(move?.leftMiB ?? 0)
	};
	return {
		path: `M20 ${y + 2}V${to.box.y - 12}`,
		tip: { x: 20, y: to.box.y - 2, down: true },
		rate: null,
		strip: { x: 36, y: y + 20, name: view.guests[task.guest ?? 'vm:']?.name ?? '', text: m.rack_strip(words) }
	};
}

/** One line from each host to each cylinder that it sees. */
export function fabricPath(view: WorldView, hosts: readonly HostMark[], stores: readonly StoreMark[], metrics: Metrics): string {
	if (metrics.dense || metrics.folded) return '';
	const right = Math.max(0, ...hosts.map((host) => host.box.x + host.box.width));
	return stores
		.map((store, nth) => {
			const x = right + 8 + 4 * Math.min(nth, 3);
			const seen = hosts.filter((host) => view.hosts[host.id]?.datastores.includes(store.id));
			const top = Math.min(...seen.map((host) => host.hba.y));
			if (seen.length === 0) return '';
			const taps = seen.map((host) => `M${host.box.x + host.box.width} ${host.hba.y + 3 * nth}H${x}`).join('');
			return `${taps}M${x} ${top + 3 * nth}V${store.box.y + store.box.height / 2}H${store.box.x + store.box.width}`;
		})
		.join('');
}
