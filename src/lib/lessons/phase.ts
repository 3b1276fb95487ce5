// Where a <Predict> stands, for the parts inside it.
import { createContext } from 'svelte';

export type Phase = 'predict' | 'observe' | 'explain';

export const [getPhase, setPhase] = createContext<() => Phase>();
