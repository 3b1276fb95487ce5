// The rack's layout: a picture of the world and a width become marks, to the tenth of a px. One scale for all hosts of the figure.
import type { HostView, WorldView } from '$lib/sim/view';
import { bootOf, hostMark } from './host';
import type { HostMark, RackMarks, StoreMark } from './marks';
import { HostMemo } from './memo';
import { metricsFor, type Metrics, type RackOptions } from './metrics';
import { storeMark } from './store';
import { fabricPath, moves, STRIP, wireMarks } from './wire';

const STORE_HEIGHT = 78;
const STORE_LOW = 60;

/** @param memo of the same figure, to keep what did not change */
export function layoutRack(view: WorldView, options: RackOptions, memo = new HostMemo()): RackMarks {
	const metrics = metricsFor(view, options);
	const strips = moves(view).map((task) => task.migration?.to);
	const scale = [metrics.width, metrics.shelfMiB, metrics.pxPerMiB, metrics.tileHeight, metrics.dense];
	const hosts: HostMark[] = [];
	let y = 0;
	for (const host of Object.values(view.hosts)) {
		const above = metrics.folded ? STRIP * strips.filter((to) => to === host.id).length : 0;
		const mark = memo.of(host.id, [...partsOf(view, host), ...scale, y, above], () => hostMark(view, host, metrics, 0, y, above));
		hosts.push(mark);
		y += mark.row.height;
	}
	const stores = metrics.dense ? [] : storeMarks(view, metrics, hosts, y);
	return {
		width: options.width,
		height: y + stores.reduce((sum, store) => sum + store.box.height + metrics.gap, 0),
		folded: metrics.folded,
		hosts,
		stores,
		wires: wireMarks(view, hosts, metrics),
		fabric: fabricPath(view, hosts, stores, metrics),
		pxPerGiB: metrics.pxPerMiB * 1024
	};
}

/** what a host's drawing is made from */
function partsOf(view: WorldView, host: HostView): unknown[] {
	const local = host.datastores.map((id) => view.datastores[id]).filter((store) => store?.shared === false);
	return [host, bootOf(view, host), ...[...host.guests, ...host.arriving].map((id) => view.guests[id]), ...local];
}

function storeMarks(view: WorldView, metrics: Metrics, hosts: readonly HostMark[], top: number): StoreMark[] {
	const width = Math.max(320, ...hosts.map(({ box }) => box.width));
	const shared = Object.values(view.datastores).filter((store) => store.shared);
	const height = metrics.folded || shared.length > 1 ? STORE_LOW : STORE_HEIGHT;
	return shared.map((store, nth) => {
		const box = { x: 0, y: top + metrics.gap / 2 + nth * (height + metrics.gap), width: Math.min(width, metrics.width), height };
		return storeMark(view, store, box, Math.max(metrics.plateWidth, 122));
	});
}
