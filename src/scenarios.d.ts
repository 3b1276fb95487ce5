// What the scenario plugin makes of a scenario file.
declare module '*.scenario.yaml' {
	import type { Scenario } from '$lib/sim/scenario';
	const scenario: Scenario;
	export default scenario;
}
