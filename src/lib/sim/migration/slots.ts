// How many live migrations a host, and a pair of hosts, take part in at once.
import { hostOf } from '../look';
import type { Guest, Host, HostId, World } from '../world';
import { busyGuests } from '../whereabouts';
import type { Moving } from './phase';

/** under way, not waiting */
export function takesPart({ task }: Pick<Guest, 'task'>): Moving | null {
	return task?.kind === 'migrate' && task.live && task.phase !== 'queued' ? task : null;
}

export class Slots {
	readonly #limits: Pick<World['policy']['migration'], 'perHost' | 'perPair'>;
	readonly #used = new Map<string, number>();

	constructor(world: Pick<World, 'guests' | 'policy'>) {
		this.#limits = world.policy.migration;
		for (const guest of busyGuests(world)) {
			const task = takesPart(guest);
			if (task) this.take(task.from, task.to);
		}
	}

	take(from: HostId, to: HostId): void {
		for (const key of [from, to, pair(from, to)]) this.#used.set(key, this.#of(key) + 1);
	}

	/** what is full, if anything: the pair (`between`), or the fuller of the two hosts; and how full it is */
	look(world: World, from: HostId, to: HostId): { free: boolean; running: number; limit: number; host: Host; between: boolean } {
		const { perHost, perPair } = this.#limits;
		const busiest = this.#of(to) > this.#of(from) ? to : from;
		const host = hostOf(world, busiest);
		const between = this.#of(pair(from, to));
		if (perPair !== null && between >= perPair && this.#of(busiest) < perHost)
			return { free: false, running: between, limit: perPair, host, between: true };
		return { free: this.#of(busiest) < perHost, running: this.#of(busiest), limit: perHost, host, between: false };
	}

	#of(key: string): number {
		return this.#used.get(key) ?? 0;
	}
}

const pair = (a: HostId, b: HostId): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
