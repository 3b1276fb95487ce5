// Numbers that a formula can take: each a number, none negative.

/**
 * The same value.
 * @throws RangeError naming the first number in it that is NaN, negative or infinite
 */
export function sensible<T extends object>(input: T): T {
	for (const [name, value] of Object.entries(input) as [string, unknown][]) {
		if (typeof value === 'number' && !(value >= 0 && value < Infinity)) throw new RangeError(`invalid ${name}: ${value}`);
	}
	return input;
}
