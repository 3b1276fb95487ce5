// Moves the guest in the hand with the pointer: by a transform on its own layer, outside of what Svelte draws, so that a frame costs nothing else.
export class HandMotion {
	#node: HTMLElement | null = null;

	/** for the element that follows */
	readonly attach = (node: HTMLElement): (() => void) => {
		this.#node = node;
		return () => (this.#node = null);
	};

	/** px from where the guest was taken */
	move(dx: number, dy: number): void {
		if (this.#node) this.#node.style.transform = `translate(${String(dx)}px, ${String(dy)}px) rotate(-2deg)`;
	}
}
