import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { follow } from './follow.svelte';

/** a store that only calls back, and counts who listens */
function counter() {
	const listeners = new Set<() => void>();
	return {
		count: 0,
		listeners,
		add() {
			this.count++;
			for (const changed of listeners) changed();
		},
		subscribe(changed: () => void) {
			listeners.add(changed);
			return () => void listeners.delete(changed);
		}
	};
}

describe('a followed store', () => {
	it('runs an effect again after each change, and is left when the effect ends', async () => {
		const store = counter();
		const followed = follow(store);
		const seen: number[] = [];
		const stop = $effect.root(() => {
			$effect(() => void seen.push(followed.current.count));
		});
		flushSync();
		store.add();
		flushSync();
		store.add();
		flushSync();
		expect(seen).toEqual([0, 1, 2]);
		expect(store.listeners.size).toBe(1);
		stop();
		await Promise.resolve();
		expect(store.listeners.size).toBe(0);
	});

	it('can be read outside of effects without listening', () => {
		const store = counter();
		expect(follow(store).current.count).toBe(0);
		expect(store.listeners.size).toBe(0);
	});
});
