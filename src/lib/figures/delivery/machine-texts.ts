// The words inside the drawing of one way, as long as there is room for.
import { m } from '$lib/paraglide/messages';
import { MB } from '$lib/sim/units';
import { bandwidth, count, percent, plural, size } from '$lib/words/units';
import { cutText, textWidth } from '../marks/measure';
import { sendsPictures, type Standing, type Way } from './ways';

export interface MachineTexts {
	readonly chip: string;
	readonly serverOs: string;
	readonly deskOs: string;
	readonly hiddenOs: string;
	readonly store: string;
	readonly picture: string;
	readonly rate: string;
	readonly kind: string;
}

/** Mbit/s → "50 kbit/s", "100 Mbit/s" */
export const lineRate = (Mbps: number): string => (Mbps < 1 ? m.delivery_kbit({ value: count(Mbps * 1000) }) : bandwidth(Mbps));

/** what the desk's screen says of a program that runs elsewhere */
const PICTURES: Partial<Record<Standing, () => string>> = {
	runs: m.delivery_picture,
	frozen: m.delivery_picture_frozen,
	lost: m.delivery_picture_lost
};

/** @param side px of a machine */
export function machineTexts(way: Way, side: number): MachineTexts {
	const narrow = side < 150;
	const band = (words: string) => cutText(words, 12, 'bold', side - 30);
	return {
		chip: narrow ? m.delivery_chip_short() : m.delivery_chip(),
		serverOs: band(fits(serverTexts(way), side - 30)),
		deskOs: band(narrow ? m.delivery_os_pc_short() : m.delivery_os_pc()),
		hiddenOs: band(m.delivery_os_hidden()),
		store: narrow ? size(way.app.sizeMB * MB) : m.delivery_store({ way: way.id, size: size(way.app.sizeMB * MB) }),
		picture: PICTURES[way.standing]?.() ?? m.delivery_picture_none(),
		rate: rateText(way),
		kind: kindText(way)
	};
}

/** from long to short */
function serverTexts(way: Way): string[] {
	if (!way.serverRuns) return [m.delivery_os_down()];
	if (!sendsPictures(way.id)) return [way.server.os, way.server.name];
	const people = way.server.service.sessions?.loggedOn ?? 0;
	return [m.delivery_os_windows(), ''].map((os) => m.delivery_os_people({ os, count: plural(people), people: count(people) }));
}

const fits = (texts: readonly string[], room: number): string =>
	texts.find((text) => textWidth(text, 12, 'bold') <= room) ?? texts.at(-1) ?? '';

export function rateText(way: Way): string {
	if (way.crossing === 'cut') return m.delivery_wire_cut();
	return way.Mbps > 0 ? lineRate(way.Mbps) : '';
}

function kindText(way: Way): string {
	switch (way.crossing) {
		case 'cut':
			return way.there > 0 && way.there < 1 ? m.delivery_wire_part({ percent: percent(100 * way.there) }) : '';
		case 'pictures':
			return m.delivery_wire_pictures();
		case 'parcel':
			return m.delivery_wire_part({ percent: percent(100 * way.there) });
		case 'data':
			return m.delivery_wire_data({ host: way.recordHost });
		case 'nothing':
			return m.delivery_wire_nothing();
	}
}
