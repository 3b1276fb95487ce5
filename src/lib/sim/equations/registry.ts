// All equations that can be asked from outside, in the order in which they are listed and tried. A topic joins by a line here.
import { availabilityEquations } from './availability';
import { cpuEquations } from './cpu';
import { deliveryEquations } from './delivery';
import { diskEquations } from './disks';
import type { Equation } from './equation';
import { iopsEquations } from './iops';
import { memoryEquations } from './memory';
import { migrationEquations } from './migration';
import { networkEquations } from './network';
import { protectionEquations } from './protection';
import { tableEquations } from './tables';

export const EQUATIONS: readonly Equation[] = [
	...migrationEquations,
	...networkEquations,
	...cpuEquations,
	...memoryEquations,
	...diskEquations,
	...iopsEquations,
	...availabilityEquations,
	...deliveryEquations,
	...protectionEquations,
	...tableEquations
];

export const equationNamed = (name: string): Equation | undefined => EQUATIONS.find((each) => each.name === name);
