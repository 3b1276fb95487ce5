// What stands in the way of a command, or speaks for it, in words: the check's title, its finding with both numbers, and the cure.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import { CHECK_TITLES, findingText } from './check-words';
import { cureText } from './cures';
import type { Names } from './names';
import { refusedText } from './refusals';

/*
 * The keys of `Check.numbers`, by check. The unit is the end of the key. Names of things are display names; states, operations,
 * task kinds, products, vendors and fields are the model's codes.
 *
 * | check           | numbers                         | notes                                                                       |
 * | --------------- | ------------------------------- | --------------------------------------------------------------------------- |
 * | exists          | what                            | what: display name, or the id of what is gone                               |
 * | state           | guest or host, state, operation | state: GuestState, HostView.power or 'maintenance'; operation: CommandType  |
 * | busy            | guest, task                     | task: TaskView.kind under way; passed: 'none'                               |
 * | hostOn          | host, power                     | power: HostView.power                                                       |
 * | maintenance     | host                            |                                                                             |
 * | elsewhere       | host                            | host: the target                                                            |
 * | memory          | needMiB, freeMiB, host, product | product: Product                                                            |
 * | overcommit      | needMiB, freeMiB, host          | configured memory with overhead; what the host has free, never below 0      |
 * | cpuVendor       | need, has, host                 | need, has: 'intel' or 'amd'                                                 |
 * | cpuGeneration   | need, has, host                 | year-like numbers                                                           |
 * | cores           | vcpus, cores, host              |                                                                             |
 * | cpuReserved     | needGHz, freeGHz, host          | freeGHz: not promised to others                                             |
 * | network         | network, host                   |                                                                             |
 * | storage         | datastore, host                 | failed: the datastore that it does not see                                  |
 * | space           | needGiB, freeGiB, datastore     |                                                                             |
 * | device          | device, host                    | host: the one that owns the device; passed: device ''                       |
 * | localMedia      | host                            | host: the one with the drive                                                |
 * | concurrency     | running, limit, host            |                                                                             |
 * | link            | host                            | host: the one without bandwidth                                             |
 * | converges       | dirtyMBps, linkMBps             | MB = 10^6 bytes                                                             |
 * | tools           | guest                           |                                                                             |
 * | name            | name, problem                   | problem: 'taken', 'form', 'empty'; passed: 'none'                           |
 * | value           | field, value, min, max          | field: a key of GuestSpec, GuestChange or the command, which tells the unit |
 * | cloneSource     | guest, clones                   | clones: names of the copies being made of it, joined with ', '              |
 * | crashConsistent | guest                           |                                                                             |
 * | guestsOn        | host, guests, count             | guests: names of those that run or arrive there, joined with ', '           |
 * | unsaved         | guest                           |                                                                             |
 * | users           | guest, users                    | guest: or the host whose guests they work through; users: people            |
 * | needed          | guest, by, count                | by: names of the guests that need it, joined with ', '                      |
 * | restart         | guest                           |                                                                             |
 * | hostSupport     | product, operation              | Product; CommandType                                                        |
 * | task            | task                            | task: its id                                                                |
 * | sharedFiles     | guest, other, is                | is: 'clone' or 'base', what the guest is to the other                       |
 * | otherStore      | guest, datastore                |                                                                             |
 */

export interface CheckText {
	/** "Memory" */
	readonly title: string;
	/** "needs 64 GB, 56 GB free": stands after a colon, so no capital and no full stop */
	readonly detail: string;
	/** "Move test-ehr to Birch first (frees 16 GB).": null when it passed, or nothing can be done */
	readonly fix: string | null;
}

export function checkText(check: Check, names: Names): CheckText {
	return { title: CHECK_TITLES[check.id](), detail: findingText(check), fix: check.passed ? null : cureText(check, names) };
}

/** "Memory: needs 64 GB, 56 GB free", for lists without room for two columns */
export function checkLine(check: Check, names: Names): string {
	const { title, detail } = checkText(check, names);
	return m.words_check_line({ title, detail });
}

/** "Cedar can't take ehr-db-01: needs 64 GB, 56 GB free." All that refuses, in the model's order, each reason once. */
export function refusalText(command: Command, checks: readonly Check[], names: Names): string {
	const reasons = checks.filter((check) => check.severity === 'refuse' && !check.passed).map(findingText);
	return refusedText(command, names, [...new Set(reasons)].join('; '));
}
