// The glyphs, drawn as strokes on a 24-unit grid. Icon.svelte shows one; a canvas can build a Path2D from the same data.

/** a path with the usual 2-unit stroke, or one with its own */
export type Stroke = string | { d: string; width?: number; solid?: boolean };

const glyphs = {
	'ehr-web': ['M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM3 12h18M12 3c3 3 3.6 6 3.6 9S15 18 12 21c-3-3-3.6-6-3.6-9S9 6 12 3'],
	'ehr-app': ['M6 4h12a2 2 0 0 1 2 2v13a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-13a2 2 0 0 1 2 -2zM9 2.5h6V6H9zM12 9.5v7M8.5 13h7'],
	engine: ['M4 8h13l-4-4M20 16H7l4 4'],
	db: ['M4 5.5a8 3 0 1 0 16 0a8 3 0 1 0 -16 0zM4 5.5v13c0 1.7 3.6 3 8 3s8-1.3 8-3v-13M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3'],
	fax: ['M7 10V3h8l3 3v4M7 10H3v10h18V10zM7 20V10M11 14h2M16 14h1M11 17h2M16 17h1'],
	print: ['M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z'],
	ctx: ['M8 7h12a1 1 0 0 1 1 1v8a1 1 0 0 1 -1 1h-12a1 1 0 0 1 -1 -1v-8a1 1 0 0 1 1 -1zM17 3H3v10M10 21h8M14 17v4'],
	test: ['M9 3h6M10 3v7L4.5 19a1.5 1.5 0 0 0 1.3 2h12.4a1.5 1.5 0 0 0 1.3-2L14 10V3M7.5 15h9'],
	lb: ['M10 4.5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0zM12 6.5V12M12 12H5v5M12 12h7v5M12 12v5M3.5 17h3v4h-3zM10.5 17h3v4h-3zM17.5 17h3v4h-3z'],
	vdi: ['M4 4h16a1 1 0 0 1 1 1v10a1 1 0 0 1 -1 1h-16a1 1 0 0 1 -1 -1v-10a1 1 0 0 1 1 -1zM9 21h6M12 16v5M7 8h4'],
	play: [{ d: 'M7 4.5v15l12-7.5z', solid: true }],
	pause: [{ d: 'M8 5v14M16 5v14', width: 4 }],
	back: [{ d: 'M18 5v14l-9-7zM6 5v14', solid: true }],
	fwd: [{ d: 'M6 5v14l9-7zM18 5v14', solid: true }],
	undo: ['M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-4'],
	redo: ['m16 5 4 4-4 4M20 9H10a6 6 0 0 0 0 12h4'],
	search: ['M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0z', 'm15.5 15.5 5 5'],
	right: ['m9 5 7 7-7 7'],
	down: ['m5 9 7 7 7-7'],
	left: ['m15 5-7 7 7 7'],
	check: [{ d: 'm4 12.5 5.5 5.5L20 6.5', width: 3 }],
	cross: [{ d: 'm6 6 12 12M18 6 6 18', width: 3 }],
	x: ['m6 6 12 12M18 6 6 18'],
	warn: ['M12 3 1.8 21h20.4z', { d: 'M12 9.5v5M12 17.2v.6', width: 2.4 }],
	stop: ['M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z', 'm9 9 6 6M15 9l-6 6'],
	info: ['M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z', { d: 'M12 11v6M12 7v.6', width: 2.4 }],
	snap: ['M7 7h12v14H7zM4 17V3h11'],
	power: ['M12 3v9M6.5 7a8 8 0 1 0 11 0'],
	moon: ['M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z'],
	sun: [
		'M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3 19 19M19 5l-1.7 1.7M6.7 17.3 5 19'
	],
	bolt: [{ d: 'M13 2 5 14h6l-1 8 8-12h-6z', solid: true, width: 1 }],
	lock: ['M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4'],
	user: [
		{ d: 'M7.5 7.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z', solid: true, width: 0 },
		{ d: 'M3.5 22a8.5 8.5 0 0 1 17 0z', solid: true, width: 0 }
	],
	'user-cut': ['M8.2 7.5a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0zM4.5 21.5a7.5 7.5 0 0 1 15 0z', { d: 'M2 22 22 2', width: 3 }],
	users: ['M5 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0zM2 20a7 7 0 0 1 14 0M16 4.5a4 4 0 0 1 0 7M18 14.5a7 7 0 0 1 4 5.5'],
	host: ['M2.5 4h19v7h-19zM2.5 13h19v7h-19zM6 7.5h.1M6 16.5h.1M11 7.5h7M11 16.5h7'],
	nic: ['M3 5h18v12h-4v3H7v-3H3zM8 5v4M12 5v4M16 5v4'],
	cluster: ['M3 3h8v8H3zM13 13h8v8h-8zM13 3h8v8h-8zM3 13h8v8H3z'],
	clock: ['M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM12 7v5l3.5 2'],
	hint: ['M9 18h6M10 21.5h4M8.5 15a6.5 6.5 0 1 1 7 0c-.5.4-.5 1-.5 1.5H9c0-.5 0-1.1-.5-1.5z'],
	eye: ['M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z'],
	arrow: ['M4 12h15M13 6l6 6-6 6'],
	hand: [
		'M7 12V6a1.5 1.5 0 0 1 3 0v5M10 10.5v-7a1.5 1.5 0 0 1 3 0v7M13 10.5V5a1.5 1.5 0 0 1 3 0v7M16 9a1.5 1.5 0 0 1 3 0v6c0 4-2.5 7-6.5 7-3.5 0-4.8-1.5-6.5-4.5L3.5 13.5c1-1 2.5-.5 3.5 1'
	],
	chat: ['M3 4h18v13H11l-5 4v-4H3z'],
	poll: ['M4 20V11h4v9M10 20V4h4v16M16 20v-6h4v6'],
	term: ['M3 4h18v16H3zM7 9l3 3-3 3M12.5 15H17'],
	more: [{ d: 'M5 12h.1M12 12h.1M19 12h.1', width: 4 }],
	menu: ['M3 6h18M3 12h18M3 18h18'],
	flag: ['M5 22V3h13l-3 4.5L18 12H5'],
	book: ['M12 6c-2-1.7-5-2-9-2v15c4 0 7 .3 9 2 2-1.7 5-2 9-2V4c-4 0-7 .3-9 2zM12 6v15'],
	screen: ['M2.5 4h19v13h-19zM8 21h8M12 17v4'],
	heart: ['M2 12h5l2.5-6 4 12 2.5-6h6'],
	bell: ['M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 22h4'],
	os: ['M3 4h18v16H3zM3 9h18M6 6.5h.1'],
	plus: ['M12 5v14M5 12h14'],
	minus: ['M5 12h14'],
	download: ['M12 3v12M7 10l5 5 5-5M4 21h16'],
	upload: ['M12 16V4M7 9l5-5 5 5M4 21h16'],
	share: ['M14 4h6v6M20 4l-9 9M10 5H4v15h15v-6'],
	copy: ['M9 9h11v12H9zM15 9V3H4v12h5'],
	edit: ['M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4'],
	trash: ['M4 7h16M9 7V3h6v4M6 7l1 14h10l1-14M10 11v6M14 11v6'],
	folder: ['M3 5h6l2 3h10v12H3z'],
	disk: ['M3 12a9 3 0 0 1 18 0v4a9 3 0 0 1-18 0zM3 12a9 3 0 0 0 18 0'],
	restart: ['M20 12a8 8 0 1 1-2.5-5.8M20 3v5h-5'],
	move: ['M3 12h13M11 7l5 5-5 5M20 4v16'],
	system: ['M3 4h18v12H3zM8 21h8M12 16v5', { d: 'M12 4h9v12h-9z', solid: true, width: 0 }]
} satisfies Record<string, readonly Stroke[]>;

export type IconName = keyof typeof glyphs;

export const icons: Readonly<Record<IconName, readonly Stroke[]>> = glyphs;
