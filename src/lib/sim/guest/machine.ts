// The guest's life cycle: the one definition. It is compiled to the table that the model runs on (`life-cycle.ts`), decides which
// buttons are live, and is drawn as the lesson's state diagram. It holds no guards, timers or actions: what depends on data is
// decided by the checks before an event is raised, and time comes from tasks.
import { setup } from 'xstate';

/** commands first, then facts */
export type GuestEvent =
	| 'powerOn'
	| 'shutDown'
	| 'restart'
	| 'powerOff'
	| 'reset'
	| 'pause'
	| 'resume'
	| 'suspend'
	| 'booted'
	| 'stopped'
	| 'saved'
	| 'restored'
	| 'crash'
	| 'hostLost'
	| 'spaceRanOut';

export const guestMachine = setup({ types: { events: {} as { type: GuestEvent } } }).createMachine({
	id: 'guest',
	initial: 'off',
	states: {
		off: { description: 'Files on a datastore. Holds no CPU and no memory.', on: { powerOn: 'powered.starting' } },
		powered: {
			description: 'Has memory on its host.',
			initial: 'starting',
			// Power can be cut, and a crash can come, at any moment.
			on: { powerOff: 'off', reset: 'powered.starting', crash: 'crashed', hostLost: 'crashed' },
			states: {
				starting: { description: 'The guest OS boots.', on: { booted: 'running' } },
				running: {
					description: 'The guest OS works.',
					on: { pause: 'paused', suspend: 'suspending', shutDown: 'stopping', restart: 'starting', spaceRanOut: 'noSpace' }
				},
				paused: { description: 'Held still, memory kept on the host.', on: { resume: 'running', suspend: 'suspending' } },
				noSpace: { description: 'Held still: its datastore is full.', on: { resume: 'running' } },
				suspending: { description: 'Memory is being written to a file.', on: { saved: '#guest.suspended' } },
				resuming: { description: 'Memory is being read back.', on: { restored: 'running' } },
				stopping: { description: 'The guest OS shuts down.', on: { stopped: '#guest.off' } }
			}
		},
		suspended: {
			description: 'Memory is in a file and survives the loss of the host.',
			on: { resume: 'powered.resuming', powerOff: 'off' }
		},
		crashed: {
			description: 'Stopped dead: its OS failed, or its host did.',
			on: { powerOff: 'off', reset: 'powered.starting', hostLost: 'crashed' }
		}
	}
});
