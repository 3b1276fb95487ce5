// Titles, findings and advice of the checks on sessions, desktops and applications, for `check-words.ts`.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import { count, memory, plural } from './units';

/*
 * | check      | numbers                                            | notes                                                        |
 * | ---------- | -------------------------------------------------- | ------------------------------------------------------------ |
 * | session    | guest                                              |                                                              |
 * | sessions   | guest, users, loggedOn, most, bound                | bound: 'cpu', 'memory', 'iops'                               |
 * | serves     | guest, because, why                                | because: name of the guest where the needs break; why: WhyNot |
 * | poolSize   | pool, size, users, others                          | others: those there already; -1: users is what it needs      |
 * | poolPolicy | onLogOff, kind                                     |                                                              |
 * | inPool     | guest                                              |                                                              |
 * | loggedOn   | where, users, loggedOn                             | users 0: nobody may be logged on                             |
 * | broker     | broker, guest, because, why                        |                                                              |
 * | runtime    | application, endpoint, runtime, needs, has, other  | needs, has: versions                                         |
 * | pcMemory   | application, endpoint, needMiB, freeMiB            | of each PC                                                   |
 * | online     | endpoint                                           |                                                              |
 * | app        | application, endpoint, state                       | state: Use.state, 'hosted', 'cached', 'online'               |
 * | licence    | application, endpoint, days                        |                                                              |
 */

type Verdict = { readonly verdict: 'passed' | 'failed' };
type Finding = (verdict: Verdict, numbers: Check['numbers']) => string;

const text = (value: number | string | undefined): string => String(value ?? '');
const amount = (value: number | string | undefined): number => Number(value ?? 0);
const number = (value: number | string | undefined): string => count(amount(value));

export const DELIVERY_TITLES = {
	session: m.delivery_check_session_title,
	sessions: m.delivery_check_sessions_title,
	serves: m.delivery_check_serves_title,
	poolSize: m.delivery_check_poolSize_title,
	poolPolicy: m.delivery_check_poolPolicy_title,
	inPool: m.delivery_check_inPool_title,
	loggedOn: m.delivery_check_loggedOn_title,
	broker: m.delivery_check_broker_title,
	runtime: m.delivery_check_runtime_title,
	pcMemory: m.delivery_check_pcMemory_title,
	online: m.delivery_check_online_title,
	app: m.delivery_check_app_title,
	licence: m.delivery_check_licence_title
} as const;

export const DELIVERY_FINDINGS = {
	session: (verdict, { guest }) => m.delivery_check_session({ ...verdict, guest: text(guest) }),
	sessions: (verdict, { users, loggedOn, most, bound }) =>
		m.delivery_check_sessions({ ...verdict, users: number(users), loggedOn: number(loggedOn), most: number(most), bound: text(bound) }),
	serves: (verdict, { guest, because, why }) =>
		m.delivery_check_serves({ ...verdict, guest: text(guest), because: text(because), why: text(why) }),
	poolSize: (verdict, { pool, size, users, others }) => {
		const words = { ...verdict, pool: text(pool), size: number(size), users: number(users) };
		return amount(others) < 0 ? m.delivery_check_poolSizeBelow(words) : m.delivery_check_poolSize({ ...words, others: number(others) });
	},
	poolPolicy: (verdict, { onLogOff, kind }) => m.delivery_check_poolPolicy({ ...verdict, policy: text(onLogOff), kind: text(kind) }),
	inPool: (verdict, { guest }) => m.delivery_check_inPool({ ...verdict, guest: text(guest) }),
	loggedOn: (verdict, { where, users, loggedOn }) =>
		m.delivery_check_loggedOn({
			...verdict,
			where: text(where),
			users: number(users),
			loggedOn: number(loggedOn),
			countForm: plural(amount(loggedOn))
		}),
	broker: (verdict, { broker }) => m.delivery_check_broker({ ...verdict, broker: text(broker) }),
	runtime: (verdict, { endpoint, runtime, needs, has, other }) =>
		m.delivery_check_runtime({
			...verdict,
			endpoint: text(endpoint),
			runtime: text(runtime),
			needs: text(needs),
			has: text(has),
			other: text(other)
		}),
	pcMemory: (verdict, { needMiB, freeMiB }) =>
		m.delivery_check_pcMemory({ ...verdict, need: memory(amount(needMiB)), free: memory(Math.max(0, amount(freeMiB))) }),
	online: (verdict, { endpoint }) => m.delivery_check_online({ ...verdict, endpoint: text(endpoint) }),
	app: (verdict, { application, endpoint, state }) =>
		m.delivery_check_app({ ...verdict, application: text(application), endpoint: text(endpoint), state: text(state) }),
	licence: (verdict, { application, days }) => m.delivery_check_licence({ ...verdict, application: text(application), days: number(days) })
} as const satisfies Readonly<Record<keyof typeof DELIVERY_TITLES, Finding>>;

export const DELIVERY_ADVICE = {
	session: m.delivery_advice_session,
	sessions: m.delivery_advice_sessions,
	serves: m.delivery_advice_serves,
	poolSize: m.delivery_advice_poolSize,
	poolPolicy: m.delivery_advice_poolPolicy,
	broker: m.delivery_advice_broker,
	runtime: m.delivery_advice_runtime,
	pcMemory: m.delivery_advice_pcMemory
} as const;
