// The words of frames and parts; the numbers in them come from the view.
import { m } from '$lib/paraglide/messages';
import type { Part, BuildUpMarks, Frame } from './layout';

export const partText = (part: Part): { readonly name: string; readonly what: string; readonly because: string } => PARTS[part]();

export function frameText(frame: Frame, marks: BuildUpMarks): { readonly title: string; readonly what: string } {
	const percent = Math.round(marks.host.cpuPercent);
	switch (frame) {
		case 'bare':
			return { title: m.figures_buildup_bare(), what: m.figures_buildup_bare_what({ percent, cores: marks.host.cores }) };
		case 'sliding':
			return { title: m.figures_buildup_sliding(), what: m.figures_buildup_sliding_what() };
		case 'guests':
			return { title: m.figures_buildup_guests(), what: m.figures_buildup_guests_what({ guest: marks.guests[1]?.guest.name ?? '' }) };
		case 'named':
			return { title: m.figures_buildup_named(), what: m.figures_buildup_named_what({ percent, count: marks.guests.length }) };
	}
}

const PARTS: Record<Part, () => { name: string; what: string; because: string }> = {
	guest: () => ({ name: m.figures_buildup_guest(), what: m.figures_buildup_guest_what(), because: m.figures_buildup_guest_because() }),
	guestOs: () => ({
		name: m.figures_buildup_guestOs(),
		what: m.figures_buildup_guestOs_what(),
		because: m.figures_buildup_guestOs_because()
	}),
	hypervisor: () => ({
		name: m.figures_buildup_hypervisor(),
		what: m.figures_buildup_hypervisor_what(),
		because: m.figures_buildup_hypervisor_because()
	}),
	host: () => ({ name: m.figures_buildup_host(), what: m.figures_buildup_host_what(), because: m.figures_buildup_host_because() }),
	core: () => ({ name: m.figures_buildup_core(), what: m.figures_buildup_core_what(), because: m.figures_buildup_core_because() })
};
