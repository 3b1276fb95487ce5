import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { InferOutput } from 'valibot';
import type { Scenario } from '$lib/sim/scenario';
import { parseScenario, tooLarge } from './parse';
import type { scenarioSchema } from './schema';

/** what a file of these lines is refused for: "line:column message cure" */
function refusals(...lines: readonly string[]): string[] {
	return (parseScenario(lines.join('\n')).mistakes ?? []).map(({ line, column, message, cure }) => `${line}:${column} ${message} ${cure}`);
}

const mistakesIn = (text: string) => parseScenario(text).mistakes ?? [];

function scenarioOf(...lines: readonly string[]): Scenario {
	const parsed = parseScenario(lines.join('\n'));
	if (parsed.mistakes) throw new Error(JSON.stringify(parsed.mistakes));
	return parsed.scenario;
}

describe('a file that leaves out what it may', () => {
	it('becomes a complete scenario', () => {
		expect(
			scenarioOf(
				'title: Small',
				'networks: [{ name: LAN }]',
				'datastores: [{ name: san-01 }]',
				'hosts: [{ name: Alder }]',
				'guests: [{ name: web-01, host: Alder }]'
			)
		).toEqual({
			title: 'Small',
			description: '',
			seed: 1,
			policies: {
				migration: {
					stop: 'fixed-threshold',
					method: 'pre-copy',
					dirtying: 'linear',
					autoConverge: false,
					usedPagesOnly: false,
					senderMbps: null,
					setupSeconds: 1,
					resumeSeconds: 0.03,
					perHost: 8,
					perPair: null
				},
				bootSeconds: 60,
				shutDownSeconds: 20,
				hostBootSeconds: 180,
				guestOverheadMiB: 100,
				siteLinkMbps: 1000,
				vendorRules: 'none',
				memory: { idleTaxPercent: 75, sharingPercent: 0 }
			},
			networks: [{ name: 'LAN', vlan: null, isolated: false }],
			datastores: [{ name: 'san-01', shared: true, sizeGiB: 4096, iops: 20_000, throughputMBps: 2000, site: 'main' }],
			hosts: [
				{
					name: 'Alder',
					product: 'esx',
					hypervisor: 'bare-metal',
					cpuVendor: 'intel',
					cpuGeneration: 2021,
					cores: 16,
					coreGHz: 2.6,
					memoryMiB: 131_072,
					hypervisorMiB: 2048,
					nicMbps: 10_000,
					migrationNicMbps: null,
					networks: ['LAN'],
					datastores: ['san-01'],
					site: 'main',
					power: 'on',
					maintenance: false
				}
			],
			guests: [
				{
					name: 'web-01',
					role: 'other',
					os: 'Windows Server 2022',
					host: 'Alder',
					state: 'running',
					vcpus: 2,
					memoryMiB: 4096,
					reservedMiB: 0,
					memoryShares: null,
					activePercent: 50,
					cpuReservedGHz: 0,
					weight: 256,
					capPercent: 0,
					tools: true,
					network: 'LAN',
					address: 'fixed',
					disks: [{ datastore: 'san-01', sizeGiB: 40, usedGiB: 20, thin: true }],
					load: { cpuGHz: 0.5, dirtyMiBps: 10, workingSetMiB: 3686 },
					jobs: [],
					needsAnyOf: [],
					queue: null,
					restartDelaySeconds: 0,
					restartPriority: 'medium',
					session: null,
					needs: [],
					users: 0,
					device: null,
					localMedia: false
				}
			],
			clusters: [],
			backups: [],
			replications: [],
			desktopPools: [],
			endpoints: [],
			applications: [],
			commands: []
		});
	});

	it('takes the first network and datastore that its own host has', () => {
		const { guests, hosts } = scenarioOf(
			'title: x',
			'networks: [{ name: A }, { name: B }]',
			'datastores: [{ name: local, shared: false }, { name: one }, { name: two }]',
			'hosts: [{ name: H, networks: [B], datastores: [two] }, { name: I }, { name: J, networks: [], datastores: [] }]',
			'guests: [{ name: h, host: H }, { name: i, host: I, network: null }, { name: j, host: J }]'
		);
		expect(hosts.map((host) => host.datastores)).toEqual([['two'], ['one', 'two'], []]);
		expect(guests.map(({ network, disks }) => [network, disks[0]?.datastore])).toEqual([
			['B', 'two'],
			[null, 'one'],
			[null, undefined]
		]);
	});

	it('is hosted when the product is, and writes a thick disk in full', () => {
		const { hosts, guests } = scenarioOf(
			'title: x',
			'datastores: [{ name: s }]',
			'hosts: [{ name: H, product: workstation }]',
			'guests: [{ name: a, host: H, disks: [{ sizeGiB: 60, thin: false }] }]'
		);
		expect(hosts[0]?.hypervisor).toBe('hosted');
		expect(guests[0]?.disks[0]?.usedGiB).toBe(60);
	});

	it('reads JSON, a byte order mark, Windows line ends, comments and aliases alike', () => {
		const expected = scenarioOf('title: x', 'hosts: [{ name: A, cores: 4 }, { name: B, cores: 4 }]');
		for (const text of [
			'{ "title": "x", "hosts": [{ "name": "A", "cores": 4 }, { "name": "B", "cores": 4 }] }',
			'\uFEFFtitle: x\r\n# two\r\nhosts:\r\n  - name: A\r\n    cores: &four 4\r\n  - name: B\r\n    cores: *four\r\n'
		])
			expect(scenarioOf(text)).toEqual(expected);
	});

	it('names things in commands as people do, or by id', () => {
		const { commands } = scenarioOf(
			'title: x',
			'networks: [{ name: VLAN 40 }]',
			'datastores: [{ name: san-01 }]',
			'hosts: [{ name: Alder }, { name: Big Birch }]',
			'guests: [{ name: web-01, host: Alder }]',
			'commands:',
			'  - { at: 1, type: migrate, guest: web-01, to: Big Birch }',
			'  - { at: 1, type: migrate, guest: vm:web-01, to: host:alder }',
			'  - { at: 2.5, type: cloneGuest, guest: web-01, name: web-02, host: Alder, datastore: san-01 }',
			'  - { at: 3, type: powerOn, guest: web-02 }',
			'  - { at: 3, type: editGuest, guest: web-02, change: { network: VLAN 40, tools: false } }',
			'  - { at: 4, type: createGuest, name: new-01, host: Alder, datastore: san-01 }',
			'  - { at: 5, type: cancelTask, task: task:1 }'
		);
		expect(commands).toEqual([
			{ at: 1, command: { type: 'migrate', guest: 'vm:web-01', to: 'host:big-birch' } },
			{ at: 1, command: { type: 'migrate', guest: 'vm:web-01', to: 'host:alder' } },
			{ at: 2.5, command: { type: 'cloneGuest', guest: 'vm:web-01', name: 'web-02', host: 'host:alder', datastore: 'ds:san-01' } },
			{ at: 3, command: { type: 'powerOn', guest: 'vm:web-02' } },
			{ at: 3, command: { type: 'editGuest', guest: 'vm:web-02', change: { network: 'net:vlan-40', tools: false } } },
			{
				at: 4,
				command: {
					type: 'createGuest',
					name: 'new-01',
					role: 'other',
					os: 'Windows Server 2022',
					host: 'host:alder',
					datastore: 'ds:san-01',
					network: null,
					vcpus: 2,
					memoryMiB: 4096,
					diskGiB: 40,
					thin: true,
					tools: true
				}
			},
			{ at: 5, command: { type: 'cancelTask', task: 'task:1' } }
		]);
	});

	it('has exactly the type that the model starts from', () => {
		expectTypeOf<InferOutput<typeof scenarioSchema>>().toEqualTypeOf<Scenario>();
	});
});

