// What has more than it shows must be reachable by keyboard to be scrolled; what shows everything must not be a stop on the way.
export function scrolls(element: HTMLElement): () => void {
	const set = () => {
		if (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth) element.tabIndex = 0;
		else element.removeAttribute('tabindex');
	};
	const sizes = new ResizeObserver(set);
	sizes.observe(element);
	const contents = new MutationObserver(set);
	contents.observe(element, { childList: true, subtree: true, characterData: true });
	return () => {
		sizes.disconnect();
		contents.disconnect();
	};
}
