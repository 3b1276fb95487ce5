// What stands in the way of a migration: asked when it is asked for, and again when a waiting one gets its turn.
import { joiningChecks, ruleChecks } from '../availability/admit';
import { refuse, warn, type Check } from '../check';
import type { Command } from '../command';
import { cpuChecks, memoryChecks, placeChecks, takesGuests, turnOnFix } from '../guest/checks';
import { hostOf } from '../look';
import { reservationFits } from '../host/promise';
import { takesOneOnly, virtualOnly } from '../guest/physical';
import { vendorCheck } from '../vendor/check';
import { migrationBytesPerS } from '../network/flows';
import { MB } from '../units';
import type { Datastore, Guest, Host, World } from '../world';
import { heldBack } from './auto-converge';
import { filesChecks, movesWhole } from './files-checks';
import { onDatastore } from './files';
import { firstCap, isBounded, QEMU, shouldStop } from './policy';
import { roomFor } from './room';
import { workingSetOf } from './rounds';
import { Slots } from './slots';

/** @param datastore where its disks go too; null: they stay */
export function admissionChecks(world: World, guest: Guest, target: Host, datastore: Datastore | null, live: boolean): Check[] {
	const there = datastore === null ? guest : { ...guest, ...onDatastore(guest, datastore.id) };
	const checks = [
		refuse('hostOn', target.power === 'on', { host: target.name, power: target.power }, turnOnFix(target)),
		takesGuests(world, target.id)
	];
	if (live) {
		const room = guest.host === target.id ? [] : roomFor(world, guest, target);
		checks.push(...memoryChecks(world, target.id, guest, room), ...reservationFits(world, target.id, guest));
		checks.push(...joiningChecks(world, target.id, guest), ...ruleChecks(world, target.id, guest));
	}
	if (live || guest.state === 'suspended') checks.push(...cpuChecks(world, target.id, guest));
	checks.push(...placeChecks(world, target.id, there), ...boundToHost(world, guest));
	checks.push(
		...virtualOnly(world, guest, 'migrate'),
		...takesOneOnly(world, target.id, guest, 'migrate'),
		...vendorCheck(world, guest.role, target.id)
	);
	if (datastore !== null) {
		const hostOnly: Command = { type: 'migrate', guest: guest.id, to: target.id };
		checks.push(...movesWhole(world, guest), ...filesChecks(world, guest, readerOf(world, guest, target), datastore, [hostOnly]));
	}
	return checks;
}

/** the host that copies the files: the guest's own while it is on, else the target */
function readerOf(world: World, guest: Guest, target: Host): Host {
	const own = hostOf(world, guest.host);
	return own.power === 'on' ? own : target;
}

function boundToHost(world: World, guest: Guest): Check[] {
	const eject: Command = { type: 'editGuest', guest: guest.id, change: { localMedia: false } };
	const host = hostOf(world, guest.host).name;
	return [
		refuse('device', guest.device === null, { device: guest.device ?? '', host }),
		refuse('localMedia', !guest.localMedia, { host }, [eject])
	];
}

/** a live migration waits for its turn, waits for a link, or may never end: each warns */
export function courseChecks(world: World, guest: Guest, target: Host, method: 'pre-copy' | 'post-copy'): Check[] {
	const source = hostOf(world, guest.host);
	const { free, running, limit, host } = new Slots(world).look(world, source.id, target.id);
	const [out, into] = [migrationBytesPerS(source), migrationBytesPerS(target)];
	const link = Math.min(out, into);
	const checks = [
		warn('concurrency', free, { running, limit, host: host.name }),
		warn('link', link > 0, { host: out > 0 ? target.name : source.name })
	];
	if (method === 'pre-copy') checks.push(converges(world, guest, link));
	return checks;
}

/** alone on its link, it comes to an end: the guest rewrites less than is sent, or little enough, or the policy gives up, or holds it back */
function converges(world: World, guest: Guest, link: number): Check {
	const { stop, autoConverge, senderBytesPerS, lastCopyS } = world.policy.migration;
	const bytesPerS = Math.min(link, senderBytesPerS ?? Infinity, firstCap(stop) ?? Infinity);
	const most = workingSetOf(guest);
	const end = { round: 2, sentBytes: most, sentBeforeBytes: most, totalBytes: 0, ramBytes: guest.memoryBytes, capBytesPerS: null };
	const slowest = autoConverge ? heldBack(guest.load.dirtyBytesPerS, QEMU.throttleMaxPercent) : guest.load.dirtyBytesPerS;
	const soon = shouldStop(stop, { ...end, remainingBytes: most, bytesPerS }, lastCopyS);
	return warn('converges', isBounded(stop) || slowest < bytesPerS || soon, {
		dirtyMBps: guest.load.dirtyBytesPerS / MB,
		linkMBps: bytesPerS / MB
	});
}
