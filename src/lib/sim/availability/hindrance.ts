// Why a guest finds no host: what kept it from the host that came nearest is said, so they stand in the order in which they are looked at.
export const HINDRANCES = [
	'noHost', // no host of the cluster takes guests
	'storage', // none sees all its disks
	'network', // none carries its network
	'memory', // none has the memory that its product wants to see free
	'cpu', // none has the CPU that it reserves
	'rule' // a rule keeps it from those that would do
] as const;
export type Hindrance = (typeof HINDRANCES)[number];
