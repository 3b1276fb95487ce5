// Files of virtual disks: how large they are, empty, written and in chains.
import { expectedGrains, grainsOf, write, type Content } from '../storage/content';
import { LONGEST_CHAIN } from '../storage/chain';
import { sectorsOf, SECTOR, specGeometry } from '../storage/geometry';
import { chainLatencyNs, firstWriteIos } from '../storage/latency';
import {
	batEntries,
	differencingVhdBytes,
	dynamicVhdBytes,
	FIXED_DATA_OFFSET,
	fitsVhd,
	fixedVhdBytes,
	FOOTER_COPIES,
	VHD,
	vhdDisk
} from '../storage/vhd';
import { flatVmdkBytes, sparseVmdkBytes, VMDK, vmdkLayout } from '../storage/vmdk';
import { equation, type Equation } from './equation';
import { choice, count, flag, measure, optional, ranges, Refusal, text, things, type Range } from './field';
import { inMiB, known } from './people';

const AREAS = ['storage'];
const VHD_SOURCE = 'VHD Image Format Specification (Microsoft, 2006); QEMU 7.2 block/vpc.c';
const VMDK_SOURCE = 'Virtual Disk Format 5.0 (VMware), monolithicSparse; QEMU 7.2 block/vmdk.c';

/** all the ways to say what has been written into a file */
const writing = {
	written: optional(
		measure('writtenMiB', 'written from the beginning on, in one go', { also: ['written', 'data', 'data written', 'used'] })
	),
	writes: optional(ranges('writes', 'ranges written', { also: ['write', 'writes offset length', 'write ranges', 'extents', 'ranges'] })),
	offset: optional(measure('writeOffsetKiB', 'one write: where it begins', { also: ['offset', 'write start', 'write at', 'write from'] })),
	length: optional(measure('writeLengthKiB', 'and how long it is', { also: ['length', 'write size', 'size write'] }))
};

interface Writing {
	readonly written: number | null;
	readonly writes: readonly Range[] | null;
	readonly offset: number | null;
	readonly length: number | null;
}

/** what is written, or null where nothing is said about it */
function contentOf({ written, writes, offset, length }: Writing, sizeBytes: number): Content | null {
	if (offset !== null && length === null && writes === null) throw new Refusal('writeLengthKiB is missing: how long the write is.');
	const all: Range[] = [
		...(written === null ? [] : [{ from: 0, bytes: written }]),
		...(writes ?? []),
		...(length === null ? [] : [{ from: offset ?? 0, bytes: length }])
	];
	if (written === null && writes === null && length === null) return null;
	const placed = all.map(({ from, bytes }) => ({ from: from ?? offset ?? 0, bytes }));
	for (const { from, bytes } of placed)
		if (from + bytes > sizeBytes) throw new Refusal(`A write ends at byte ${from + bytes}, and the disk has ${sizeBytes}.`);
	return placed.reduce<Content>((content, { from, bytes }) => write(content, { from, to: from + bytes, mark: 0 }), []);
}

/** grains (or blocks) written: as counted, or those that the writes touch */
function grainsIn(given: Writing & { readonly grains: number | null }, sizeBytes: number, grainBytes: number): number {
	const content = contentOf(given, sizeBytes);
	if (given.grains !== null && content !== null) throw new Refusal('Say what is written by its count or by its ranges, not by both.');
	const grains = given.grains ?? (content === null ? 0 : grainsOf(content, grainBytes));
	const most = Math.ceil(sizeBytes / grainBytes);
	if (grains > most) throw new Refusal(`The disk has ${most} of them, not ${grains}.`);
	return grains;
}

const KINDS = ['dynamic', 'fixed', 'differencing'] as const;
type VhdKind = (typeof KINDS)[number];

/** what kind of VHD words speak of */
function kindIn(words: string): VhdKind | null {
	if (/differencing|child|snapshot|linked/i.test(words)) return 'differencing';
	if (/\bfixed\b|footer only at (the )?end/i.test(words)) return 'fixed';
	return /dynamic|sparse/i.test(words) ? 'dynamic' : null;
}

