// Two programs on one PC as marks: packaged ones in a bubble with a control of their own, installed ones with a line to the PC's one entry.
import { px, type Box } from '../marks/box';
import type { Program, Versions } from './versions';

export interface ProgramMarks {
	readonly program: Program;
	/** the column; a bubble is drawn around it for a packaged one */
	readonly box: Box;
	readonly chip: Box;
	readonly asks: { readonly x: number; readonly y: number };
	/** its own control; null: it asks for that of the PC */
	readonly own: Box | null;
	/** from the program to the PC's entry; empty: it looks elsewhere */
	readonly line: string;
}

export interface VersionsMarks {
	readonly width: number;
	readonly height: number;
	readonly programs: readonly ProgramMarks[];
	readonly entry: Box;
	readonly os: Box;
}

const PAD = 14;
const COLUMN = 112;
const ENTRY = { y: 150, height: 58 };
const OS = { y: 224, height: 24 };

export function versionsMarks({ programs }: Versions, width: number): VersionsMarks {
	const column = px((width - 3 * PAD) / 2);
	const entry = {
		x: px(width / 2 - Math.min(280, width - 4 * PAD) / 2),
		y: ENTRY.y,
		width: Math.min(280, width - 4 * PAD),
		height: ENTRY.height
	};
	const marks = programs.map((program, nth): ProgramMarks => {
		const box = { x: PAD + nth * (column + PAD), y: PAD, width: column, height: COLUMN };
		const middle = px(box.x + column / 2);
		const chip = { x: px(middle - 55), y: box.y + 10, width: 110, height: 26 };
		const packaged = program.how === 'packaged';
		/** straight down where the entry reaches, else to its nearest corner */
		const lands = px(Math.min(entry.x + entry.width - 12, Math.max(entry.x + 12, middle)));
		return {
			...{ program, box, chip },
			asks: { x: middle, y: box.y + 56 },
			own: packaged
				? { x: px(middle - Math.min(150, column - 12) / 2), y: box.y + 70, width: Math.min(150, column - 12), height: 28 }
				: null,
			line: packaged ? '' : `M${middle} ${box.y + 64}L${lands} ${entry.y}`
		};
	});
	return { width, height: OS.y + OS.height + 2, programs: marks, entry, os: { x: 2, y: OS.y, width: width - 4, height: OS.height } };
}
