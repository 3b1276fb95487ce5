// What the learner must be told about the thing opened. Each stays until it is dismissed, or something else is opened.
import type { Unreadable } from '$lib/scenario/unreadable';
import type { Notice } from '$lib/stage/open';

export type Note =
	/** what was open before came back */
	| { readonly kind: 'restored'; readonly savedAt: number }
	/** the log is not quite as it was: see NOTICES of the stage */
	| { readonly kind: 'log'; readonly notice: Notice; readonly model: string }
	/** commands of the log that today's rules refuse */
	| { readonly kind: 'leftOut'; readonly count: number }
	| { readonly kind: 'link'; readonly unreadable: Unreadable }
	| { readonly kind: 'file'; readonly name: string; readonly unreadable: Unreadable }
	/** saved work that can not be opened is kept as it is */
	| { readonly kind: 'kept'; readonly reason: 'corrupt' | 'newer'; readonly raw: string }
	| { readonly kind: 'unknownScenario'; readonly id: string };
