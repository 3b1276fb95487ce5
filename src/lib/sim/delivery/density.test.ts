import { expect, test } from 'vitest';
import { GiB, MiB } from '../units';
import {
	desktopCapacity,
	desktopRange,
	DESKTOPS_PER_CORE,
	sessionCapacity,
	sessionRange,
	sessionsInsteadOf,
	SESSIONS,
	threadsTaken
} from './density';
import type { SessionKind } from '../world';
import { vector } from './vectors.fixture';

const roomy = { memoryBytes: 1024 * GiB, iops: Infinity };

test.each<[SessionKind, number]>([
	['light', 48],
	['medium', 32],
	['heavy', 16],
	['power', 8]
])('8 vCPUs carry %s users by the vendor’s table [Microsoft Learn]: %i', (kind, users) => {
	expect(sessionCapacity({ vcpus: 8, kind, ...roomy })).toMatchObject({ users, bound: 'cpu' });
});

test('the first of CPU, memory and disk to be used up decides', () => {
	const host = { vcpus: 8, kind: 'medium', memoryBytes: 16 * GiB, iops: Infinity } as const;
	// (16 GiB − 4 GiB) / 250 MiB = 49.15
	expect(sessionCapacity({ ...host, vcpus: 24 })).toEqual({ users: 49, cpu: 96, memory: 49, iops: Infinity, bound: 'memory' });
	expect(sessionCapacity(host)).toMatchObject({ users: 32, bound: 'cpu' });
	// 100 / 9 = 11.1
	expect(sessionCapacity({ ...host, iops: 100 })).toMatchObject({ users: 11, bound: 'iops' });
});

test('a machine too small for the OS carries nobody', () => {
	expect(sessionCapacity({ vcpus: 8, kind: 'light', memoryBytes: 2 * GiB, iops: 1e6 }).users).toBe(0);
	expect(sessionCapacity({ vcpus: 0, kind: 'light', ...roomy }).users).toBe(0);
});

test('desktops: cores, memory after the hypervisor, and disk', () => {
	const host = { cores: 16, memoryBytes: 96 * GiB, hypervisorBytes: 2 * GiB, overheadBytes: 100 * MiB, iops: Infinity };
	// 94 GiB / (1,536 + 100) MiB = 58.8; 16·5 = 80
	expect(desktopCapacity(host)).toMatchObject({ users: 58, cpu: 80, memory: 58, bound: 'memory' });
	expect(desktopCapacity({ ...host, iops: 300 })).toMatchObject({ users: 40, bound: 'iops' });
	expect(desktopCapacity({ ...host, iops: 0 }).users).toBe(0);
});

test('ranges hold the typical figure and come from the sources’ ends', () => {
	const host = { vcpus: 24, kind: 'heavy', memoryBytes: 256 * GiB, iops: 560 } as const;
	// 560 / 20, / 17, / 14
	expect(sessionRange(host)).toEqual({ low: 28, typical: 32, high: 40 });
	const machine = { cores: 48, memoryBytes: 1024 * GiB, hypervisorBytes: 0, overheadBytes: 0, iops: Infinity };
	expect(desktopRange(machine)).toEqual({ low: 120, typical: 240, high: 240 });
});

test('vdi.vs.rds.density: sessions against desktops on one blade [Citrix blog, 15 August 2014]', () => {
	const { inputs, expected } = vector('vdi.vs.rds.density');
	expect(sessionsInsteadOf(Number(inputs.vdi_users)).measured).toEqual(expected.rds_users);
	expect(sessionsInsteadOf(Number(inputs.vdi_users)).rule).toBe(240);
	// that many desktops on 48 cores is the low end of what a core carries
	expect(48 * DESKTOPS_PER_CORE.low).toBe(inputs.vdi_users);
	// the vendor's own table says more than was measured: which is why people see a range
	expect(48 * SESSIONS.medium.usersPerVcpu).toBe(192);
});

test('rds.vm.sizing: eight session hosts of 7 vCPUs take a two-socket machine’s threads once [Citrix, as quoted by go-euc]', () => {
	const { inputs, expected } = vector('rds.vm.sizing');
	const machine = { sockets: Number(inputs.sockets), coresPerSocket: Number(inputs.cores_per_socket), threadsPerCore: Number(inputs.smt) };
	const taken = threadsTaken(machine, { vcpus: Number(inputs.vcpus_per_vm), count: Number(inputs.vms) });
	expect(taken).toEqual({ threads: expected.threads_total, vcpus: expected.vcpus_total, overcommit: expected.overcommit });
});
