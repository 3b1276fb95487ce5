// Runs in the page before anything else: largest contentful paint, and how long the main thread was blocked.
const vitals = { lcp: 0, fcp: 0 };
/** @type {PerformanceEntry[]} */
const tasks = [];

/** @param {string} type @param {(entry: PerformanceEntry) => void} seen */
const watch = (type, seen) => new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({ type, buffered: true });
watch('largest-contentful-paint', (entry) => (vitals.lcp = entry.startTime));
watch('paint', (entry) => {
	if (entry.name === 'first-contentful-paint') vitals.fcp = entry.startTime;
});
watch('longtask', (entry) => tasks.push(entry));

Object.assign(globalThis, {
	/** ms; blocking counts from the first paint on: what each long task takes beyond 50 ms */
	takeVitals: () => ({
		lcp: vitals.lcp,
		tbt: tasks.filter((task) => task.startTime + task.duration > vitals.fcp).reduce((sum, task) => sum + task.duration - 50, 0)
	})
});
