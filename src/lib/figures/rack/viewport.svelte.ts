// The part of a long list of hosts that is in view.
import { tick } from 'svelte';
import type { HostId } from '$lib/sim/world';
import type { HostMark } from './marks';

/** px above and below that are ready before they are seen */
const AHEAD = 300;

export class Viewport {
	from = $state(0);
	height = $state(700);
	/** stays although scrolled away, or its focus would be lost */
	kept: HostId | null = $state(null);
	#node: HTMLElement | null = null;

	readonly attach = (node: HTMLElement): (() => void) => {
		this.#node = node;
		const scrolled = () => (this.from = node.scrollTop);
		node.addEventListener('scroll', scrolled, { passive: true });
		return () => {
			node.removeEventListener('scroll', scrolled);
			this.#node = null;
		};
	};

	shows(host: HostMark): boolean {
		const { y, height } = host.row;
		return host.id === this.kept || (y + height > this.from - AHEAD && y < this.from + this.height + AHEAD);
	}

	/** scrolls a host into view, so that its buttons are there; without a list at hand, all are */
	async reveal(host: HostMark | undefined): Promise<void> {
		const node = this.#node;
		if (!node || !host) return;
		const { y, height } = host.row;
		if (y < node.scrollTop) node.scrollTop = y;
		else if (y + height > node.scrollTop + node.clientHeight) node.scrollTop = y + height - node.clientHeight;
		this.from = node.scrollTop;
		await tick();
	}
}
