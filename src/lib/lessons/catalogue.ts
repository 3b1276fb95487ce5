// The course: every folder `lessons/<number>-<name>` is a chapter, and its name is the chapter's address. Read on the server and while
// prerendering; a chapter's page gets what it needs as data.
import type { PlannedChapter, WrittenChapter } from '../../../mdsvex/front-matter.js';

export type Chapter = (WrittenChapter | PlannedChapter) & {
	/** folder name, used in addresses and in `chapter#section`: `1-basics` */
	readonly slug: string;
	readonly number: number;
};
export type OpenChapter = Extract<Chapter, WrittenChapter>;

const metas = import.meta.glob<WrittenChapter | PlannedChapter>('/lessons/*/index.md', { query: '?meta', import: 'default', eager: true });

/** in order, those only planned included */
export const chapters: readonly Chapter[] = Object.entries(metas)
	.map(([path, meta]) => chapter(path, meta))
	.sort((a, b) => a.number - b.number);

export const isOpen = (each: Chapter): each is OpenChapter => !each.planned;

function chapter(path: string, meta: WrittenChapter | PlannedChapter): Chapter {
	const slug = path.split('/').at(-2) ?? '';
	const number = Number.parseInt(slug, 10);
	if (!/^\d+-[a-z0-9-]+$/.test(slug)) throw new Error(`lessons/${slug}: a chapter's folder is called <number>-<name>, such as 2-core`);
	return { ...meta, slug, number };
}
