// Calls once when the element comes near the window: what costs bytes waits until somebody is about to see it.
import type { Attachment } from 'svelte/attachments';

export function near(call: () => void): Attachment<HTMLElement> {
	return (element) => {
		const observer = new IntersectionObserver(
			(entries) => {
				if (!entries.some((entry) => entry.isIntersecting)) return;
				observer.disconnect();
				call();
			},
			{ rootMargin: '600px 0px' }
		);
		observer.observe(element);
		return () => observer.disconnect();
	};
}
