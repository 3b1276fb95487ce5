// Reads and writes per second: what a RAID group makes of them, who gets how many, and how long one takes.
import { waterFill } from '../host/water-fill';
import { chainLatencyNs, latencyNs } from '../storage/latency';
import { backendIops, DISK_IOPS, disksNeeded, servedIops, WRITE_PENALTY } from '../storage/raid';
import { equation, type Equation } from './equation';
import { choice, count, measure, optional, ratio, Refusal, text, things } from './field';
import { inPercent, known } from './people';

const AREAS = ['storage', 'vdi'];
const LEVELS = ['0', '1', '10', '5', '6'] as const;
const levelIn = (said: string): (typeof LEVELS)[number] | null => {
	const digits = /^(?:raid)?[\s_-]*(\d+(?:\s*\+\s*\d+)?)$/i.exec(said)?.[1]?.replace(/[\s+]/g, '');
	return LEVELS.find((level) => level === digits) ?? null;
};

const raid = equation({
	name: 'raid',
	answers: 'How many operations must the disks of a RAID group do, and how many disks does that take?',
	source: 'reads + writes × penalty; general engineering rule; 15k disk 150, 10k disk 110 (virtualfeller.com 2010)',
	areas: AREAS,
	fields: {
		desktops: optional(count('desktops', 'that ask', { also: ['users', 'vms', 'guests'] })),
		each: optional(count('iopsPerDesktop', 'of each', { also: ['iops per user', 'iops per vm'] })),
		iops: optional(
			count('iops', 'or all together', {
				also: ['frontend iops', 'total iops', 'guest iops', 'host iops', 'front end iops', 'workload iops', 'iops total', 'frontend']
			})
		),
		reads: optional(count('readIops', 'or reads', { also: ['reads per s', 'reads'] })),
		writes: optional(count('writeIops', 'and writes', { also: ['writes per s', 'writes'] })),
		write: optional(measure('writePercent', 'part of them that are writes', { also: ['write', 'writes'] })),
		read: optional(measure('readPercent', 'or the part that are reads', { also: ['reads'] })),
		level: optional(choice('raid', 'level', LEVELS, { also: ['raid level', 'level', 'raid type'], meant: levelIn }), 'or writePenalty'),
		penalty: optional(
			count('writePenalty', 'disk operations for a write', { also: ['penalty', 'raid penalty', 'raid write penalty'] }),
			'by the RAID level'
		),
		diskIops: count('diskIops', 'of one disk', { absent: DISK_IOPS['15k'], also: ['iops per disk', 'spindle iops'], positive: true }),
		disks: optional(count('disks', 'that there are', { also: ['spindles', 'disk count', 'number disks'], whole: true }))
	},
	results: {
		backendIops: {
			means: 'operations of the disks per second',
			also: ['disk iops', 'backend', 'back end iops', 'raw iops', 'total backend iops']
		},
		disks: { means: 'needed', also: ['spindles', 'disks needed', 'number disks', 'disk count', 'min disks'] },
		writePenalty: { means: 'disk operations for a write', also: ['penalty', 'raid penalty'] },
		servedIops: {
			means: 'what the given disks serve',
			also: ['usable iops', 'frontend iops', 'max frontend iops', 'guest iops', 'iops', 'functional iops', 'usable frontend iops']
		}
	},
	example: { desktops: 100, iopsPerDesktop: 10, writePercent: 80, raid: '5' },
	reckon(given) {
		const { reads, writes } = given;
		const counted = given.desktops !== null && given.each !== null ? given.desktops * given.each : null;
		const split = reads !== null || writes !== null ? (reads ?? 0) + (writes ?? 0) : null;
		const said = [counted, given.iops, split].filter((each) => each !== null);
		if (said.length > 1) throw new Refusal('The load is said in two ways. Leave one out.');
		const penalty = given.penalty ?? (given.level === null ? null : WRITE_PENALTY[given.level]);
		if (penalty === null) throw new Refusal('raid is missing: the level (or writePenalty).');
		const part =
			given.write ?? (given.read === null ? null : 1 - given.read) ?? (split !== null ? (split > 0 ? (writes ?? 0) / split : 0) : null);
		if (part === null) throw new Refusal('writePercent is missing: the part that are writes.');
		const [load = null] = said;
		if (load === null && given.disks === null) throw new Refusal('desktops and iopsPerDesktop are missing: the load (or iops, or disks).');
		const backend = load === null ? null : backendIops(load, part, penalty);
		return {
			values: {
				backendIops: backend,
				disks: backend === null ? null : disksNeeded(backend, given.diskIops),
				writePenalty: penalty,
				servedIops: given.disks === null ? null : known(servedIops(given.disks * given.diskIops, part, penalty))
			}
		};
	}
});

