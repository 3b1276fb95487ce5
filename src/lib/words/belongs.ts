/** Whether a command or an event is one of a topic's: of those types that a record of the topic names. */
export const belongsTo =
	<Type extends string>(record: Readonly<Record<Type, unknown>>) =>
	<Thing extends { readonly type: string }>(thing: Thing): thing is Extract<Thing, { readonly type: Type }> =>
		Object.hasOwn(record, thing.type);
