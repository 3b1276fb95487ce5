// Figures that the model holds as numbers of its own (a default, a table, an input from the same paper) and repeats. That they agree
// says only that they were copied rightly, so the table does not count them among those that are met.

const VMDK = ['grain_sectors', 'gtes_per_gt', 'rgd_sector'];

/** by vector: all of its figures, or these */
const REPEATED: Readonly<Record<string, 'all' | readonly string[]>> = {
	'mig.qemu.defaults': 'all',
	'mig.clark.specweb.total-downtime': 'all', // the sum of two times that the same paper gives
	'mem.states': 'all',
	'mem.tps.production': ['reclaimed_MB'],
	'cpu.credit.constants': 'all',
	'cpu.barham.build': 'all',
	'cpu.barham.web': 'all',
	'vhd.empty.dynamic.64M': ['bat_offset', 'block_bytes', 'footer_copies', 'creator_app'],
	'vhd.empty.dynamic.64M.chs': ['creator_app'],
	'vhd.fixed': ['data_offset'],
	'vmdk.sparse.empty.64M': VMDK,
	'vmdk.sparse.empty.1G': VMDK,
	'vmdk.sparse.empty.100G': VMDK,
	'ha.vsphere.defaultslot': 'all',
	'ha.vsphere4.timing': 'all',
	'vdi.iops.phases': 'all',
	'vdi.vs.rds.density': 'all' // the ratio of the two is the model's input
};

/** @param vector id; @param key of the figure, as in the table */
export function isRepeated(vector: string, key: string): boolean {
	const figures = Object.hasOwn(REPEATED, vector) ? REPEATED[vector] : undefined;
	return figures === 'all' || (figures?.includes(key) ?? false);
}
