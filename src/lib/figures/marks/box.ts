// A place on the drawing, in px from the figure's left and top.
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** to a tenth of a px: enough for the eye, and the same text on server and browser */
export const px = (value: number): number => Math.round(value * 10) / 10;
