// What the things in a scenario say of each other must hold together: names, references, room. The schema has checked each by itself.
import type { Scenario } from '$lib/sim/scenario';
import type { Complaint } from './mistake';
import { clusterComplaints } from './rules-clusters';
import { deliveryComplaints } from './rules-delivery';
import { fitComplaints } from './rules-fit';
import { nameComplaints, namesIn } from './rules-names';
import { orderComplaints } from './rules-order';
import { protectionComplaints } from './rules-protection';
import { storageComplaints } from './rules-storage';

export function complaintsAbout(scenario: Scenario): Complaint[] {
	const names = namesIn(scenario);
	return [
		...nameComplaints(scenario, names),
		...fitComplaints(scenario, names),
		...orderComplaints(scenario),
		...storageComplaints(scenario),
		...protectionComplaints(scenario, names),
		...clusterComplaints(scenario),
		...deliveryComplaints(scenario, names)
	];
}
