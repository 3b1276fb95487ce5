// The coverage as a page of markdown. An empty cell is a dash: the tests refuse it.
import { readCoverage, readFigures, type CoveredChapter, type Item } from './read';

const NOTHING = '—';

export async function coverageTable(): Promise<string> {
	const chapters = await readCoverage();
	const lines = [
		'# What the course covers',
		'',
		'Every statement of the slide deck, C1 to C62, with the section that teaches it, the figure that shows it, the prediction made before it is',
		'seen, and the question that asks for it afterwards. Made by `npm run coverage` from the chapters themselves; a test fails on an empty cell.',
		''
	];
	for (const chapter of chapters) {
		lines.push(`## ${chapter.title}`, '', '| item | teaches | section | figure | predicted | asked |', '| - | - | - | - | - | - |');
		lines.push(...chapter.items.map((item) => row(chapter, item)), '');
	}
	lines.push('## Figures of the syllabus', '', '| figure | is | folder | its surprise |', '| - | - | - | - |');
	for (const { id, title, figure, surprise } of readFigures()) lines.push(cells(id, title, `\`${figure}\``, surprise));
	return `${lines.join('\n')}\n`;
}

function row(chapter: CoveredChapter, item: Item): string {
	const title = chapter.sections.get(item.section);
	return cells(
		item.id,
		item.teaches,
		title === undefined ? NOTHING : `[${title}](../lessons/${chapter.slug}/index.md#${item.section})`,
		chapter.figures.includes(item.figure) ? `\`${item.figure}\`` : NOTHING,
		chapter.predictions.includes(item.predicted) ? `\`${item.predicted}\`` : NOTHING,
		chapter.questions.includes(item.asked) ? `\`${item.asked}\`` : NOTHING
	);
}

const cells = (...texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
