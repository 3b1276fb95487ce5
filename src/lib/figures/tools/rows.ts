// What the console gets from a twin, and what the twin pays: the lines below its buttons. A number that is assumed stands apart from its words.
import { m } from '$lib/paraglide/messages';
import { CLOCK_LAG_S_PER_HOUR } from '$lib/sim/guest/clock';
import { EMULATED_COST } from '$lib/sim/host/overhead';
import { decimal, frequency, memory, percent } from '$lib/words/units';
import type { Told, Twin } from './twin';

export interface Row {
	readonly name: string;
	/** null: it is neither well nor ill, or not known yet */
	readonly good: boolean | null;
	/** comes first, underlined */
	readonly assumed: string;
	readonly value: string;
}

const times = (factor: number): string => m.tools_times({ value: decimal(factor, 1) });

export function rowsOf(twin: Twin, told: Told): Row[] {
	const { guest, answers } = twin;
	const off = guest.state === 'off';
	const row = (name: string, good: boolean | null, value: string, assumed = ''): Row => ({ name, good, value, assumed });
	return [
		answers
			? row(m.tools_address(), true, guest.identity.address ?? m.tools_address_none())
			: row(m.tools_address(), off ? null : false, m.tools_address_unknown()),
		heartbeat(twin),
		guest.tools
			? row(m.tools_clock(), true, m.tools_clock_with())
			: row(m.tools_clock(), false, m.tools_clock_without(), m.tools_seconds({ value: decimal(CLOCK_LAG_S_PER_HOUR, 0) })),
		memoryBack(twin, told),
		pace(twin, told),
		off
			? row(m.tools_snapshot(), true, m.tools_snapshot_off())
			: row(m.tools_snapshot(), answers, answers ? m.tools_snapshot_with() : m.tools_snapshot_without()),
		told.packets === 0
			? row(m.tools_perPacket(), null, m.tools_later())
			: guest.tools
				? row(m.tools_perPacket(), true, times(1))
				: row(m.tools_perPacket(), false, '', times(EMULATED_COST.network)),
		told.packets === 0
			? row(m.tools_perWrite(), null, m.tools_later())
			: guest.tools
				? row(m.tools_perWrite(), true, times(1))
				: row(m.tools_perWrite(), false, '', times(EMULATED_COST.disk)),
		cpu(twin, told)
	];
}

function heartbeat({ guest, answers }: Twin): Row {
	const name = m.tools_heartbeat();
	const said = (good: boolean | null, value: string): Row => ({ name, good, value, assumed: '' });
	if (guest.state === 'off') return said(null, m.tools_heartbeat_off());
	if (answers) return said(true, m.tools_heartbeat_known());
	if (!guest.tools) return said(false, m.tools_heartbeat_unknown());
	const stopped = guest.state === 'running' || guest.state === 'crashed';
	return said(stopped ? false : null, stopped ? m.tools_heartbeat_lost() : m.tools_heartbeat_between());
}

function memoryBack({ guest, answers }: Twin, told: Told): Row {
	const name = m.tools_memory();
	const said = (good: boolean | null, value: string): Row => ({ name, good, value, assumed: '' });
	if (!told.memory) return said(null, m.tools_later());
	if (!guest.holdsMemory) return said(null, m.tools_memory_off());
	const [balloon, paged] = [memory(guest.balloonMiB), memory(guest.pagedMiB)];
	if (guest.balloonMiB > 0)
		return guest.pagedMiB > 0
			? said(false, m.tools_memory_both({ size: balloon, paged }))
			: said(true, m.tools_memory_balloon({ size: balloon }));
	if (guest.pagedMiB > 0) return said(false, m.tools_memory_paged({ size: paged }));
	return said(answers, answers ? m.tools_memory_with() : m.tools_memory_without());
}

function pace({ guest }: Twin, told: Told): Row {
	const name = m.tools_pace();
	if (!told.memory) return { name, good: null, value: m.tools_later(), assumed: '' };
	if (guest.state === 'off' || guest.state === 'crashed') return { name, good: null, value: m.tools_pace_off(), assumed: '' };
	if (guest.speedPercent === 100) return { name, good: true, value: m.tools_pace_full(), assumed: '' };
	return { name, good: guest.speedPercent > 90, value: m.tools_pace_of(), assumed: percent(guest.speedPercent) };
}

/** What an emulated device costs more is assumed, and so is all of the sum that it is in. */
function cpu({ guest }: Twin, told: Told): Row {
	const name = m.tools_work();
	if (told.packets === 0) return { name, good: null, value: m.tools_later(), assumed: '' };
	const used = frequency(guest.cpuGrantedGHz);
	if (guest.state !== 'running') return { name, good: null, value: used, assumed: '' };
	return guest.tools ? { name, good: true, value: used, assumed: '' } : { name, good: false, value: '', assumed: used };
}
