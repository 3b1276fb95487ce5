// A guest that is not running is registered at another host at once.
import type { Draft } from '../draft';
import type { Guest, HostId } from '../world';

export function registerAt(draft: Draft, guest: Guest, to: HostId): void {
	// what a failed host held in memory is gone: the guest arrives switched off
	const state = guest.state === 'crashed' ? 'off' : guest.state;
	draft.setGuest(guest.id, { host: to, state, cpuSeen: state === 'off' ? null : guest.cpuSeen });
	draft.emit({ type: 'guestMoved', guest: guest.id, from: guest.host, to });
	if (state === guest.state) return;
	const operation = 'migrate' as const;
	draft.emit({ type: 'guestStateChanged', guest: guest.id, from: guest.state, to: state, cause: 'hostLost', host: to, operation });
}
