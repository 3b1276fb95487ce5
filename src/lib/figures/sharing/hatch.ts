// The textures of time in which a vCPU does not run though it would: waiting for a core, for its siblings, by its cap.
import type { TurnKind } from './turns';

export type Hatched = Exclude<TurnKind, 'run'>;

export const hatchId = (uid: string, kind: Hatched): string => `${uid}-${kind}`;

/** @param uid of the drawing that defines them, see Hatches.svelte */
export const hatchOf = (uid: string, kind: Hatched): string => `url(#${hatchId(uid, kind)})`;
