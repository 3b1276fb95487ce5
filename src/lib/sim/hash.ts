// A fingerprint of a world: equal on every engine for equal worlds, whatever order their keys were written in.

/** 16 hexadecimal digits (two FNV-1a hashes of the canonical JSON); guards against drift, not against forgery */
export function hashWorld(world: unknown): string {
	const text = canonical(world);
	let low = 0x811c9dc5;
	let high = 0x9747b28c;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ (code + i), 0x01000193);
	}
	return hex(high) + hex(low);
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join()}}`;
}
