// An outage along its seconds: signs of life that stay away, a row for each guest, and the people cut off as an area whose size is exactly
// the user-minutes lost. Numbers only; what lies before `now` is drawn solid, what is still to come dashed.
import { scaleLinear } from 'd3-scale';
import { px } from '../marks/box';
import { textWidth } from '../marks/measure';
import { restartEnds, type Outage } from './outage';
import { peopleMarks, type PeopleMarks } from './people';
import { BAR, rowParts, type PartMark } from './rows';
import * as words from './timeline-words';

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
	readonly people: PeopleMarks;
	readonly peopleLabel: { readonly y: number; readonly subX: number };
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
const PEOPLE = 104;
/** px that "110 s: 60 back" takes beside the last step */
const ROOM = 104;

export function timeline(told: Told, width: number): TimelineMarks {
	const { outage, now, heartbeat, aloneAfter, name } = told;
	const narrow = width < NARROW;
	const left = narrow ? 2 : LABELS;
	const right = width - 8;
	const seconds = spanOf(outage, right - left, now ?? 0);
	const x = scaleLinear([0, seconds], [left, right]);
	const passed = now ?? 0;
	const head = narrow ? 20 : 0;
	const pitch = BAR + 34 + (narrow ? 20 : 0);

	const axisY = 14;
	const beatsY = 48 + head;
	const first = beatsY + 42 + head;
	const rows = outage.guests.map((guest, nth): RowMark => {
		const y = first + nth * pitch;
		return {
			guest: guest.guest,
			name: name(guest.guest),
			sub: words.rowSub(guest),
			subX: beside(name(guest.guest)),
			nameY: narrow ? y - 8 : y + 12,
			subY: narrow ? y - 8 : y + 27,
			parts: rowParts(guest, y, x, seconds, passed, name)
		};
	});
	const top = first + rows.length * pitch + 4 + head;
	const bottom = top + PEOPLE;

	return {
		width,
		height: bottom + 30,
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
		people: peopleMarks(outage, now, x, seconds, { x: left, y: top, width: right - left, height: PEOPLE }),
		peopleLabel: { y: narrow ? top - 8 : top + 40, subX: beside(words.cutOffNow()) },
		now: now === null || now >= lastOf(outage) || now > seconds ? null : { x: px(x(now)), top: axisY + 6, bottom }
	};
}

/** s: the moment after which nothing changes any more */
const lastOf = ({ people, declared, guests }: Outage): number =>
	Math.max(people.at(-1)?.at ?? 0, declared ?? 0, ...guests.map(({ restart }) => (restart ? restartEnds(restart) : 0)));

/** s along the axis: to the last step, with room for its words; longer when somebody never comes back */
function spanOf(outage: Outage, width: number, now: number): number {
	const open = outage.guests.some(({ restart }) => restart === null);
	const last = Math.max(30, lastOf(outage), open ? now : 0);
	return last / (1 - Math.max(ROOM / width, open ? 0.3 : 0));
}

/** behind a name on the same line */
const beside = (text: string): number => px(textWidth(text, 13, 'bold') + 8);

type Scale = (seconds: number) => number;

function beatsOf({ declared }: Outage, every: number, passed: number, x: Scale, lost: boolean) {
	const count = Math.floor((declared ?? 0) / every);
	const at = Array.from({ length: count }, (_, nth) => (nth + 1) * every);
	const missed = lost ? at.filter((beat) => beat <= passed).length : 0;
	return { at: at.map((beat) => ({ x: px(x(beat)), past: lost && beat <= passed })), sub: words.missed(lost ? missed : null, count) };
}
