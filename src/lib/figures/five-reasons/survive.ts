// Survive a failure: a host loses its power, and its database with it. Somebody registers the database at the other host and starts it there.
import type { Story } from './story';

export const DATABASE = 'vm:ehr-db-01';
export const LOST = 'host:alder';
export const SPARE = 'host:birch';

export const survive: Story = {
	hosts: [LOST, SPARE],
	guests: [DATABASE],
	again: 'back',
	phase(view) {
		const [database, lost] = [view.guests[DATABASE], view.hosts[LOST]];
		if (!database || !lost || database.task) return 'between';
		if (database.host === LOST) return database.state === 'crashed' ? 'hand' : lost.power === 'on' ? 'ready' : 'between';
		return database.state === 'running' ? 'done' : 'between';
	},
	forward(view) {
		const database = view.guests[DATABASE];
		if (!database || database.task) return [];
		if (database.host === SPARE) return database.state === 'off' ? [{ type: 'powerOn', guest: DATABASE }] : [];
		if (database.state !== 'crashed') return view.hosts[LOST]?.power === 'on' ? [{ type: 'failHost', host: LOST }] : [];
		return [
			{ type: 'migrate', guest: DATABASE, to: SPARE },
			{ type: 'powerOn', guest: DATABASE }
		];
	},
	back(view) {
		const [database, lost] = [view.guests[DATABASE], view.hosts[LOST]];
		if (!database || database.task || !lost) return [];
		if (lost.power === 'failed' || lost.power === 'off') return [{ type: 'powerOnHost', host: LOST }];
		return lost.power === 'on' && database.host === SPARE ? [{ type: 'migrate', guest: DATABASE, to: LOST }] : [];
	}
};
