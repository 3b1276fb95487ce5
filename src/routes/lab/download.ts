// Hands the browser a file to keep.
import { m } from '$lib/paraglide/messages';
import { status } from '$lib/ui/status.svelte';

interface Kept {
	readonly name: string;
	readonly text: string;
}

export async function download(wanted: Kept | null | Promise<Kept | null>): Promise<void> {
	const file = await wanted;
	if (file === null) return;
	const url = URL.createObjectURL(new Blob([file.text], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	link.click();
	// The browser reads it after this call has returned.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
	status.say(m.lab_exported({ file: file.name }));
}
