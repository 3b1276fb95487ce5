// Runs before the first paint, so that a stored choice never flashes the other theme. A file of its own: the page's
// security policy allows no inline script. Without it, or without a stored choice, the style sheets follow the system.
try {
	const theme = localStorage.getItem('guesthouse:theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	// storage is forbidden: the system's theme stands
}
