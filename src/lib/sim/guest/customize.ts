// A guest gets an identity of its own.
import type { Draft } from '../draft';
import type { Guest } from '../world';

export function endCustomize(draft: Draft, guest: Guest): void {
	draft.endTask(guest, 'done');
}
