// Data that nobody can read any more (ransomware). The marks of what was written tell it, so every copy of the data carries it along: a
// clone, a backup and a replica taken afterwards are damaged, one taken before is not, and reverting to a sound snapshot heals.
import type { Content } from '../storage/content';
import type { Guest } from '../world';

/** encrypted data has the negative mark of its attack */
export const isDamaged = (content: Content): boolean => content.some(({ mark }) => mark < 0);

/**
 * Whether the guest's data can't be read, as far as its own files tell: whoever asks often asks this. Damage that lies below, in a snapshot
 * taken after the attack, counts too; what was written over it since is taken not to matter [A].
 */
export const isCorrupt = ({ disks, snapshots, currentSnapshot }: Pick<Guest, 'disks' | 'snapshots' | 'currentSnapshot'>): boolean =>
	disks.some(({ extents }) => isDamaged(extents)) ||
	(currentSnapshot !== null &&
		(snapshots.find(({ id }) => id === currentSnapshot)?.layers.some(({ extents }) => isDamaged(extents)) ?? false));
