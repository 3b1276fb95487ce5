// What no command can change: the speed of the desk's network, and what is on its PC at the start. Another choice begins another estate.
import type { Scenario } from '$lib/sim/scenario';
import type { Choices } from '../figure';

export const LINKS = ['100', '10', '1.5'] as const;
export type Link = (typeof LINKS)[number];

export interface Setting {
	readonly link: Link;
	/** nothing of the client has come yet */
	readonly fresh: boolean;
}

const DESK = 'front-desk';
/** what must come to the PC before it runs there */
const TRAVELS: readonly string[] = ['EHR streamed', 'EHR in one file', 'EHR in a hidden machine'];

export const settingOf = (choices: Choices): Setting => ({
	link: LINKS.find((link) => link === choices.link) ?? '100',
	fresh: choices.pc === 'new'
});

const runningOn = (scenario: Scenario): readonly string[] => scenario.endpoints.find(({ name }) => name === DESK)?.running ?? [];

export function fits(scenario: Scenario, { link, fresh }: Setting): boolean {
	const desk = scenario.endpoints.find(({ name }) => name === DESK);
	return desk?.linkMbps === Number(link) && TRAVELS.some((name) => runningOn(scenario).includes(name)) !== fresh;
}

export function estateFor(scenario: Scenario, { link, fresh }: Setting): Scenario {
	const stays = runningOn(scenario).filter((name) => !TRAVELS.includes(name));
	const running = fresh ? stays : [...stays, ...TRAVELS];
	return {
		...scenario,
		endpoints: scenario.endpoints.map((endpoint) =>
			endpoint.name === DESK && endpoint.line
				? { ...endpoint, linkMbps: Number(link), line: { ...endpoint.line, Mbps: Number(link) }, running }
				: endpoint
		)
	};
}
