// One model, three consoles: what each vendor calls a thing or an operation, and how its command line says it. Data alone.
// Operations are keyed by the command's type. Menu words of XenCenter are those of its published source (xenserver/xenadmin, 2023); those of
// VMware and Microsoft are general knowledge and differ between versions. Of each command it is said where its form was read.
import type { CommandType } from '$lib/sim/command';

export const DIALECTS = ['vmware', 'microsoft', 'citrix'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** names of the vendors, for the switch */
export const VENDORS: Readonly<Record<Dialect, string>> = { vmware: 'VMware', microsoft: 'Microsoft', citrix: 'Citrix' };

/** what their hypervisor is sold as */
export const PLATFORMS: Readonly<Record<Dialect, string>> = { vmware: 'vSphere', microsoft: 'Hyper-V', citrix: 'XenServer' };

/** the tool that understands a dialect's commands */
export const SHELLS: Readonly<Record<Dialect, string>> = { vmware: 'PowerCLI', microsoft: 'PowerShell', citrix: 'command line' };

export const NOUNS = [
	'console',
	'manager',
	'folder',
	'cluster',
	'host',
	'datastore',
	'disk',
	'network',
	'tools',
	'move',
	'snapshot',
	'restart',
	'balance'
] as const;
export type Noun = (typeof NOUNS)[number];

export const VERBS = ['powerOn', 'resume', 'shutDown', 'powerOff', 'suspend', 'takeSnapshot', 'migrate'] as const satisfies CommandType[];
export type Verb = (typeof VERBS)[number];

/** null: the platform has no such thing */
export const NOUN: Readonly<Record<Noun, Readonly<Record<Dialect, string | null>>>> = {
	console: { vmware: 'vSphere Client', microsoft: 'VMM console', citrix: 'XenCenter' },
	manager: { vmware: 'vCenter Server', microsoft: 'SCVMM server', citrix: 'pool coordinator' },
	folder: { vmware: 'datacenter', microsoft: 'host group', citrix: null },
	cluster: { vmware: 'cluster', microsoft: 'failover cluster', citrix: 'pool' },
	host: { vmware: 'host', microsoft: 'node', citrix: 'server' },
	datastore: { vmware: 'datastore', microsoft: 'Cluster Shared Volume', citrix: 'storage repository' },
	disk: { vmware: 'VMDK', microsoft: 'VHD', citrix: 'VDI' },
	network: { vmware: 'vSwitch, port group', microsoft: 'virtual switch', citrix: 'network' },
	tools: { vmware: 'VMware Tools', microsoft: 'Integration Services', citrix: 'XenServer VM Tools' },
	move: { vmware: 'vMotion', microsoft: 'Live Migration', citrix: 'XenMotion' },
	snapshot: { vmware: 'snapshot', microsoft: 'checkpoint', citrix: 'snapshot' },
	restart: { vmware: 'vSphere HA', microsoft: 'failover clustering', citrix: 'high availability' },
	balance: { vmware: 'DRS', microsoft: 'Dynamic Optimization', citrix: 'Workload Balancing' }
};

export interface Wording {
	/** of the menu entry */
	readonly label: string;
	/** `{vm}`, `{host}` and `{snap}` are filled in */
	readonly command: string;
	/** `reference`: the vendor's reference or source; `scripts`: public scripts or a community copy of the vendor's help */
	readonly read: 'reference' | 'scripts';
}

const wording = (label: string, command: string, read: Wording['read']): Wording => ({ label, command, read });

export const VERB: Readonly<Record<Verb, Readonly<Record<Dialect, Wording>>>> = {
	powerOn: {
		vmware: wording('Power On', 'Start-VM -VM {vm}', 'scripts'),
		microsoft: wording('Start', 'Start-VM -Name {vm}', 'reference'),
		citrix: wording('Start', 'xe vm-start vm={vm}', 'reference')
	},
	resume: {
		vmware: wording('Power On', 'Start-VM -VM {vm}', 'scripts'),
		microsoft: wording('Start', 'Start-VM -Name {vm}', 'reference'),
		citrix: wording('Resume', 'xe vm-resume vm={vm}', 'reference')
	},
	shutDown: {
		vmware: wording('Shut Down Guest OS', 'Stop-VMGuest -VM {vm}', 'scripts'),
		microsoft: wording('Shut Down', 'Stop-VM -Name {vm}', 'reference'),
		citrix: wording('Shut Down', 'xe vm-shutdown vm={vm}', 'reference')
	},
	powerOff: {
		vmware: wording('Power Off', 'Stop-VM -VM {vm}', 'reference'),
		microsoft: wording('Turn Off', 'Stop-VM -Name {vm} -TurnOff', 'reference'),
		citrix: wording('Force Shut Down', 'xe vm-shutdown vm={vm} force=true', 'reference')
	},
	suspend: {
		vmware: wording('Suspend', 'Suspend-VM -VM {vm}', 'scripts'),
		microsoft: wording('Save', 'Save-VM -Name {vm}', 'reference'),
		citrix: wording('Suspend', 'xe vm-suspend vm={vm}', 'reference')
	},
	takeSnapshot: {
		vmware: wording('Take Snapshot', 'New-Snapshot -VM {vm} -Name {snap}', 'scripts'),
		microsoft: wording('Checkpoint', 'Checkpoint-VM -Name {vm} -SnapshotName {snap}', 'reference'),
		citrix: wording('Take a Snapshot', 'xe vm-snapshot vm={vm} new-name-label={snap}', 'reference')
	},
	migrate: {
		vmware: wording('Migrate', 'Move-VM -VM {vm} -Destination {host}', 'scripts'),
		microsoft: wording('Live Migration', 'Move-ClusterVirtualMachineRole -Name {vm} -Node {host} -MigrationType Live', 'scripts'),
		citrix: wording('Migrate to Server', 'xe vm-migrate vm={vm} host={host} live=true', 'reference')
	}
};

/** what not every console can do: `unpause` goes on from memory, `unregister` takes the record, `erase` the files too, `create` makes a guest */
export const RARE_VERBS = ['restart', 'reset', 'pause', 'unpause', 'unregister', 'erase', 'create'] as const;
export type RareVerb = (typeof RARE_VERBS)[number];

/** A console without a menu entry may still have a command; where both are missing, it can't do it. */
export interface RareWording {
	readonly label: string | null;
	readonly command: string | null;
}

const rare = (label: string | null, command: string | null = null): RareWording => ({ label, command });

export const RARE_VERB: Readonly<Record<RareVerb, Readonly<Record<Dialect, RareWording>>>> = {
	restart: {
		vmware: rare('Restart Guest OS', 'Restart-VMGuest -VM {vm}'),
		microsoft: rare(null),
		citrix: rare('Reboot', 'xe vm-reboot vm={vm}')
	},
	reset: {
		vmware: rare('Reset'),
		microsoft: rare('Reset', 'Restart-VM -Name {vm} -Force'),
		citrix: rare('Force Reboot', 'xe vm-reboot vm={vm} force=true')
	},
	pause: { vmware: rare(null), microsoft: rare('Pause', 'Suspend-VM -Name {vm}'), citrix: rare(null, 'xe vm-pause vm={vm}') },
	unpause: { vmware: rare(null), microsoft: rare('Resume', 'Resume-VM -Name {vm}'), citrix: rare(null, 'xe vm-unpause vm={vm}') },
	unregister: {
		vmware: rare('Remove from Inventory', 'Remove-VM -VM {vm}'),
		microsoft: rare('Delete…', 'Remove-VM -Name {vm}'),
		citrix: rare(null, 'xe vm-destroy')
	},
	erase: {
		vmware: rare('Delete from Disk', 'Remove-VM -VM {vm} -DeletePermanently'),
		microsoft: rare(null),
		citrix: rare('Delete…', 'xe vm-uninstall vm={vm}')
	},
	create: {
		vmware: rare('New Virtual Machine…', 'New-VM -Name {vm}'),
		microsoft: rare('New > Virtual Machine…', 'New-VM -Name {vm}'),
		citrix: rare('New VM', 'xe vm-install')
	}
};

/** Where the records of all hosts are kept, and who passes orders on: a server, often a guest, or one of the hosts themselves. */
export const MANAGED_BY: Readonly<Record<Dialect, 'server' | 'host'>> = { vmware: 'server', microsoft: 'server', citrix: 'host' };

export const isDialect = (value: string | undefined): value is Dialect => DIALECTS.some((dialect) => dialect === value);
export const isVerb = (value: string | undefined): value is Verb => VERBS.some((verb) => verb === value);
export const isNoun = (value: string | undefined): value is Noun => NOUNS.some((noun) => noun === value);

/** the command as one types it */
export const typed = (command: string, names: Readonly<Partial<Record<'vm' | 'host' | 'snap', string>>>): string =>
	command.replace(/\{(vm|host|snap)\}/g, (all, key: string) =>
		key === 'vm' || key === 'host' || key === 'snap' ? (names[key] ?? all) : all
	);
