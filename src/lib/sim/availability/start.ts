// A cluster at its beginning: nothing is lost, nobody waits.
import { clusterId, guestId, hostId } from '../ids';
import type { ScenarioCluster } from '../scenario';
import type { Cluster, HaPolicy } from './cluster';

export const toCluster = ({ name, hosts, ha, balancing, rules, cpuMask }: ScenarioCluster): Cluster => ({
	id: clusterId(name),
	name,
	hosts: hosts.map(hostId),
	ha: {
		enabled: ha.enabled,
		profile: ha.profile,
		xenTimeoutS: ha.xenTimeoutSeconds,
		isolationResponse: ha.isolationResponse,
		admission: admissionOf(ha),
		guestMonitoring: ha.guestMonitoring
	},
	balancing,
	rules: rules.map((rule) => ({ ...rule, guests: rule.guests.map(guestId) })),
	cpuMask,
	detections: [],
	waiting: [],
	balanceAt: null,
	absences: [],
	quarantine: [],
	dueAt: null
});

function admissionOf({ admission, hostFailures, cpuPercent, memoryPercent }: ScenarioCluster['ha']): HaPolicy['admission'] {
	switch (admission) {
		case 'none':
			return { policy: 'none' };
		case 'slots':
			return { policy: 'slots', hostFailures };
		case 'percent':
			return { policy: 'percent', cpuPercent, memoryPercent };
	}
}
