// A guest gets an identity of its own: what sets a clone apart from its source (sysprep and its kin).
import { wait } from '../anchor';
import { refuse, warn } from '../check';
import type { Draft } from '../draft';
import { findGuest, hostOf } from '../look';
import type { Operation } from '../operation';
import { SECOND } from '../units';
import type { Guest, World } from '../world';
import { notBusy, stateCheck, throughTools } from './checks';
import { identityOf, type Identity } from './identity';
import { LIMITS } from './limits';

/** ns that renaming, a new machine id and a new address take with the restart they need [A: 5 min, as sysprep] */
const CUSTOMIZE_NS = 300 * SECOND;

export const customizeGuest: Operation<'customizeGuest'> = {
	checks(world, { guest: id, hostname }) {
		const guest = findGuest(world, id);
		if (!guest) return [refuse('exists', false, { what: id })];
		const name = hostname ?? guest.name;
		const taken = world.guests.some((other) => other.id !== id && other.identity.hostname === name);
		const problem = name === '' ? 'empty' : !LIMITS.name.test(name) ? 'form' : taken ? 'taken' : 'none';
		const running = guest.state === 'running';
		return [
			refuse('exists', true, { what: guest.name }),
			stateCheck(guest, 'customizeGuest', running || (guest.state === 'off' && !guest.template)),
			notBusy(guest),
			...(running ? throughTools(guest) : []),
			refuse('name', problem === 'none', { name, problem }),
			warn('users', !running || guest.users === 0, { guest: guest.name, users: guest.users })
		];
	},
	apply(draft, { guest, hostname }) {
		draft.startTask(guest, {
			id: draft.nextTask(),
			kind: 'customize',
			hostname: hostname ?? draft.guest(guest).name,
			startedAt: draft.now,
			totalNs: CUSTOMIZE_NS,
			progress: wait(draft.now, CUSTOMIZE_NS)
		});
	}
};

export function endCustomize(draft: Draft, guest: Guest): void {
	if (guest.task?.kind !== 'customize') return;
	const identity = newIdentity(draft, { ...guest, name: guest.task.hostname });
	draft.endTask(guest, 'done');
	draft.setGuest(guest.id, { identity: { ...identity, mac: guest.identity.mac } });
	draft.emit({ type: 'guestCustomized', guest: guest.id, hostname: identity.hostname, address: identity.address });
}

/** an identity that nobody has had; a guest that asks for its address when it starts goes on doing so */
export function newIdentity(draft: Draft, guest: Pick<Guest, 'name' | 'os' | 'host'> & { readonly identity?: Identity }): Identity {
	const made = identityOf(draft.seed, draft.identities++, guest.name, guest.os, hostOf(draft, guest.host).product);
	return guest.identity?.address === null ? { ...made, address: null } : made;
}

/** what a copy has of its source: everything but the hardware address, which whoever makes the copy hands out anew */
export const copiedIdentity = (draft: Draft, source: Guest, host: World['hosts'][number]['id']): Identity => ({
	...source.identity,
	mac: newIdentity(draft, { name: source.name, os: source.os, host }).mac
});