const vhd = equation({
	name: 'vhd',
	repeats: ['batOffsetBytes', 'blockBytes', 'footerCopies', 'creatorApp', 'dataOffset'],
	answers: 'How large is a VHD’s file, and what does its footer say?',
	source: VHD_SOURCE,
	areas: AREAS,
	fields: {
		size: optional(
			measure('virtualMiB', 'what the guest sees, exactly', {
				also: ['virtual', 'virtual size', 'capacity', 'size', 'disk', 'disk size'],
				positive: true
			}),
			'or requestedMiB'
		),
		requested: optional(
			measure('requestedMiB', 'asked for, to be rounded up to whole cylinders unless forceSize', {
				also: ['virtual requested', 'requested virtual', 'requested size', 'size requested'],
				positive: true
			}),
			'or virtualMiB'
		),
		forceSize: optional(
			flag('forceSize', 'to the sector, as QEMU’s force_size', { also: ['force'] }),
			'true for virtualMiB, false for requestedMiB'
		),
		kind: optional(
			choice('subformat', 'kind', KINDS, { also: ['kind', 'type', 'format', 'vhd type', 'disk type'], meant: kindIn }),
			'dynamic'
		),
		grains: optional(
			count('blocksWritten', 'blocks of 2 MiB that have been written', {
				also: [
					'written blocks',
					'blocks',
					'allocated blocks',
					'blocks allocated',
					'n',
					'data blocks',
					'distinct blocks written',
					'n blocks'
				],
				whole: true
			})
		),
		...writing
	},
	results: {
		fileBytes: { means: 'of the file', also: ['file size', 'size', 'delta', 'total', 'child file'] },
		virtualBytes: { means: 'what the guest sees', also: ['virtual size', 'disk', 'capacity', 'current size'] },
		chs: { means: 'geometry that the footer says: cylinders, heads, sectors', also: ['qemu chs', 'geometry'] },
		specChs: { means: 'geometry by the specification, rounded down', also: ['microsoft chs', 'spec geometry', 'ms chs'] },
		specVirtualBytes: { means: 'and its size', also: ['spec size', 'microsoft virtual'] },
		batEntries: { means: 'entries of the block allocation table', also: ['max table entries', 'table entries', 'blocks total'] },
		batOffsetBytes: { means: 'where the table begins', also: ['table offset', 'bat offset'] },
		batBytes: { means: 'of the table, in whole sectors', also: ['table', 'bat size'] },
		blockBytes: { means: 'of a block', also: ['block size'] },
		blocksWritten: {
			means: 'blocks in the file',
			also: ['allocated blocks', 'blocks', 'blocks allocated', 'written blocks', 'distinct blocks']
		},
		footerCopies: { means: 'how often the footer stands in the file' },
		creatorApp: { means: 'who the footer says made it', also: ['creator'] },
		dataOffset: { means: 'what the footer says of the header, in hexadecimal digits' },
		accepted: { means: 'the disk can be a VHD: at most 2,040 GiB', also: ['fits', 'ok', 'allowed', 'valid'] },
		firstWriteIos: { means: 'operations for the first write into a block, whole or in part', also: ['first write'] }
	},
	example: { virtualMiB: 64, blocksWritten: 3 },
	reckon(given, _context, { says, asks }) {
		if ((given.size === null) === (given.requested === null)) throw new Refusal('Give virtualMiB or requestedMiB.');
		const forced = given.forceSize ?? given.size !== null;
		const asked = given.size ?? given.requested ?? 0;
		const { virtualBytes, chs, creatorApp } = vhdDisk(asked, { forceSize: forced });
		if (!fitsVhd(asked)) return { values: { accepted: false, virtualBytes } };
		const kind = given.kind ?? kindIn(says) ?? kindAsked(asks);
		const blocks = grainsIn(given, virtualBytes, VHD.blockBytes);
		const fileBytes = { dynamic: dynamicVhdBytes, fixed: fixedVhdBytes, differencing: differencingVhdBytes }[kind](virtualBytes, blocks);
		const spec = specGeometry(Math.ceil(asked / SECTOR));
		const table = {
			batEntries: batEntries(virtualBytes),
			batOffsetBytes: VHD.batOffset,
			batBytes: Math.ceil((batEntries(virtualBytes) * 4) / SECTOR) * SECTOR,
			blockBytes: VHD.blockBytes,
			blocksWritten: blocks
		};
		return {
			values: {
				fileBytes,
				virtualBytes,
				chs,
				specChs: spec,
				specVirtualBytes: sectorsOf(spec) * SECTOR,
				...(kind === 'fixed' ? {} : table),
				footerCopies: FOOTER_COPIES[kind],
				creatorApp,
				dataOffset: kind === 'fixed' ? FIXED_DATA_OFFSET : VHD.footerBytes.toString(16).padStart(16, '0'),
				accepted: true,
				...(kind === 'fixed' ? {} : { firstWriteIos: [firstWriteIos(false), firstWriteIos(true)] })
			},
			understood: { subformat: kind, forceSize: forced },
			assumed: [
				...(kind === 'differencing' ? ['the two names of its parent fit a sector each'] : []),
				...(kind === 'fixed'
					? []
					: [{ of: ['firstWriteIos'], says: '2 operations for the first write into a block, 3 when it is a part of it' }])
			]
		};
	}
});

