// Why a link or a file could not be opened, as a sentence.
import { m } from '$lib/paraglide/messages';
import type { Unreadable } from '$lib/scenario/unreadable';

const SENTENCES: Readonly<Record<Unreadable['reason'], (inputs: { where: string }) => string>> = {
	empty: m.lab_unreadable_empty,
	foreign: m.lab_unreadable_foreign,
	newer: m.lab_unreadable_newer,
	damaged: m.lab_unreadable_damaged,
	tooLarge: m.lab_unreadable_too_large,
	wrong: m.lab_unreadable_wrong,
	otherScenario: m.lab_unreadable_other_scenario
};

export const unreadableText = ({ reason, where }: Unreadable): string => SENTENCES[reason]({ where });
