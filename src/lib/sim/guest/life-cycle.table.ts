// Generated from machine.ts by `npm run life-cycle`: change the machine, not this.
export const LIFE_CYCLE = {
	off: { powerOn: 'starting' },
	starting: { powerOff: 'off', reset: 'starting', crash: 'crashed', hostLost: 'crashed', booted: 'running' },
	running: {
		powerOff: 'off',
		reset: 'starting',
		crash: 'crashed',
		hostLost: 'crashed',
		pause: 'paused',
		suspend: 'suspending',
		shutDown: 'stopping',
		restart: 'starting',
		spaceRanOut: 'noSpace'
	},
	paused: { powerOff: 'off', reset: 'starting', crash: 'crashed', hostLost: 'crashed', resume: 'running', suspend: 'suspending' },
	noSpace: { powerOff: 'off', reset: 'starting', crash: 'crashed', hostLost: 'crashed', resume: 'running' },
	suspending: { powerOff: 'off', reset: 'starting', crash: 'crashed', hostLost: 'crashed', saved: 'suspended' },
	resuming: { powerOff: 'off', reset: 'starting', crash: 'crashed', hostLost: 'crashed', restored: 'running' },
	stopping: { powerOff: 'off', reset: 'starting', crash: 'crashed', hostLost: 'crashed', stopped: 'off' },
	suspended: { resume: 'resuming', powerOff: 'off' },
	crashed: { powerOff: 'off', reset: 'starting', hostLost: 'crashed' }
} as const;
