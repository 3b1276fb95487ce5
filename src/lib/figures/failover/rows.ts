// A guest's row along the seconds: cut off, a host is chosen, its turn comes, it boots, it runs. Each stretch says what there is room for.
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { restartEnds, type LostGuest } from './outage';
import * as words from './timeline-words';

export type PartKind = 'cut' | 'place' | 'wait' | 'boot' | 'runs';

export interface PartMark {
	readonly kind: PartKind;
	readonly box: Box;
	/** px of it that have passed */
	readonly past: number;
	/** inside, where there is room */
	readonly text: string;
	/** below, for a stretch that is too short for words */
	readonly below: string;
}

export const BAR = 28;

interface Part {
	readonly kind: PartKind;
	readonly from: number;
	readonly until: number;
	/** the longest first */
	readonly texts: readonly string[];
	readonly below?: string;
}

/** @param end s of the axis' end */
function partsOf({ restart, reason }: LostGuest, end: number, name: (id: string) => string): Part[] {
	if (!restart) return [{ kind: 'cut', from: 0, until: end, texts: reason ? [words.stays(reason), words.staysOff()] : [words.cutOff()] }];
	const { detect, place, queue, boot, host } = restart;
	const [found, begins, ends] = [detect + place, detect + place + queue, restartEnds(restart)];
	const booting = [words.boots(name(host), boot), words.bootsOn(name(host)), name(host)];
	return [
		{ kind: 'cut', from: 0, until: detect, texts: [words.cutOff()] },
		{ kind: 'place', from: detect, until: found, texts: [words.place(place)], below: words.place(place) },
		...(queue > 0 ? [{ kind: 'wait', from: found, until: begins, texts: [words.waits(queue), words.seconds(queue)] } as const] : []),
		{ kind: 'boot', from: begins, until: ends, texts: booting },
		{ kind: 'runs', from: ends, until: end, texts: [words.runs()] }
	];
}

/** @param x from s to px; `end` and `passed` in s */
export function rowParts(
	guest: LostGuest,
	y: number,
	x: (seconds: number) => number,
	end: number,
	passed: number,
	name: (id: string) => string
): PartMark[] {
	return partsOf(guest, end, name).map(({ kind, from, until, texts, below = '' }) => {
		const [left, right] = [x(from), Math.min(x(end), x(until))];
		const fits = texts.find((text) => textWidth(text, 12, 'bold') <= right - left - 12);
		return {
			kind,
			box: { x: px(left), y, width: px(right - left), height: BAR },
			past: px(Math.max(0, Math.min(right, x(passed)) - left)),
			text: fits ?? '',
			below: fits ? '' : below
		};
	});
}
