// Bytes as the letters, digits, hyphens and underscores that a link may carry (RFC 4648, section 5, without padding).
const LETTERS = /^[A-Za-z0-9_-]*$/;
const CHUNK = 8192;

export function toBase64url(bytes: Uint8Array): string {
	let binary = '';
	for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** null when it is not such a text */
export function fromBase64url(text: string): Uint8Array | null {
	if (!LETTERS.test(text) || text.length % 4 === 1) return null;
	return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
