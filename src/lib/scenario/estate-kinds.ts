// What a regional health system is made of: its kinds of clusters, and what a server of each role looks like there.
import type { Role } from '$lib/sim/world';

export interface ClusterKind {
	readonly name: string;
	readonly cpuGeneration: number;
	readonly network: string;
	/** roles as often as they occur there */
	readonly roles: readonly Role[];
}

const often = (times: Partial<Readonly<Record<Role, number>>>): readonly Role[] =>
	(Object.entries(times) as [Role, number][]).flatMap(([role, count]) => Array.from({ length: count }, () => role));

export const CLUSTERS: readonly ClusterKind[] = [
	{
		name: 'clinical-a',
		cpuGeneration: 2021,
		network: 'Clinical',
		roles: often({ database: 1, app: 3, web: 3, terminal: 2, interface: 1, print: 1, balancer: 1, test: 2 })
	},
	{
		name: 'clinical-b',
		cpuGeneration: 2021,
		network: 'Clinical',
		roles: often({ database: 1, app: 2, web: 2, terminal: 3, interface: 1, print: 1, fax: 1, test: 1 })
	},
	{ name: 'desktops', cpuGeneration: 2019, network: 'Desktops', roles: often({ desktop: 6, terminal: 1, print: 1 }) },
	{
		name: 'imaging',
		cpuGeneration: 2023,
		network: 'Clinical',
		roles: often({ database: 1, app: 2, web: 1, interface: 1, other: 2, test: 1 })
	},
	{
		name: 'office',
		cpuGeneration: 2019,
		network: 'Office',
		roles: often({ database: 1, web: 1, terminal: 1, print: 2, other: 4, test: 1 })
	}
];

export interface ServerKind {
	/** names begin with it */
	readonly prefix: string;
	readonly vcpus: readonly number[];
	readonly memoryGiB: readonly number[];
	readonly diskGiB: number;
	/** the most that it rewrites */
	readonly dirtyMiBps: number;
	/** the most people who work through it */
	readonly users: number;
	/** it serves nobody without one of these */
	readonly needs: Role | null;
}

export const SERVERS: Readonly<Record<Role, ServerKind>> = {
	web: { prefix: 'ehr-web', vcpus: [2], memoryGiB: [8], diskGiB: 100, dirtyMiBps: 120, users: 0, needs: 'app' },
	app: { prefix: 'ehr-app', vcpus: [4], memoryGiB: [16, 24], diskGiB: 180, dirtyMiBps: 260, users: 220, needs: 'database' },
	interface: { prefix: 'interface', vcpus: [2, 4], memoryGiB: [8, 16], diskGiB: 240, dirtyMiBps: 120, users: 0, needs: 'database' },
	database: { prefix: 'ehr-db', vcpus: [8], memoryGiB: [32, 48], diskGiB: 1200, dirtyMiBps: 400, users: 0, needs: null },
	fax: { prefix: 'fax', vcpus: [1], memoryGiB: [4], diskGiB: 60, dirtyMiBps: 30, users: 0, needs: 'app' },
	print: { prefix: 'print', vcpus: [2], memoryGiB: [4, 8], diskGiB: 80, dirtyMiBps: 30, users: 0, needs: null },
	terminal: { prefix: 'ctx', vcpus: [4, 6], memoryGiB: [24, 32], diskGiB: 160, dirtyMiBps: 230, users: 45, needs: 'app' },
	balancer: { prefix: 'lb', vcpus: [2], memoryGiB: [4], diskGiB: 20, dirtyMiBps: 60, users: 0, needs: null },
	desktop: { prefix: 'vdi', vcpus: [2], memoryGiB: [4, 8], diskGiB: 60, dirtyMiBps: 60, users: 1, needs: null },
	test: { prefix: 'test', vcpus: [2, 4], memoryGiB: [8, 16], diskGiB: 300, dirtyMiBps: 60, users: 0, needs: null },
	other: { prefix: 'srv', vcpus: [2], memoryGiB: [4, 8, 16], diskGiB: 120, dirtyMiBps: 90, users: 0, needs: null }
};
