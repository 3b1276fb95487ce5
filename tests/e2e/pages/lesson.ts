// A chapter as its reader speaks of it.
import { expect, type Locator, type Page } from '@playwright/test';

export class LessonPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	async open(section = '', chapter = '1-basics') {
		await this.page.goto(`/learn/${chapter}${section && `#${section}`}`);
		// waits for scripts where there are any
		if (await this.page.evaluate(() => matchMedia('(scripting: enabled)').matches))
			await expect(this.page.locator('html[data-ready]')).toBeAttached();
	}

	section(title: string): Locator {
		return this.page.getByRole('region', { name: title, exact: true });
	}

	figure(title: string): Locator {
		return this.page.getByRole('figure', { name: title });
	}

	/** the figure once its code is there and it can be operated */
	async live(title: string): Promise<Locator> {
		const figure = this.figure(title);
		await figure.scrollIntoViewIfNeeded();
		await expect(figure.getByRole('group', { name: `Time in “${title}”` })).toBeVisible();
		return figure;
	}

	prediction(question: string | RegExp): Locator {
		return this.page.getByRole('form', { name: 'Predict, observe, explain' }).filter({ hasText: question });
	}

	question(words: string | RegExp): Locator {
		return this.page.locator('form').filter({ has: this.page.getByRole('group', { name: words }) });
	}

	async answer(question: string | RegExp, option: string) {
		await this.question(question).getByRole('radio', { name: option }).check();
		await this.question(question).getByRole('button', { name: 'Check my answer' }).click();
	}
}
