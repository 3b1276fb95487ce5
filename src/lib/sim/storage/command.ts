// Commands of this topic.
import type { DatastoreId, GuestId } from '../world';
import type { DiskFormat } from './disk';

export type StorageCommand =
	/** freezes the guest's disks and puts new, empty files on top; `memory`: what the guest has in memory is written too */
	| { readonly type: 'takeSnapshot'; readonly guest: GuestId; readonly name: string; readonly memory?: boolean }
	/** discards everything since; `snapshot`: its id or its name. With saved memory the guest goes on from there, else it is off. */
	| { readonly type: 'revertSnapshot'; readonly guest: GuestId; readonly snapshot: string }
	/** keeps the present, merges the files. Of a snapshot deleted before: merges what could not be merged then. */
	| { readonly type: 'deleteSnapshot'; readonly guest: GuestId; readonly snapshot: string }
	| { readonly type: 'convertToTemplate' | 'convertToGuest'; readonly guest: GuestId }
	/** writes a disk anew in another format, thin or thick. `disk`: its place, from 0 */
	| {
			readonly type: 'convertDisk';
			readonly guest: GuestId;
			readonly disk: number;
			readonly format: DiskFormat;
			readonly thin: boolean;
	  }
	/** removes a file that belongs to no guest */
	| { readonly type: 'deleteFile'; readonly datastore: DatastoreId; readonly file: string }
	/** a fault: something fills the datastore, so that so much is left free */
	| { readonly type: 'fillDatastore'; readonly datastore: DatastoreId; readonly freeGiB: number };
