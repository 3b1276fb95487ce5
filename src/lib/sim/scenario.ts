// What `start` takes: an estate in people's units, complete (the scenario room fills the defaults in). Things refer to each other by name.
import type { Command } from './command';
import type { Product, Role } from './world';

export interface Scenario {
	readonly title: string;
	readonly description: string;
	readonly seed: number;
	readonly policies: {
		readonly migration: {
			readonly stop: 'fixed-threshold';
			readonly setupSeconds: number;
			readonly resumeSeconds: number;
			readonly perHost: number;
		};
		readonly bootSeconds: number;
		readonly shutDownSeconds: number;
		readonly hostBootSeconds: number;
		readonly guestOverheadMiB: number;
	};
	readonly networks: readonly { readonly name: string; readonly vlan: number | null }[];
	readonly datastores: readonly {
		readonly name: string;
		readonly shared: boolean;
		readonly sizeGiB: number;
		readonly iops: number;
		/** MB = 10^6 bytes, as disks are sold */
		readonly throughputMBps: number;
	}[];
	readonly hosts: readonly ScenarioHost[];
	readonly guests: readonly ScenarioGuest[];
	/** performed while playing; `at` in seconds, in order */
	readonly commands: readonly { readonly at: number; readonly command: Command }[];
}

export interface ScenarioHost {
	readonly name: string;
	readonly product: Product;
	readonly hypervisor: 'bare-metal' | 'hosted';
	readonly cpuVendor: 'intel' | 'amd';
	/** year-like number: a guest may go to the same or a later one */
	readonly cpuGeneration: number;
	readonly cores: number;
	readonly coreGHz: number;
	readonly memoryMiB: number;
	readonly hypervisorMiB: number;
	/** Mbit/s, each way */
	readonly nicMbps: number;
	readonly networks: readonly string[];
	readonly datastores: readonly string[];
	readonly power: 'on' | 'off';
	readonly maintenance: boolean;
}

export interface ScenarioGuest {
	readonly name: string;
	readonly role: Role;
	readonly os: string;
	readonly host: string;
	readonly state: 'running' | 'off' | 'suspended';
	readonly vcpus: number;
	readonly memoryMiB: number;
	readonly reservedMiB: number;
	readonly weight: number;
	readonly capPercent: number;
	readonly tools: boolean;
	readonly network: string | null;
	readonly disks: readonly { readonly datastore: string; readonly sizeGiB: number; readonly usedGiB: number; readonly thin: boolean }[];
	readonly load: { readonly cpuGHz: number; readonly dirtyMiBps: number; readonly workingSetMiB: number };
	readonly needs: readonly string[];
	readonly users: number;
	readonly device: string | null;
	readonly localMedia: boolean;
}