describe('text that is no YAML', () => {
	it.each([
		['a tab', ['title: x', 'hosts:', '\t- name: A'], ['3:1 The line is indented with a tab. Indent with two spaces for each level.']],
		[
			'crooked indentation',
			['title: x', 'hosts:', '  - name: A', '   cores: 3'],
			['4:1 The indentation does not match the lines around it. Put the keys of one thing exactly below each other.']
		],
		[
			'an open quotation mark',
			['title: "x', 'hosts: []'],
			['1:8 This quotation mark is never closed. Add the closing mark. An apostrophe inside single marks is written twice.']
		],
		[
			'an open bracket',
			['title: x', 'hosts: [{ name: A }', 'guests: []'],
			['2:8 This bracket is never closed. Add ] or } where the list ends, and indent what stands between by two spaces.']
		],
		[
			'a second colon',
			['title: St Brigid: the clinic'],
			[
				'1:8 A value cannot hold a key on the same line. Put text that holds a colon in quotation marks, and give keys that belong together the same indentation.'
			]
		],
		[
			'no space after the colon',
			['title:x', 'seed: 1'],
			['1:1 This line has no key, or no colon with a space after it. Write a colon and a space after the key.']
		],
		[
			'a missing comma',
			['title: x', 'hosts: [{ name: A cores: 4 }]'],
			['2:17 A comma is missing between two keys in braces. Write a comma before the second key.']
		],
		['a sign with a meaning', ['title: @home'], ['1:8 A plain value cannot begin with this sign. Put the value in quotation marks.']],
		[
			'a backslash',
			['title: "a\\qb"'],
			['1:10 The text has an escape that means nothing. Write two backslashes for one, or use single quotation marks.']
		],
		[
			'text after a quotation',
			['title: "x" y'],
			['1:12 y does not belong here. Check the quotation marks, the brackets and the indentation of this line and the one above.']
		],
		['a key twice', ['title: x', 'seed: 1', 'title: y'], ['3:1 title is written twice. Remove one of the two.']],
		[
			'a list as a key',
			['? [a]', ': 1'],
			['1:3 A key must be a plain word. Write a word and a colon. Put text with brackets in quotation marks.']
		],
		[
			'a tag',
			['title: !!js/function x'],
			['1:8 !!js/function is a tag, and tags have no meaning here. Remove the tag. Put text that begins with ! in quotation marks.']
		],
		[
			'bytes',
			['title: !!binary aGk='],
			['1:17 !!binary is a tag, and tags have no meaning here. Remove the tag. Put text that begins with ! in quotation marks.']
		],
		[
			'an alias of nothing',
			['title: *name'],
			['1:8 *name refers to nothing above it. Write &name before the part it should repeat, or write the part out.']
		],
		[
			'an alias of itself',
			['title: &a [*a]'],
			['1:12 *a refers to nothing above it. Write &a before the part it should repeat, or write the part out.']
		],
		[
			'a second document',
			['title: x', '---', 'title: y'],
			['2:1 A second document begins here. Remove the line --- and what follows, or save it as its own file.']
		],
		['nothing', [''], ['1:1 There is nothing in the file. Begin with title: and the name of the estate.']],
		['a comment', ['# later'], ['1:1 There is nothing in the file. Begin with title: and the name of the estate.']],
		[
			'a word',
			['hello'],
			[
				'1:1 A scenario must be keys with values, such as title, description, seed. Write keys with values, such as title, description, seed.'
			]
		],
		[
			'a list',
			['- title: x'],
			[
				'1:1 A scenario must be keys with values, such as title, description, seed. Write keys with values, such as title, description, seed.'
			]
		],
		['no text', ['PK\u0003\u0004\0'], ['1:1 The file is not text. Open a file that ends in .scenario.yaml.']]
	])('says where and how to mend %s', (_, lines, expected) => {
		expect(refusals(...lines)).toEqual(expected);
	});
});

