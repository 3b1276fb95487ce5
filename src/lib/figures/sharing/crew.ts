// The guests of a host as the picture of turns needs them: a share of time for each vCPU, all from the view.
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { VcpuShare } from './turns';

/** where memory is shared; cores are shared on every other host */
export const MEMORY_HOST = 'host:oak';

export interface Member {
	readonly guest: GuestView;
	/** letter of its turns on the cores */
	readonly letter: string;
	/** of each of its vCPUs */
	readonly share: VcpuShare;
}

export const coreHosts = (view: WorldView): readonly HostView[] => Object.values(view.hosts).filter(({ id }) => id !== MEMORY_HOST);

/** every guest that is registered there, in the estate's order */
export const crewOf = (host: HostView, view: WorldView): Member[] =>
	host.guests.flatMap((id) => {
		const guest = view.guests[id];
		return guest ? [{ guest, letter: letterOf(guest.name), share: shareOf(guest) }] : [];
	});

/** ehr-app-01: A, ctx-01: C */
const letterOf = (name: string): string => (name.replace(/^ehr-/, '')[0] ?? '').toUpperCase();

const shareOf = ({ cpuPercent, readyPercent, coStopPercent, cappedPercent }: GuestView): VcpuShare => ({
	run: cpuPercent,
	ready: readyPercent,
	coStop: coStopPercent,
	capped: cappedPercent
});

/** one share a vCPU, guest by guest */
export const sharesOf = (crew: readonly Member[]): VcpuShare[] =>
	crew.flatMap(({ guest, share }) => Array.from({ length: guest.vcpus }, () => share));

/** percent of a vCPU's time with nothing to do */
export const idleOf = ({ run, ready, coStop, capped }: VcpuShare): number => Math.max(0, 100 - run - ready - coStop - capped);
