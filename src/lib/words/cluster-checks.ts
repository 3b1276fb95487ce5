// Titles and findings of the checks on clusters and their rules, for `check-words.ts`.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import { count, finePercent, list, memory, plural } from './units';

/*
 * | check           | numbers                                                             | notes                                            |
 * | --------------- | ------------------------------------------------------------------- | ------------------------------------------------ |
 * | failoverSlots   | cluster, needSlots, freeSlots, slotMHz, slotMiB, hostFailures       | free: before this guest takes one                |
 * | failoverPercent | cluster, cpuPercent, keepCpuPercent, memoryPercent, keepMemoryPercent | unreserved with this guest, and what must stay   |
 * | apartRule       | rule, guest, others, host                                           | others: names that it must stay away from        |
 * | togetherRule    | rule, guest, others, host                                           | others: names that it must stay with             |
 * | ruleConflict    | rule, guests                                                        | rule: the one that says the opposite; passed: '' |
 */

type Verdict = { readonly verdict: 'passed' | 'failed' };
type Finding = (verdict: Verdict, numbers: Check['numbers']) => string;

const text = (value: number | string | undefined): string => String(value ?? '');
const amount = (value: number | string | undefined): number => Number(value ?? 0);
const named = (value: number | string | undefined): string => list(text(value).split(', '));
const part = (value: number | string | undefined): string => finePercent(amount(value));

export const CLUSTER_TITLES = {
	failoverSlots: m.availability_check_failover_title,
	failoverPercent: m.availability_check_failover_title,
	apartRule: m.availability_check_apart_title,
	togetherRule: m.availability_check_together_title,
	ruleConflict: m.availability_check_conflict_title
} as const;

export const CLUSTER_FINDINGS = {
	failoverSlots: (verdict, { cluster, freeSlots, slotMHz, slotMiB, hostFailures }) =>
		m.availability_check_failoverSlots({
			...verdict,
			cluster: text(cluster),
			free: count(amount(freeSlots)),
			cpu: count(amount(slotMHz)),
			memory: memory(amount(slotMiB)),
			count: count(amount(hostFailures)),
			countForm: plural(amount(hostFailures))
		}),
	failoverPercent: (verdict, { cluster, cpuPercent, keepCpuPercent, memoryPercent, keepMemoryPercent }) =>
		m.availability_check_failoverPercent({
			...verdict,
			cluster: text(cluster),
			cpu: part(cpuPercent),
			memory: part(memoryPercent),
			keepCpu: part(keepCpuPercent),
			keepMemory: part(keepMemoryPercent)
		}),
	apartRule: (verdict, { rule, others, host }) =>
		m.availability_check_apart({ ...verdict, rule: text(rule), others: named(others), host: text(host) }),
	togetherRule: (verdict, { rule, others, host }) =>
		m.availability_check_together({ ...verdict, rule: text(rule), others: named(others), host: text(host) }),
	ruleConflict: (verdict, { rule, guests }) => m.availability_check_conflict({ ...verdict, rule: text(rule), guests: named(guests) })
} as const satisfies Readonly<Record<keyof typeof CLUSTER_TITLES, Finding>>;

export const CLUSTER_ADVICE = {
	failoverSlots: m.availability_advice_failover,
	failoverPercent: m.availability_advice_failover,
	apartRule: m.availability_advice_rule,
	togetherRule: m.availability_advice_rule
} as const;
