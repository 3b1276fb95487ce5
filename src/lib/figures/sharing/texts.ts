// The figure's sentences: from the same marks and numbers as its drawing.
import { m } from '$lib/paraglide/messages';
import type { GuestView, HostView } from '$lib/sim/view';
import { guestState } from '$lib/words/labels';
import { count, decimal, finePercent, memory, percent, plural } from '$lib/words/units';
import { idleOf, type Member } from './crew';
import { readingOf, verdictOf, type Chart, type Verdict } from './reading';
import type { AtRest } from './squeezed';

const VERDICTS: Readonly<Record<Verdict, () => string>> = { good: m.sharing_good, watch: m.sharing_watch, bad: m.sharing_bad };

export const verdictText = (verdict: Verdict): string => VERDICTS[verdict]();

/** "10%", "8.3%", "0.67%": ready time where a part of a percent decides */
export const readyPercentText = (percent: number): string => m.sharing_percent({ value: decimal(percent, percent < 1 ? 2 : 1) });

/** "1.04×", "10×", or that it stands still */
export const timesText = (times: number): string =>
	times === Infinity ? m.sharing_stands() : m.sharing_times({ times: decimal(times, times < 2 ? 2 : times < 9.95 ? 1 : 0) });

/** MiB → "6.9 GB", or "none" */
export const amountText = (MiB: number): string => (MiB > 0 ? memory(MiB) : m.sharing_none());

export function coreLines(host: HostView, crew: readonly Member[], followed: GuestView, chart: Chart): string[] {
	const reading = readingOf(followed, chart);
	return [
		m.sharing_text_host({ host: host.name, cores: count(host.cores), coresForm: plural(host.cores), busy: percent(host.cpuPercent) }),
		...crew.map(({ guest, share }) =>
			guest.state === 'off' || guest.state === 'suspended' || guest.state === 'crashed'
				? m.sharing_text_state({ guest: guest.name, state: guestState(guest.state) })
				: m.sharing_text_guest({
						guest: guest.name,
						state: guestState(guest.state),
						vcpus: count(guest.vcpus),
						vcpusForm: plural(guest.vcpus),
						run: finePercent(share.run),
						ready: finePercent(share.ready),
						coStop: finePercent(share.coStop),
						capped: finePercent(share.capped),
						idle: finePercent(idleOf(share)),
						verdict: verdictText(verdictOf(share.ready))
					})
		),
		m.sharing_text_reading({
			guest: followed.name,
			ms: count(reading.ms),
			vcpus: count(reading.vcpus),
			vcpusForm: plural(reading.vcpus),
			s: count(reading.intervalS),
			percent: readyPercentText(reading.percent)
		})
	];
}

/** what is going on, in one sentence */
export function memorySaid(host: HostView, on: readonly GuestView[]): string {
	const starting = on.filter(({ state }) => state === 'starting').length;
	if (starting > 0) return m.sharing_said_starting({ count: count(starting), countForm: plural(starting) });
	if (host.pagedMiB > 0) return m.sharing_said_paged({ host: host.name, paged: memory(host.pagedMiB) });
	if (on.some(bites)) return m.sharing_said_bites();
	if (host.balloonMiB > 0) return m.sharing_said_balloon({ balloon: memory(host.balloonMiB) });
	return m.sharing_said_room({ host: host.name });
}

/** its balloon holds more than it had idle */
const bites = ({ balloonMiB, memoryMiB, activePercent }: GuestView): boolean => balloonMiB > (1 - activePercent / 100) * memoryMiB + 0.01;

export function memoryLines(
	host: HostView,
	on: readonly GuestView[],
	now: { readonly slowness: number },
	rest: readonly AtRest[]
): string[] {
	const cliff = rest.find((each) => each.bites);
	return [
		m.sharing_text_promised({
			host: host.name,
			count: count(on.length),
			countForm: plural(on.length),
			promised: memory(on.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0)),
			memory: memory(host.memoryMiB)
		}),
		m.sharing_text_free({ free: memory(Math.max(0, host.memoryLeftMiB)), state: host.memoryState }),
		m.sharing_text_taken({ balloon: amountText(host.balloonMiB), paged: amountText(host.pagedMiB), shared: amountText(host.sharedMiB) }),
		m.sharing_text_slow({ times: timesText(now.slowness) }),
		cliff ? m.sharing_text_cliff({ count: count(cliff.count), promised: memory(cliff.promisedMiB) }) : m.sharing_text_noCliff(),
		memorySaid(host, on)
	];
}
