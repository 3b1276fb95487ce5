// Losing data: how old what comes back may be, and how long bringing it back takes.
import { recoveryPoint, recoveryTimeNs, backupBytes } from '../protection/recovery';
import { replicationLag } from '../protection/replication-lag';
import { SECOND, toNs } from '../units';
import { equation, type Equation } from './equation';
import { measure, optional, Refusal, things } from './field';
import { inMB, known } from './people';

const AREAS = ['protection'];

const recovery = equation({
	name: 'recovery',
	answers: 'How much work may be lost, and how long until a guest that is restored serves again?',
	source: 'recovery point: interval + copying; recovery time: content / rate + boot; model, protection',
	areas: AREAS,
	fields: {
		interval: measure('intervalH', 'between two backups', { also: ['backup interval', 'every', 'period', 'schedule'], positive: true }),
		content: measure('contentGB', 'that the guest’s disks hold', {
			also: ['used', 'size', 'data', 'disk', 'full', 'full size'],
			positive: true
		}),
		changed: optional(
			measure('changedGB', 'since the backup before; the first copies everything', {
				also: ['change', 'increment', 'changed per interval', 'daily change', 'delta']
			}),
			'everything'
		),
		rate: measure('rateMBps', 'of copying', { also: ['bandwidth', '', 'throughput', 'restore', 'copy', 'link'], positive: true }),
		boot: measure('bootS', 'booting', { absent: 60, also: ['boot time', 'guest boot'] })
	},
	results: {
		copyS: { means: 'that a backup takes', also: ['backup', 'backup duration', 'copy time'] },
		recoveryPointWorstH: {
			means: 'age of what comes back, at worst: just before the next backup is complete',
			also: ['rpo', 'worst rpo', 'recovery point', 'worst recovery point', 'max data loss', 'data loss']
		},
		recoveryTimeS: {
			means: 'from the decision until it serves again',
			also: ['rto', 'restore', 'recovery time', 'recovery', 'restore time']
		},
		copiedGB: { means: 'by a backup', also: ['backup', 'copied', 'backup size'] }
	},
	example: { intervalH: 24, contentGB: 400, changedGB: 12, rateMBps: 100 },
	reckon({ interval, content, changed, rate, boot }) {
		const bytes = backupBytes(content, changed);
		const copyS = bytes / rate;
		// the definition, asked at the worst moment: as the next copy, begun one interval later, is about to be complete
		const copies = [
			{ takenAt: 0, finishedAt: toNs(copyS) },
			{ takenAt: toNs(interval), finishedAt: toNs(interval + copyS) }
		];
		const worst = toNs(interval + copyS) - 1;
		const point = recoveryPoint(copies, worst);
		if (copyS > interval) throw new Refusal('A backup takes longer than the interval, so they never catch up.');
		return {
			values: {
				copyS: known(copyS),
				recoveryPointWorstH: point === null ? null : known((worst + 1 - point) / SECOND / 3_600),
				recoveryTimeS: known(recoveryTimeNs(content, rate, toNs(boot)) / SECOND),
				copiedGB: known(inMB(bytes) / 1_000)
			},
			assumed: boot === 60 ? [{ of: ['recoveryTimeS'], says: '60 s to boot' }] : []
		};
	}
});

const point = equation({
	name: 'recovery-point',
	answers: 'Which moment comes back, of several copies?',
	source: 'the newest content of which a complete copy exists',
	areas: AREAS,
	fields: {
		copies: things(
			'copies',
			'backups',
			{
				taken: measure('takenS', 'when copying began', { also: ['taken at', 'begun', 'start', 'started', 'begin'] }),
				finished: optional(
					measure('finishedS', 'when it was complete', { also: ['finished at', 'end', 'done', 'complete', 'ended'] }),
					'still copying'
				)
			},
			{ also: ['backups', 'snapshots'] }
		),
		now: measure('nowS', 'when everything is lost', { also: ['failure', 'lost', 'fail', 'disaster', 'failure at'] })
	},
	results: {
		recoveryPointS: { means: 'the moment; null: there is no complete copy', also: ['point', 'recovery point'] },
		lostS: { means: 'work that is lost', also: ['data loss', 'rpo', 'loss'] }
	},
	example: { copies: [{ takenS: 0, finishedS: 40 }, { takenS: 100, finishedS: 110 }, { takenS: 200 }], nowS: 300 },
	reckon({ copies, now }) {
		const wrong = copies.find(({ taken, finished }) => finished !== null && finished < taken);
		if (wrong) throw new Refusal(`A copy can't be complete at ${wrong.finished ?? 0} s, before it began at ${wrong.taken} s.`);
		const found = recoveryPoint(
			copies.map(({ taken, finished }) => ({ takenAt: toNs(taken), finishedAt: finished === null ? null : toNs(finished) })),
			toNs(now)
		);
		return {
			values: { recoveryPointS: found === null ? null : found / SECOND, lostS: found === null ? null : (toNs(now) - found) / SECOND }
		};
	}
});

const lag = equation({
	name: 'replication',
	answers: 'How old is a replica at worst?',
	source: 'closed form: period + sending; model, protection',
	areas: AREAS,
	fields: {
		interval: measure('intervalS', 'between two starts', { also: ['every', 'replication interval', 'period'], positive: true }),
		rate: measure('rateMBps', 'of the link and the datastores', { also: ['bandwidth', 'link', 'throughput', ''], positive: true }),
		changed: measure('changedMBps', 'what the guest changes', { also: ['change', 'churn', 'dirty', 'write'] }),
		content: measure('contentGB', 'that its disks hold', { also: ['used', 'size', 'disk', 'data'], positive: true })
	},
	results: {
		worstAgeS: { means: 'just before the next cycle is complete', also: ['rpo', 'worst', 'worst rpo', 'age', 'max lag', 'lag'] },
		sentMB: { means: 'by each cycle', also: ['sent per cycle', 'cycle', 'sent'] },
		sendS: { means: 'that it takes', also: ['send', 'cycle'] },
		periodS: { means: 'between two starts, as it comes out', also: ['period'] },
		keepsUp: { means: 'sending takes no longer than the interval' }
	},
	example: { intervalS: 900, rateMBps: 50, changedMBps: 5, contentGB: 200 },
	reckon({ interval, rate, changed, content }) {
		const found = replicationLag({ intervalNs: toNs(interval), bytesPerS: rate, changedBytesPerS: changed, contentBytes: content });
		return {
			values: {
				worstAgeS: known(found.worstNs / SECOND),
				sentMB: inMB(found.bytes),
				sendS: known(found.sendNs / SECOND),
				periodS: known(found.periodNs / SECOND),
				keepsUp: found.keepsUp
			},
			assumed: ['what changes are distinct bytes']
		};
	}
});

export const protectionEquations: readonly Equation[] = [recovery, point, lag];
