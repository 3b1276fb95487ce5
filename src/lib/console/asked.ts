// What a person may ask for before a command can be sent: each opens one dialog.
import type { DatastoreId, GuestId, HostId } from '$lib/sim/world';

export type Asked =
	| { readonly what: 'move' | 'clone' | 'edit' | 'delete' | 'write'; readonly guest: GuestId }
	| { readonly what: 'create'; readonly host: HostId | null }
	| { readonly what: 'grow'; readonly datastore: DatastoreId };
