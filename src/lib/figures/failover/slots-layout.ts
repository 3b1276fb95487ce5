// The slots drawn: each host's CPU and memory as bars cut into slots, and the slots that both sides have as places between them. One slot
// is equally wide on all hosts; what no slot can use is left over at the end of a bar.
import { roleCode } from '$lib/words/labels';
import type { GuestView } from '$lib/sim/view';
import type { GuestId, HostId } from '$lib/sim/world';
import { px, type Box } from '../marks/box';
import type { HostSlots, Ledger, Seat } from './slots';

export interface BarMark {
	readonly slots: readonly Box[];
	/** null: it comes out even */
	readonly rest: Box | null;
}

export interface SeatMark {
	readonly key: string;
	readonly seat: Seat;
	readonly box: Box;
	readonly code: string;
}

export interface BayMark {
	readonly host: HostId;
	readonly name: string;
	readonly box: Box;
	readonly plate: Box;
	readonly kept: boolean;
	readonly down: boolean;
	readonly cpu: BarMark;
	readonly memory: BarMark;
	readonly seats: readonly SeatMark[];
	readonly slots: number;
	/** GHz, MiB: what guests may have */
	readonly GHz: number;
	readonly MiB: number;
}

export interface SlotsMarks {
	readonly width: number;
	readonly height: number;
	readonly bays: readonly BayMark[];
	/** who finds no slot: outside of all hosts */
	readonly without: {
		readonly y: number;
		readonly seats: readonly { readonly guest: GuestId; readonly box: Box; readonly code: string }[];
	};
}

const PLATE = 92;
const AXIS = 34;
const BAR = 12;
const SEAT = 46;
const BAY = 2 * BAR + SEAT + 32;
const GAP = 12;
const OUTSIDE = 44;

export function slotsLayout(ledger: Ledger, guests: Readonly<Record<string, GuestView>>, width: number): SlotsMarks {
	const left = PLATE + AXIS;
	const widest = Math.max(1, ...ledger.hosts.map(({ cpu, memory, seats }) => Math.min(Math.max(cpu, memory), seats.length + 2)));
	const unit = (width - left - 10) / widest;
	const all = [...ledger.hosts, ...ledger.down.map((host): HostSlots => ({ host, cpu: 0, memory: 0, seats: [], kept: false }))];
	const bays = all.map(({ host, cpu, memory, seats, kept }, nth): BayMark => {
		const y = nth * (BAY + GAP);
		const bar = (of: number, top: number): BarMark => {
			const whole = Math.min(Math.floor(of), Math.floor(widest));
			const shown = Math.min(of, widest);
			const slots = Array.from({ length: whole }, (_, slot) => ({ x: px(left + slot * unit), y: top, width: px(unit), height: BAR }));
			const rest = shown - whole;
			return { slots, rest: rest * unit < 1 ? null : { x: px(left + whole * unit), y: top, width: px(rest * unit), height: BAR } };
		};
		return {
			host: host.id,
			name: host.name,
			box: { x: 0, y, width, height: BAY },
			plate: { x: 0, y, width: PLATE, height: BAY },
			kept,
			down: ledger.down.includes(host),
			cpu: bar(cpu, y + 8),
			memory: bar(memory, y + BAY - 8 - BAR),
			seats: seats.map((seat, place) => ({
				key: `${host.id} ${place}`,
				seat,
				box: { x: px(left + place * unit + 2), y: y + 8 + BAR + 11, width: px(unit - 4), height: SEAT - 6 },
				code: seat.guest ? roleCode(guests[seat.guest]?.role ?? 'other') : ''
			})),
			slots: seats.length,
			GHz: host.cores * host.coreGHz,
			MiB: host.memoryMiB - host.hypervisorMiB
		};
	});
	const y = all.length * (BAY + GAP) + 6;
	const without = ledger.without.map((guest, place) => ({
		guest,
		box: { x: px(left + place * OUTSIDE), y, width: OUTSIDE - 6, height: 32 },
		code: roleCode(guests[guest]?.role ?? 'other')
	}));
	return { width, height: y + 38, bays, without: { y, seats: without } };
}
