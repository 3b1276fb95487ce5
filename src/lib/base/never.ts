/** Ends a `switch` over a tagged union: a new tag without a case fails the type check, and at run time says which. */
export function assertNever(value: never): never {
	throw new Error(`unexpected ${JSON.stringify(value)}`);
}
