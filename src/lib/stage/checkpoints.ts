// Checkpoints: moments of a timeline kept so that going back is short. Their number is bounded; the older they are, the further apart.
import type { World } from '$lib/sim/world';

export interface Moment {
	readonly world: World;
	/** how many events had happened, and how many commands of the script and of the learner had been performed */
	readonly events: number;
	readonly script: number;
	readonly sent: number;
}

export const MOST = 64;

/** At most MOST of them: when there are more, every second one of the older three quarters goes. The first, the start, always stays. */
export function keep(moments: readonly Moment[]): readonly Moment[] {
	if (moments.length <= MOST) return moments;
	const old = Math.floor((moments.length * 3) / 4);
	return keep(moments.filter((_, index) => index >= old || index % 2 === 0));
}
