// A moment of wall time as people say it: only the hour when it was today.
import { getLocale } from '$lib/paraglide/runtime';

/** ms of wall time → "10:42 AM", "Nov 21, 2026, 10:42 AM" */
export function momentText(at: number, now = Date.now()): string {
	const today = new Date(at).toDateString() === new Date(now).toDateString();
	return new Intl.DateTimeFormat(getLocale(), { ...(today ? {} : { dateStyle: 'medium' as const }), timeStyle: 'short' }).format(at);
}
