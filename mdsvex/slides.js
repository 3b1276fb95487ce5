// one markdown lesson is both a page and a deck: remark leaves `metadata.slides`, rehype wraps <section data-slide>.
// Headings `## ` and rules `---` start a slide. Without JavaScript every section is visible.

/** @param {any} n @returns {string} */
const text = (n) => n.value ?? (n.children ?? []).map(text).join('');

/** @param {string} s */
export const slugify = (s) =>
	s
		.toLowerCase()
		.replace(/\{[^}]*\}/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');

/** mdast: the list of slides goes into the front matter, from where mdsvex exports it as metadata. */
export function remarkSlides() {
	/** @param {any} tree @param {any} file */
	return (tree, file) => {
		/** @type {{ id: string; title: string; cont?: boolean }[]} */
		const slides = [{ id: 'top', title: '' }];
		for (const n of tree.children) {
			if (n.type === 'heading' && n.depth === 1 && !slides[0].title) slides[0].title = text(n);
			if (n.type === 'heading' && n.depth === 2) slides.push({ id: slugify(text(n)), title: text(n) });
			if (n.type === 'thematicBreak') slides.push({ id: `s${slides.length}`, title: slides.at(-1)?.title ?? '', cont: true });
		}
		file.data.fm ??= {};
		file.data.fm.slides = slides;
	};
}

/** hast: wrap the top level in sections. Raw nodes (Svelte tags) pass through untouched. */
export function rehypeSlides() {
	/** @param {any} tree */
	return (tree) => {
		/** @type {any[]} */
		const out = [];
		let n = 0;
		/** @type {any} */
		let current;
		/** @param {string} id @param {string | undefined} label */
		const open = (id, label) => {
			current = { type: 'element', tagName: 'section', properties: { id, 'data-slide': n++, 'aria-label': label }, children: [] };
			out.push(current, { type: 'text', value: '\n' });
		};
		for (const c of tree.children) {
			// The author's <script>, <style> and <svelte:*> are raw nodes; inside a section Svelte would not see their names.
			if (c.type === 'raw' && /^\s*<(script|style|svelte:)/.test(c.value)) {
				out.push(c);
				continue;
			}
			if (c.type === 'element' && c.tagName === 'hr') {
				open(`s${n}`, undefined);
				continue;
			}
			if (c.type === 'element' && c.tagName === 'h2') open(slugify(text(c)), text(c));
			else if (!current && !(c.type === 'text' && !c.value.trim())) open('top', undefined);
			(current ? current.children : out).push(c);
		}
		tree.children = out;
	};
}
