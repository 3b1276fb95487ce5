// Whether speaker notes are shown: only where somebody above asked for them.
import { getContext, setContext } from 'svelte';

const KEY = Symbol('notes');

export const showNotes = () => setContext(KEY, true);
export const showsNotes = () => getContext<boolean | undefined>(KEY) ?? false;
