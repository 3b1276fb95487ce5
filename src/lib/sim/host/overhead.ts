// What virtualization itself costs in CPU: the hypervisor on bare metal or inside another OS, and devices that are emulated or that
// the guest tools replace. The published table is shown as it is; the factors derived from it are assumptions, for direction only.

/** one benchmark natively and under three hypervisors of 2003; for `lower`, less is better */
export interface Benchmark {
	readonly native: number;
	readonly xen: number;
	/** VMware Workstation 3.2: hosted, inside another OS */
	readonly vmwareWorkstation: number;
	/** User-Mode Linux */
	readonly uml: number;
	readonly better: 'lower' | 'higher';
}

/** [Barham et al., "Xen and the Art of Virtualization", SOSP 2003, figure 3; numbers uncertain, the text agrees] */
export const BARHAM_2003 = {
	/** score */
	specInt2000: { native: 567, xen: 567, vmwareWorkstation: 554, uml: 550, better: 'higher' },
	/** s for Linux 2.4.21 */
	kernelBuild: { native: 263, xen: 271, vmwareWorkstation: 334, uml: 535, better: 'lower' },
	/** tuples/s, information retrieval */
	osdbIr: { native: 172, xen: 158, vmwareWorkstation: 80, uml: 65, better: 'higher' },
	/** tuples/s, transactions */
	osdbOltp: { native: 1_714, xen: 1_633, vmwareWorkstation: 199, uml: 306, better: 'higher' },
	/** score */
	dbench: { native: 418, xen: 400, vmwareWorkstation: 310, uml: 111, better: 'higher' },
	/** clients served conformantly */
	specWeb99: { native: 518, xen: 514, vmwareWorkstation: 150, uml: 172, better: 'higher' }
} as const satisfies Record<string, Benchmark>;

/** how many times as much work the second costs as the first, whichever way the benchmark counts */
export const costRatio = (benchmark: Benchmark, from: keyof Omit<Benchmark, 'better'>, to: keyof Omit<Benchmark, 'better'>): number =>
	benchmark.better === 'lower' ? benchmark[to] / benchmark[from] : benchmark[from] / benchmark[to];

/**
 * CPU that work costs, as a multiple of what it costs on a bare-metal hypervisor, in which demand is given [A: derived from the
 * build of Barham et al. 2003: 263 s natively, 271 s on bare metal, 334 s hosted; early software, before hardware assistance, so
 * for direction only].
 */
export const HYPERVISOR_COST = {
	'bare-metal': 1,
	hosted: costRatio(BARHAM_2003.kernelBuild, 'xen', 'vmwareWorkstation'),
	none: costRatio(BARHAM_2003.kernelBuild, 'xen', 'native')
} as const;

/** CPU per packet and per disk operation through emulated devices, as a multiple of the guest tools' drivers [A] */
export const EMULATED_COST = { network: 2.5, disk: 1.5 } as const;

/** cycles per byte sent or received: the rule of thumb of 1 Hz for each bit per second [Foong et al., ISPASS 2003; uncertain] */
export const CYCLES_PER_BYTE = 8;

/** cycles per read or write of a disk [A] */
export const CYCLES_PER_IO = 50_000;

/**
 * Hz that a guest needs more when its devices are emulated, because the guest tools' drivers are missing. With them, what its
 * devices cost is part of its demand.
 *
 * @param networkBytesPerS sent and received
 * @param iops reads and writes per second
 */
export const emulatedHz = (networkBytesPerS: number, iops: number): number =>
	networkBytesPerS * CYCLES_PER_BYTE * (EMULATED_COST.network - 1) + iops * CYCLES_PER_IO * (EMULATED_COST.disk - 1);
