// One markdown chapter is a page and, later, a deck: every `## ` heading opens a <section data-slide> with an address of its own.
// Inside a section the prose and its one figure are separate boxes, so that the figure can stand beside.

/** @typedef {import('./front-matter.js').Section} Section */
/** @typedef {{ type: string, depth?: number, value?: string, tagName?: string, properties?: Record<string, unknown>, children?: Node[] }} Node */

export const LEAD = 'top';

/** @param {Node} node @returns {string} */
const text = (node) => node.value ?? (node.children ?? []).map(text).join('');

/** The text of each section, the lead (if there is one) first. A `## ` inside a code block is none. @param {string} markdown */
export function splitSections(markdown) {
	/** @type {string[][]} */
	const pieces = [[]];
	let fenced = false;
	for (const line of markdown.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '').split('\n')) {
		if (line.startsWith('```')) fenced = !fenced;
		if (!fenced && line.startsWith('## ')) pieces.push([]);
		pieces.at(-1)?.push(line);
	}
	return pieces.map((lines) => lines.join('\n')).filter((text) => text.trim() !== '');
}

/** @param {string} title */
export const slugify = (title) =>
	title
		.toLowerCase()
		.replace(/['’]/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');

/** mdast: the list of sections, for whoever reads the chapter without rendering it. */
export function remarkSections() {
	/** @param {{ children: Node[] }} tree @param {{ data: { sections?: Section[] }, filename?: string }} file */
	return (tree, file) => {
		/** @type {Section[]} */
		const sections = [];
		for (const node of tree.children) {
			if (node.type !== 'heading') continue;
			const title = text(node);
			if (node.depth === 1)
				throw new Error(`${file.filename}: "# ${title}": the title stands in the front matter, sections begin with "## "`);
			if (node.depth !== 2) continue;
			const id = slugify(title);
			if (id === LEAD || sections.some((section) => section.id === id))
				throw new Error(`${file.filename}: two sections are called "${title}"`);
			sections.push({ id, title });
		}
		file.data.sections = sections;
	};
}

/** hast: what comes before the first heading is the lead, section `top`. */
export function rehypeSections() {
	/** @param {{ children: Node[] }} tree @param {{ filename?: string }} file */
	return (tree, file) => {
		/** @type {Node[]} */
		const out = [];
		/** @type {Node | undefined} */
		let section;
		for (const node of tree.children) {
			// Scripts and styles of the author must stay at the top level, or Svelte would not see their names.
			if (node.type === 'raw' && /^\s*<(script|style|svelte:)/.test(node.value ?? '')) {
				out.push(node);
				continue;
			}
			if (node.tagName === 'h2') {
				section = open(slugify(text(node)), node);
				out.push(section);
				continue;
			}
			if (!section) {
				if (!text(node).trim()) continue;
				section = open(LEAD);
				out.push(section);
			}
			place(node, section, file.filename ?? '');
		}
		tree.children = out;
	};
}

/** @param {string} id @param {Node} [heading] @returns {Node} */
function open(id, heading) {
	const properties = { id, 'data-slide': '' };
	if (!heading) return element('section', properties, [element('div', { className: ['prose'] }, [])]);
	// The heading's words are the link to the section: no second, nameless link for screen readers.
	const title = element('h2', { id: `${id}-title` }, [element('a', { href: `#${id}` }, heading.children ?? [])]);
	return element('section', { ...properties, 'aria-labelledby': `${id}-title` }, [element('div', { className: ['prose'] }, [title])]);
}

/** @param {Node} node @param {Node} section @param {string} file */
function place(node, section, file) {
	const boxes = section.children ?? [];
	if (node.type === 'raw' && node.value?.startsWith('<Figure')) {
		if (boxes.some((box) => box.type === 'raw'))
			throw new Error(`${file}: section "${section.properties?.id}" has two figures; give the second its own "## "`);
		boxes.push(node);
		return;
	}
	const last = boxes.at(-1);
	if (last?.tagName === 'div') last.children?.push(node);
	else if (text(node).trim()) boxes.push(element('div', { className: ['prose'] }, [node]));
}

/** @param {string} tagName @param {Record<string, unknown>} properties @param {Node[]} children @returns {Node} */
const element = (tagName, properties, children) => ({ type: 'element', tagName, properties, children });
