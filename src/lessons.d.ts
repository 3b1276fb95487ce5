// Types of a chapter (`index.md`), of its data (`index.md?meta`) and of the glossary's.
declare module '*.md' {
	import type { Component } from 'svelte';
	const component: Component<Record<string, never>>;
	export default component;
}
declare module '*.md?meta' {
	import type { PlannedChapter, WrittenChapter } from '../mdsvex/front-matter.js';
	const meta: WrittenChapter | PlannedChapter;
	export default meta;
}
declare module '*.yaml?terms' {
	import type { Term } from '../mdsvex/references.js';
	const terms: readonly Term[];
	export default terms;
}
