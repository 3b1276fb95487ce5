// The replication cycles that send just now, with the links they keep busy.
import { findGuest, findHost } from '../look';
import { receiving, sending } from '../network/flows';
import type { Transfer } from '../network/transfers';
import { storesOf } from '../storage/chain';
import type { World } from '../world';
import type { Replication } from './backup';

export const cyclesUnderWay = (world: World): Transfer[] =>
	world.replications.flatMap((replication) => transferOf(world, replication) ?? []);

/** from where the guest's files lie, over both hosts' ports, to the copy */
function transferOf(world: World, replication: Replication): Transfer | null {
	const { copying, datastore } = replication;
	const guest = findGuest(world, replication.guest);
	const [source, target] = [guest && findHost(world, guest.host), findHost(world, replication.host)];
	if (!copying || !guest || !source || !target) return null;
	const ports = source.id === target.id ? [] : [sending(source), receiving(target)];
	return {
		links: [...new Set<string>([...storesOf(world, guest), ...ports, datastore])],
		progress: copying.progress,
		copies: 1,
		pace: (draft, progress) => {
			draft.paceThing('replications', { ...replication, copying: { ...copying, progress } });
		}
	};
}
