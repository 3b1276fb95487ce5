// Which section of the page is being read: the last one whose top has passed the upper third of the window.
export function sectionInView(ids: () => readonly string[]): { readonly id: string | null } {
	let id = $state<string | null>(null);

	$effect(() => {
		const sections = ids()
			.map((each) => document.getElementById(each))
			.filter((each) => each !== null);
		const look = () => {
			id = sections.findLast((section) => section.getBoundingClientRect().top < innerHeight / 3)?.id ?? null;
		};
		// Sections cross the line one at a time: the observer calls only then, not at every scroll event.
		const observer = new IntersectionObserver(look, { rootMargin: '-33% 0px -66% 0px' });
		for (const section of sections) observer.observe(section);
		look();
		return () => observer.disconnect();
	});

	return {
		get id() {
			return id;
		}
	};
}
