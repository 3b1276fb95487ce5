// Facts of CPU and memory.
import type { HostId } from '../world';
import type { MemoryState } from './memory-state';

export type ComputeFact =
	| {
			readonly type: 'memoryStateChanged';
			readonly host: HostId;
			readonly from: MemoryState;
			readonly to: MemoryState;
			/** really free at that moment; below 0 where guests hold more than there is, until it has been taken back */
			readonly freeBytes: number;
	  }
	| { readonly type: 'memoryPolicyChanged'; readonly idleTaxPercent: number; readonly sharingPercent: number };
