// Lets Svelte read a store that only calls back: whoever reads `current` in markup, a derived or an effect is run again after each change.
import { createSubscriber } from 'svelte/reactivity';

export interface Followable {
	/** returns the way to stop */
	subscribe(changed: () => void): () => void;
}

export function follow<Store extends Followable>(store: Store): { readonly current: Store } {
	const subscribe = createSubscriber((update) => store.subscribe(update));
	return {
		get current() {
			subscribe();
			return store;
		}
	};
}
