// Two programs that want different versions of one control on one PC: what the model says of each, by how it came and which came last.
import type { Foreseen, Choices } from '../figure';
import type { Command } from '$lib/sim/command';
import type { ApplicationId, EndpointId } from '$lib/sim/world';

const PC: EndpointId = 'pc:laboratory';

export const PROGRAMS = ['ehr', 'viewer'] as const;
export type ProgramId = (typeof PROGRAMS)[number];
export type How = 'installed' | 'packaged';

const APPLICATIONS: Readonly<Record<ProgramId, Readonly<Record<How, ApplicationId>>>> = {
	ehr: { installed: 'app:ehr-installed', packaged: 'app:ehr-packaged' },
	viewer: { installed: 'app:viewer-installed', packaged: 'app:viewer-packaged' }
};

export interface Program {
	readonly id: ProgramId;
	readonly how: How;
	/** version that it asks for */
	readonly needs: string;
	readonly works: boolean;
	/** version that it finds instead; null: it finds what it asks for */
	readonly finds: string | null;
}

export interface Versions {
	readonly programs: readonly Program[];
	/** the installed program whose installer wrote the entry; null: none is installed */
	readonly last: Program | null;
	/** version that was registered before and is no longer */
	readonly replaced: string | null;
}

/**
 * The entry is that of the last installer, so that program goes first on the model's PC, which keeps the version of the first one there and
 * refuses another.
 */
export function versionsOf(choices: Choices, foresee: (commands: readonly Command[], seconds?: number) => Foreseen): Versions {
	const how: Readonly<Record<ProgramId, How>> = {
		ehr: choices.ehr === 'packaged' ? 'packaged' : 'installed',
		viewer: choices.viewer === 'packaged' ? 'packaged' : 'installed'
	};
	const chosen: ProgramId = choices.last === 'ehr' ? 'ehr' : 'viewer';
	const order = PROGRAMS.toSorted((a, b) => Number(b === chosen) - Number(a === chosen));
	const { view, refused } = foresee(
		order.map((id) => ({ type: 'launchApp', application: APPLICATIONS[id][how[id]], endpoint: PC })),
		1
	);
	const conflict = refused?.find(({ id, passed }) => id === 'runtime' && !passed);
	const programs = PROGRAMS.map((id): Program => {
		const application = APPLICATIONS[id][how[id]];
		const use = view.endpoints[PC]?.uses.find((one) => one.application === application);
		const works = use?.works ?? false;
		return {
			...{ id, how: how[id], works },
			needs: view.applications[application]?.runtime?.version ?? '',
			finds: works || !conflict ? null : String(conflict.numbers.has)
		};
	});
	const installed = programs.filter((program) => program.how === 'installed');
	const last = installed.find(({ id }) => id === chosen) ?? installed[0] ?? null;
	return { programs, last, replaced: installed.find((program) => program !== last)?.needs ?? null };
}
