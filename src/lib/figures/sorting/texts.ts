// The words of cards and trays.
import { m } from '$lib/paraglide/messages';
import { plural } from '$lib/words/units';
import type { Card, Tray, Truth } from './cards';

interface CardText {
	readonly name: string;
	readonly what: string;
	/** said when it lies where it belongs */
	readonly yes: string;
	/** said when it does not */
	readonly no: string;
}

export const cardText = (card: Card): CardText => CARD_TEXTS[card]();
export const trayText = (tray: Tray): { readonly name: string; readonly what: string } => TRAY_TEXTS[tray]();

export function systemsText(systems: Truth['systems']): string {
	if (systems === null) return m.figures_sorting_unknown();
	return systems === 'perGuest' ? m.figures_sorting_perGuest() : m.figures_sorting_systems({ count: systems, countForm: plural(systems) });
}

const CARD_TEXTS: Record<Card, () => CardText> = {
	laptop: () => ({
		name: m.figures_sorting_laptop(),
		what: m.figures_sorting_laptop_what(),
		yes: m.figures_sorting_laptop_yes(),
		no: m.figures_sorting_laptop_no()
	}),
	desktops: () => ({
		name: m.figures_sorting_desktops(),
		what: m.figures_sorting_desktops_what(),
		yes: m.figures_sorting_desktops_yes(),
		no: m.figures_sorting_desktops_no()
	}),
	alone: () => ({
		name: m.figures_sorting_alone(),
		what: m.figures_sorting_alone_what(),
		yes: m.figures_sorting_alone_yes(),
		no: m.figures_sorting_alone_no()
	}),
	both: () => ({
		name: m.figures_sorting_both(),
		what: m.figures_sorting_both_what(),
		yes: m.figures_sorting_both_yes(),
		no: m.figures_sorting_both_no()
	}),
	session: () => ({
		name: m.figures_sorting_session(),
		what: m.figures_sorting_session_what(),
		yes: m.figures_sorting_session_yes(),
		no: m.figures_sorting_session_no()
	}),
	cloud: () => ({
		name: m.figures_sorting_cloud(),
		what: m.figures_sorting_cloud_what(),
		yes: m.figures_sorting_cloud_yes(),
		no: m.figures_sorting_cloud_no()
	}),
	streamed: () => ({
		name: m.figures_sorting_streamed(),
		what: m.figures_sorting_streamed_what(),
		yes: m.figures_sorting_streamed_yes(),
		no: m.figures_sorting_streamed_no()
	}),
	containers: () => ({
		name: m.figures_sorting_containers(),
		what: m.figures_sorting_containers_what(),
		yes: m.figures_sorting_containers_yes(),
		no: m.figures_sorting_containers_no()
	}),
	dualBoot: () => ({
		name: m.figures_sorting_dualBoot(),
		what: m.figures_sorting_dualBoot_what(),
		yes: m.figures_sorting_dualBoot_yes(),
		no: m.figures_sorting_dualBoot_no()
	})
};

const TRAY_TEXTS: Record<Tray, () => { name: string; what: string }> = {
	virtual: () => ({ name: m.figures_sorting_virtual(), what: m.figures_sorting_virtual_what() }),
	mixed: () => ({ name: m.figures_sorting_mixed(), what: m.figures_sorting_mixed_what() }),
	else: () => ({ name: m.figures_sorting_else(), what: m.figures_sorting_else_what() })
};
