// The storage vectors, answered by the model's own functions.
import { GiB, MiB } from '../units';
import type { Validation } from '../validation/validation';
import { specGeometry, SECTOR } from './geometry';
import { backendIops, DISK_IOPS, disksNeeded, WRITE_PENALTY } from './raid';
import { batEntries, dynamicVhdBytes, FIXED_DATA_OFFSET, fitsVhd, fixedVhdBytes, FOOTER_COPIES, VHD, vhdDisk } from './vhd';
import { sparseVmdkBytes, VMDK, vmdkLayout } from './vmdk';

const VHD_SOURCE = 'VHD Image Format Specification (Microsoft, 2006); QEMU 7.2 block/vpc.c';
const VMDK_SOURCE = 'Virtual Disk Format 5.0 (VMware); QEMU 7.2 block/vmdk.c';

function emptyVmdk(capacitySectors: number) {
	const { grainTables, firstDirectorySector, directorySector, overheadSectors } = vmdkLayout(capacitySectors * SECTOR);
	return {
		grain_sectors: VMDK.grainSectors,
		gtes_per_gt: VMDK.entriesPerTable,
		grain_tables: grainTables,
		rgd_sector: firstDirectorySector,
		gd_sector: directorySector,
		overhead_sectors: overheadSectors,
		file_bytes: sparseVmdkBytes(capacitySectors * SECTOR, 0)
	};
}

export const validations: readonly Validation[] = [
	{
		id: 'vhd.empty.dynamic.64M',
		title: 'An empty dynamic VHD of exactly 64 MiB',
		source: VHD_SOURCE,
		ours: () => {
			const { virtualBytes, chs, creatorApp } = vhdDisk(64 * MiB, { forceSize: true });
			return {
				file_bytes: dynamicVhdBytes(virtualBytes, 0),
				bat_entries: batEntries(virtualBytes),
				bat_offset: VHD.batOffset,
				block_bytes: VHD.blockBytes,
				footer_copies: FOOTER_COPIES.dynamic,
				creator_app: creatorApp,
				chs
			};
		}
	},
	{
		id: 'vhd.empty.dynamic.64M.chs',
		title: 'An empty dynamic VHD of 64 MiB, rounded up to whole cylinders',
		source: VHD_SOURCE,
		ours: () => {
			const { virtualBytes, chs, creatorApp } = vhdDisk(64 * MiB, { forceSize: false });
			return {
				virtual_bytes: virtualBytes,
				chs,
				bat_entries: batEntries(virtualBytes),
				creator_app: creatorApp,
				file_bytes: dynamicVhdBytes(virtualBytes, 0)
			};
		}
	},
	{
		id: 'vhd.chs.1GiB',
		title: 'The geometry of 1 GiB: rounded up, and by the specification rounded down',
		source: VHD_SOURCE,
		ours: () => ({ qemu_chs: vhdDisk(GiB, { forceSize: false }).chs, spec_chs: specGeometry(GiB / SECTOR) })
	},
	{
		id: 'vhd.max',
		title: 'The largest VHD: 2,040 GiB is accepted, 2,048 GiB is not',
		source: VHD_SOURCE,
		ours: () => ({ accepted: [fitsVhd(2_040 * GiB), fitsVhd(2_048 * GiB)] })
	},
	{
		id: 'vhd.fixed',
		title: 'A fixed VHD of exactly 64 MiB',
		source: VHD_SOURCE,
		ours: () => ({
			file_bytes: fixedVhdBytes(vhdDisk(64 * MiB, { forceSize: true }).virtualBytes),
			data_offset: FIXED_DATA_OFFSET
		})
	},
	{
		id: 'vmdk.sparse.empty.64M',
		title: 'An empty sparse VMDK of 64 MiB',
		source: VMDK_SOURCE,
		ours: () => emptyVmdk((64 * MiB) / SECTOR)
	},
	{
		id: 'vmdk.sparse.empty.1G',
		title: 'An empty sparse VMDK of 1 GiB',
		source: VMDK_SOURCE,
		ours: () => emptyVmdk(GiB / SECTOR)
	},
	{
		id: 'vmdk.sparse.empty.100G',
		title: 'An empty sparse VMDK of 100 GiB',
		source: VMDK_SOURCE,
		ours: () => emptyVmdk((100 * GiB) / SECTOR)
	},
	{
		id: 'raid.write-penalty',
		title: '100 desktops that mostly write, on RAID 5: disk operations and disks',
		source: 'write penalty: general engineering rule; disk: virtualfeller.com 2010',
		ours: () => {
			const backend = backendIops(100 * 10, 0.8, WRITE_PENALTY['5']);
			return { backend_iops: backend, disks: disksNeeded(backend, DISK_IOPS['15k']) };
		}
	}
];
