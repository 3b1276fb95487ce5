// Hosts whose parts are the same objects as before keep their marks, so that only what changed is laid out and drawn again.
import type { HostId } from '$lib/sim/world';
import type { HostMark } from './marks';

interface Known {
	readonly parts: readonly unknown[];
	readonly mark: HostMark;
}

export class HostMemo {
	readonly #known = new Map<HostId, Known>();

	/** @param parts everything that the mark is made from */
	of(host: HostId, parts: readonly unknown[], make: () => HostMark): HostMark {
		const known = this.#known.get(host);
		if (known && known.parts.length === parts.length && known.parts.every((part, at) => part === parts[at])) return known.mark;
		const mark = make();
		this.#known.set(host, { parts, mark });
		return mark;
	}
}
