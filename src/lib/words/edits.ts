// What a change of a guest's virtual hardware or load does, in one sentence: the value when one thing changes, the list when several do.
import { m } from '$lib/paraglide/messages';
import type { Command, GuestChange } from '$lib/sim/command';
import { fieldLabel } from './labels';
import type { Names } from './names';
import { duration } from './time';
import { count, dirtyRate, exactNumber, exactSize, finePercent, frequency, list, memory, storage } from './units';

type Edit = Extract<Command, { type: 'editGuest' }>;

export function editText({ guest: id, change }: Edit, names: Names): string {
	const guest = names.name(id);
	const fields = Object.entries({ ...change });
	const only = fields.length === 1 ? fields[0] : undefined;
	if (fields.length === 0) return m.words_edit_nothing({ guest });
	if (only === undefined) return m.words_edit_several({ guest, fields: list(fields.map(([field]) => fieldLabel(field))) });
	if (change.tools !== undefined) return change.tools ? m.words_edit_tools_on({ guest }) : m.words_edit_tools_off({ guest });
	if (change.localMedia !== undefined) return change.localMedia ? m.words_edit_media_in({ guest }) : m.words_edit_media_out({ guest });
	if (change.network !== undefined) return networkText(guest, change.network, names);
	if (change.restartPriority !== undefined)
		return m.availability_edit_restartPriority({ guest, priority: m.availability_priority({ priority: change.restartPriority }) });
	if (change.memoryShares === null) return m.compute_edit_shares_usual({ guest });
	const [field, value] = only;
	return m.words_edit_one({ guest, field: fieldLabel(field), value: valueText(field, Number(value)) });
}

function networkText(guest: string, network: NonNullable<GuestChange['network']> | null, names: Names): string {
	return network === null ? m.words_edit_network_off({ guest }) : m.words_edit_network({ guest, network: names.name(network) });
}

/** Like `valueText`, but told apart from its bounds: what was typed, as it was typed, when it is no number. */
export function exactValue(field: string, value: number | string | undefined): string {
	if (typeof value !== 'number') return value ?? '';
	if (!Number.isFinite(value)) return String(value);
	if (field === 'memoryMiB') return exactSize(value * 2 ** 20);
	if (field === 'diskGiB' || field === 'GiB' || field === 'atGiB' || field === 'freeGiB') return exactSize(value * 2 ** 30);
	return Number.isInteger(value) ? valueText(field, value) : exactNumber(value);
}

/** A number of a GuestSpec, GuestChange or amount with the unit that its key names */
export function valueText(field: string, value: number): string {
	switch (field) {
		case 'memoryMiB':
		case 'reservedMiB':
			return memory(value);
		case 'diskGiB':
		case 'GiB':
		case 'atGiB':
		case 'freeGiB':
			return storage(value);
		case 'capPercent':
		case 'activePercent':
		case 'idleTaxPercent':
		case 'sharingPercent':
			return finePercent(value);
		case 'cpuGHz':
		case 'cpuReservedGHz':
			return frequency(value);
		case 'dirtyMiBps':
			return dirtyRate(value);
		case 'restartDelaySeconds':
			return duration(value);
		case 'gigacycles':
			return m.words_gigacycles({ value: count(value) });
		default:
			return count(value);
	}
}
