// What the two programs on one PC say: how each fares, and why.
import { m } from '$lib/paraglide/messages';
import type { Program, Versions } from './versions';

export const programName = ({ id }: Pick<Program, 'id'>): string => (id === 'ehr' ? m.delivery_ehr() : m.delivery_viewer());
export const howText = ({ how }: Program): string => (how === 'installed' ? m.delivery_installed() : m.delivery_packaged());
export const worksText = ({ works, finds }: Program): string =>
	works || finds === null ? m.delivery_works() : m.delivery_breaks({ version: finds });

export function outcomeText({ programs, last }: Versions): string {
	const fails = programs.find(({ works }) => !works);
	if (fails && last)
		return m.delivery_versions_one({ last: programName(last), has: last.needs, other: programName(fails), needs: fails.needs });
	const packaged = programs.filter(({ how }) => how === 'packaged');
	const [only] = packaged;
	return only && packaged.length === 1 ? m.delivery_versions_both({ packaged: programName(only) }) : m.delivery_versions_apart();
}

export const versionLines = ({ programs }: Versions): string[] =>
	programs.map((program) =>
		m.delivery_versions_text({
			program: programName(program),
			how: howText(program).toLowerCase(),
			needs: program.needs,
			works: `${worksText(program)}.`
		})
	);
