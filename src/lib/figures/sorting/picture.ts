// Each card's picture as marks on 84 by 62 pixels, in the grammar of all figures: metal square, software rounded, people ink.
import type { Card } from './cards';

export type Kind =
	| 'metal'
	| 'system'
	| 'systemNotRunning'
	| 'hypervisor'
	| 'guest'
	| 'handle'
	| 'session'
	| 'sessionBar'
	| 'app'
	| 'fence'
	| 'person'
	| 'offer'
	| 'wire';
export interface Mark {
	readonly kind: Kind;
	readonly d: string;
}

const BASE = 50;

const rect = (x: number, y: number, width: number, height: number) => `M${x} ${y}h${width}v${height}h${-width}z`;
const metal = (): Mark => ({ kind: 'metal', d: rect(0, BASE + 2, 84, 10) });
/** a band with a folder's tab */
const band = (x: number, y: number, width: number, height: number) =>
	`M${x} ${y}h${width * 0.34}v4h${width * 0.66}v${height - 4}h${-width}z`;
const system = (x: number, y: number, width: number, height = 14): Mark => ({ kind: 'system', d: band(x, y, width, height) });
const hypervisor = (x: number, y: number, width: number): Mark => {
	const teeth = Array.from({ length: Math.floor(width / 14) }, (_, nth) => rect(x + nth * 14, y, 9, 3)).join('');
	return { kind: 'hypervisor', d: teeth + rect(x, y + 3, width, 4) };
};
const rounded = (x: number, y: number, width: number, height: number, r: number) =>
	`M${x} ${y + height}v${r - height}q0 ${-r} ${r} ${-r}h${width - 2 * r}q${r} 0 ${r} ${r}v${height - r}z`;
const guest = (x: number, y: number, width: number, height: number): Mark[] => [
	{ kind: 'handle', d: `M${x + width / 2 - 6} ${y}v-3q0-3 3-3h6q3 0 3 3v3` },
	{ kind: 'guest', d: rounded(x, y, width, height, 6) }
];
const session = (x: number, y: number): Mark[] => [
	{ kind: 'session', d: rect(x, y, 16, 14) },
	{ kind: 'sessionBar', d: rect(x, y, 16, 4) }
];
const app = (x: number, y: number, width: number, height: number): Mark => ({
	kind: 'app',
	d: `M${x + 5} ${y}h${width - 10}l5 ${height / 2}l-5 ${height / 2}h${10 - width}l-5 ${-height / 2}z`
});
const fence = (x: number, y: number, width: number, height: number): Mark => ({ kind: 'fence', d: rect(x, y, width, height) });
const person = (x: number, y: number): Mark => ({
	kind: 'person',
	d: `M${x + 2.5} ${y + 4}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0zM${x} ${y + 15}q0-6 6-6t6 6z`
});

const PICTURES: Readonly<Record<Card, readonly Mark[]>> = {
	laptop: [metal(), system(0, 34, 84, 18), hypervisor(8, 27, 40), ...guest(12, 8, 30, 19), system(15, 13, 24, 13)],
	desktops: [
		metal(),
		hypervisor(0, BASE - 5, 84),
		...[2, 30, 58].flatMap((x) => [...guest(x, 12, 24, 33), system(x + 3, 29, 18), person(x + 6, 13)])
	],
	alone: [metal(), hypervisor(0, BASE - 5, 84), ...guest(8, 12, 40, 33), system(12, 29, 32), person(62, 30)],
	both: [
		metal(),
		hypervisor(0, BASE - 5, 84),
		...guest(6, 9, 72, 36),
		...[10, 29, 48].flatMap((x) => session(x + 2, 14)),
		system(10, 30, 64, 13)
	],
	session: [metal(), system(0, 35, 84, 17), ...[2, 23, 44, 65].flatMap((x) => session(x, 17))],
	cloud: [
		{ kind: 'offer', d: rounded(12, 4, 60, 24, 8) },
		app(24, 9, 36, 14),
		{ kind: 'wire', d: 'M42 28v10' },
		{ kind: 'systemNotRunning', d: rect(16, 38, 52, 16) }
	],
	streamed: [metal(), system(0, 35, 84, 17), fence(18, 5, 48, 26), app(24, 10, 36, 16)],
	containers: [metal(), system(0, 35, 84, 17), ...[2, 30, 58].flatMap((x) => [fence(x, 9, 24, 22), app(x + 3, 14, 18, 12)])],
	dualBoot: [metal(), system(0, 33, 40, 19), { kind: 'systemNotRunning', d: band(44, 33, 40, 19) }]
};

export const pictureOf = (card: Card): readonly Mark[] => PICTURES[card];

/** the blue bands that one can count: systems that run */
export const bandsOf = (card: Card): number => PICTURES[card].filter(({ kind }) => kind === 'system').length;
