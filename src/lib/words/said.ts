// One sentence of the event log and how it sounds: the tone picks mark and color, never the words.
export type Tone = 'info' | 'good' | 'warn' | 'bad';

export interface Said {
	readonly text: string;
	readonly tone: Tone;
}
