// The figure's sentences about an outage.
import { m } from '$lib/paraglide/messages';
import type { HaProfile } from '$lib/sim/availability/cluster';
import type { ClusterView } from '$lib/sim/availability/picture';
import type { Scenario } from '$lib/sim/scenario';
import { reasonText } from '$lib/words/cluster-events';
import type { Names } from '$lib/words/names';
import { duration } from '$lib/words/time';
import { decimal, percent } from '$lib/words/units';
import { APART, type Order } from './conditions';
import { lostMinutes, restartEnds, returns, type Outage } from './outage';
import { people } from './timeline-words';

const PRODUCT: Readonly<Record<HaProfile, () => string>> = {
	vsphere4: m.failover_vsphere4,
	vsphere5: m.failover_vsphere5,
	xenserver: m.failover_xenserver,
	windows2008: m.failover_windows2008,
	windows2016: m.failover_windows2016
};
export const productText = (profile: HaProfile): string => PRODUCT[profile]();

const ORDER: Readonly<Record<Order, () => string>> = {
	priority: m.failover_orderPriority,
	reverse: m.failover_orderReverse,
	together: m.failover_orderTogether
};
export const orderText = (order: Order): string => ORDER[order]();

/** what matters most: how long until somebody works again */
export function headline({ people: steps }: Outage, now: number | null): string {
	const first = returns(steps)[0];
	const last = steps.at(-1);
	if (!first || !last) return m.failover_headNobody();
	if (last.cutOff === 0 && now !== null && now >= last.at)
		return m.failover_headOver({ first: duration(first.at), last: duration(last.at) });
	return last.cutOff === 0
		? m.failover_head({ first: duration(first.at), last: duration(last.at) })
		: m.failover_headOpen({ first: duration(first.at) });
}

/** the parts of the first restart */
export function partsText({ guests }: Outage, host: string): string {
	const first = guests[0]?.restart;
	if (!first) return m.failover_memoryGone({ host });
	const words = { detect: duration(first.detect), place: duration(first.place), boot: duration(first.boot), host };
	return first.queue > 0 ? m.failover_partsQueue({ ...words, queue: duration(first.queue) }) : m.failover_parts(words);
}

/** what of the first outage is booting, and what would be left without any detection at all */
export function whyClock({ guests }: Outage, ha: ClusterView['ha'], { policies }: Scenario): string[] {
	const first = guests[0]?.restart;
	if (!first) return [m.failover_whySilence({ product: productText(ha.profile), time: duration(ha.failedSeconds ?? 0) })];
	const all = restartEnds(first);
	return [
		m.failover_whySilence({ product: productText(ha.profile), time: duration(first.detect) }),
		m.failover_whyBoot({ boot: duration(policies.bootSeconds), all: duration(all), part: percent((first.boot / all) * 100) }),
		m.failover_whyOrder({ apart: duration(APART) })
	];
}

const leftOff = ({ leftOff: left }: Outage, names: Names): string =>
	left.map(({ guest, reason }) => m.failover_leftOff({ guest: names.name(guest), reason: reasonText(reason) })).join(' ');

/** the figure as text */
export const clockLines = {
	leftOff,
	all(outage: Outage, now: number | null, names: Names): string[] {
		const { host, declared, guests, people: steps } = outage;
		const end = steps.at(-1);
		const minutes = lostMinutes(steps, end?.cutOff === 0 ? end.at : (now ?? 0));
		return [
			now === null ? m.failover_textIf({ host: names.name(host) }) : m.failover_textNow({ host: names.name(host), time: duration(now) }),
			...(declared === null ? [] : [m.failover_textDeclared({ time: duration(declared), host: names.name(host) })]),
			...guests.map(({ guest, users, restart, reason }) => {
				const words = { guest: names.name(guest), people: people(users) };
				if (!restart) return m.failover_textStays({ ...words, reason: reason ? reasonText(reason) : m.failover_textWaits() });
				return m.failover_textBack({
					...words,
					time: duration(restartEnds(restart)),
					host: names.name(restart.host),
					boot: duration(restart.boot)
				});
			}),
			...(outage.leftOff.length > 0 ? [leftOff(outage, names)] : []),
			m.failover_textMinutes({ minutes: decimal(minutes, 1) })
		];
	}
};