describe('a value that cannot be', () => {
	const host = (...lines: readonly string[]): string[] =>
		refusals('title: x', 'hosts:', '  - name: A', ...lines.map((line) => `    ${line}`));

	it.each([
		[
			'negative memory',
			['memoryMiB: -4096'],
			['4:16 memoryMiB must be a whole number from 256 to 67,108,864. Write a whole number from 256 to 67,108,864.']
		],
		[
			'memory with a unit',
			['memoryMiB: 16 GB'],
			['4:16 memoryMiB must be a whole number from 256 to 67,108,864. Write memoryMiB: 16384. 1 GB is 1,024 MiB.']
		],
		[
			'memory under another name',
			['memoryGB: 16'],
			['4:5 memoryGB is not a key that belongs here. Write memoryMiB: 16384. 1 GB is 1,024 MiB.']
		],
		['a slip of the pen', ['coers: 4'], ['4:5 coers is not a key that belongs here. Did you mean cores?']],
		['an unknown key', ['colour: red'], ['4:5 colour is not a key that belongs here. Remove it.']],
		[
			'a merge key',
			['<<: { cores: 4 }'],
			['4:5 << is not a key that belongs here. Write the keys out: merge keys are not part of this format.']
		],
		['the prototype', ['__proto__: { cores: 4 }'], ['4:5 __proto__ is not a key that belongs here. Remove it.']],
		[
			'a number in quotation marks',
			['cores: "8"'],
			['4:12 cores must be a whole number from 1 to 1,024. Write 8 without quotation marks.']
		],
		[
			'a number with its unit',
			['nicMbps: 1000 Mbps'],
			['4:14 nicMbps must be a number from 0 to 1,000,000. Write the number alone, 1000: the unit stands in the name of the key.']
		],
		['half a core', ['cores: 1.5'], ['4:12 cores must be a whole number from 1 to 1,024. Write a whole number from 1 to 1,024.']],
		['infinity', ['coreGHz: .inf'], ['4:14 coreGHz must be a number from 0.1 to 10. Write a number from 0.1 to 10.']],
		['what is not a number', ['coreGHz: .nan'], ['4:14 coreGHz must be a number from 0.1 to 10. Write a number from 0.1 to 10.']],
		[
			'a word that is nearly right',
			['product: xen-server'],
			['4:14 product must be one of esx, hyper-v, xenserver, workstation, or physical. Did you mean xenserver?']
		],
		['nothing', ['cpuVendor:'], ['4:15 cpuVendor must be one of intel or amd. Write a value after the colon.']],
		['a word for a list', ['networks: LAN'], ['4:15 networks must be a list. Write a list.']],
		[
			'several at once, in the order of the file',
			['cores: 0', 'power: maybe'],
			[
				'4:12 cores must be a whole number from 1 to 1,024. Write a whole number from 1 to 1,024.',
				'5:12 power must be one of on or off. Write one of on or off.'
			]
		]
	])('is refused: %s', (_, lines, expected) => {
		expect(host(...lines)).toEqual(expected);
	});

	it('is missed where it should stand', () => {
		expect(refusals('# mine', 'seed: 3', 'hosts:', '  - cores: 4')).toEqual([
			'2:1 title is missing. Add title: text of 1 to 120 characters.',
			'4:5 name is missing. Add name: a name of letters, digits, spaces, dots and hyphens, at most 40 characters.'
		]);
	});

	it('comes with its path, what was found and what was expected', () => {
		expect(mistakesIn('{ "title": "x", "hosts": [{ "name": "A", "cores": 0 }] }')).toEqual([
			{
				line: 1,
				column: 51,
				path: 'hosts[0].cores',
				message: 'cores must be a whole number from 1 to 1,024.',
				found: '0',
				expected: 'a whole number from 1 to 1,024',
				cure: 'Write a whole number from 1 to 1,024.'
			}
		]);
	});

	it('is refused in guests and commands', () => {
		expect(
			refusals(
				'title: x',
				'hosts: [{ name: A }]',
				'guests:',
				'  - { name: Ehr_DB, host: A, role: databse, disks: [{ size: 3 }] }',
				'  - 7',
				'commands:',
				'  - { at: -1, type: powrOn, guest: a }',
				'  - { at: 1, guest: a }',
				'  - { at: 1, type: migrate, guest: a, host: A }',
				'  - { at: 1, type: cancelTask, task: 3rd }'
			)
		).toEqual([
			'4:13 name must be lower-case letters, digits and hyphens, at most 40 characters. Write lower-case letters, digits and hyphens, at most 40 characters.',
			'4:36 There is no role databse. Did you mean database?',
			'4:55 size is not a key that belongs here. Did you mean sizeGiB?',
			'5:5 guests[1] must be keys with values, such as name, role, os. Write keys with values, such as name, role, os.',
			'7:21 There is no type powrOn. Did you mean powerOn?',
			expect.stringMatching(/^8:5 type is missing\. Add type: one of powerOn, /) as string,
			'9:5 to is missing. Add to: text of 1 to 80 characters.',
			'9:39 host is not a key that belongs here. Remove it.',
			"10:38 task must be a task's id, such as task:1. Write a task's id, such as task:1."
		]);
	});

	it('is reported twenty times at most', () => {
		const guests = Array.from({ length: 300 }, (_, place) => `  - { name: g-${place}, host: A, vcpus: 0 }`);
		expect(refusals('title: x', 'hosts: [{ name: A }]', 'guests:', ...guests)).toHaveLength(20);
	});
});