/** of two kinds that may be meant: a table is asked for of one that grows, a data offset without one of a fixed disk */
function kindAsked(asks: readonly string[]): VhdKind {
	const table = asks.some((name) => /bat|table|block/i.test(name));
	return !table && asks.some((name) => /data_?offset/i.test(name)) ? 'fixed' : 'dynamic';
}

const vmdk = equation({
	name: 'vmdk',
	repeats: ['grainSectors', 'gtesPerGt', 'rgdSector'],
	answers: 'How large is a VMDK’s file (base, snapshot delta or linked clone), and where do things lie in it?',
	source: VMDK_SOURCE,
	areas: AREAS,
	fields: {
		capacity: measure('capacityMiB', 'what the guest sees', {
			also: ['virtual', 'virtual size', 'size', 'disk', 'disk size', 'virtual requested', ''],
			positive: true
		}),
		kind: choice('subformat', 'kind', ['monolithicSparse', 'monolithicFlat'], {
			absent: 'monolithicSparse',
			also: ['kind', 'format', 'type'],
			meant: (said) =>
				/flat|thick|fixed/i.test(said) ? 'monolithicFlat' : /^sparse|thin|delta|snapshot|linked/i.test(said) ? 'monolithicSparse' : null
		}),
		grains: optional(
			count('grainsWritten', 'grains of 64 KiB that have been written', {
				also: [
					'written grains',
					'grains',
					'allocated grains',
					'distinct grains written',
					'distinct grains',
					'n',
					'grains allocated',
					'n grains',
					'grains written since snapshot',
					'distinct grains written since snapshot'
				],
				whole: true
			})
		),
		grainSize: optional(measure('grainKiB', 'of a grain; only that of this kind is known', { also: ['grain size'] }), '64'),
		...writing
	},
	results: {
		fileBytes: {
			means: 'of the file',
			also: ['file size', 'size', 'delta', 'delta file', 'child', 'total', 'clone', 'linked clone', 'delta size']
		},
		capacitySectors: { means: 'of the disk', also: ['capacity'] },
		grainSectors: { means: 'of a grain', also: ['grain', 'grain size'] },
		gtesPerGt: { means: 'entries of a grain table', also: ['entries per table', 'gt entries'] },
		grainTables: { means: 'of them', also: ['gts', 'number grain tables', 'gt count'] },
		rgdSector: { means: 'where the redundant grain directory begins', also: ['redundant grain directory', 'rgd offset'] },
		gdSector: { means: 'where the grain directory begins', also: ['grain directory', 'gd offset'] },
		overheadSectors: { means: 'before the first grain', also: ['overhead', 'header'] },
		grainsWritten: {
			means: 'grains in the file',
			also: [
				'allocated grains',
				'grains',
				'distinct grains',
				'written grains',
				'grains touched',
				'distinct grains written',
				'grains allocated'
			]
		},
		fullFileBytes: { means: 'with everything written', also: ['max file', 'most', 'full', 'max'] },
		firstWriteIos: { means: 'operations for the first write into a grain, whole or in part', also: ['first write'] }
	},
	example: { capacityMiB: 1024, writeOffsetKiB: 60, writeLengthKiB: 8 },
	reckon(given) {
		if (given.grainSize !== null && given.grainSize !== VMDK.grainBytes)
			throw new Refusal('Only grains of 64 KiB are known: those of monolithicSparse.');
		const bytes = given.capacity;
		if (given.kind === 'monolithicFlat') return { values: { fileBytes: flatVmdkBytes(bytes), capacitySectors: Math.ceil(bytes / SECTOR) } };
		const layout = vmdkLayout(bytes);
		const grains = grainsIn(given, layout.capacitySectors * SECTOR, VMDK.grainBytes);
		return {
			values: {
				fileBytes: sparseVmdkBytes(bytes, grains),
				capacitySectors: layout.capacitySectors,
				grainSectors: VMDK.grainSectors,
				gtesPerGt: VMDK.entriesPerTable,
				grainTables: layout.grainTables,
				rgdSector: layout.firstDirectorySector,
				gdSector: layout.directorySector,
				overheadSectors: layout.overheadSectors,
				grainsWritten: grains,
				fullFileBytes: sparseVmdkBytes(bytes, Math.ceil(bytes / VMDK.grainBytes)),
				firstWriteIos: [firstWriteIos(false), firstWriteIos(true)]
			},
			assumed: [{ of: ['firstWriteIos'], says: '2 operations for the first write into a grain, 3 when it is a part of it' }]
		};
	}
});

