// What is open in the lab: where it came from, its desk, its saving, and what must be told about it. Whatever fails to open leaves it as it was.
import { Desk } from '$lib/console/desk.svelte';
import { m } from '$lib/paraglide/messages';
import { builtInById } from '$lib/scenario/catalogue';
import type { Mistake } from '$lib/scenario/mistake';
import type { Log } from '$lib/sim/log';
import type { Scenario } from '$lib/sim/scenario';
import { open } from '$lib/stage/open';
import { status } from '$lib/ui/status.svelte';
import type { Note } from './note';
import { readDropped } from './readDropped';
import { Saver } from './saver.svelte';
import { shelf, type Slot } from './shelf';

/** The scenario that opens when nothing else is asked for. */
const FIRST = 'clinic-ehr';

const LINK = '#s=';

/** A place of its own for each file or link, so that none is written over another. */
const newSlot = (): Slot => `own:${Date.now()}`;

export class Work {
	desk = $state.raw<Desk | null>(null);
	title = $state('');
	/** its id, when what is open began as a ready-made scenario */
	scenario = $state<string | null>(null);
	notes = $state.raw<readonly Note[]>([]);
	/** the file that did not open */
	broken = $state.raw<{ readonly name: string; readonly text: string; readonly mistakes: readonly Mistake[] } | null>(null);
	/** the dialog of the page that is open */
	asked = $state<'open' | 'share' | 'key' | 'help' | null>(null);
	readonly saver = new Saver();
	#stop = () => {};
	#shown = false;
	#slot: Slot = 'own:';

	/** What the address asks for, else what was open last, else the first scenario. */
	async begin(address: URL) {
		const link = address.hash.startsWith(LINK) ? address.hash.slice(LINK.length) : null;
		const wanted = address.searchParams.get('scenario');
		const selected = address.searchParams.getAll('select');
		if (link !== null && (await this.openLink(link))) return;
		const slot: Slot | null = wanted === null ? await shelf.last() : `scenario:${wanted}`;
		if (slot !== null && (await this.#restore(slot, selected))) return;
		if (wanted === null || !(await this.openScenario(wanted, selected))) await this.openScenario(FIRST, selected);
	}

	/** False when there is none of that id; the reason is told. */
	async openScenario(id: string, selected: readonly string[] = []): Promise<boolean> {
		const scenario = await builtInById(id)?.load();
		if (scenario === undefined) {
			this.#tell({ kind: 'unknownScenario', id });
			return false;
		}
		this.#show(scenario, `scenario:${id}`, id, selected);
		if (scenario.commands.length > 0) this.desk?.clock.play();
		return true;
	}

	/** False when the link holds nothing that can be read; the reason is told. */
	async openLink(text: string): Promise<boolean> {
		const { readLink } = await import('$lib/scenario/share');
		const read = await readLink(text);
		if ('unreadable' in read) {
			this.#tell({ kind: 'link', unreadable: read.unreadable });
			return false;
		}
		this.#show(read.log, newSlot(), null);
		void this.saver.save();
		status.say(m.lab_share_opened({ title: this.title }));
		return true;
	}

	async openFile(file: File) {
		const read = await readDropped(file);
		if ('mistakes' in read) {
			this.broken = { name: file.name, text: read.text, mistakes: read.mistakes };
			return;
		}
		if ('unreadable' in read) {
			this.#tell({ kind: 'file', name: file.name, unreadable: read.unreadable });
			return;
		}
		this.broken = null;
		this.#show('log' in read ? read.log : read.scenario, newSlot(), null);
		void this.saver.save();
		status.say(m.lab_opened({ title: this.title }));
	}

	/** From the beginning. What was restored stays saved until there is something new to save. */
	async startFresh() {
		const scenario = this.desk?.log().scenario;
		if (this.scenario !== null) await this.openScenario(this.scenario);
		else if (scenario) this.#show(scenario, this.#slot, null);
	}

	/** Another ready-made scenario; work that was saved in it comes back. */
	async switchTo(id: string) {
		if (!(await this.#restore(`scenario:${id}`, []))) await this.openScenario(id);
	}

	ask(what: Work['asked']) {
		this.asked = what;
	}

	/** What follows `#s=`; null when it would be too long. */
	async link(): Promise<string | null> {
		const log = this.desk?.log();
		if (!log) return null;
		const { writeLink } = await import('$lib/scenario/share');
		return writeLink(log);
	}

	/** The learner lets go of saved work that could not be opened. */
	async replaceKept(note: Note) {
		this.dismiss(note);
		await this.saver.replaceKept();
	}

	async reopen(slot: Slot) {
		await this.#restore(slot, []);
	}

	dismiss(note: Note) {
		this.notes = this.notes.filter((other) => other !== note);
	}

	close() {
		this.#stop();
		this.desk?.close();
	}

	async #restore(slot: Slot, selected: readonly string[]): Promise<boolean> {
		const found = await shelf.get(slot);
		if (found.kind === 'none') return false;
		if (found.kind === 'kept') {
			this.#tell({ kind: 'kept', reason: found.reason, raw: found.raw });
			return false;
		}
		const { work, savedAt } = found;
		this.#show(work.log, slot, work.scenario, selected, savedAt);
		this.#tell({ kind: 'restored', savedAt });
		return true;
	}

	#show(source: Scenario | Log, slot: Slot, id: string | null, selected: readonly string[] = [], savedAt: number | null = null) {
		const opened = open(source);
		this.close();
		this.desk = new Desk(opened.stage, selected);
		this.scenario = id;
		this.#slot = slot;
		this.title = 'entries' in source ? source.scenario.title : source.title;
		// What was told before anything was open, such as a damaged link, still holds.
		if (this.#shown) this.notes = [];
		this.#shown = true;
		if (opened.notice !== null) this.#tell({ kind: 'log', notice: opened.notice, model: 'entries' in source ? source.model : '' });
		if (opened.refused.length > 0) this.#tell({ kind: 'leftOut', count: opened.refused.length });
		this.#stop = this.saver.follow(opened.stage, slot, { title: this.title, scenario: id }, savedAt);
	}

	#tell(note: Note) {
		this.notes = [...this.notes, note];
	}
}
