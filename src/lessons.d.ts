// types for `x.md` and `x.md?meta`.
declare module '*.md' {
	import type { Component } from 'svelte';
	const component: Component<Record<string, never>>;
	export default component;
	export const metadata: Record<string, unknown>;
}
declare module '*.md?meta' {
	const meta: unknown;
	export default meta;
}
