// What one virtual desktop asks of its disk while it works, while its user logs in, and while it boots.
import type { Range } from './density';

type Phase = 'steady' | 'login' | 'boot';

export interface PhaseLoad {
	/** reads and writes per second */
	readonly iops: Range;
	/** of them, the part that writes, 0..1 */
	readonly writes: number;
}

/** a pooled Windows 7 whose image is streamed over the network, light work [Dell EqualLogic BP1018, table 7]: writes all day long */
const STREAMED: Readonly<Record<Phase, PhaseLoad>> = {
	steady: { iops: { low: 7, typical: 7.5, high: 8 }, writes: 0.998 },
	login: { iops: { low: 11, typical: 12, high: 13 }, writes: 0.97 },
	boot: { iops: { low: 16, typical: 17, high: 18 }, writes: 0.87 }
};

/** full or linked images on the datastore read their OS at boot; the same number of operations, and these write parts, are [A] */
const LOCAL: Readonly<Record<Phase, PhaseLoad>> = {
	steady: { iops: STREAMED.steady.iops, writes: 0.8 },
	login: { iops: STREAMED.login.iops, writes: 0.5 },
	boot: { iops: STREAMED.boot.iops, writes: 0.1 }
};

export const PHASE_LOADS = { streamed: STREAMED, local: LOCAL } as const;

/** s that a phase takes on a disk that gives all it asks: boot 60 s [A], login 30 s [A] */
export const PHASE_SECONDS = { boot: 60, login: 30 } as const;

/** reads and writes that one boot or login is made of, J: its rate for its time, boot 17·60 = 1,020, login 12·30 = 360 */
export const phaseIos = (phase: 'boot' | 'login'): number => STREAMED[phase].iops.typical * PHASE_SECONDS[phase];
