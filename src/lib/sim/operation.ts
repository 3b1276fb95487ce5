// What the model knows of one kind of command: what stands in its way, and what it does once nothing does.
import type { Check } from './check';
import type { CommandOf, CommandType } from './command';
import type { Draft } from './draft';
import type { World } from './world';

export interface Operation<T extends CommandType> {
	/** every check that applies, passed or not; never throws, whatever the command says */
	checks(world: World, command: CommandOf<T>): Check[];
	/** only called when no check refuses */
	apply(draft: Draft, command: CommandOf<T>): void;
}

/** the operations of one topic, by type */
export type Operations<C extends { readonly type: CommandType }> = { readonly [T in C['type']]: Operation<T> };
