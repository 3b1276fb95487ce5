// One write at a time, and of those that wait only the newest: an autosave after every command must not queue up behind a slow disk.

/** Calls that are overtaken while they wait get the result of the one that overtook them. */
export function latestWins<T, R>(write: (value: T) => Promise<R>): (value: T) => Promise<R> {
	let waiting: { value: T; result: Promise<R> } | null = null;
	let running: Promise<unknown> = Promise.resolve();
	return (value) => {
		if (waiting) {
			waiting.value = value;
			return waiting.result;
		}
		const turn: { value: T; result: Promise<R> } = {
			value,
			result: running.then(() => {
				waiting = null;
				return write(turn.value);
			})
		};
		waiting = turn;
		running = turn.result.catch(() => undefined);
		return turn.result;
	};
}
