// The operations of this topic, for `preflight.ts`.
import { customizeGuest } from '../guest/customize';
import { setCpuMask } from '../guest/shown-cpu';
import { createNetwork, deleteNetwork } from '../network/networks';
import type { Operations } from '../operation';
import { setVendorRules } from '../vendor/check';
import type { ProtectionCommand } from './command';
import { corruptGuest } from './corrupt';
import { deleteBackup } from './delete-backup';
import { failOverReplica } from './fail-over';
import { failSite, loseDatastore } from './loss';
import { planBackups, stopBackups } from './plan';
import { replicateGuest, stopReplication } from './replicate';
import { restoreBackup } from './restore';
import { backupGuest } from './take-backup';

export const protectionOperations: Operations<ProtectionCommand> = {
	createNetwork,
	deleteNetwork,
	customizeGuest,
	setCpuMask,
	backupGuest,
	planBackups,
	stopBackups,
	restoreBackup,
	deleteBackup,
	replicateGuest,
	stopReplication,
	failOverReplica,
	loseDatastore,
	corruptGuest,
	failSite,
	setVendorRules
};
