// What a topic hands in to be compared with published results: one entry for each vector, computed by the model's own functions.
// It imports nothing, so that every topic may import it.

/** a result as vectors write it: a figure, a word, a list, or several of these under names */
export type Result = number | string | boolean | readonly Result[] | { readonly [key: string]: Result };

export interface Validation {
	/** the vector's id */
	readonly id: string;
	/** what is computed, in plain words */
	readonly title: string;
	/** what of the model's rule the answer rests on, in a few words: equation, code or paper */
	readonly source: string;
	/** which assumption [A] of the model enters the answer, in plain words; left out when none does */
	readonly assumed?: string;
	/** expected figures that the model does not compute, each with the reason in plain words; nested ones as 'a.b' */
	readonly notModelled?: Readonly<Record<string, string>>;
	/** why a figure differs, where the model is right to differ or can't do better; shown beside the difference */
	readonly note?: string;
	/**
	 * The model's answer, computed, never typed: keyed as the vector's `expected`, in its units. A published range is met by a
	 * figure, or by a list of figures, inside it.
	 */
	readonly ours: () => Readonly<Record<string, Result>>;
}
