// The model and its words together: whatever happens in any life of an estate, every check, event and picture reads without a hole.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance } from '../../src/lib/sim/advance';
import { perform } from '../../src/lib/sim/perform';
import { view } from '../../src/lib/sim/picture';
import { preflight } from '../../src/lib/sim/preflight';
import { start } from '../../src/lib/sim/start';
import { checkLine, checkText, refusalText } from '../../src/lib/words/checks';
import { commandText } from '../../src/lib/words/commands';
import { estateText } from '../../src/lib/words/estate';
import { eventText } from '../../src/lib/words/events';
import { namesOf } from '../../src/lib/words/names';
import { roundTexts } from '../../src/lib/words/tasks';
import { guestDetails, guestName, hostName } from '../../src/lib/words/things';
import { anyLife, tightEstate, type Life } from '../fixtures/commands';

/** A missing number, a code or an id where a word should be, an empty place, or a sentence that does not end. */
const HOLE = /undefined|null|Infinity|NaN|[{}]|\s\s|“”|\b(?:vm|host|ds|net|task):\w|noSpace|hyper-v|[,:;]\s*[,:;.]|^\s|\s$|^$/;
const SENTENCE = /^[\p{L}\p{N}“].*\.$/u;

function everythingSaid(life: Life): { clauses: string[]; sentences: string[] } {
	const clauses: string[] = [];
	const sentences: string[] = [];
	let world = start(tightEstate);
	for (const { wait, command } of life) {
		const moved = advance(world, world.now + wait * 1e9);
		const names = namesOf(view(moved.world));
		const checks = preflight(moved.world, command);
		const outcome = perform(moved.world, command);
		// a number that is none is repeated as it came
		if (checks.every(({ id, passed }) => passed || id !== 'value')) {
			clauses.push(commandText(command, names), ...checks.map((check) => checkLine(check, names)));
			sentences.push(...checks.flatMap((check) => checkText(check, names).fix ?? []));
			if (outcome.refused) sentences.push(refusalText(command, outcome.refused, names));
		}
		world = outcome.refused ? moved.world : outcome.world;
		const now = view(world);
		const after = namesOf(now);
		for (const event of [...moved.events, ...(outcome.refused ? [] : outcome.events)]) sentences.push(eventText(event, after).text);
		const estate = estateText(now);
		sentences.push(estate.summary, ...estate.tasks, ...estate.datastores.map(({ text }) => text));
		for (const host of estate.hosts) sentences.push(host.details, ...host.guests.map(({ text }) => text));
		clauses.push(...Object.values(now.hosts).map(hostName));
		for (const guest of Object.values(now.guests)) {
			clauses.push(guestName(guest, after), guestDetails(guest, after));
			if (guest.task?.migration) sentences.push(...roundTexts(guest.task.migration));
		}
	}
	return { clauses, sentences };
}

test('whatever happens, every sentence is whole', () => {
	const heard = new Set<string>();
	fc.assert(
		fc.property(anyLife, (life) => {
			const { clauses, sentences } = everythingSaid(life);
			for (const text of [...clauses, ...sentences]) expect(text).not.toMatch(HOLE);
			for (const text of sentences) expect(text).toMatch(SENTENCE);
			for (const text of sentences) heard.add(text.replace(/[\d,.]+/g, '#'));
		}),
		{ seed: 20_260_101, numRuns: 30 }
	);
	expect(heard.size).toBeGreaterThan(200);
});
