// What stands in the way of a command, or speaks for it, in words: the check's title, its finding with both numbers, and the cure.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import { CHECK_TITLES, findingText } from './checkWords';
import { cureText } from './cures';
import type { Names } from './names';
import { refusedText } from './refusals';

/*
 * The keys of `Check.numbers`, by check. The unit is the end of the key. Names of things are display names; states, operations,
 * task kinds, products, vendors and fields are the model's codes. A key in brackets may be left out.
 *
 * | check          | numbers                                | codes and notes                                                          |
 * | -------------- | -------------------------------------- | ------------------------------------------------------------------------ |
 * | exists         | what                                   | what: display name, or the id of what is gone                             |
 * | state          | guest or host, state, operation        | state: GuestState or HostView.power; operation: CommandType               |
 * | busy           | task, [guest]                          | task: TaskView.kind under way; passed: ''                                 |
 * | hostOn         | host, power                            | power: HostView.power                                                     |
 * | maintenance    | host                                   |                                                                           |
 * | elsewhere      | host                                   | host: where the guest is when failed, the target when passed               |
 * | memory         | needMiB, freeMiB, host, product        | product: Product                                                          |
 * | overcommit     | configuredMiB, memoryMiB, host         | all guests that hold memory and this one; what the host has                |
 * | cpuVendor      | need, has, host                        | need, has: 'intel' or 'amd'                                               |
 * | cpuGeneration  | need, has, host                        | year-like numbers                                                         |
 * | cores          | vcpus, cores, host                     |                                                                           |
 * | network        | network, host                          |                                                                           |
 * | storage        | datastore, host                        | failed: the datastore that it does not see                                 |
 * | space          | needGiB, freeGiB, datastore            |                                                                           |
 * | device         | device, host                           | host: the one that owns the device; passed: device ''                      |
 * | localMedia     | host                                   | host: the one with the drive                                              |
 * | concurrency    | running, limit, host                   |                                                                           |
 * | link           | host                                   | host: the one without bandwidth                                           |
 * | converges      | dirtyMBps, linkMBps                    | MB = 10^6 bytes                                                           |
 * | tools          | guest                                  |                                                                           |
 * | name           | name, problem                          | problem: 'taken', 'form' or 'empty'; passed: ''                            |
 * | value          | field, value, min, max                 | field: key of GuestSpec, GuestChange or the command; in that field's unit  |
 * | cloneSource    | guest, clones                          | clones: how many copies are being made of it                              |
 * | crashConsistent| guest                                  |                                                                           |
 * | guestsOn       | host, guests                           | guests: how many still hold memory there                                  |
 * | unsaved        | guest                                  |                                                                           |
 * | users          | guest, users                           | users: how many people                                                    |
 * | needed         | guest, by                              | by: display names joined with ', '                                        |
 * | restart        | guest                                  |                                                                           |
 * | hostSupport    | product, operation                     | Product; CommandType                                                      |
 * | task           |                                        |                                                                           |
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

/** "Cedar can't take ehr-db-01: needs 64 GB, 56 GB free." All that refuses, in the model's order. */
export function refusalText(command: Command, checks: readonly Check[], names: Names): string {
	const reasons = checks.filter((check) => check.severity === 'refuse' && !check.passed).map(findingText);
	return refusedText(command, names, reasons.join('; '));
}
