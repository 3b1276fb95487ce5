/** The element at a place that is known to exist; a place that does not is a bug and says so. */
export function at<T>(array: ArrayLike<T>, place: number): T {
	const found = array[place];
	if (found === undefined) throw new RangeError(`no element ${place} of ${array.length}`);
	return found;
}
