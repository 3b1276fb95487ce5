// Runs in the page before anything else: largest contentful paint, and how long the main thread was blocked.
const vitals = { lcp: 0, fcp: 0, blocked: [] };
const watch = (type, seen) => new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({ type, buffered: true });
watch('largest-contentful-paint', (entry) => (vitals.lcp = entry.startTime));
watch('paint', (entry) => entry.name === 'first-contentful-paint' && (vitals.fcp = entry.startTime));
watch('longtask', ({ startTime, duration }) => vitals.blocked.push({ startTime, duration }));

/** ms; blocking counts from the first paint on, what each long task takes beyond 50 ms */
globalThis.takeVitals = () => ({
	lcp: vitals.lcp,
	tbt: vitals.blocked.filter((task) => task.startTime + task.duration > vitals.fcp).reduce((sum, task) => sum + task.duration - 50, 0)
});