const distinct = equation({
	name: 'distinct-grains',
	answers: 'How many different grains do so many random writes touch?',
	source: 'N · (1 - (1 - 1/N)^k), by squaring; model, section 6',
	areas: AREAS,
	fields: {
		grains: optional(
			count('grains', 'of the whole disk', {
				also: ['n', 'total grains', 'blocks', 'total blocks', 'disk grains', 'grains total'],
				whole: true,
				positive: true
			}),
			'or diskGiB'
		),
		disk: optional(
			measure('diskGiB', 'or the size of the disk', { also: ['capacity', 'virtual', 'size', 'disk size'], positive: true }),
			'or grains'
		),
		writes: count('writes', 'at random places, each within one grain', {
			also: ['k', 'random writes', 'writes random', 'count writes', 'n writes'],
			whole: true
		}),
		grain: measure('grainKiB', 'of a grain', { also: ['grain size', 'block', 'block size'], absent: VMDK.grainBytes, positive: true })
	},
	results: {
		distinctGrains: {
			means: 'expected',
			also: [
				'expected distinct grains',
				'expected distinct',
				'distinct',
				'expected',
				'grains',
				'touched',
				'expected grains',
				'distinct blocks',
				'expected distinct blocks'
			]
		},
		touchedMiB: { means: 'that they hold', also: ['touched', 'distinct', 'data', 'delta', 'growth', 'expected'] }
	},
	example: { diskGiB: 40, writes: 100000 },
	reckon({ grains, disk, writes, grain }) {
		if ((grains === null) === (disk === null)) throw new Refusal('Give grains or diskGiB.');
		const all = grains ?? Math.ceil((disk ?? 0) / grain);
		const found = expectedGrains(all, writes);
		return { values: { distinctGrains: known(found), touchedMiB: inMiB(found * grain) } };
	}
});

interface Link {
	readonly name: string;
	readonly parent: string | null;
	readonly capacity: number;
	readonly grains: number;
}

/** its files, the first one last @throws Refusal for a parent that is missing, or a circle */
function chainTo(link: Link, byName: ReadonlyMap<string, Link>): Link[] {
	const chain = [link];
	for (let next = link.parent; next !== null;) {
		const parent = byName.get(next);
		if (!parent)
			throw new Refusal(
				`${chain.at(-1)?.name ?? ''} lies on ${next}, which is not there: the chain is broken and the disk can't be opened.`
			);
		if (chain.includes(parent)) throw new Refusal(`The disks ${chain.map(({ name }) => name).join(', ')} lie on each other in a circle.`);
		chain.push(parent);
		next = parent.parent;
	}
	return chain;
}

const chain = equation({
	name: 'disk-chain',
	answers: 'How large are the files of a chain of disks, and how many does a read look through?',
	source: `${VMDK_SOURCE}; VHD Image Format Specification; reads: model, section 6`,
	areas: AREAS,
	fields: {
		disks: things(
			'disks',
			'files, each with the one that it lies on',
			{
				name: text('name', 'of the file', { also: ['id'] }),
				parent: optional(text('parent', 'the file below it', { also: ['backing', 'base'] }), 'none'),
				capacity: measure('capacityMiB', 'what the guest sees', {
					also: ['virtual', 'size', 'capacity', 'virtual size', ''],
					positive: true
				}),
				grains: count('grainsWritten', 'grains or blocks in it', {
					absent: 0,
					whole: true,
					also: ['written grains', 'blocks written', 'grains', 'blocks', 'written blocks']
				})
			},
			{ also: ['files', 'chain', 'layers'] }
		),
		format: choice('format', 'of the files', ['vmdk', 'vhd'], { absent: 'vmdk' }),
		latency: measure('baseMs', 'a read of one file', { also: ['base latency', 'latency', 'base'], absent: 0.005 })
	},
	results: {
		fileBytes: { means: 'of each file', also: ['file size', 'files', 'sizes', 'size'] },
		totalBytes: { means: 'of all files', also: ['total size', 'total', 'total file'] },
		layersRead: {
			means: 'files that a read of each looks through, at most',
			also: ['layers', 'layers examined', 'read layers', 'read layers examined', 'max layers']
		},
		readMs: { means: 'a read through them', also: ['latency', 'read latency'] },
		longest: { means: 'of the layers', also: ['depth', 'chain length'] }
	},
	example: {
		disks: [
			{ name: 'base', capacityMiB: 10240, grainsWritten: 65536 },
			{ name: 'snap-1', parent: 'base', capacityMiB: 10240, grainsWritten: 1200 },
			{ name: 'clone-1', parent: 'snap-1', capacityMiB: 10240, grainsWritten: 16 }
		]
	},
	reckon({ disks, format, latency }) {
		const byName = new Map(disks.map((disk) => [disk.name, disk]));
		if (byName.size !== disks.length) throw new Refusal('Two disks have the same name.');
		const layers = disks.map((disk) => chainTo(disk, byName).length);
		const deepest = Math.max(0, ...layers);
		if (deepest > LONGEST_CHAIN + 1) throw new Refusal(`A chain has ${LONGEST_CHAIN} snapshots at most, not ${deepest - 1}.`);
		const sizes = disks.map(({ capacity, grains, parent }) => {
			const grainBytes = format === 'vhd' ? VHD.blockBytes : VMDK.grainBytes;
			if (grains > Math.ceil(capacity / grainBytes))
				throw new Refusal(`A disk of ${inMiB(capacity)} MiB has ${Math.ceil(capacity / grainBytes)} grains, not ${grains}.`);
			if (format === 'vmdk') return sparseVmdkBytes(capacity, grains);
			return parent === null ? dynamicVhdBytes(capacity, grains) : differencingVhdBytes(capacity, grains);
		});
		return {
			values: {
				fileBytes: sizes,
				totalBytes: sizes.reduce((sum, each) => sum + each, 0),
				layersRead: layers,
				readMs: layers.map((each) => known(chainLatencyNs(latency * 1e9, each) / 1e6)),
				longest: deepest
			},
			assumed: [
				{ of: ['readMs'], says: 'each layer beyond the first adds 5% to a read' },
				...(format === 'vhd' ? ['the two names of a parent fit a sector each'] : [])
			]
		};
	}
});

