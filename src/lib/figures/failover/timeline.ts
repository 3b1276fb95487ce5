// An outage along its seconds: signs of life that stay away, a row for each guest, and the people cut off as an area whose size is exactly
// the user-minutes lost. Numbers only; what lies before `now` is drawn solid, what is still to come dashed.
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { lostMinutes, restartEnds, returns, type LostGuest, type Outage } from './outage';
import * as words from './timeline-words';

export type PartKind = 'cut' | 'place' | 'wait' | 'boot' | 'runs';

/** a stretch of a guest's row */
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

export interface RowMark {
	readonly guest: string;
	readonly name: string;
	readonly sub: string;
	readonly nameY: number;
	readonly subX: number;
	readonly subY: number;
	readonly parts: readonly PartMark[];
}

export interface TimelineMarks {
	readonly width: number;
	readonly height: number;
	readonly left: number;
	readonly right: number;
	readonly axis: { readonly y: number; readonly bottom: number; readonly ticks: readonly { readonly x: number; readonly label: string }[] };
	readonly beats: {
		readonly y: number;
		readonly at: readonly { readonly x: number; readonly past: boolean }[];
		readonly sub: string;
		readonly labelY: number;
	};
	readonly beatsName: string;
	readonly beatsSubX: number;
	/** one host alone would know it here */
	readonly alone: { readonly x: number; readonly text: string } | null;
	readonly declared: {
		readonly x: number;
		readonly top: number;
		readonly bottom: number;
		readonly past: boolean;
		readonly text: string;
	} | null;
	/** where the two texts stand */
	readonly verdictX: number;
	readonly rows: readonly RowMark[];
	readonly people: {
		readonly box: Box;
		readonly labelY: number;
		readonly subX: number;
		/** one glyph stands for so many people, and stands at these x */
		readonly each: number;
		readonly crowd: readonly number[];
		readonly past: string;
		readonly ahead: string;
		readonly count: string;
		readonly minutes: { readonly x: number; readonly y: number; readonly width: number; readonly text: string } | null;
		readonly back: readonly { readonly x: number; readonly y: number; readonly text: string }[];
	};
	/** null: before the loss, or all is over */
	readonly now: { readonly x: number; readonly top: number; readonly bottom: number } | null;
}

export interface Told {
	readonly outage: Outage;
	/** s since the loss; null: the host still lives, all of it is still to come */
	readonly now: number | null;
	readonly heartbeat: number;
	readonly aloneAfter: number | null;
	readonly name: (id: string) => string;
}

const LABELS = 132;
const NARROW = 560;
const BAR = 28;
const PEOPLE = 104;
/** people that one glyph stands for */
const EACH = 20;
/** px that "110 s: 60 back" takes beside the last step */
const ROOM = 104;

export function timeline(told: Told, width: number): TimelineMarks {
	const { outage, now, heartbeat, aloneAfter, name } = told;
	const narrow = width < NARROW;
	const left = narrow ? 2 : LABELS;
	const right = width - 8;
	const seconds = spanOf(outage, right - left);
	const x = scaleLinear([0, seconds], [left, right]);
	const passed = now ?? 0;
	const head = narrow ? 20 : 0;
	const pitch = BAR + 34 + (narrow ? 20 : 0);

	const axisY = 14;
	const beatsY = 48 + head;
	const first = beatsY + 42 + head;
	const rows = outage.guests.map((guest, nth) => rowOf(guest, first + nth * pitch));
	const top = first + rows.length * pitch + 4 + head;
	const bottom = top + PEOPLE;

	function rowOf(guest: LostGuest, y: number): RowMark {
		const parts = partsOf(guest).map(({ kind, from, until, text, below }): PartMark => {
			const [start, end] = [x(from), Math.min(right, x(until))];
			const box = { x: px(start), y, width: px(end - start), height: BAR };
			const past = px(Math.max(0, Math.min(end, x(passed)) - start));
			const room = textWidth(text, 12, 'bold') <= end - start - 12;
			return { kind, box, past, text: room ? text : '', below: room ? '' : below };
		});
		return {
			guest: guest.guest,
			name: name(guest.guest),
			sub: words.rowSub(guest),
			subX: beside(name(guest.guest)),
			nameY: narrow ? y - 8 : y + 12,
			subY: narrow ? y - 8 : y + 27,
			parts
		};
	}

	function partsOf({ restart, reason }: LostGuest) {
		const part = (kind: PartKind, from: number, until: number, text: string, below = '') => ({ kind, from, until, text, below });
		if (!restart) return [part('cut', 0, seconds, reason ? words.stays(reason) : words.cutOff())];
		const { detect, place, queue, boot, host } = restart;
		const [found, begins] = [detect + place, detect + place + queue];
		const ends = restartEnds(restart);
		return [
			part('cut', 0, detect, words.cutOff()),
			part('place', detect, found, words.place(place), words.place(place)),
			...(queue > 0 ? [part('wait', found, begins, words.waits(queue))] : []),
			part('boot', begins, ends, words.boots(name(host), boot)),
			part('runs', ends, seconds, words.runs())
		];
	}

	return {
		width,
		height: bottom + 14,
		left,
		right,
		axis: {
			y: axisY,
			bottom,
			ticks: x.ticks(Math.max(3, Math.floor((right - left) / 74))).map((tick) => ({ x: px(x(tick)), label: words.tick(tick) }))
		},
		beats: { ...beatsOf(outage, heartbeat, passed, x, now !== null), y: beatsY, labelY: narrow ? beatsY - 22 : beatsY - 2 },
		alone:
			aloneAfter === null || aloneAfter === outage.declared || aloneAfter > seconds
				? null
				: { x: px(x(aloneAfter)), text: words.alone(aloneAfter) },
		beatsName: words.beats(),
		beatsSubX: beside(words.beats()),
		declared:
			outage.declared === null
				? null
				: {
						x: px(x(outage.declared)),
						top: beatsY - 14,
						bottom: top,
						past: now !== null && passed >= outage.declared,
						text: words.declared(outage.declared)
					},
		verdictX: px(x(Math.max(outage.declared ?? 0, aloneAfter !== null && aloneAfter <= seconds / 2 ? aloneAfter : 0)) + 8),
		rows,
		people: peopleOf(outage, now, x, { x: left, y: top, width: right - left, height: PEOPLE }),
		now: now === null || now >= lastOf(outage) || now > seconds ? null : { x: px(x(now)), top: axisY + 6, bottom }
	};
}

