// What the model says where something was published about sessions and desktops.
import type { Validation } from '../validation/validation';
import { sessionsInsteadOf, threadsTaken, type Range } from './density';
import { PHASE_LOADS } from './phases';

const ends = ({ low, high }: Range): readonly number[] => [low, high];

export const validations: Validation[] = [
	{
		id: 'vdi.iops.phases',
		title: 'Reads and writes per second of one virtual desktop',
		source: 'the model’s table of phases: measured figures taken over as they are',
		ours() {
			const { steady, login, boot } = PHASE_LOADS.streamed;
			return {
				steady: ends(steady.iops),
				login_storm: ends(login.iops),
				boot_storm: ends(boot.iops),
				write_fraction: { steady: steady.writes, login: login.writes, boot: boot.writes }
			};
		}
	},
	{
		id: 'vdi.vs.rds.density',
		title: 'Users in sessions instead of 120 virtual desktops on one blade',
		source: 'desktops times the ratio that this comparison measured',
		assumed: 'sessions per desktop: the ratio of this one test, not a rule that predicts it',
		note: 'The vendor’s table of 4 medium users per vCPU would say 192 on 48 cores, and the old rule of thumb 240: so the product shows a range.',
		ours: () => ({ rds_users: sessionsInsteadOf(120).measured })
	},
	{
		id: 'rds.vm.sizing',
		title: 'Session hosts that take every thread of a machine once',
		source: 'sum of the vCPUs over sockets times cores times threads',
		ours() {
			const { vcpus, threads, overcommit } = threadsTaken({ sockets: 2, coresPerSocket: 14, threadsPerCore: 2 }, { vcpus: 7, count: 8 });
			return { vcpus_total: vcpus, threads_total: threads, overcommit };
		}
	}
];
