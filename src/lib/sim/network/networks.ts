// Making and removing networks: names on the virtual switches of some hosts. An isolated one has no uplink, so what happens there stays there.
import { refuse, type Check } from '../check';
import { networkId } from '../ids';
import { findHost, findNetwork } from '../look';
import type { Operation } from '../operation';
import type { World } from '../world';

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;
const VLAN = { min: 1, max: 4094 };

export const createNetwork: Operation<'createNetwork'> = {
	checks(world, command) {
		const gone = command.hosts.find((id) => !findHost(world, id));
		if (gone !== undefined) return [refuse('exists', false, { what: gone })];
		return [
			nameIsFree(world, command.name),
			vlanInRange(command.vlan),
			refuse('value', command.hosts.length > 0, hostsNeeded(command.hosts.length))
		];
	},
	apply(draft, { name, vlan, isolated, hosts }) {
		const id = networkId(name);
		draft.add('networks', { id, name, vlan, isolated });
		for (const host of new Set(hosts)) draft.setHost(host, { networks: [...draft.host(host).networks, id] });
		draft.emit({ type: 'networkCreated', network: id, isolated, hosts: new Set(hosts).size });
	}
};

export const deleteNetwork: Operation<'deleteNetwork'> = {
	checks(world, { network: id }) {
		const network = findNetwork(world, id);
		if (!network) return [refuse('exists', false, { what: id })];
		const users = world.guests.filter((guest) => guest.network === id);
		const fix = users.length > 3 ? [] : users.map((guest) => ({ type: 'editGuest', guest: guest.id, change: { network: null } }) as const);
		return [
			refuse('exists', true, { what: network.name }),
			refuse('networkUsed', users.length === 0, { network: network.name, guests: users.map(({ name }) => name).join(', ') }, fix)
		];
	},
	apply(draft, { network: id }) {
		const name = findNetwork(draft, id)?.name ?? id;
		for (const host of [...draft.hosts])
			if (host.networks.includes(id)) draft.setHost(host.id, { networks: host.networks.filter((each) => each !== id) });
		draft.remove('networks', id);
		draft.emit({ type: 'networkDeleted', name });
	}
};

function nameIsFree(world: World, name: string): Check {
	const problem = name === '' ? 'empty' : !NAME.test(name) ? 'form' : Object.hasOwn(world.places, networkId(name)) ? 'taken' : 'none';
	return refuse('name', problem === 'none', { name, problem });
}

function vlanInRange(vlan: number | null): Check {
	const fits = vlan === null || (Number.isInteger(vlan) && vlan >= VLAN.min && vlan <= VLAN.max);
	return refuse('value', fits, { field: 'vlan', value: vlan ?? VLAN.min, ...VLAN });
}

const hostsNeeded = (value: number) => ({ field: 'hosts', value, min: 1, max: 1000 });
