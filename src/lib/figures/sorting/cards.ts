// The nine cards and where each belongs. What decides is the number of operating systems that run at once on one set of hardware.
export const TRAYS = ['virtual', 'mixed', 'else'] as const;
export type Tray = (typeof TRAYS)[number];

export const CARDS = ['dualBoot', 'desktops', 'session', 'laptop', 'cloud', 'both', 'containers', 'alone', 'streamed'] as const;
export type Card = (typeof CARDS)[number];

export interface Truth {
	readonly tray: Tray;
	/** systems that run at once; per guest where it depends on how many there are, null where nobody can tell */
	readonly systems: number | 'perGuest' | null;
}

export const TRUTH: Readonly<Record<Card, Truth>> = {
	laptop: { tray: 'virtual', systems: 2 },
	desktops: { tray: 'virtual', systems: 3 },
	alone: { tray: 'virtual', systems: 1 },
	both: { tray: 'mixed', systems: 'perGuest' },
	session: { tray: 'else', systems: 1 },
	cloud: { tray: 'else', systems: null },
	streamed: { tray: 'else', systems: 1 },
	containers: { tray: 'else', systems: 1 },
	dualBoot: { tray: 'else', systems: 1 }
};