const latency = equation({
	name: 'latency',
	answers: 'How long does an operation take on a busy datastore, and through a chain of files?',
	source: 'model, section 6: base / (1 - min(utilization, 0.98)); 5% for each layer',
	areas: AREAS,
	fields: {
		base: measure('baseMs', 'on an idle datastore', {
			also: ['base latency', 'base', 'service time', 'latency'],
			absent: 0.005,
			positive: true
		}),
		busy: optional(ratio('utilizationPercent', 'how busy it is', { also: ['busy', 'util', 'utilisation'] }), 'or iops and capacityIops'),
		iops: optional(count('iops', 'asked for', { also: ['demand iops', 'demand', 'load iops'] })),
		capacity: optional(
			count('capacityIops', 'that it can do', { also: ['store iops', 'datastore iops', 'capacity', 'max iops'], positive: true })
		),
		layers: optional(
			count('layers', 'files that a read looks through', { whole: true, positive: true, also: ['layers read', 'files'] }),
			'1'
		),
		snapshots: optional(
			count('snapshots', 'or how many lie below the file being written', {
				whole: true,
				also: ['depth', 'chain depth', 'chain length', 'snapshot depth']
			}),
			'0'
		)
	},
	results: {
		latencyMs: { means: 'of one operation', also: ['read latency', 'response', 'read'] },
		utilizationPercent: { means: 'how busy it is', also: ['util', 'utilisation'] },
		layersRead: {
			means: 'at most',
			also: ['layers', 'max layers', 'layers examined', 'read layers', 'read layers examined', 'max read layers', 'read layers max']
		}
	},
	example: { baseMs: 5, utilizationPercent: 80, layers: 3 },
	reckon({ base, busy, iops, capacity, layers: files, snapshots }) {
		if (files !== null && snapshots !== null) throw new Refusal('layers and snapshots say the same. Leave one out.');
		const layers = files ?? (snapshots ?? 0) + 1;
		const part = busy ?? (iops !== null && capacity !== null ? iops / capacity : 0);
		const ns = chainLatencyNs(latencyNs(base * 1e9, part), layers);
		return {
			values: { latencyMs: known(ns / 1e6), utilizationPercent: inPercent(part), layersRead: layers },
			assumed: ['the queue of one server, with an end at 98%', '5% for each layer beyond the first']
		};
	}
});

const shares = equation({
	name: 'iops-shares',
	answers: 'How many reads and writes per second does each guest of a busy datastore get?',
	source: 'model, section 6: weighted shares of what the disks do, as for CPU',
	areas: AREAS,
	fields: {
		capacity: count('capacityIops', 'operations that the disks do per second', {
			also: ['capacity', 'store iops', 'datastore iops', 'disk iops', 'total iops', 'backend iops'],
			positive: true
		}),
		guests: things(
			'guests',
			'guests that ask',
			{
				name: optional(text('name', 'for people', { also: ['id'] })),
				iops: count('iops', 'wanted', { also: ['demand', 'demand iops', 'iops demand', 'wanted'] }),
				weight: count('weight', 'above 0', { absent: 256, positive: true, also: ['shares'] }),
				write: measure('writePercent', 'part that are writes', { absent: 0, also: ['write', 'writes'] })
			},
			{ also: ['vms', 'domains'] }
		),
		penalty: count('writePenalty', 'disk operations for a write', { absent: 1, also: ['penalty'], positive: true }),
		base: measure('baseMs', 'one operation on an idle datastore', { also: ['base latency', 'base'], absent: 0.005 })
	},
	results: {
		grantedIops: { means: 'of each guest', also: ['granted', 'iops', 'allocation', 'share', 'iops granted'] },
		utilizationPercent: { means: 'of the disks', also: ['util', 'utilisation'] },
		latencyMs: { means: 'of one operation', also: ['response'] }
	},
	example: { capacityIops: 3000, guests: [{ iops: 2000, weight: 512 }, { iops: 2000 }, { iops: 400 }] },
	reckon({ capacity, guests, penalty, base }) {
		const backend = guests.map(({ iops, write }) => backendIops(iops, write, penalty));
		const granted = waterFill(
			capacity,
			guests.map(({ weight }) => weight),
			backend
		);
		const busy = granted.reduce((sum, each) => sum + each, 0) / capacity;
		return {
			values: {
				grantedIops: guests.map(({ iops }, i) => known((backend[i] ?? 0) > 0 ? (iops * (granted[i] ?? 0)) / (backend[i] ?? 1) : 0)),
				utilizationPercent: inPercent(busy),
				latencyMs: known(latencyNs(base * 1e9, busy) / 1e6)
			},
			assumed: ['the queue of one server, with an end at 98%']
		};
	}
});

export const iopsEquations: readonly Equation[] = [raid, shares, latency];
