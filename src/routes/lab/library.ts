// The scenarios that come with the product.
import { estate } from '$lib/scenario/estate';
import type { Library } from '$lib/scenario/share';

interface Entry {
	readonly id: string;
	readonly title: string;
	readonly description: string;
}

export const library: Library & { readonly entries: readonly Entry[] } = {
	entries: [{ id: 'clinic-ehr', title: 'Clinic', description: '' }, { id: 'estate-1000', title: 'Estate', description: '' }],
	ids: ['clinic-ehr'],
	async load(id) {
		return id === 'estate-1000' ? estate({ title: 'Estate', description: '', seed: 1, hosts: 100, guests: 1000 }) : id === 'clinic-ehr' ? estate({ title: 'Clinic', description: '', seed: 1, hosts: 3, guests: 15 }) : null;
	}
};
