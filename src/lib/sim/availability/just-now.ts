// What has happened at this very moment, for rules that must know why something changed.
import type { Draft } from '../draft';
import type { SimEvent } from '../event';

export function justNow(draft: Draft, is: (event: SimEvent) => boolean): boolean {
	for (let i = draft.events.length - 1; i >= 0; i--) {
		const event = draft.events[i];
		if (event === undefined || event.at < draft.now) return false;
		if (is(event)) return true;
	}
	return false;
}
