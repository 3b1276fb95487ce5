// Why storage failed, as far as the browser says.
import type { Cause } from './progress';

const CAUSES: Readonly<Record<string, Cause>> = {
	QuotaExceededError: 'full',
	SecurityError: 'forbidden',
	NotAllowedError: 'forbidden',
	// Firefox in private windows of old
	InvalidStateError: 'forbidden',
	// there is no `indexedDB`
	ReferenceError: 'forbidden',
	VersionError: 'newer'
};

export function causeOf(error: unknown): Cause {
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	return Object.hasOwn(CAUSES, name) ? (CAUSES[name] ?? 'failed') : 'failed';
}