describe('things that do not hold together', () => {
	it.each([
		[
			'names that give the same id',
			['hosts: [{ name: Alder }, { name: alder }]'],
			['2:34 alder and Alder would have the same id, host:alder. Rename one of them.']
		],
		['a name twice', ['networks: [{ name: A }, { name: A }]'], ['2:33 A is there twice. Rename one of them.']],
		[
			'a missing host',
			['hosts: [{ name: Alder }]', 'guests: [{ name: a, host: Adler }, { name: b, host: Cedar }]'],
			['3:27 There is no host Adler. Did you mean Alder?', '3:53 There is no host Cedar. Add it to hosts, or name one that is there.']
		],
		[
			'missing networks, datastores and needs',
			[
				'datastores: [{ name: san-01 }]',
				'hosts: [{ name: A, networks: [LAN] }]',
				'guests: [{ name: a, host: A, state: off, network: WAN, disks: [{ datastore: san-1 }], needs: [ehr-db-01, a] }]'
			],
			[
				'3:31 There is no network LAN. Add it to networks, or name one that is there.',
				'4:51 There is no network WAN. Add it to networks, or name one that is there.',
				'4:77 There is no datastore san-1. Did you mean san-01?',
				'4:95 There is no guest ehr-db-01. Add it to guests, or name one that is there.',
				'4:106 a needs itself. Remove one of them from needs.'
			]
		],
		[
			'needs in a circle',
			[
				'hosts: [{ name: A }]',
				'guests:',
				'  - { name: a, host: A, needs: [b] }',
				'  - { name: b, host: A, needs: [c] }',
				'  - { name: c, host: A, needs: [a] }'
			],
			['6:33 a, b, and c need each other in a circle. Remove one of them from needs.']
		],
		[
			'a disk for which there is no datastore',
			['hosts: [{ name: A }]', 'guests: [{ name: a, host: A, disks: [{ sizeGiB: 9 }] }]'],
			['3:38 a has a disk, and its host sees no datastore. Name a datastore, or let A see one.']
		],
		[
			'a running guest that does not reach its disk or network',
			[
				'networks: [{ name: LAN }]',
				'datastores: [{ name: s }]',
				'hosts: [{ name: A, networks: [], datastores: [] }]',
				'guests:',
				'  - { name: a, host: A, network: LAN, disks: [{ datastore: s }] }',
				'  - { name: b, host: A, network: LAN, disks: [{ datastore: s }], state: off }'
			],
			[
				'6:34 a runs on A, which does not carry LAN. Add LAN to the networks of A, or change the network of the guest.',
				'6:60 a runs on A, which does not see s. Add s to the datastores of A, or move the disk or the guest.'
			]
		],
		[
			'a local datastore in two hosts',
			['datastores: [{ name: s, shared: false }]', 'hosts: [{ name: A, datastores: [s] }, { name: B, datastores: [s] }]'],
			['3:63 s is local, and A and B both see it. Write shared: true for s, or let one host see it.']
		],
		[
			'disks larger than they are, or thick and not full',
			[
				'datastores: [{ name: s }]',
				'hosts: [{ name: A }]',
				'guests:',
				'  - name: a',
				'    host: A',
				'    disks:',
				'      - { sizeGiB: 30, usedGiB: 31 }',
				'      - { sizeGiB: 30, usedGiB: 2, thin: false }'
			],
			[
				'8:33 The disk holds 31 GiB, and its size is 30 GiB. Lower usedGiB to 30 or less, or raise sizeGiB.',
				'9:33 A thick disk takes all of its size, 30 GiB, not 2 GiB. Remove usedGiB, or write thin: true.'
			]
		],
		[
			'more files than the datastore holds: disks and the memory of the suspended',
			[
				'datastores: [{ name: s, sizeGiB: 27 }]',
				'hosts: [{ name: A }]',
				'guests: [{ name: a, host: A, state: suspended, memoryMiB: 8192 }]'
			],
			['2:34 s has 27 GiB, and its files take 28 GiB. Raise its sizeGiB to 28 or more, or make disks smaller.']
		],
		[
			'a suspended guest without a disk',
			['hosts: [{ name: A }]', 'guests: [{ name: a, host: A, state: suspended }]'],
			['3:37 a is suspended and has no disk for its memory. Give it a disk, or write state: off.']
		],
		[
			'memory beyond its own',
			['hosts: [{ name: A }]', 'guests: [{ name: a, host: A, reservedMiB: 5000, load: { workingSetMiB: 4097 } }]'],
			[
				'3:43 a reserves 5,000 MiB of memory and has 4,096 MiB. Lower reservedMiB to 4096 or less.',
				'3:72 The working set, 4,097 MiB, is larger than the memory, 4,096 MiB. Lower workingSetMiB to 4096 or less, or leave it out.'
			]
		],
		[
			'guests that do not fit a XenServer: all of their memory counts',
			[
				'hosts: [{ name: A, product: xenserver, memoryMiB: 8192 }]',
				'guests: [{ name: a, host: A }, { name: b, host: A }, { name: c, host: A, state: off }]'
			],
			[
				'2:51 The running guests of A need 10,440 MiB with the hypervisor, and it has 8,192 MiB. Turn one guest off, move one, or raise memoryMiB to 10440.'
			]
		],
		[
			'reservations that do not fit an ESX host',
			[
				'hosts: [{ name: A, memoryMiB: 8192 }]',
				'guests: [{ name: a, host: A, reservedMiB: 4096 }, { name: b, host: A, reservedMiB: 2048 }]'
			],
			[
				'2:31 The running guests of A reserve 8,392 MiB with the hypervisor, and it has 8,192 MiB. Turn one guest off, move one, or raise memoryMiB to 8392.'
			]
		],
		[
			'promises of CPU that do not fit the host',
			[
				'hosts: [{ name: A, cores: 4, coreGHz: 2.5 }]',
				'guests: [{ name: a, host: A, cpuReservedGHz: 8 }, { name: b, host: A, cpuReservedGHz: 3 }]'
			],
			[
				'2:27 A has promised 11 GHz of CPU to the guests that run there, and has 10 GHz. Lower cpuReservedGHz of its guests, or give it 5 cores.'
			]
		],
		[
			'a guest running on a host that is off, or in maintenance',
			['hosts: [{ name: A, power: off }, { name: B, maintenance: true }]', 'guests: [{ name: a, host: A }, { name: b, host: B }]'],
			[
				'3:27 a is running, and its host A is off. Write state: off for the guest, or power: on for the host.',
				'3:49 b is running, and its host B is in maintenance. Put the guest on another host, or write maintenance: false.'
			]
		],
		[
			'a hypervisor of the wrong kind, or larger than its host',
			['hosts: [{ name: A, product: workstation, hypervisor: bare-metal }, { name: B, memoryMiB: 2048, hypervisorMiB: 2048 }]'],
			[
				'2:54 workstation runs on a host operating system. Write hypervisor: hosted, or leave it out.',
				'2:111 The hypervisor keeps 2,048 MiB, and the host has 2,048 MiB. Lower hypervisorMiB, or raise memoryMiB.'
			]
		],
		[
			'commands out of order, or about what is not there',
			[
				'hosts: [{ name: Alder }]',
				'commands:',
				'  - { at: 5, type: failHost, host: Birch }',
				'  - { at: 3, type: powerOn, guest: web-01 }',
				'  - { at: 3, type: growDatastore, datastore: san, GiB: 1 }'
			],
			[
				'4:36 There is no host birch. Add it to hosts, or name one that is there.',
				'5:11 The command at 3 s comes after one at 5 s. Move it up, or raise its time.',
				'5:36 There is no guest web-01. Add it to guests, or name one that is there.',
				'6:46 There is no datastore san. Add it to datastores, or name one that is there.'
			]
		],
		[
			'an estate and a list',
			['estate: { hosts: 3, guests: 9 }', 'hosts: []'],
			['3:1 hosts and estate exclude each other: an estate is drawn whole. Remove hosts, or remove estate.']
		]
	])('are refused: %s', (_, lines, expected) => {
		expect(refusals('title: x', ...lines)).toEqual(expected);
	});

	it('are accepted where the product only warns: ESX runs more memory than it has', () => {
		expect(
			scenarioOf('title: x', 'hosts: [{ name: A, memoryMiB: 8192 }]', 'guests: [{ name: a, host: A, memoryMiB: 16384 }]').guests
		).toHaveLength(1);
	});
});

