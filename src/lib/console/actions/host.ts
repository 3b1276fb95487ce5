// Everything that can be done with a host or a datastore, in the order of the menu.
import type { DatastoreView, HostView } from '$lib/sim/view';
import { asking, direct, type CheckFunction, type Group } from './action';

export function hostActions(host: HostView, check: CheckFunction): Group[] {
	const now = (type: 'powerOnHost' | 'powerOffHost' | 'enterMaintenance' | 'exitMaintenance' | 'failHost') =>
		direct({ type, host: host.id }, check);
	return [
		{ id: 'change', actions: [asking('createGuest', { what: 'create', host: host.id })] },
		{ id: 'host', actions: [now('enterMaintenance'), now('exitMaintenance'), now('powerOnHost'), now('powerOffHost')] },
		{ id: 'fault', actions: [now('failHost')] }
	];
}

export function datastoreActions(datastore: DatastoreView): Group[] {
	return [{ id: 'change', actions: [asking('growDatastore', { what: 'grow', datastore: datastore.id })] }];
}
