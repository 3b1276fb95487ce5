// A host's marks on a canvas: what the SVG draws, for estates too large for it. The buttons over it carry names, focus and choice.
import { icons, type IconName } from '$lib/ui/icons';
import type { Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { dirtySquares } from '../marks/pages';
import { ROLE_ICONS } from '../marks/roles';
import { LOW } from '../marks/tile';
import type { HostMark, ParkedMark, TileMark } from './marks';
import type { Palette } from './palette.svelte';

type Pen = CanvasRenderingContext2D;

/** The host's row, at the device's own resolution. */
export function paintHost(canvas: HTMLCanvasElement, host: HostMark, colors: Palette): void {
	const pen = canvas.getContext('2d');
	if (!pen) return;
	const ratio = window.devicePixelRatio;
	canvas.width = Math.round(host.row.width * ratio);
	canvas.height = Math.round(host.row.height * ratio);
	pen.setTransform(ratio, 0, 0, ratio, -host.row.x * ratio, -host.row.y * ratio);
	paintMetal(pen, host, colors);
	for (const mark of host.parked) paintParked(pen, mark, colors);
	for (const mark of host.tiles) paintTile(pen, mark, colors);
}

function fill(pen: Pen, color: string, box: Box): void {
	pen.fillStyle = color;
	pen.fillRect(box.x, box.y, box.width, box.height);
}

function words(pen: Pen, colors: Palette, text: string, x: number, y: number, size: number, weight: number, color: string): void {
	pen.font = `${weight} ${size}px ${colors.font}`;
	pen.fillStyle = color;
	pen.fillText(text, x, y);
}

function paintMetal(pen: Pen, host: HostMark, colors: Palette): void {
	const { box, plate, bay, hyper } = host;
	const down = host.condition === 'off' || host.condition === 'starting' || host.condition === 'failed';
	const failed = host.condition === 'failed';
	fill(pen, down && !failed ? colors.sunken : colors.surface, box);
	dots(pen, bay, colors.line);
	for (const part of host.voids) fill(pen, colors.sunken, part);
	fill(pen, failed ? '#52303a' : colors.metal, plate);
	if (host.condition === 'maintenance') fill(pen, colors['warn-mark'], { ...plate, height: 4 });
	pen.globalAlpha = down ? 0.3 : 1;
	for (const shelf of host.shelves.slice(0, -1)) fill(pen, colors.hyper, { x: shelf.x, y: shelf.floor, width: shelf.width, height: 3 });
	for (let x = hyper.x; x < hyper.x + hyper.width; x += 22)
		fill(pen, colors.hyper, { x, y: hyper.y, width: Math.min(14, hyper.x + hyper.width - x), height: 3 });
	fill(pen, colors.hyper, { ...hyper, y: hyper.y + 3, height: hyper.height - 3 });
	fill(pen, colors['hyper-tint'], host.slice);
	pen.globalAlpha = 1;
	for (const tick of host.ticks) fill(pen, colors['metal-2'], { x: tick.x, y: hyper.y + hyper.height, width: 1, height: 4 });
	pen.strokeStyle = failed ? colors.bad : colors['metal-2'];
	pen.lineWidth = 2;
	pen.setLineDash(failed ? [7, 5] : []);
	pen.strokeRect(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
	pen.setLineDash([]);
	paintPlate(pen, host, colors);
}

function paintPlate(pen: Pen, host: HostMark, colors: Palette): void {
	const { plate } = host;
	const on = host.condition === 'on' || host.condition === 'maintenance';
	const [x, y] = [plate.x + 10, plate.y + (plate.height < 40 ? plate.height / 2 : 17)];
	pen.beginPath();
	pen.arc(x, y, 4, 0, 7);
	if (on) {
		pen.fillStyle = '#7ce0a3';
		pen.fill();
	} else if (host.condition === 'failed') glyph(pen, 'cross', x - 7, y - 7, 14, colors['on-metal']);
	else {
		pen.strokeStyle = colors['on-metal-2'];
		pen.lineWidth = 1.5;
		pen.stroke();
	}
	words(pen, colors, host.title, x + 8, y + 4, 12, 650, colors['on-metal']);
	const under = on && host.condition !== 'maintenance' ? host.cpu : (host.under[0] ?? '');
	const [left, line] = plate.height < 40 ? [host.menu.x - textWidth(under, 12) - 6, y + 4] : [plate.x + 8, plate.y + 36];
	words(pen, colors, under, left, line, 12, 400, colors['on-metal-2']);
}

function dots(pen: Pen, bay: Box, color: string): void {
	pen.fillStyle = color;
	for (let y = bay.y + 4; y < bay.y + bay.height; y += 8)
		for (let x = bay.x + 4; x < bay.x + bay.width; x += 8) pen.fillRect(x, y, 1.5, 1.5);
}

/** @param size px; strokes of the icon's grid of 24 */
function glyph(pen: Pen, name: IconName, x: number, y: number, size: number, color: string): void {
	pen.save();
	pen.translate(x, y);
	pen.scale(size / 24, size / 24);
	pen.lineCap = pen.lineJoin = 'round';
	pen.strokeStyle = pen.fillStyle = color;
	for (const stroke of icons[name]) {
		const path = pathOf(typeof stroke === 'string' ? stroke : stroke.d);
		pen.lineWidth = typeof stroke === 'string' ? 2 : (stroke.width ?? 2);
		if (typeof stroke !== 'string' && stroke.solid) pen.fill(path);
		if (pen.lineWidth > 0) pen.stroke(path);
	}
	pen.restore();
}

const paths = new Map<string, Path2D>();
function pathOf(d: string): Path2D {
	const known = paths.get(d) ?? new Path2D(d);
	paths.set(d, known);
	return known;
}

function shape(pen: Pen, box: Box): void {
	const round = Math.min(9, box.width / 4);
	pen.beginPath();
	pen.roundRect(box.x + 1, box.y + 1, Math.max(1, box.width - 2), box.height - 2, [round, round, 2, 2]);
}

function paintTile(pen: Pen, mark: TileMark, colors: Palette): void {
	const struck = mark.state === 'crashed' || mark.state === 'cutOff';
	const dashed = struck || mark.state === 'arriving';
	const edge = struck ? colors.bad : mark.alarm ? colors.warn : colors.guest;
	const ink = struck ? colors.bad : colors['guest-ink'];
	const level = mark.state === 'running' || mark.state === 'noSpace' || mark.state === 'paused';
	for (const box of [mark.box, ...mark.more]) {
		shape(pen, box);
		pen.fillStyle = struck ? colors['bad-tint'] : dashed || mark.state === 'starting' ? colors.surface : colors['guest-tint'];
		pen.fill();
		if (level && mark.face.level > 2) {
			const top = box.y + box.height - mark.face.level;
			fill(pen, colors['guest-fill'], { x: box.x + 1, y: top, width: box.width - 2, height: mark.face.level - 1 });
			fill(pen, colors.guest, { x: box.x + 1, y: top - 0.5, width: box.width - 2, height: 1 });
		}
		shape(pen, box);
		pen.setLineDash(dashed ? [5, 4] : []);
		pen.lineWidth = mark.alarm ? 3 : 2;
		pen.strokeStyle = mark.alarm ? colors['warn-mark'] : edge;
		pen.stroke();
	}
	pen.setLineDash([]);
	paintHandle(pen, mark.box, edge);
	paintProgress(pen, mark, colors);
	const { box, face } = mark;
	const top = box.height < LOW ? 3 : 8;
	if (face.face === 'name') {
		glyph(pen, ROLE_ICONS[mark.role], box.x + 9, box.y + top, 16, ink);
		words(pen, colors, mark.name, box.x + 30, box.y + top + 13, 14, 650, ink);
	} else if (face.face === 'code') {
		const left = box.x + (box.width - 20 - textWidth(mark.code, 12, 'bold')) / 2;
		glyph(pen, ROLE_ICONS[mark.role], left, box.y + top, 16, ink);
		words(pen, colors, mark.code, left + 20, box.y + top + 12.5, 12, 700, ink);
	} else if (face.face !== 'level' && face.face !== 'plain')
		glyph(pen, ROLE_ICONS[mark.role], box.x + (box.width - face.glyph) / 2, box.y + top, face.glyph, ink);
	if (mark.alarm) paintAlarm(pen, mark.box, colors);
}

function paintHandle(pen: Pen, box: Box, color: string): void {
	const width = Math.min(18, box.width * 0.5);
	pen.beginPath();
	const [left, right] = [box.x + (box.width - width) / 2, box.x + (box.width + width) / 2];
	pen.moveTo(left, box.y);
	pen.lineTo(left, box.y - 2);
	pen.arcTo(left, box.y - 5, left + 3, box.y - 5, 3);
	pen.lineTo(right - 3, box.y - 5);
	pen.arcTo(right, box.y - 5, right, box.y - 2, 3);
	pen.lineTo(right, box.y);
	pen.strokeStyle = color;
	pen.lineWidth = 2;
	pen.stroke();
}

/** Low tiles have no room for squares of their memory: a bar along the foot, ochre for what goes again. */
function paintProgress(pen: Pen, { box, pages, progress }: TileMark, colors: Palette): void {
	const bar = { x: box.x + 4, y: box.y + box.height - 8, width: box.width - 8, height: 4 };
	if (progress !== null) fill(pen, colors.guest, { ...bar, width: bar.width * progress });
	if (!pages) return;
	const count = Math.max(1, pages.count);
	fill(pen, colors.guest, { ...bar, width: (bar.width * pages.sent) / count });
	fill(pen, colors.app, { ...bar, x: bar.x + (bar.width * pages.sent) / count, width: (bar.width * dirtySquares(pages).size) / count });
}

function paintAlarm(pen: Pen, box: Box, colors: Palette): void {
	const x = box.x + box.width - 7;
	pen.beginPath();
	pen.moveTo(x, box.y - 8);
	pen.lineTo(x + 8, box.y + 6);
	pen.lineTo(x - 8, box.y + 6);
	pen.closePath();
	pen.fillStyle = colors['warn-mark'];
	pen.fill();
	words(pen, colors, '!', x - 2, box.y + 4, 10, 800, '#22262c');
}

function paintParked(pen: Pen, mark: ParkedMark, colors: Palette): void {
	const { box } = mark;
	const saved = mark.state === 'suspended';
	pen.beginPath();
	pen.roundRect(box.x + 1, box.y + 1, box.width - 2, box.height - 2, 9);
	pen.fillStyle = saved ? colors['guest-tint'] : colors.surface;
	pen.fill();
	pen.setLineDash(saved ? [] : [4, 3]);
	pen.lineWidth = 2;
	pen.strokeStyle = saved ? colors.guest : mark.state === 'crashed' ? colors.bad : colors['line-strong'];
	pen.stroke();
	pen.setLineDash([]);
	glyph(pen, ROLE_ICONS[mark.role], box.x + 9, box.y + 6.5, 15, saved ? colors.guest : colors.muted);
	words(pen, colors, mark.label, box.x + 30, box.y + 18.5, 13, 650, colors.ink);
	pen.font = `650 13px ${colors.font}`;
	const sign = box.x + 40 + pen.measureText(mark.label).width;
	glyph(pen, saved ? 'pause' : mark.state === 'crashed' ? 'cross' : 'power', sign, box.y + 8, 12, colors.muted);
	if (mark.word !== '') words(pen, colors, mark.word, sign + 16, box.y + 18.5, 12, 400, colors.muted);
}
