// Which demonstrations are under way, and what is said about them. A press begins one; whenever the world has changed, it goes on by itself.
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { WorldView } from '$lib/sim/view';
import { refusalText } from '$lib/words/checks';
import { eventText, isWorthSaying } from '$lib/words/events';
import { namesOf } from '$lib/words/names';
import { STORIES } from './stories';
import { isBusy, REASONS, type Reason, type Way } from './story';
import { nowOf, priceOf, titleOf } from './texts';
import { m } from '$lib/paraglide/messages';

interface Scene {
	readonly view: WorldView;
	readonly events: readonly SimEvent[];
	readonly send: (command: Command) => readonly Check[] | null;
}

export class Telling {
	#ways = $state.raw<Readonly<Partial<Record<Reason, Way>>>>({});
	#before = $state.raw<Readonly<Partial<Record<Reason, WorldView>>>>({});
	#refused = $state.raw<Readonly<Partial<Record<Reason, string>>>>({});
	/** in the order of trying */
	tried = $state.raw<readonly Reason[]>([]);
	/** for the screen reader */
	said = $state('');
	/** the picture on which each was answered last: a beat is not sent twice before its result is seen */
	readonly #answered: Partial<Record<Reason, WorldView>> = {};
	#heard = 0;

	/** undefined when nothing is under way */
	way(reason: Reason): Way | undefined {
		return this.#ways[reason];
	}

	before(reason: Reason): WorldView | undefined {
		return this.#before[reason];
	}

	/** why the last press did not lead on; empty when it did */
	refused(reason: Reason): string {
		return this.#refused[reason] ?? '';
	}

	press(reason: Reason, scene: Scene) {
		if (this.#ways[reason]) return;
		const story = STORIES[reason];
		const way = story.phase(scene.view, scene.events) === 'done' ? story.again : 'forward';
		this.#before = { ...this.#before, [reason]: scene.view };
		this.#ways = { ...this.#ways, [reason]: way };
		this.#go(reason, way, scene);
	}

	/** the world has changed */
	follow(scene: Scene) {
		const { view, events } = scene;
		// something was taken back: nothing goes on by itself from there
		if (events.length < this.#heard) this.#ways = {};
		const fresh = events.slice(this.#heard).findLast(isWorthSaying);
		this.#heard = events.length;
		if (fresh) this.said = eventText(fresh, namesOf(view)).text;
		for (const reason of REASONS) {
			const way = this.#ways[reason];
			if (!way || this.#answered[reason] === view) continue;
			const phase = STORIES[reason].phase(view, events);
			if (phase === (way === 'forward' ? 'done' : 'ready')) this.#arrive(reason, scene);
			else if (phase === 'hand' && way === 'forward') this.#stop(reason, nowOf(reason, this.told(reason, scene)));
			else this.#go(reason, way, scene);
		}
	}

	told(reason: Reason, { view, events }: Pick<Scene, 'view' | 'events'>) {
		return { view, events, before: this.#before[reason] ?? view };
	}

	#go(reason: Reason, way: Way, scene: Scene) {
		const story = STORIES[reason];
		const commands = story[way](scene.view);
		if (commands.length === 0) {
			if (!isBusy(story, scene.view)) this.#stop(reason, '');
			return;
		}
		this.#answered[reason] = scene.view;
		this.#refused = { ...this.#refused, [reason]: '' };
		for (const command of commands) {
			const refused = scene.send(command);
			if (!refused) continue;
			const why = refusalText(command, refused, namesOf(scene.view));
			this.#refused = { ...this.#refused, [reason]: why };
			this.#stop(reason, why);
			return;
		}
	}

	#arrive(reason: Reason, scene: Scene) {
		const told = this.told(reason, scene);
		const forward = this.#ways[reason] === 'forward';
		if (forward && !this.tried.includes(reason)) this.tried = [...this.tried, reason];
		const price = m.figures_reasons_price({ price: priceOf(reason, told) });
		this.#stop(reason, [nowOf(reason, told), ...(forward ? [price] : [])].join(' '));
	}

	#stop(reason: Reason, said: string) {
		const { [reason]: _, ...others } = this.#ways;
		this.#ways = others;
		if (said) this.said = `${titleOf(reason)}: ${said}`;
	}
}
