// Calls once when the element comes near the window: what costs bytes waits until somebody is about to see it. Returns the way to stop waiting.
export function near(element: Element, call: () => void, margin = '200px'): () => void {
	const observer = new IntersectionObserver(
		(entries) => {
			if (!entries.some((entry) => entry.isIntersecting)) return;
			observer.disconnect();
			call();
		},
		{ rootMargin: `${margin} 0px` }
	);
	observer.observe(element);
	return () => observer.disconnect();
}
