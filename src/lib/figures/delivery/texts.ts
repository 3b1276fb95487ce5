// What the five ways say: standing, a sentence for what the rows tell, the news, and the twin in words.
import { m } from '$lib/paraglide/messages';
import { cachedS, firstLaunchS } from '$lib/sim/delivery/streaming';
import type { SimEvent } from '$lib/sim/event';
import { MB } from '$lib/sim/units';
import type { WorldView } from '$lib/sim/view';
import { duration, durationNs } from '$lib/words/time';
import { bandwidth, count, size } from '$lib/words/units';
import { lineRate, rateText } from './machine-texts';
import { DESK, SERVER, tally, type Way } from './ways';

export const LOOKS = ['code', 'wire', 'patch'] as const;
export type Look = (typeof LOOKS)[number];

export const nameOf = ({ id }: Pick<Way, 'id'>): string => m.delivery_name({ way: id });
export const productOf = ({ id }: Way): string => m.delivery_product({ way: id });
export const standingText = ({ standing }: Way): string => m.delivery_standing({ standing });
export const chartsText = ({ charts }: Way): string => (charts ? m.delivery_charts() : m.delivery_charts_none());

export function sentence(way: Way, look: Look): string {
	if (look === 'wire') return crossText(way);
	return look === 'patch' ? patchText(way) : codeText(way);
}

function codeText(way: Way): string {
	if (way.id === 'streamed' && way.standing === 'runs') {
		if (!way.online) return m.delivery_code_alone({ days: count(way.app.licenceDays) });
		if (way.there < 1) return m.delivery_code_rest();
	}
	return m.delivery_code({ way: way.id, standing: way.standing });
}

function crossText(way: Way): string {
	const whole = size(way.app.sizeMB * MB);
	const come = size(way.app.sizeMB * MB * way.there);
	const part = way.there > 0 && way.there < 1;
	switch (way.crossing) {
		case 'pictures':
			return m.delivery_cross_pictures({ rate: rateText(way) });
		case 'parcel':
			return m.delivery_cross_parcel({ come, size: whole, rate: rateText(way), time: duration(way.secondsLeft ?? 0) });
		case 'data':
			return m.delivery_cross_data({ size: whole, host: way.recordHost });
		case 'cut':
			return part ? m.delivery_cross_cut_part({ come, size: whole }) : m.delivery_cross_cut();
		case 'nothing':
			return way.serverRuns ? m.delivery_cross_nothing() : m.delivery_cross_rests();
	}
}

const patchText = (way: Way): string => m.delivery_patch({ way: way.id, people: count(way.server.users) });

export function tallyText(ways: readonly Way[]): string {
	const { run, charts } = tally(ways);
	return m.delivery_tally({ run: count(run), all: count(ways.length), charts: count(charts) });
}

/** what happened last at this desk or in its server; empty: nothing yet */
export function newsText(events: readonly SimEvent[], ways: readonly Way[], view: WorldView): string {
	for (const event of events.toReversed()) {
		const text = eventText(event, ways, view);
		if (text !== '') return text;
	}
	return '';
}

function eventText(event: SimEvent, ways: readonly Way[], view: WorldView): string {
	if (event.type === 'hostFailed') return event.host === SERVER ? m.delivery_news_failed({ host: view.hosts[SERVER]?.name ?? '' }) : '';
	if (!('endpoint' in event) || event.endpoint !== DESK) return '';
	if (event.type === 'endpointCut') return m.delivery_news_cut();
	if (event.type === 'endpointMended') return m.delivery_news_mended({ time: durationNs(event.ns) });
	const way = ways.find(({ app }) => 'application' in event && app.id === event.application);
	if (!way) return '';
	const name = nameOf(way);
	switch (event.type) {
		case 'appStarted':
			return event.ns > 0
				? m.delivery_news_started({ way: name, time: durationNs(event.ns) })
				: m.delivery_news_started_once({ way: name });
		case 'appCached':
			return m.delivery_news_cached({ way: name });
		case 'appFetching':
			return m.delivery_news_fetching({ way: name });
		case 'appStopped':
			return event.cause === 'licence'
				? m.delivery_news_expired({ way: name, days: count(way.app.licenceDays) })
				: m.delivery_news_closed({ way: name });
		default:
			return '';
	}
}

/** the causes, with the numbers of this estate */
export function whyTexts(ways: readonly Way[], view: WorldView): string[] {
	const desk = view.endpoints[DESK];
	const [session, streamed, hidden] = [find(ways, 'session'), find(ways, 'streamed'), find(ways, 'hidden')];
	if (!desk || !session) return [];
	const rate = lineRate((desk.line?.sessionKbps ?? 0) / 1000);
	const texts = [m.delivery_why_pictures({ rate, shared: count(session.server.users) }), m.delivery_why_cut(), m.delivery_why_server()];
	if (!streamed || !hidden) return texts;
	const bytesPerS = (desk.linkMbps * MB) / 8;
	const takes = (way: Way) => duration(cachedS(way.app.sizeMB * MB, bytesPerS));
	const start = duration(firstLaunchS(streamed.app.sizeMB * MB, bytesPerS));
	return [...texts, m.delivery_why_first({ link: bandwidth(desk.linkMbps), start, all: takes(streamed), image: takes(hidden) })];
}

const find = (ways: readonly Way[], id: Way['id']): Way | undefined => ways.find((way) => way.id === id);

export const assumedText = (ways: readonly Way[], view: WorldView): string =>
	m.delivery_assumed({
		rate: lineRate((view.endpoints[DESK]?.line?.sessionKbps ?? 0) / 1000),
		days: count(ways[0]?.app.licenceDays ?? 0)
	});

export const linesOf = (ways: readonly Way[]): string[] =>
	ways.map((way) =>
		m.delivery_text({
			way: nameOf(way),
			product: productOf(way),
			standing: standingText(way),
			code: codeText(way),
			cross: crossText(way),
			patch: patchText(way),
			charts: chartsText(way)
		})
	);
