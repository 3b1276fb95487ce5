// What three consoles call the operations: words of their menus and their command lines. Products' words are not translated.
// A console without a button may still have a command; where both are missing, the console can't do it.
import type { PowerOperation } from '$lib/sim/command';

export const DIALECTS = ['vsphere', 'hyper-v', 'xenserver'] as const;
export type Dialect = (typeof DIALECTS)[number];

export const dialectOf = (text: string | undefined): Dialect => DIALECTS.find((each) => each === text) ?? 'vsphere';

export const CONSOLES: Readonly<Record<Dialect, { readonly name: string; readonly shell: string }>> = {
	vsphere: { name: 'vSphere', shell: 'PowerCLI' },
	'hyper-v': { name: 'Hyper-V', shell: 'Hyper-V' },
	xenserver: { name: 'XenServer', shell: 'xe' }
};

/** `unregister` takes the record, `erase` the files too, `create` makes a new guest */
export type Operation = PowerOperation | 'create' | 'unregister' | 'erase';

export const OPERATIONS: readonly Operation[] = [
	'powerOn',
	'shutDown',
	'powerOff',
	'restart',
	'reset',
	'pause',
	'suspend',
	'resume',
	'unregister',
	'erase',
	'create'
];

export interface Words {
	readonly menu: string | null;
	readonly command: string | null;
}

const words = (menu: string | null, command: string | null = null): Words => ({ menu, command });

/** resume of a guest that is paused, and of one whose memory is in a file, are two entries in some consoles */
export function wordsFor(dialect: Dialect, operation: Operation, guest: string, saved: boolean): Words {
	switch (dialect) {
		case 'vsphere':
			return VSPHERE(guest, saved)[operation];
		case 'hyper-v':
			return HYPER_V(guest, saved)[operation];
		case 'xenserver':
			return XENSERVER(guest, saved)[operation];
	}
}

type Vocabulary = Readonly<Record<Operation, Words>>;

const VSPHERE = (vm: string, saved: boolean): Vocabulary => ({
	powerOn: words('Power On', `Start-VM -VM ${vm}`),
	shutDown: words('Shut Down Guest OS', `Stop-VMGuest -VM ${vm}`),
	powerOff: words('Power Off', `Stop-VM -VM ${vm}`),
	restart: words('Restart Guest OS', `Restart-VMGuest -VM ${vm}`),
	reset: words('Reset'),
	pause: words(null),
	suspend: words('Suspend', `Suspend-VM -VM ${vm}`),
	resume: saved ? words('Power On', `Start-VM -VM ${vm}`) : words(null),
	unregister: words('Remove from Inventory', `Remove-VM -VM ${vm}`),
	erase: words('Delete from Disk', `Remove-VM -VM ${vm} -DeletePermanently`),
	create: words('New Virtual Machine…', `New-VM -Name ${vm}`)
});

const HYPER_V = (vm: string, saved: boolean): Vocabulary => ({
	powerOn: words('Start', `Start-VM -Name ${vm}`),
	shutDown: words('Shut Down…', `Stop-VM -Name ${vm}`),
	powerOff: words('Turn Off…', `Stop-VM -Name ${vm} -TurnOff`),
	restart: words(null),
	reset: words('Reset…', `Restart-VM -Name ${vm} -Force`),
	pause: words('Pause', `Suspend-VM -Name ${vm}`),
	suspend: words('Save', `Save-VM -Name ${vm}`),
	resume: saved ? words('Start', `Start-VM -Name ${vm}`) : words('Resume', `Resume-VM -Name ${vm}`),
	unregister: words('Delete…', `Remove-VM -Name ${vm}`),
	erase: words(null),
	create: words('New > Virtual Machine…', `New-VM -Name ${vm}`)
});

const XENSERVER = (vm: string, saved: boolean): Vocabulary => ({
	powerOn: words('Start', `xe vm-start vm=${vm}`),
	shutDown: words('Shut Down', `xe vm-shutdown vm=${vm}`),
	powerOff: words('Force Shut Down', `xe vm-shutdown vm=${vm} force=true`),
	restart: words('Reboot', `xe vm-reboot vm=${vm}`),
	reset: words('Force Reboot', `xe vm-reboot vm=${vm} force=true`),
	pause: words(null, `xe vm-pause vm=${vm}`),
	suspend: words('Suspend', `xe vm-suspend vm=${vm}`),
	resume: saved ? words('Resume', `xe vm-resume vm=${vm}`) : words(null, `xe vm-unpause vm=${vm}`),
	unregister: words(null, 'xe vm-destroy'),
	erase: words('Delete…', `xe vm-uninstall vm=${vm}`),
	create: words('New VM', 'xe vm-install')
});

/** One word typed at two prompts: what it does there. xe does not know them. */
export const SAME_WORDS = ['Suspend-VM', 'Stop-VM'] as const;
export type SameWord = (typeof SAME_WORDS)[number];

export const MEANING: Readonly<Record<SameWord, Readonly<Record<'vsphere' | 'hyper-v', PowerOperation>>>> = {
	'Suspend-VM': { vsphere: 'suspend', 'hyper-v': 'pause' },
	'Stop-VM': { vsphere: 'powerOff', 'hyper-v': 'shutDown' }
};
