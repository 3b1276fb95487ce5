// The words of a case: what happened, who is cut off, what is heard, and the verdict of that moment with its reason.
import { m } from '$lib/paraglide/messages';
import { duration } from '$lib/words/time';
import { count, plural } from '$lib/words/units';
import type { CaseId, Seen } from './cases';

export interface CaseText {
	readonly title: string;
	readonly what: string;
	readonly people: string;
	/** on the disk, and as a sentence */
	readonly lock: string;
	readonly owner: string;
	readonly states: Readonly<Record<'running' | 'starting' | 'stopping' | 'off' | 'lost' | 'waits' | 'away', string>>;
	/** null: not listened for */
	readonly heard: readonly { readonly yes: boolean | null; readonly line: string }[];
	readonly verdict: string;
	readonly because: string;
}

const TITLES: Readonly<Record<CaseId, () => string>> = {
	dead: m.failover_caseDead,
	leftOn: m.failover_caseLeftOn,
	stopped: m.failover_caseStopped,
	twice: m.failover_caseTwice
};

export function caseText(id: CaseId, seen: Seen | null, noLocks: boolean, product: string): CaseText {
	const host = seen?.host.name ?? '';
	const words = { host, product, guest: seen?.guest.name ?? '', other: seen?.other.name ?? '' };
	const whatIf = id === 'twice' && noLocks;
	const title = whatIf ? m.failover_caseWhatIf() : id === 'stopped' && seen?.response === 'fence' ? m.failover_caseFence() : TITLES[id]();
	return {
		title,
		what: seen ? whatOf(id, words) : m.failover_caseNone(words),
		people: seen ? peopleOf(seen) : '',
		lock: seen ? lockOf(seen) : '',
		owner: seen ? m.failover_owner({ guest: words.guest, owner: lockOf(seen) }) : '',
		states: {
			running: m.failover_stRunning(),
			starting: m.failover_stStarting(),
			stopping: m.failover_stStopping(),
			off: m.failover_stOff(),
			lost: m.failover_stLost(),
			waits: m.failover_waiting(),
			away: m.failover_gone()
		},
		heard: seen ? heardOf(seen) : [],
		...(seen ? verdictOf(seen, words, whatIf) : { verdict: m.failover_verdictNone(), because: m.failover_becauseNone(words) })
	};
}

type Words = Readonly<Record<'host' | 'product' | 'guest' | 'other', string>>;

function whatOf(id: CaseId, words: Words): string {
	if (id === 'dead') return m.failover_whatDead(words);
	if (id === 'twice') return m.failover_whatTwice(words);
	return m.failover_whatCable(words);
}

const peopleOf = ({ cutOff }: Seen): string => m.failover_nCutOff({ count: count(cutOff), countForm: plural(cutOff) });

function lockOf({ lock, host, other }: Seen): string {
	switch (lock) {
		case 'here':
			return host.name;
		case 'there':
			return other.name;
		case 'lapsed':
			return m.failover_lockFree();
		case 'broken':
			return m.failover_lockNone();
	}
}

function heardOf({ storageBeat }: Seen): CaseText['heard'] {
	const network = { yes: false, line: m.failover_beatNetwork() };
	if (storageBeat === null) return [network, { yes: null, line: m.failover_beatOther() }];
	return [network, storageBeat ? { yes: true, line: m.failover_beatStorage() } : { yes: false, line: m.failover_beatNoStorage() }];
}

function verdictOf(seen: Seen, words: Words, whatIf: boolean): Pick<CaseText, 'verdict' | 'because'> {
	const { here, there, lock, failedAt, isolatedAt, id, response } = seen;
	if (lock === 'broken') return { verdict: m.failover_verdictTwo(), because: m.failover_becauseTwo(words) };
	if (there !== 'none') {
		const verdict = there === 'starting' ? m.failover_verdictStarting(words) : m.failover_verdictBack(words);
		return { verdict, because: here === 'away' || here === 'off' ? m.failover_becauseStopped(words) : m.failover_becauseDead(words) };
	}
	if (failedAt === null && isolatedAt === null) return { verdict: m.failover_verdictNothing(), because: m.failover_becauseNothing(words) };
	if (here === 'stopping' || here === 'off')
		return { verdict: m.failover_verdictLetGo(words), because: m.failover_becauseLetGo({ ...words, time: duration(isolatedAt ?? 0) }) };
	if (here === 'lost')
		return {
			verdict: m.failover_verdictPlace(words),
			because: response === 'fence' && id !== 'dead' ? m.failover_becauseFence(words) : m.failover_becauseDead(words)
		};
	if (whatIf && failedAt !== null) return { verdict: m.failover_verdictAbout(words), because: m.failover_becauseTwo(words) };
	if (failedAt !== null)
		return {
			verdict: m.failover_verdictKept(words),
			because: id === 'twice' ? m.failover_becauseLockTwice(words) : m.failover_becauseLock({ ...words, time: duration(failedAt) })
		};
	if (seen.storageBeat) return { verdict: m.failover_verdictKept(words), because: m.failover_becauseBeat(words) };
	return { verdict: m.failover_verdictLeft(words), because: m.failover_becauseLeft({ ...words, time: duration(isolatedAt ?? 0) }) };
}

/** one line of the figure as text */
export function caseLine(text: CaseText): string {
	return m.failover_caseLine({ title: text.title, people: text.people, lock: text.lock, verdict: text.verdict });
}