/** s: the moment after which nothing changes any more */
const lastOf = ({ people, declared, guests }: Outage): number =>
	Math.max(people.at(-1)?.at ?? 0, declared ?? 0, ...guests.map(({ restart }) => (restart ? restartEnds(restart) : 0)));

/** s along the axis: to the last step, with room for its words; longer when somebody never comes back */
function spanOf(outage: Outage, width: number): number {
	const last = Math.max(30, lastOf(outage));
	const open = outage.guests.some(({ restart }) => restart === null);
	return last / (1 - Math.max(ROOM / width, open ? 0.3 : 0));
}

/** behind a name on the same line */
const beside = (text: string): number => px(textWidth(text, 13, 'bold') + 8);

/** as many as have room */
function crowdOf(people: number, from: number, until: number): number[] {
	const fit = Math.max(0, Math.floor((until - from) / 17));
	return Array.from({ length: Math.min(fit, Math.ceil(people / EACH)) }, (_, nth) => px(from + nth * 17));
}

type Scale = (seconds: number) => number;

function beatsOf({ declared }: Outage, every: number, passed: number, x: Scale, lost: boolean) {
	const count = Math.floor((declared ?? 0) / every);
	const at = Array.from({ length: count }, (_, nth) => (nth + 1) * every);
	const missed = lost ? at.filter((beat) => beat <= passed).length : 0;
	return { at: at.map((beat) => ({ x: px(x(beat)), past: lost && beat <= passed })), sub: words.missed(lost ? missed : null, count) };
}

function peopleOf({ people }: Outage, now: number | null, x: Scale & { domain(): number[] }, box: Box): TimelineMarks['people'] {
	const all = Math.max(1, ...people.map(({ cutOff }) => cutOff));
	const end = x.domain()[1] ?? 0;
	const y = scaleLinear([0, all], [box.y + box.height, box.y]);
	const steps = area<{ at: number; cutOff: number }>()
		.x(({ at }) => px(x(at)))
		.y0(px(y(0)))
		.y1(({ cutOff }) => px(y(cutOff)))
		.curve(curveStepAfter);
	const level = (at: number) => people.findLast((step) => step.at <= at)?.cutOff ?? 0;
	const passed = Math.min(now ?? 0, end);
	const over = people.at(-1)?.cutOff === 0 ? (people.at(-1)?.at ?? 0) : end;
	const past = now === null ? [] : [...people.filter(({ at }) => at <= passed), { at: Math.min(passed, over), cutOff: level(passed) }];
	const ahead =
		passed >= over ? [] : [{ at: passed, cutOff: level(passed) }, ...people.filter(({ at }) => at > passed), { at: over, cutOff: 0 }];
	const full = returns(people)[0]?.at ?? end;
	const minutes = words.minutes(lostMinutes(people, passed), lostMinutes(people, over), people.at(-1)?.cutOff === 0, now === null);
	const wide = textWidth(minutes, 14, 'bold') + 20;
	const middle = (x(0) + x(full)) / 2;
	let above = -Infinity;
	const back = returns(people).map(({ at, back: count }) => {
		const wanted = Math.min(y(level(at - 1e-6)) + 12, box.y + box.height - 4);
		above = Math.max(wanted, above + 15);
		return { x: px(x(at) + 6), y: px(above), text: words.back(at, count) };
	});
	return {
		box,
		labelY: box.x < LABELS ? box.y - 8 : box.y + 40,
		subX: beside(words.cutOffNow()),
		each: EACH,
		crowd: crowdOf(all, x(0) + 8, x(full) - 8),
		past: past.length > 1 ? (steps(past) ?? '') : '',
		ahead: ahead.length > 1 ? (steps(ahead) ?? '') : '',
		count: words.people(all),
		minutes: {
			x: px(Math.max(x(0) + 4, Math.min(middle - wide / 2, x(end) - wide))),
			y: box.y + box.height / 2 + 6,
			width: px(wide),
			text: minutes
		},
		back
	};
}
