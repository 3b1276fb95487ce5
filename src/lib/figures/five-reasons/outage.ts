// The outage as a line of time, from the events: out of service until somebody starts the guest, then booting until it serves again.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { WorldView } from '$lib/sim/view';
import { duration } from '$lib/words/time';
import { px, type Box } from '../marks/box';
import { outageOf } from './history';
import type { OutageMark } from './marks';
import { DATABASE, LOST, SPARE } from './survive';

export function outageMark(view: WorldView, events: readonly SimEvent[], box: Box): OutageMark {
	const outage = outageOf(events);
	const database = view.guests[DATABASE];
	const over = database?.host !== SPARE && view.hosts[LOST]?.power !== 'failed';
	if (!outage || over) return { box, down: null, boot: null, downText: m.figures_reasons_inService(), bootText: '', endText: '' };
	const now = view.seconds;
	const until = outage.ready ?? now;
	const end = outage.ready ?? now + (database?.task?.secondsLeft ?? 0);
	const scale = end > outage.lost ? box.width / (end - outage.lost) : 0;
	const at = (seconds: number) => px(box.x + (seconds - outage.lost) * scale);
	if (outage.started === null) {
		const downText = m.figures_reasons_outOfService({ time: duration(now - outage.lost) });
		return { box, down: box, boot: null, downText, bootText: '', endText: '' };
	}
	const started = at(outage.started);
	return {
		box,
		down: { ...box, width: px(started - box.x) },
		boot: { ...box, x: started, width: px(at(until) - started) },
		downText: m.figures_reasons_byHand({ time: duration(outage.started - outage.lost) }),
		bootText: m.figures_reasons_boot({ time: duration(until - outage.started) }),
		endText: outage.ready === null ? '' : m.figures_reasons_notZero({ time: duration(outage.ready - outage.lost) })
	};
}
