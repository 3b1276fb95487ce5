// Types of a chapter (`index.md`), of its data (`index.md?meta`) and of the glossary's.
declare module '*.md' {
	import type { Component } from 'svelte';
	const component: Component<Record<string, never>>;
	export default component;
}
declare module '*.md?meta' {
	// a relative `import` would not be resolved in here, and everything would be `any`
	const meta: import('../mdsvex/front-matter.js').WrittenChapter | import('../mdsvex/front-matter.js').PlannedChapter;
	export default meta;
}
declare module '*.md?parts' {
	import type { Part } from '$lib/lessons/parts';
	const parts: readonly Part[];
	export default parts;
}
declare module '*.md?texts' {
	const texts: readonly import('../mdsvex/texts.js').SectionText[];
	export default texts;
}
declare module '*.yaml?terms' {
	const terms: readonly import('../mdsvex/references.js').Term[];
	export default terms;
}
