// Clusters: hosts and guests that are there, no host in two of them, one product, and rules that can all be kept.
import { contradicting } from '$lib/sim/availability/edit';
import { clusterId, guestId } from '$lib/sim/ids';
import { m } from '$lib/paraglide/messages';
import type { Scenario, ScenarioCluster } from '$lib/sim/scenario';
import type { Complaint, Path } from './mistake';
import { either, firstOf, nearest } from './phrases';
import { insteadOf, MISSING } from './rules-names';

export function clusterComplaints(scenario: Scenario): Complaint[] {
	return [
		...hostComplaints(scenario),
		...scenario.clusters.flatMap((cluster, place) => ruleComplaints(scenario, cluster, place)),
		...commandComplaints(scenario)
	];
}

const complaint = (path: Path, message: string, expected: string, cure: string): Complaint => ({
	path,
	on: 'value',
	message,
	expected,
	cure
});

function hostComplaints({ hosts, clusters }: Scenario): Complaint[] {
	const byName = new Map(hosts.map((host) => [host.name, host]));
	const clusterOf = new Map<string, string>();
	const ids = new Set<string>();
	const complaints: Complaint[] = [];
	for (const [place, cluster] of clusters.entries()) {
		const id = clusterId(cluster.name);
		if (ids.has(id))
			complaints.push(
				complaint(
					['clusters', place, 'name'],
					m.scenario_duplicate_name_same({ name: cluster.name }),
					m.scenario_duplicate_name_expected(),
					m.scenario_duplicate_name_cure()
				)
			);
		ids.add(id);
		const product = byName.get(cluster.hosts[0] ?? '')?.product;
		for (const [at, name] of cluster.hosts.entries()) {
			const path = ['clusters', place, 'hosts', at];
			const host = byName.get(name);
			const before = clusterOf.get(name);
			const expected = m.scenario_reference_host_expected();
			if (!host) {
				const words = insteadOf(name, 'hosts', [...byName.keys()]);
				complaints.push(complaint(path, MISSING.hosts({ name }), words.expected, words.cure));
			} else if (before !== undefined) {
				const message = m.availability_scenario_twoClusters({ host: name, cluster: before });
				complaints.push(
					complaint(path, message, m.availability_scenario_oneCluster(), m.availability_scenario_twoClusters_cure({ host: name }))
				);
			} else if (host.product !== product) {
				const message = m.availability_scenario_product({ host: name, product: host.product, first: product ?? '' });
				complaints.push(complaint(path, message, expected, m.availability_scenario_product_cure()));
			}
			clusterOf.set(name, cluster.name);
		}
	}
	return complaints;
}

function ruleComplaints({ guests }: Scenario, { rules }: ScenarioCluster, cluster: number): Complaint[] {
	const known = new Set(guests.map((guest) => guest.name));
	const asRule = (rule: ScenarioCluster['rules'][number]) => ({ ...rule, guests: rule.guests.map(guestId) });
	return rules.flatMap((rule, place) => {
		const path = ['clusters', cluster, 'rules', place];
		const complaints: Complaint[] = rule.guests.flatMap((name, at) => {
			if (known.has(name)) return [];
			const words = insteadOf(name, 'guests', [...known]);
			return [complaint([...path, 'guests', at], MISSING.guests({ name }), words.expected, words.cure)];
		});
		const twice = rule.guests.findIndex((name, at) => rule.guests.indexOf(name) < at);
		if (twice >= 0) {
			const message = m.scenario_twice({ name: rule.guests[twice] ?? '' });
			complaints.push(complaint([...path, 'guests', twice], message, m.scenario_twice_expected(), m.scenario_duplicate_key_cure()));
		}
		const before = rules.slice(0, place);
		if (before.some((other) => other.name === rule.name))
			complaints.push(
				complaint(
					[...path, 'name'],
					m.scenario_duplicate_name_same({ name: rule.name }),
					m.scenario_duplicate_name_expected(),
					m.scenario_duplicate_name_cure()
				)
			);
		const opposite = contradicting(before.map(asRule), asRule(rule));
		if (opposite) {
			const message = m.availability_scenario_contradiction({ rule: rule.name, other: opposite.name });
			complaints.push(
				complaint(path, message, m.availability_scenario_contradiction_expected(), m.availability_scenario_contradiction_cure())
			);
		}
		return complaints;
	});
}

/** commands that speak of a cluster that is not there */
function commandComplaints({ clusters, commands }: Scenario): Complaint[] {
	const known = new Map(clusters.map(({ name }): [string, string] => [clusterId(name), name]));
	return commands.flatMap(({ command }, place) => {
		if (!('cluster' in command) || known.has(command.cluster)) return [];
		const name = command.cluster.slice('cluster:'.length);
		const names = [...known.values()];
		const expected =
			names.length === 0 ? m.availability_scenario_noCluster_expected() : m.scenario_one_of({ words: either(firstOf(names)) });
		const near = nearest(name, names);
		const cure = near === null ? m.availability_scenario_noCluster_cure() : m.scenario_near_cure({ word: near });
		return [complaint(['commands', place, 'cluster'], m.availability_scenario_noCluster({ name }), expected, cure)];
	});
}
