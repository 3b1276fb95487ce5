// One guest's move as the figure draws it, read from the picture and from what happened: when each round began, what it sent, and the pause.
import type { SimEvent } from '$lib/sim/event';
import { MiB, SECOND } from '$lib/sim/units';
import type { GuestView, MigrationView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';

/** Bytes that go over in a stretch of time, s since the move began. */
export interface Stretch {
	readonly from: number;
	/** its end, or now while it is under way */
	readonly to: number;
	readonly MiB: number;
	/** still to be sent at `to` */
	readonly leftMiB: number;
}

export interface Round extends Stretch {
	readonly nth: number;
	/** rewritten between `from` and `to` */
	readonly dirtiedMiB: number;
}

export interface Pause {
	readonly from: number;
	/** its end, or now */
	readonly to: number;
	readonly lastCopyMiB: number;
	readonly lastCopyS: number;
}

export interface Run {
	readonly phase: 'ready' | 'setup' | 'disks' | 'rounds' | 'pause' | 'pull' | 'done';
	readonly method: MigrationView['method'];
	/** every further round would be like the last one */
	readonly endless: boolean;
	/** s since it began, or that it took */
	readonly seconds: number;
	readonly disk: Stretch | null;
	/** live rounds, the present one last; of an endless move only the first ones */
	readonly rounds: readonly Round[];
	/** the present round, or the last live one */
	readonly round: number;
	readonly pause: Pause | null;
	/** after a post-copy switch: all memory, once */
	readonly pull: Stretch | null;
	/** of memory */
	readonly sentMiB: number;
	readonly throttlePercent: number;
	/** s since the scenario began, when the move did */
	readonly startedAt: number;
}

type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;
type Sent = MigrationView['rounds'][number];

/** more than this nobody tells apart, and a move that never ends has no last one */
const MOST = 200;

const READY: Run = {
	phase: 'ready',
	method: 'pre-copy',
	endless: false,
	seconds: 0,
	disk: null,
	rounds: [],
	round: 0,
	pause: null,
	pull: null,
	sentMiB: 0,
	throttlePercent: 0,
	startedAt: 0
};

/** @param setupS s before the first byte, as the estate has it */
export function runOf(view: WorldView, events: readonly SimEvent[], id: GuestId, setupS: number): Run {
	const guest = view.guests[id];
	const move = guest?.task?.migration;
	if (guest?.task && move) return underWay(guest.task.startedSeconds, move, historyOf(events, guest), view.seconds, setupS);
	const done = events.findLast((event): event is Of<'guestMigrated'> => event.type === 'guestMigrated' && event.guest === id);
	const moved = done && guest && done.to === guest.host ? done : null;
	return moved ? ended(moved, events, setupS) : READY;
}

interface History {
	/** s since the scenario began: the start of round 1 */
	readonly firstRound: number | null;
	readonly switched: Of<'migrationSwitched'> | null;
	readonly diskMiB: number;
}

function historyOf(events: readonly SimEvent[], guest: GuestView): History {
	return { ...past(events, guest.task?.id ?? ''), diskMiB: guest.disks.reduce((sum, disk) => sum + disk.usedGiB * 1024, 0) };
}

function past(events: readonly SimEvent[], task: string): History {
	const first = events.find((event): event is Of<'migrationRound'> => event.type === 'migrationRound' && event.task === task);
	const switched = events.find((event): event is Of<'migrationSwitched'> => event.type === 'migrationSwitched' && event.task === task);
	const moved = events.find((event): event is Of<'storageMoved'> => event.type === 'storageMoved' && event.task === task);
	return {
		firstRound: first ? (first.at - first.ns) / SECOND : null,
		switched: switched ?? null,
		diskMiB: moved ? moved.bytes / MiB : 0
	};
}

/** how long the present phase has lasted, from what it has sent */
const elapsed = (move: MigrationView): number => (move.rateMBps > 0 ? ((move.roundMiB - move.leftMiB) * MiB) / (move.rateMBps * 1e6) : 0);

function underWay(startedAt: number, move: MigrationView, { firstRound, switched, diskMiB }: History, now: number, setupS: number): Run {
	const seconds = now - startedAt;
	const paused = move.phase === 'stopAndCopy' || move.phase === 'switchOver';
	const stood = move.phase === 'switchOver' ? move.rounds.at(-1) : undefined;
	const live = move.method === 'post-copy' ? [] : stood ? move.rounds.slice(0, -1) : move.rounds;
	const began = firstRound === null ? seconds - (move.phase === 'precopy' ? elapsed(move) : 0) : firstRound - startedAt;
	const rounds = roundsFrom(began, live);
	const liveEnd = began + live.reduce((sum, each) => sum + each.seconds * each.times, 0);
	const present = move.phase === 'precopy' ? presentRound(move, seconds) : null;
	// without live rounds nothing says when it began to stand still but what it has sent since
	const stoodFrom = live.length > 0 ? liveEnd : seconds - (stood?.seconds ?? elapsed(move));
	const pause = paused
		? { from: stoodFrom, to: seconds, lastCopyMiB: stood?.sentMiB ?? move.roundMiB, lastCopyS: stood?.seconds ?? elapsed(move) }
		: switched
			? pausedBefore(switched, startedAt, move.rounds[0])
			: null;
	const copiesDisks = move.datastore !== null && move.phase !== 'setup' && move.phase !== 'queued';
	return {
		...READY,
		phase: phaseOf(move),
		method: move.method,
		endless: move.notConverging,
		seconds,
		disk: copiesDisks ? diskOf(move, setupS, seconds, move.method === 'post-copy' ? (pause?.from ?? seconds) : began, diskMiB) : null,
		rounds: present && rounds.length < MOST ? [...rounds, present] : rounds,
		round: move.round,
		pause,
		pull: move.phase === 'pull' ? { from: seconds - elapsed(move), to: seconds, MiB: move.roundMiB, leftMiB: move.leftMiB } : null,
		sentMiB: move.sentMiB,
		throttlePercent: move.throttlePercent,
		startedAt
	};
}

function diskOf(move: MigrationView, setupS: number, seconds: number, copied: number, diskMiB: number): Stretch {
	if (move.phase !== 'disks') return { from: setupS, to: copied, MiB: diskMiB, leftMiB: 0 };
	return { from: setupS, to: seconds, MiB: move.roundMiB, leftMiB: move.leftMiB };
}

function phaseOf({ phase }: MigrationView): Run['phase'] {
	if (phase === 'queued' || phase === 'setup') return 'setup';
	if (phase === 'disks' || phase === 'pull') return phase;
	return phase === 'precopy' ? 'rounds' : 'pause';
}

const presentRound = (move: MigrationView, seconds: number): Round => ({
	nth: move.round,
	from: seconds - elapsed(move),
	to: seconds,
	MiB: move.roundMiB,
	leftMiB: move.leftMiB,
	dirtiedMiB: move.dirtiedMiB
});

const pausedBefore = (switched: Of<'migrationSwitched'>, startedAt: number, state: Sent | undefined): Pause => ({
	from: (switched.at - switched.downtimeNs) / SECOND - startedAt,
	to: switched.at / SECOND - startedAt,
	lastCopyMiB: state?.sentMiB ?? 0,
	lastCopyS: state?.seconds ?? 0
});

function roundsFrom(began: number, sent: readonly Sent[]): Round[] {
	const rounds: Round[] = [];
	let from = began;
	for (const { sentMiB, seconds, dirtiedMiB, times } of sent)
		for (let nth = 0; nth < times && rounds.length < MOST; nth++) {
			rounds.push({ nth: rounds.length + 1, from, to: from + seconds, MiB: sentMiB, leftMiB: 0, dirtiedMiB });
			from += seconds;
		}
	return rounds;
}

function ended(event: Of<'guestMigrated'>, events: readonly SimEvent[], setupS: number): Run {
	const { switched, diskMiB } = past(events, event.task);
	const seconds = event.totalNs / SECOND;
	const startedAt = event.at / SECOND - seconds;
	const sent = event.rounds.map((round) => ({
		sentMiB: round.sentBytes / MiB,
		seconds: round.ns / SECOND,
		dirtiedMiB: round.dirtiedBytes / MiB,
		times: round.times
	}));
	const post = event.method === 'post-copy';
	const [live, last] = post ? [[], sent.at(0)] : [sent.slice(0, -1), sent.at(-1)];
	const paused = seconds - event.downtimeNs / SECOND;
	const began = paused - live.reduce((sum, each) => sum + each.seconds * each.times, 0);
	const follows = post ? sent.at(-1) : undefined;
	const pause =
		post && switched
			? pausedBefore(switched, startedAt, last)
			: { from: paused, to: seconds, lastCopyMiB: last?.sentMiB ?? 0, lastCopyS: last?.seconds ?? 0 };
	const rounds = roundsFrom(began, live);
	return {
		...READY,
		phase: 'done',
		method: event.method,
		seconds,
		disk: diskMiB > 0 ? { from: setupS, to: post ? pause.from : began, MiB: diskMiB, leftMiB: 0 } : null,
		rounds,
		round: rounds.length,
		pause,
		pull: follows ? { from: pause.to, to: seconds, MiB: follows.sentMiB, leftMiB: 0 } : null,
		sentMiB: event.sentBytes / MiB,
		throttlePercent: event.throttlePercent,
		startedAt
	};
}
