// The wave on the array: who boots, signs in and works, as it happened in the world, and what that asks of the array and is given.
import { askedBy, givenTo, type Moment, type Shares } from '$lib/sim/delivery/morning';
import { PHASE_LOADS } from '$lib/sim/delivery/phases';
import type { SimEvent } from '$lib/sim/event';
import { SECOND } from '$lib/sim/units';
import type { PoolView } from '$lib/sim/delivery/view';

/** The desktops' phases as the events tell them, from each change on. */
export function happened(pool: Pick<PoolView, 'desktops'>, events: readonly SimEvent[]): Moment[] {
	const mine = new Set<string>(pool.desktops.map(({ guest }) => guest));
	const moments: Moment[] = [];
	let now: Moment = { at: 0, booting: 0, loggingIn: 0, working: 0 };
	for (const event of events) {
		const change = changeBy(event, mine);
		if (!change) continue;
		const at = event.at / SECOND;
		const next = {
			at,
			booting: now.booting + (change.booting ?? 0),
			loggingIn: now.loggingIn + (change.loggingIn ?? 0),
			working: now.working + (change.working ?? 0)
		};
		// what happens at one moment is one change
		if (now.at === at) moments.pop();
		moments.push(next);
		now = next;
	}
	return moments;
}

function changeBy(event: SimEvent, mine: ReadonlySet<string>): Partial<Record<'booting' | 'loggingIn' | 'working', number>> | null {
	if (event.type === 'usersLeftPool') return { working: -event.users };
	if ((event.type !== 'taskStarted' && event.type !== 'taskEnded') || !mine.has(event.guest)) return null;
	const by = event.type === 'taskStarted' ? 1 : -1;
	if (event.kind === 'boot') return { booting: by };
	if (event.kind !== 'logIn') return null;
	return event.type === 'taskEnded' && event.result === 'done' ? { loggingIn: by, working: 1 } : { loggingIn: by };
}

export const sumOf = ({ boot, login, steady }: Shares): number => boot + login + steady;

export interface Peak {
	readonly moment: Moment;
	readonly asked: Shares;
	readonly given: Shares;
}

/** the moment at which most is asked for */
export function peakOf(moments: readonly Moment[], iops: number): Peak {
	let moment: Moment = moments[0] ?? { at: 0, booting: 0, loggingIn: 0, working: 0 };
	for (const each of moments) if (sumOf(askedBy(each)) > sumOf(askedBy(moment))) moment = each;
	return { moment, asked: askedBy(moment), given: givenTo(moment, iops) };
}

/** how the image reaches the desktops: sent by a server that holds it in memory, or read from the array */
export type Image = 'streamed' | 'array';

/** of these operations, those that write */
export function writesOf({ boot, login, steady }: Shares, image: Image): number {
	const loads = PHASE_LOADS[image === 'streamed' ? 'streamed' : 'local'];
	return boot * loads.boot.writes + login * loads.login.writes + steady * loads.steady.writes;
}
