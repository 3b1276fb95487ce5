// What `preflight` answers: every check that applies, passed or not, with its numbers and its cure. `words` makes sentences of them.
import type { Command } from './command';

export const CHECK_IDS = [
	'exists', // the thing still exists
	'state', // the life cycle accepts the operation
	'busy', // no other task is under way with the guest
	'hostOn', // the host is on
	'maintenance', // the host takes guests
	'elsewhere', // the target is not where the guest already is
	'memory', // the product's rule of admission
	'overcommit', // warn: configured memory beyond what is free
	'cpuVendor',
	'cpuGeneration',
	'cores', // warn: more vCPUs than the host has cores
	'network', // the target carries the guest's network
	'storage', // the target sees every disk
	'space', // the datastore has room
	'device', // the guest holds a device of its host
	'localMedia',
	'concurrency', // warn: as many migrations at once as may be: this one waits for its turn
	'link', // warn: no bandwidth: the move waits
	'converges', // warn: the guest rewrites memory faster than the link carries it
	'tools', // the operation goes through the guest tools
	'name', // a new guest's name is free and well formed
	'value', // a number makes sense
	'cloneSource', // nothing copies this guest just now
	'crashConsistent', // warn: the copy is as if power had been cut
	'guestsOn', // warn or refuse: guests still run on the host
	'unsaved', // warn: what was only in memory is lost
	'users', // warn: people work through it
	'needed', // warn: others need it
	'restart', // warn: takes effect at the next power-on
	'hostSupport', // the product has the operation
	'task', // the task is still under way and can be cancelled
	'sharedFiles', // no linked clone shares the guest's files
	'otherStore', // the guest's files are not all there already
	'chainLimit', // the chain of snapshots may grow
	'chainLong', // warn: a long chain is slow
	'snapshotOld', // warn: the oldest snapshot is older than snapshots should get
	'snapshotGrowth', // warn: the file on top may outgrow its datastore
	'discards', // warn: what was written since the snapshot is lost
	'linkedClones', // no linked clones lie on its files
	'wholeDisks', // no snapshots, and no files of another guest, under its disks
	'snapshotNeeded', // a linked clone lies on a snapshot
	'template', // it is no template
	'noTemplate', // it is a template
	'diskSize', // the format can hold a disk of this size
	'diskFormat', // warn: the host's product keeps its disks in another format
	'sameFormat', // the disk is not in that form already
	'quiesced', // warn: the snapshot's disks are as if power had been cut
	'snapshotName', // a new snapshot's name is free and well formed
	'cpuReserved', // the host can keep one more promise of CPU
	'identity', // warn: another runs with the same name and address
	'networkUsed', // nobody is on the network
	'cpuMask', // warn: who runs goes on seeing more until the next power-on
	'physical', // a server without a hypervisor: what only a hypervisor does
	'vendorRules', // warn: the vendor kept this role off hypervisors
	'lostStore', // the datastore, or what the guest's disks lie on, is gone
	'apart', // warn: a copy beside its original is lost with it
	'damaged', // warn: what is copied or brought back is encrypted
	'recoveryPoint', // there is a complete copy; warn: what came after it is lost
	'original', // the guest runs no more where it was
	'kept', // warn: the last backup goes, or its content goes with it
	'site', // there is such a site
	'session', // the guest is a terminal server
	'sessions', // a terminal server has room for so many sessions more
	'serves', // the guest, and what it needs, does its work
	'poolSize', // a pool has desktops for so many; warn: the others wait
	'poolPolicy', // what happens to a desktop at log-off suits the kind of its pool
	'inPool', // the guest is a desktop of a pool
	'loggedOn', // nobody works in the pool; or as many as are to leave
	'broker', // warn: who asks for a desktop waits
	'runtime', // the PC has one version of what installed applications share
	'pcMemory', // the PC has memory for a machine of its own
	'online', // the PCs have their network
	'app', // the application is, or is not, in use on these PCs
	'failoverSlots', // the cluster could restart everybody after the failures that it tolerates
	'failoverPercent', // the cluster keeps so much of its CPU and memory free
	'apartRule', // warn: a rule keeps them on different hosts
	'togetherRule', // warn: a rule keeps them on one host
	'ruleConflict', // two rules of a cluster contradict each other
	'licence' // the cached package may still start without its server
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export interface Check {
	readonly id: CheckId;
	readonly severity: 'refuse' | 'warn';
	readonly passed: boolean;
	/** what the sentence needs, e.g. { needMiB, freeMiB, host: 'Birch' }; the unit is the end of the key */
	readonly numbers: Readonly<Record<string, number | string>>;
	/** commands that would make it pass, in order; empty when there is none to press */
	readonly fix: readonly Command[];
	/** the lesson's place that explains it: `chapter#section` */
	readonly lesson: string;
}

type Numbers = Check['numbers'];

/** a check that refuses the command when it fails; `fix` is only offered then */
export const refuse = (id: CheckId, passed: boolean, numbers: Numbers = {}, fix: readonly Command[] = []): Check => ({
	id,
	severity: 'refuse',
	passed,
	numbers,
	fix: passed ? [] : fix,
	lesson: LESSONS[id] ?? '1-basics'
});

/** a check that only warns */
export const warn = (id: CheckId, passed: boolean, numbers: Numbers = {}, fix: readonly Command[] = []): Check => ({
	...refuse(id, passed, numbers, fix),
	severity: 'warn'
});

/** where the lessons explain what a check is about; the chapter as a whole where no section does */
const LESSONS: Partial<Record<CheckId, string>> = {
	hostOn: '1-basics#host',
	state: '1-basics#guest',
	tools: '1-basics#guest',
	cpuVendor: '1-basics#hypervisor',
	cpuGeneration: '1-basics#hypervisor',
	cores: '1-basics#core',
	cpuReserved: '1-basics#core',
	memory: '1-basics#fewer-boxes',
	overcommit: '1-basics#fewer-boxes',
	crashConsistent: '1-basics#try-things-safely',
	concurrency: '1-basics#your-first-move',
	converges: '1-basics#your-first-move',
	link: '1-basics#your-first-move',
	unsaved: '1-basics#when-a-host-dies',
	guestsOn: '1-basics#when-a-host-dies',
	users: '1-basics#when-a-host-dies',
	needed: '1-basics#when-a-host-dies'
};
