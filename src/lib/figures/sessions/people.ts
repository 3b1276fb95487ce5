// The ward staff of the figure by name, in the order of their seats. The model counts people; that somebody is cut off matters when she has a name.

/** not translated: they are names */
const STAFF = [
	'Amara',
	'Ben',
	'Chloe',
	'Dev',
	'Elif',
	'Farid',
	'Grace',
	'Hugo',
	'Ines',
	'Jonas',
	'Kofi',
	'Lena',
	'Mara',
	'Nils',
	'Omar',
	'Priya',
	'Quinn',
	'Rosa',
	'Sami',
	'Tara'
] as const;

export const MOST_PEOPLE = STAFF.length;

/** @param seat 0, 1, … */
export const personName = (seat: number): string => STAFF[seat] ?? '';