describe('a file made to do harm', () => {
	it('does not unfold a billion laughs', () => {
		const nine = (name: string): string => Array(9).fill(`*${name}`).join(',');
		const lines = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
			(name, place, names) => `${name}: &${name} [${nine(names[place - 1] ?? 'a')}]`
		);
		expect(refusals('a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]', ...lines)).toEqual([
			'7:11 Aliases unfold to more than 2,000,000 values. Write the parts out, or use fewer aliases.'
		]);
	});

	it('does not go down into what is nested without end', () => {
		const cure = 'Lists and keys are nested deeper than 16 levels. Check the indentation and the brackets before this place.';
		expect(refusals('['.repeat(50_000))).toEqual([`1:18 ${cure}`]);
		expect(refusals('- '.repeat(50_000))).toEqual([`1:35 ${cure}`]);
		expect(refusals(...Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`))).toEqual([`18:18 ${cure}`]);
	});

	it('is not read when it is too large', () => {
		expect(refusals('x'.repeat(6_000_001))).toEqual([
			'1:1 The file is too large: 5.72 MB. Open a scenario file. For many guests, write an estate with a seed.'
		]);
		expect(refusals('\n'.repeat(500_001))).toEqual(['1:1 There is nothing in the file. Begin with title: and the name of the estate.']);
		expect(refusals('#\n'.repeat(500_001))).toEqual([
			'1:1 The file has more than 500,000 lines. Open a scenario file. For many guests, write an estate with a seed.'
		]);
		expect(tooLarge(50_000_000)?.message).toBe('The file is too large: 47.68 MB.');
		expect(tooLarge(6_000_000)).toBeNull();
	});

	const anything = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc
			.array(
				fc.constantFrom(
					'title: x\n',
					'hosts:\n',
					'  - ',
					'name: A',
					'\n',
					'\t',
					'&a ',
					'*a',
					'[',
					']',
					'{',
					'}',
					': ',
					'"',
					"'",
					'#',
					'|',
					'>',
					'!!t ',
					'---\n',
					'? ',
					'<<: ',
					'-4',
					'.nan',
					'null',
					','
				)
			)
			.map((parts) => parts.join('')),
		fc.json({ maxDepth: 6 })
	);

	it('never makes the reader throw, and a refusal always tells where and what to do', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const parsed = parseScenario(text);
				expect(parsed.mistakes).not.toEqual([]);
				for (const { line, column, message, expected, cure } of parsed.mistakes ?? []) {
					expect([Number.isInteger(line), Number.isInteger(column), line >= 1, column >= 1]).toEqual([true, true, true, true]);
					expect([message, cure]).toEqual([expect.stringMatching(/\S.*\.$|\?$/s), expect.stringMatching(/[.?]$/)]);
					expect(expected).not.toBe('');
				}
			}),
			{ seed: 40, numRuns: 1000 }
		);
	});

	it('never makes the reader throw when one value of a good file is anything', () => {
		const good = {
			title: 'x',
			networks: [{ name: 'LAN', vlan: 4 }],
			datastores: [{ name: 's' }],
			hosts: [{ name: 'A', networks: ['LAN'] }],
			guests: [
				{ name: 'a', host: 'A', disks: [{ sizeGiB: 4 }], load: { cpuGHz: 1 }, needs: ['b'] },
				{ name: 'b', host: 'A' }
			],
			commands: [{ at: 1, type: 'migrate', guest: 'a', to: 'A' }]
		};
		fc.assert(
			fc.property(fc.constantFrom(...placesIn(good)), fc.jsonValue({ maxDepth: 3 }), (place, value) => {
				const parsed = parseScenario(JSON.stringify(withValue(good, place, value)));
				expect(parsed.mistakes).not.toEqual([]);
				for (const { line, column } of parsed.mistakes ?? []) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
			}),
			{ seed: 41, numRuns: 500 }
		);
	});
});

/** the way to every value in a file */
function placesIn(value: unknown): string[][] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, child]) => [[key], ...placesIn(child).map((place) => [key, ...place])]);
}

/** a copy with another value at one place */
function withValue(file: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
	if (key === undefined) return value;
	const change = (old: unknown, at: string): unknown => (at === key ? withValue(old, rest, value) : old);
	if (Array.isArray(file)) return file.map((old, at) => change(old, String(at)));
	return Object.fromEntries(Object.entries(file as object).map(([at, old]) => [at, change(old, at)]));
}
