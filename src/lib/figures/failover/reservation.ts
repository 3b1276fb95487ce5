// The largest reservation: what is asked for it, what the slots would be then, and which smaller one would let a refused guest start.
import type { Command } from '$lib/sim/command';
import type { GuestView, WorldView } from '$lib/sim/view';
import type { Choices, FigureProps } from '../figure';
import { clusterOf } from './conditions';
import { ledgerOf, type Ledger } from './slots';

/** what the sliders give: GHz and GB */
export const RANGE = { cpu: { min: 3, max: 9, step: 0.5 }, memory: { min: 6, max: 16, step: 1 } } as const;

export interface Reserved {
	readonly GHz: number;
	readonly GB: number;
}

/** the guest whose reservation is the largest at the start: it stays the one on the sliders, whatever is asked for it */
export const giantOf = (props: Pick<FigureProps, 'scenario' | 'view'>): GuestView | undefined => {
	const [largest] = [...props.scenario.guests].sort((a, b) => b.reservedMiB - a.reservedMiB);
	return Object.values(props.view.guests).find(({ name }) => name === largest?.name);
};

export const reservedOf = (guest: GuestView): Reserved => ({ GHz: guest.cpuReservedGHz, GB: guest.reservedMiB / 1024 });

export const reserve = (guest: GuestView, { GHz, GB }: Reserved): Command => ({
	type: 'editGuest',
	guest: guest.id,
	change: { cpuReservedGHz: GHz, reservedMiB: Math.round(GB * 1024) }
});

/** what was asked last, if the model refused it; null: it has what was asked */
export function askedInVain(guest: GuestView, choices: Choices, check: FigureProps['check']): Reserved | null {
	const has = reservedOf(guest);
	const asked = { GHz: within(RANGE.cpu, choices.cpu, has.GHz), GB: within(RANGE.memory, choices.memory, has.GB) };
	if (asked.GHz === has.GHz && asked.GB === has.GB) return null;
	return check(reserve(guest, asked)).some(({ severity, passed }) => severity === 'refuse' && !passed) ? asked : null;
}

function within({ min, max }: { readonly min: number; readonly max: number }, text: string | undefined, has: number): number {
	const value = Number(text);
	return text === undefined || text === '' || !Number.isFinite(value) ? has : Math.min(max, Math.max(min, value));
}

/** the slots if the cluster let that through: counted in a look ahead in which it asks nobody */
export function ledgerWith(view: WorldView, guest: GuestView, asked: Reserved, foresee: FigureProps['foresee']): Ledger | null {
	const cluster = clusterOf(view);
	const failures = cluster?.admission?.policy === 'slots' ? cluster.admission.hostFailures : 1;
	if (!cluster) return null;
	const admit = (admission: { policy: 'none' } | { policy: 'slots'; hostFailures: number }): Command => ({
		type: 'editCluster',
		cluster: cluster.id,
		change: { ha: { admission } }
	});
	const seen = foresee([admit({ policy: 'none' }), reserve(guest, asked), admit({ policy: 'slots', hostFailures: failures })], 0);
	return seen.refused ? null : ledgerOf(seen.view);
}

/** the largest of the smaller reservations with which the guest may start; null: none would do */
export function smaller(giant: GuestView, start: GuestView, foresee: FigureProps['foresee']): Reserved | null {
	const has = reservedOf(giant);
	const { cpu, memory } = RANGE;
	const less: Reserved[] = [];
	for (let GB = Math.ceil(has.GB) - memory.step; GB >= memory.min; GB -= memory.step) less.push({ ...has, GB });
	for (let GHz = has.GHz - cpu.step; GHz >= cpu.min; GHz -= cpu.step) less.push({ ...has, GHz });
	less.push({ GHz: cpu.min, GB: memory.min });
	return less.find((asked) => foresee([reserve(giant, asked), { type: 'powerOn', guest: start.id }], 0).refused === null) ?? null;
}
