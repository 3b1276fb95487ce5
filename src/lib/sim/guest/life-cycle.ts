// The life cycle as the model runs it: one look-up in the table compiled from `machine.ts`.
import type { GuestState } from '../world';
import type { GuestEvent } from './machine';
import { LIFE_CYCLE } from './life-cycle.table';

const rows: Readonly<Record<GuestState, Readonly<Partial<Record<GuestEvent, GuestState>>>>> = LIFE_CYCLE;

/** undefined: the state does not accept the event */
export const nextState = (state: GuestState, event: GuestEvent): GuestState | undefined => rows[state][event];

/** it takes part of its host's memory, provided that the host is on */
export const isPowered = (state: GuestState): boolean => state !== 'off' && state !== 'suspended';

/** its vCPUs want time */
export const isWorking = (state: GuestState): boolean => state === 'starting' || state === 'running' || state === 'stopping';
