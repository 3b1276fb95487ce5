// Commands of CPU and memory.

/** How ESX hosts take memory back, for all of them. What is left out stays. */
export interface ComputeCommand {
	readonly type: 'setMemoryPolicy';
	/** 0..99: how much of the price of an idle page counts against its guest */
	readonly idleTaxPercent?: number;
	/** 0..33: part of the guests' memory that sharing equal pages saves; 0 is off */
	readonly sharingPercent?: number;
}
