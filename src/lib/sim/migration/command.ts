// Commands of this topic.
import type { DatastoreId, GuestId } from '../world';

/** all files of the guest go to another datastore, while it runs or not; its host stays */
export interface MigrationCommand {
	readonly type: 'moveStorage';
	readonly guest: GuestId;
	readonly datastore: DatastoreId;
}
