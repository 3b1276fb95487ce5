// Everything kept, as one text to download, and back.
import * as v from 'valibot';

const Archive = v.object({
	guesthouse: v.literal('progress'),
	version: v.literal(1),
	documents: v.array(v.object({ key: v.string(), text: v.string() })),
	aside: v.array(v.object({ key: v.string(), text: v.string() })),
	records: v.array(v.object({ collection: v.string(), id: v.string(), text: v.string() }))
});
export type Archive = v.InferOutput<typeof Archive>;

const Newer = v.object({ guesthouse: v.literal('progress'), version: v.pipe(v.number(), v.minValue(2)) });

export const pack = (content: Omit<Archive, 'guesthouse' | 'version'>): string =>
	JSON.stringify({ guesthouse: 'progress', version: 1, ...content });

export function unpack(text: string): Archive | 'corrupt' | 'newer' {
	try {
		const json: unknown = JSON.parse(text);
		const { success, output } = v.safeParse(Archive, json);
		if (success) return output;
		return v.is(Newer, json) ? 'newer' : 'corrupt';
	} catch {
		return 'corrupt';
	}
}