const clones = equation({
	name: 'linked-clones',
	answers: 'How much room do linked clones need, and how much would full copies?',
	source: VMDK_SOURCE,
	areas: [...AREAS, 'vdi'],
	fields: {
		capacity: measure('capacityMiB', 'disk of each', { also: ['virtual', 'size', 'disk', 'virtual size', 'disk size'], positive: true }),
		used: measure('usedMiB', 'written in the base', { also: ['base', 'base used', 'base written', 'base size', 'used'] }),
		clones: count('clones', 'of them', { also: ['linked clones', 'count', 'desktops', 'n'], whole: true }),
		grains: optional(
			count('grainsEach', 'grains that each has written', {
				also: ['grains written', 'grains', 'grains written per clone', 'grains per clone', 'written grains'],
				whole: true
			}),
			'or writtenEachMiB'
		),
		written: optional(
			measure('writtenEachMiB', 'or what each has written, in whole grains', {
				also: ['written', 'delta', 'delta per clone', 'written per clone', 'delta each', 'written clone']
			}),
			'0'
		)
	},
	results: {
		cloneBytes: { means: 'file of one clone', also: ['clone file', 'delta', 'each', 'linked clone', 'per clone', 'child file'] },
		baseBytes: { means: 'file of the base', also: ['base file', 'parent file'] },
		totalBytes: { means: 'base and clones', also: ['total', 'linked total', 'total size', 'total file'] },
		fullCopiesBytes: { means: 'the same as full copies of the base', also: ['full total', 'full', 'full clones', 'full copies total'] }
	},
	example: { capacityMiB: 40960, usedMiB: 15360, clones: 50, writtenEachMiB: 512 },
	reckon({ capacity, used, clones: n, grains, written }) {
		if (used > capacity || (written ?? 0) > capacity) throw new Refusal('More is written than the disk holds.');
		if (grains !== null && written !== null) throw new Refusal('grainsEach and writtenEachMiB say the same. Leave one out.');
		const each = grains ?? Math.ceil((written ?? 0) / VMDK.grainBytes);
		if (each > Math.ceil(capacity / VMDK.grainBytes)) throw new Refusal('More is written than the disk holds.');
		const [base, clone] = [Math.ceil(used / VMDK.grainBytes), each].map((count_) => sparseVmdkBytes(capacity, count_));
		const own = sparseVmdkBytes(capacity, Math.min(Math.ceil(capacity / VMDK.grainBytes), Math.ceil(used / VMDK.grainBytes) + each));
		return {
			values: { cloneBytes: clone ?? 0, baseBytes: base ?? 0, totalBytes: (base ?? 0) + n * (clone ?? 0), fullCopiesBytes: n * own }
		};
	}
});

export const diskEquations: readonly Equation[] = [vmdk, vhd, distinct, chain, clones];
